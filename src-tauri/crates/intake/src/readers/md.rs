//! Markdown: made into a page and read as one. HTML inside it goes the same way as any page's.

use super::{Reader, Wishes};
use crate::{Intake, IntakeFault, decode, flow, sheet};

pub(crate) static READER: Reader = Reader { endings: &["md", "markdown"], read };

fn read(bytes: &[u8], wishes: Wishes<'_>) -> Result<Intake, IntakeFault> {
    let text = decode::text(bytes)?;
    if text.foreign {
        return Err(IntakeFault::NotText);
    }
    let mut page = String::with_capacity(text.words.len() * 5 / 4);
    let options =
        pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
    pulldown_cmark::html::push_html(
        &mut page,
        pulldown_cmark::Parser::new_ext(&text.words, options),
    );
    flow::intake(sheet::read(&page, wishes.still)?, wishes.byline, text.findings)
}
