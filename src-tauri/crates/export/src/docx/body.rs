//! The text from its section to its byline, block by block, in named styles.

use std::fmt::Write as _;

use article::{Block, BlockKind, HeadingLevel, Inline, ListKind, plain};

use super::{DECLARATION, OFFICE, Paper, WORD, numbering_of};
use crate::escape::xml;

/// Frame and ground of a fact box; paragraphs that follow each other share one frame as long as it and their indents are the
/// same.
const BOX: &str = "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"6\" w:color=\"7F7F7F\"/>\
     <w:left w:val=\"single\" w:sz=\"6\" w:space=\"6\" w:color=\"7F7F7F\"/>\
     <w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"6\" w:color=\"7F7F7F\"/>\
     <w:right w:val=\"single\" w:sz=\"6\" w:space=\"6\" w:color=\"7F7F7F\"/></w:pBdr>\
     <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>";

/// A list inside a fact box begins where the other paragraphs do: with the indent of its kind it would stand in a frame of
/// its own. Its words stand behind a tab, 15 pt after the sign.
const LIST_IN_BOX: &str = "<w:tabs><w:tab w:val=\"left\" w:pos=\"300\"/></w:tabs>\
     <w:ind w:left=\"0\" w:firstLine=\"0\"/>";

/// A4; left 30 mm, the other margins 20 mm.
const PAGE: &str = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" \
     w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"709\" w:footer=\"709\" \
     w:gutter=\"0\"/></w:sectPr>";

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

impl Paper<'_> {
    /// The whole of `word/document.xml`.
    pub(super) fn document(&mut self) -> String {
        let (story, document) = (self.story, &self.story.article.document);
        let mut words = |style: &str, text: &str| {
            if !text.trim().is_empty() {
                self.paragraph(style, "", &super::runs::run(text));
            }
        };
        words("Subtitle", &story.article.section);
        self.passage("Title", &document.headline);
        if let Some(time) = story.published() {
            let date = super::runs::run(&format!("Ngày đăng {time}"));
            self.paragraph("Date", "", &date);
        }
        self.passage("Sapo", &document.sapo);
        for block in &document.blocks {
            self.block(block, "");
        }
        self.passage("Byline", &document.byline);
        if self.out.is_empty() {
            self.paragraph("BodyText", "", "");
        }
        format!(
            "{DECLARATION}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\" \
             xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" xmlns:a=\"{DRAWING}/main\" \
             xmlns:pic=\"{DRAWING}/picture\">\n<w:body>\n{}{PAGE}</w:body></w:document>\n",
            self.out
        )
    }

    /// A paragraph in `style`; `look` are properties that follow the style.
    pub(super) fn paragraph(&mut self, style: &str, look: &str, runs: &str) {
        let _ = writeln!(
            self.out,
            "<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{look}</w:pPr>{runs}</w:p>",
            xml(style)
        );
    }

    fn passage(&mut self, style: &str, text: &[Inline]) {
        self.passage_with(style, "", text);
    }

    fn passage_with(&mut self, style: &str, look: &str, text: &[Inline]) {
        if !plain(text).trim().is_empty() {
            let runs = self.runs(text);
            self.paragraph(style, look, &runs);
        }
    }

    /// A block; `look` is the frame of the fact box around it.
    fn block(&mut self, block: &Block, look: &str) {
        match &block.kind {
            BlockKind::Paragraph(text) => {
                let style = if look.is_empty() { "BodyText" } else { "FactBox" };
                self.passage_with(style, look, text);
            }
            BlockKind::Heading { level, text } => {
                let style = if *level == HeadingLevel::Two { "Heading2" } else { "Heading3" };
                self.passage(style, text);
            }
            BlockKind::Quote { text, attribution } => {
                let mut runs = self.runs(text);
                if !attribution.is_empty() {
                    runs.push_str(&super::runs::run(" - "));
                    runs.push_str(&self.runs(attribution));
                }
                self.paragraph("Quote", "", &runs);
            }
            BlockKind::List { kind, items } => self.list(*kind, items, look),
            BlockKind::Table { rows } => self.table(rows),
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Gallery(items) => {
                for item in items {
                    self.figure(&item.figure);
                }
            }
            BlockKind::FactBox { title, blocks } => {
                self.passage_with("FactBoxTitle", BOX, title);
                for block in blocks {
                    self.block(block, BOX);
                }
            }
        }
    }

    fn list(&mut self, kind: ListKind, items: &[Vec<Inline>], look: &str) {
        let (style, number) = match kind {
            ListKind::Bullet => ("ListBullet", 1),
            ListKind::Ordered => {
                self.numbered += 1;
                ("ListNumber", numbering_of(self.numbered))
            }
        };
        let indent = if look.is_empty() { "" } else { LIST_IN_BOX };
        let look = format!(
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>{look}{indent}"
        );
        for item in items {
            let runs = self.runs(item);
            self.paragraph(style, &look, &runs);
        }
    }
}
