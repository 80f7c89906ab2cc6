//! The article as a sheet for the printer: markup that says what things are, and one look in `look.typ`. Words enter as
//! quoted strings only, so that no sign of theirs is ever taken for markup.

mod blocks;

use std::fmt::Write as _;

use article::{Inline, PhotoRef};
use pdf::Sheet;

use crate::{
    Story,
    escape::{clean, uri},
};

/// How a printed article looks.
const LOOK: &str = include_str!("look.typ");
/// What stands where the headline will; a document without title is no accessible one.
const NO_HEADLINE: &str = "Bài chưa có tít";

/// The article as markup and photos.
pub fn sheet(story: &Story<'_>) -> Sheet {
    let name = |(n, photo): (usize, &crate::StoryPhoto)| (photo_name(n), photo.jpeg.clone());
    Sheet {
        markup: Writing { story, out: String::new(), deepest: 1 }.whole(),
        photos: (1..).zip(story.photos).map(name).collect(),
        ident: story.article.id.as_str().to_owned(),
    }
}

/// The printer knows a photo by its number alone: it keeps every name that it was ever told.
fn photo_name(n: usize) -> String {
    format!("{n}.jpg")
}

/// A sheet being written.
struct Writing<'a> {
    story: &'a Story<'a>,
    out: String,
    /// The deepest heading so far: a level may not be skipped on the way down.
    deepest: u8,
}

impl Writing<'_> {
    fn whole(mut self) -> String {
        let (story, document) = (self.story, &self.story.article.document);
        self.facts();
        self.out.push_str(LOOK);
        self.out.push('\n');
        if !story.article.section.trim().is_empty() {
            self.call("section", &quoted(&story.article.section));
        }
        let headline = inlines(&document.headline);
        let headline = if story.headline().trim().is_empty() {
            format!("#{}", quoted(NO_HEADLINE))
        } else {
            headline
        };
        let _ = writeln!(self.out, "#heading(level: 1)[{headline}]\n");
        if let Some(time) = story.published() {
            self.call("published", &quoted(&format!("Ngày đăng {time}")));
        }
        self.passage("lead", &document.sapo);
        for block in &document.blocks {
            self.block(block);
        }
        self.passage("byline", &document.byline);
        self.out
    }

    /// What the file says about itself.
    fn facts(&mut self) {
        let story = self.story;
        let headline = story.headline();
        let title = if headline.trim().is_empty() { NO_HEADLINE } else { headline.trim() };
        let _ = write!(self.out, "#set document(title: {}", quoted(&line(title)));
        let byline = story.byline();
        if !byline.trim().is_empty() {
            let _ = write!(self.out, ", author: {}", quoted(&line(&byline)));
        }
        if !story.article.keywords.is_empty() {
            let words = story.article.keywords.iter().map(|word| quoted(&line(word)) + ", ");
            let _ = write!(self.out, ", keywords: ({})", words.collect::<String>());
        }
        let lead = story.lead();
        if !lead.trim().is_empty() {
            let _ = write!(self.out, ", description: {}", quoted(&line(&lead)));
        }
        match story.dated() {
            Some(time) => {
                let ((year, month, day), (hour, minute)) = (time.date(), time.time());
                let _ = writeln!(
                    self.out,
                    ", date: datetime(year: {year}, month: {month}, day: {day}, hour: {hour}, \
                     minute: {minute}, second: 0))"
                );
            }
            // As every format dates what has no day: PDF/A wants one, and the same article gives the same bytes.
            None => self.out.push_str(", date: datetime(year: 1980, month: 1, day: 1))\n"),
        }
    }

    fn call(&mut self, name: &str, words: &str) {
        let _ = writeln!(self.out, "#{name}({words})\n");
    }

    fn passage(&mut self, name: &str, text: &[Inline]) {
        if !article::plain(text).trim().is_empty() {
            let _ = writeln!(self.out, "#{name}[{}]\n", inlines(text));
        }
    }

    fn number(&self, photo: &PhotoRef) -> Option<(usize, &crate::StoryPhoto)> {
        self.story.photo(photo)
    }
}

/// Runs as markup, to stand inside brackets.
fn inlines(text: &[Inline]) -> String {
    text.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    let Inline::Text(run) = inline else { return "#linebreak()".to_owned() };
    let words = clean(&run.text);
    let mut text = String::new();
    for (n, part) in words.split(['\n', '\u{2028}']).enumerate() {
        if n > 0 {
            text.push_str("#linebreak()");
        }
        if !part.is_empty() {
            let _ = write!(text, "#{}", quoted(part));
        }
    }
    if run.marks.em {
        text = format!("#emph[{text}]");
    }
    if run.marks.strong {
        text = format!("#strong[{text}]");
    }
    match &run.marks.link {
        Some(link) => format!("#link({})[{text}]", quoted(&uri(link.as_str()))),
        None => text,
    }
}

/// A string of Typst's: only the backslash and the quote are told apart in it.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in clean(text).chars() {
        match c {
            '\\' | '"' => {
                out.push('\\');
                out.push(c);
            }
            '\t' | '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Words in one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use article::{Article, ArticleId, Block, BlockId, BlockKind, Document, Figure, GalleryItem};

    use super::*;

    /// An empty list of cells is no markup: the page would not be printed at all.
    #[test]
    fn a_gallery_with_nothing_to_show_leaves_nothing() {
        let id = BlockId::parse("g1").unwrap();
        let figure =
            Figure { photo: None, caption: vec![], credit: String::new(), alt: String::new() };
        let items = vec![GalleryItem { id: id.clone(), figure }];
        let mut document = Document::blank("Hạ Vy");
        document.blocks.push(Block { id, kind: BlockKind::Gallery(items) });
        let article = ArticleId::parse("01890a5d-ac96-774b-bcce-b302099a8057").unwrap();
        let article = Article::draft(article, document);
        let story = Story {
            article: &article,
            photos: &[],
            covers: &[],
            site: crate::Site::default(),
            changed: None,
        };
        assert!(!sheet(&story).markup.contains("#gallery("), "{}", sheet(&story).markup);
        #[cfg(feature = "print")]
        (crate::format("pdf").unwrap().write)(&story).unwrap();
    }

    #[test]
    fn no_sign_leaves_its_string() {
        assert_eq!(quoted("a\"#b\\\n[c]\u{1}"), "\"a\\\"#b\\\\ [c]\"");
    }
}
