//! The portal package: page, plain text, photos numbered in the order in which the portal asks for them, the lead photo
//! in the shapes that portals and social networks want, the words about each as JSON, and a manifest with the SHA-256 of
//! every entry. For a chosen portal also its text under that portal's rules, and what would not fit there; the photos are
//! named by its rule then, so that the text finds them.

use std::fmt::Write as _;

use archive::{Packing, Writer};
use article::{LocalTime, PhotoRef};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::json::pretty;
use crate::{
    ExportFault, Exported, Form, FormField, Format, PhotoSource, Profile, Story, StoryCover,
    Written, form, page, page::caption_words, plain_text,
};

pub(crate) static FORMAT: Format =
    Format { name: "zip", extension: "zip", covers: &["featured", "social"], write };

fn write(story: &Story<'_>) -> Result<Written, ExportFault> {
    let filled = story.site.profile.as_ref().map(|profile| (form(story, profile), profile));
    let names = photo_names(story, filled.as_ref().map(|(form, _)| form));
    let named: Vec<&str> = names.iter().map(String::as_str).collect();
    let page = page(story, PhotoSource::Named(&named)).into_bytes();
    let words = pretty(words(story, &names));
    let mut entries: Vec<(String, Vec<u8>, Packing)> = vec![
        ("bai.html".into(), page, Packing::Deflated),
        ("bai.txt".into(), plain_text(story).into_bytes(), Packing::Deflated),
        ("bai.json".into(), words, Packing::Deflated),
    ];
    if let Some((form, profile)) = filled {
        let plain = pretty(told(&form, profile));
        entries.push(("noi-dung.html".into(), form.body.into_bytes(), Packing::Deflated));
        entries.push(("cong.json".into(), plain, Packing::Deflated));
    }
    for (name, photo) in names.iter().zip(story.photos) {
        entries.push((name.clone(), photo.jpeg.clone(), Packing::Stored));
    }
    for cover in story.covers {
        entries.push((cover_name(cover), cover.jpeg.clone(), Packing::Stored));
    }
    let listed: Vec<Value> = entries
        .iter()
        .map(|(name, bytes, _)| json!({ "path": name, "size": bytes.len(), "sha256": sha256(bytes) }))
        .collect();
    let manifest = pretty(json!({ "format": "tinphuong-portal-1", "files": listed }));
    entries.push(("manifest.json".into(), manifest, Packing::Deflated));
    let mut writer = Writer::new();
    for (name, bytes, packing) in &entries {
        writer
            .add(name, bytes, *packing)
            .map_err(|fault| ExportFault { format: FORMAT.name, what: fault.to_string() })?;
    }
    Ok(Exported::Bytes(writer.finish()).into())
}

/// The photos' names: the portal's, else our own.
fn photo_names(story: &Story<'_>, form: Option<&Form>) -> Vec<String> {
    if let Some(form) = form {
        return form.photos.iter().map(|photo| photo.name.clone()).collect();
    }
    (1..).zip(story.photos).map(|(n, one)| story.photo_name(n, &one.photo)).collect()
}

/// The words about article and photos, whose files have these `names`.
fn words(story: &Story<'_>, names: &[String]) -> Value {
    let article = story.article;
    let figures = article.document.figures();
    let photos = names.iter().zip(story.photos).map(|(name, photo)| {
        let figure = figures.iter().find(|figure| figure.photo.as_ref() == Some(&photo.photo));
        json!({
            "file": name,
            "width": photo.width,
            "height": photo.height,
            "caption": figure.map(|figure| caption_words(figure)),
            "credit": figure.map(|figure| figure.credit.clone()),
            "alt": figure.map(|figure| figure.spoken()),
        })
    });
    let featured = article.lead_photo().and_then(|photo: &PhotoRef| story.photo(photo));
    let covers = story.covers.iter().map(|cover| {
        json!({
            "file": cover_name(cover),
            "for": cover.name,
            "width": cover.width,
            "height": cover.height,
        })
    });
    json!({
        "section": article.section,
        "headline": story.headline(),
        "lead": story.lead(),
        "byline": story.byline(),
        "published": article.published.map(LocalTime::iso),
        "keywords": article.keywords,
        "featured": featured.and_then(|(n, _)| names.get(n - 1)),
        "covers": covers.collect::<Vec<_>>(),
        "photos": photos.collect::<Vec<_>>(),
    })
}

/// The form's fields but the text, and what would not fit.
fn told(form: &Form, profile: &Profile) -> Value {
    let field = |field: &FormField| json!({ "text": field.text, "length": field.length, "longest": field.longest });
    let photos = form.photos.iter().map(|photo| {
        json!({ "number": photo.number, "name": photo.name, "caption": photo.caption, "alt": photo.alt })
    });
    json!({
        "portal": profile.id,
        "headline": field(&form.headline),
        "lead": field(&form.lead),
        "photos": photos.collect::<Vec<_>>(),
        "findings": form.findings.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

/// `anh-dai-dien-1200x675.jpg`, after what it is for and its size.
fn cover_name(cover: &StoryCover) -> String {
    let purpose = match cover.name {
        "featured" => "anh-dai-dien",
        "social" => "anh-chia-se",
        other => other,
    };
    format!("{purpose}-{}x{}.jpg", cover.width, cover.height)
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
