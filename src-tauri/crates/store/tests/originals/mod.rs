//! Articles and originals for keeping: a number and a headline, a name and bytes.

use article::{Article, ArticleId, Document, Inline};
use store::{Original, PhotoWords};

/// The moment of these tests.
pub const NOW: &str = "2025-10-03T09:00:00+07:00";

/// The `n`-th article.
pub fn article(n: u32, headline: &str) -> Article {
    let id = ArticleId::parse(&format!("01990000-0000-7000-8000-{n:012}")).unwrap();
    let mut document = Document::blank("Hạ Vy");
    document.headline = vec![Inline::text(headline)];
    Article::draft(id, document)
}

/// What is known of an original.
pub fn about(name: &str) -> Original {
    Original {
        ext: "jpg".into(),
        name: name.into(),
        width: 60,
        height: 40,
        captured: None,
        camera: None,
        has_position: false,
        words: PhotoWords::default(),
        warnings: Vec::new(),
        likeness: None,
        added: NOW.into(),
    }
}
