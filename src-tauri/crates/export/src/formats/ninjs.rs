//! ninjs 3.1 of the IPTC: what news agencies' systems take as JSON. The body is HTML; photos that have no address yet
//! are named as files, for a relative address is none in this format.

use serde_json::{Value, json};

use super::jsonld::words;
use crate::{Exported, Format, PhotoSource, Story, StoryPhoto, json::pretty, moment, page};

pub(crate) static FORMAT: Format = Format {
    name: "ninjs",
    extension: "json",
    covers: &[],
    write: |story| Ok(Exported::Bytes(pretty(item(story))).into()),
};

fn item(story: &Story<'_>) -> Value {
    let article = story.article;
    let mut item = json!({
        "uri": format!("urn:uuid:{}", article.id.as_str()),
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
        },
        "type": "text",
        "language": "vi",
        "pubStatus": story.pub_status(),
        "bodies": [{
            "role": "main",
            "contentType": "text/html",
            "wordCount": words(story),
            "value": page::whole_text(story, PhotoSource::Folder("anh/")),
        }],
    });
    let mut tell = |name: &str, value: Value| item[name] = value;
    if let Some(time) = story.published() {
        tell("firstCreated", json!(moment::zoned(time)));
    }
    if let Some(time) = story.dated() {
        tell("versionCreated", json!(moment::zoned(time)));
    }
    let filled = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    if let Some(byline) = filled(story.byline()) {
        tell("by", json!(byline));
    }
    if let Some(headline) = filled(story.headline()) {
        tell("headlines", json!([{ "role": "main", "value": headline }]));
    }
    if let Some(lead) = filled(story.lead()) {
        let lead = json!({ "role": "lead", "contentType": "text/plain", "value": lead });
        tell("descriptions", json!([lead]));
    }
    let terms = std::iter::once(&article.section).chain(&article.keywords);
    let terms = terms.filter(|term| !term.trim().is_empty());
    let subjects: Vec<Value> = terms.map(|term| json!({ "name": term })).collect();
    if !subjects.is_empty() {
        tell("subjects", Value::Array(subjects));
    }
    if let Some(ward) = filled(story.site.ward.clone()) {
        tell("infoSources", json!([{ "name": ward }]));
    }
    let photos: Vec<Value> = (1..).zip(story.photos).map(|(n, one)| photo(story, n, one)).collect();
    if !photos.is_empty() {
        tell("associations", Value::Array(photos));
    }
    item
}

fn photo(story: &Story<'_>, n: usize, photo: &StoryPhoto) -> Value {
    let figures = story.article.document.figures();
    let figure = figures.iter().find(|figure| figure.photo.as_ref() == Some(&photo.photo));
    let mut item = json!({
        "uri": format!("urn:blake3:{}", photo.photo),
        "name": "photo",
        "type": "picture",
        "altIds": [{ "role": "file", "value": story.photo_name(n, &photo.photo) }],
    });
    let Some(figure) = figure else { return item };
    let words = |role: &str, value: String| {
        let value = value.trim().to_owned();
        let told = json!({ "role": role, "contentType": "text/plain", "value": value });
        (!value.is_empty()).then_some(told)
    };
    let caption = words("caption", page::caption_words(figure));
    let told: Vec<Value> = [caption, words("alt", figure.spoken())].into_iter().flatten().collect();
    if !told.is_empty() {
        item["descriptions"] = Value::Array(told);
    }
    if !figure.credit.trim().is_empty() {
        item["by"] = json!(figure.credit.trim());
    }
    item
}
