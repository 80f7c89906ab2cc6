//! Markdown as a page; the page goes through the one cleaner.

use pulldown_cmark::{Options, Parser, html::push_html};

/// The page of a text in Markdown.
pub(crate) fn page(words: &str) -> String {
    let mut page = String::with_capacity(words.len() * 5 / 4);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    push_html(&mut page, Parser::new_ext(words, options));
    page
}
