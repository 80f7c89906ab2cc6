//! JSON-LD of schema.org: what search engines read of an article. The page carries a short form of it; this file says
//! all of it, for portals that take it beside the text.

use serde_json::{Map, Value, json};

use crate::{Exported, Format, Story, json::pretty, moment, page::caption_words};

pub(crate) static FORMAT: Format = Format {
    name: "jsonld",
    extension: "jsonld",
    write: |story| Ok(Exported::Bytes(pretty(article(story))).into()),
};

fn article(story: &Story<'_>) -> Value {
    let article = story.article;
    let mut told = Map::new();
    let mut tell = |name: &str, value: Value| {
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => false,
        };
        if !empty {
            told.insert(name.to_owned(), value);
        }
    };
    let time = story.published().map(moment::zoned);
    let body: Vec<String> = article.document.blocks.iter().map(article::Block::text).collect();
    tell("@context", json!("https://schema.org"));
    tell("@type", json!("NewsArticle"));
    tell("@id", json!(format!("urn:uuid:{}", article.id.as_str())));
    tell("inLanguage", json!("vi"));
    tell("headline", json!(story.headline()));
    tell("description", json!(story.lead()));
    tell("articleSection", json!(article.section));
    tell("articleBody", json!(body.join("\n\n")));
    tell("wordCount", json!(words(story)));
    tell("keywords", json!(article.keywords));
    tell("datePublished", json!(time));
    tell("dateModified", json!(time));
    tell("author", named("Person", &story.byline()));
    tell("publisher", named("NewsMediaOrganization", &story.site.ward));
    tell("image", Value::Array(images(story)));
    Value::Object(told)
}

fn named(kind: &str, name: &str) -> Value {
    if name.trim().is_empty() { Value::Null } else { json!({ "@type": kind, "name": name }) }
}

/// The photos under their export names.
fn images(story: &Story<'_>) -> Vec<Value> {
    let figures = story.article.document.figures();
    let image = |(n, photo): (usize, &crate::StoryPhoto)| {
        let figure = figures.iter().find(|figure| figure.photo.as_ref() == Some(&photo.photo));
        json!({
            "@type": "ImageObject",
            "contentUrl": format!("anh/{}", story.photo_name(n, &photo.photo)),
            "encodingFormat": "image/jpeg",
            "width": photo.width,
            "height": photo.height,
            "caption": figure.map(|figure| caption_words(figure)),
            "description": figure.map(|figure| figure.spoken()),
            "creditText": figure.map(|figure| figure.credit.clone()),
        })
    };
    (1..).zip(story.photos).map(image).collect()
}

/// Tiếng of the whole article.
pub(crate) fn words(story: &Story<'_>) -> usize {
    let passages = story.article.document.passages();
    passages.iter().map(|passage| vietnamese::count_words(&passage.text) as usize).sum()
}
