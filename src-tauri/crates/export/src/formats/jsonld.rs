//! JSON-LD of schema.org: what search engines read of an article. The page carries a short form of it; this file says
//! all of it, for portals that take it beside the text.

use serde_json::{Value, json};

use crate::{
    Exported, Format, Story,
    json::pretty,
    moment,
    page::caption_words,
    schema_org::{PUBLISHER, filled, named},
};

pub(crate) static FORMAT: Format = Format {
    name: "jsonld",
    extension: "jsonld",
    covers: &[],
    write: |story| Ok(Exported::Bytes(pretty(article(story))).into()),
};

fn article(story: &Story<'_>) -> Value {
    let article = story.article;
    let time = story.published().map(moment::zoned);
    let body: Vec<String> = article.document.blocks.iter().map(article::Block::text).collect();
    filled([
        ("@context", json!("https://schema.org")),
        ("@type", json!("NewsArticle")),
        ("@id", json!(format!("urn:uuid:{}", article.id.as_str()))),
        ("inLanguage", json!("vi")),
        ("headline", json!(story.headline())),
        ("description", json!(story.lead())),
        ("articleSection", json!(article.section)),
        ("articleBody", json!(body.join("\n\n"))),
        ("wordCount", json!(words(story))),
        ("keywords", json!(article.keywords)),
        ("datePublished", json!(time)),
        ("dateModified", json!(story.dated().map(moment::zoned))),
        ("author", named("Person", &story.byline())),
        ("publisher", named(PUBLISHER, &story.site.ward)),
        ("image", Value::Array(images(story))),
    ])
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
