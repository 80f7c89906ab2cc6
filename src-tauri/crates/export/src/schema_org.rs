//! An article in the words of schema.org, as search engines read them. Only what the newsroom knows is said: a file made
//! without a network has no address, and a ward no logo.

use serde_json::{Map, Value, json};

use crate::{Story, moment};

/// What a ward's newsroom is to schema.org.
pub(crate) const PUBLISHER: &str = "NewsMediaOrganization";

/// What the page carries in its head; `images` are the addresses of photos beside it.
pub(crate) fn short(story: &Story<'_>, images: &[String]) -> Value {
    let article = story.article;
    filled([
        ("@context", json!("https://schema.org")),
        ("@type", json!("NewsArticle")),
        ("inLanguage", json!("vi")),
        ("headline", json!(story.headline())),
        ("description", json!(story.lead())),
        ("articleSection", json!(article.section)),
        ("keywords", json!(article.keywords)),
        ("datePublished", json!(story.published().map(moment::zoned))),
        ("author", named("Person", &story.byline())),
        ("publisher", named(PUBLISHER, &story.site.ward)),
        ("image", json!(images)),
    ])
}

/// The properties that say something; an empty one would be a claim.
pub(crate) fn filled<const N: usize>(properties: [(&str, Value); N]) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let told = properties.into_iter().filter(|(_, value)| says(value));
    Value::Object(told.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// A person or an office; nothing without a name.
pub(crate) fn named(kind: &str, name: &str) -> Value {
    if name.trim().is_empty() { Value::Null } else { json!({ "@type": kind, "name": name }) }
}
