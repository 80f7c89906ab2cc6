//! «Bài mẫu»: an invented ward, invented people and drawn photos, so that writing, preview and export can be tried
//! before anything of one's own is at stake. Two things are planted: a misspelt word and a photo without caption.

use article::{Document, LocalTime, PhotoRef};
use serde_json::Value;

/// The drawn photos: the name in the body, the file's name, the bytes.
pub(crate) const PHOTOS: [(&str, &str, &[u8]); 2] = [
    ("ra_quan", "ra-quan-don-ve-sinh.jpg", include_bytes!("../sample/ra_quan.jpg")),
    ("mot_cua", "bo-phan-mot-cua.jpg", include_bytes!("../sample/mot_cua.jpg")),
];

/// The sample's words and fields.
pub(crate) struct Sample {
    pub(crate) section: String,
    pub(crate) published: Option<LocalTime>,
    pub(crate) keywords: Vec<String>,
    pub(crate) document: Document,
}

/// The sample with its photos named by `photo_of`. None only if the shipped file were broken, which a test excludes.
pub(crate) fn sample(photo_of: impl Fn(&str) -> Option<PhotoRef>) -> Option<Sample> {
    let mut shipped: Value = serde_json::from_str(include_str!("../sample/bai_mau.json")).ok()?;
    for block in shipped["body"]["content"].as_array_mut()? {
        if let Some(photo) = block["attrs"].get_mut("photo") {
            *photo = photo_of(photo.as_str()?)?.as_str().into();
        }
    }
    let text = |name: &str| shipped[name].as_str().unwrap_or_default().to_owned();
    let keywords = shipped["keywords"].as_array()?;
    Some(Sample {
        section: text("section"),
        published: LocalTime::parse_iso(&text("published")).ok(),
        keywords: keywords.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        document: Document::from_json(&shipped["body"]).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_opens_and_keeps_its_planted_faults() {
        let sample = sample(|_| PhotoRef::parse(&"a".repeat(64)).ok()).unwrap();
        let words: String = sample.document.passages().into_iter().map(|p| p.text).collect();
        assert!(words.contains("sử lý"), "the planted misspelling");
        let captions = sample.document.figures().iter().filter(|f| f.caption.is_empty()).count();
        assert_eq!(captions, 1, "one photo waits for its caption");
        assert!(sample.published.is_some() && !sample.section.is_empty());
    }
}
