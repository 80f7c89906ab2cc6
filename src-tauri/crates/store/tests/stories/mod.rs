//! Articles for searching: a number, a headline, a paragraph.

use article::{Article, ArticleId, Block, BlockId, BlockKind, Document, Genre, Inline, Stage};

/// The id of the `n`-th article.
pub fn id(n: u32) -> ArticleId {
    ArticleId::parse(&format!("0190a0b0-0000-7000-8000-{n:012}")).unwrap()
}

/// One paragraph.
pub fn paragraph(n: usize, text: &str) -> Block {
    Block { id: BlockId::numbered(n), kind: BlockKind::Paragraph(vec![Inline::text(text)]) }
}

/// The `n`-th article, with one paragraph.
pub fn story(n: u32, headline: &str, text: &str) -> Article {
    Article {
        id: id(n),
        stage: Stage::Draft,
        section: "Đô thị".into(),
        genre: Genre::News,
        published: None,
        keywords: Vec::new(),
        featured: None,
        document: Document {
            headline: vec![Inline::text(headline)],
            sapo: Vec::new(),
            blocks: vec![paragraph(1, text)],
            byline: vec![Inline::text("Hạ Vy")],
        },
    }
}
