//! The runs of one paragraph as markup: bold, italics, hidden text and the font of each.

use quick_xml::events::BytesStart;

use super::{
    parts::{attribute, font},
    symbols,
};

/// A paragraph's markup in the making.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // switches of the format itself
pub(super) struct Runs {
    markup: String,
    text: String,
    in_run: bool,
    strong: bool,
    em: bool,
    hidden: bool,
    raised: bool,
    pub(super) credit: bool,
    font: Option<String>,
    /// The old font that the paragraph's style sets, and the one that the run's style sets; empty for another font.
    pub(super) outer: String,
    pub(super) style: Option<String>,
    /// Links that are open.
    links: usize,
}

impl Runs {
    /// A paragraph's runs, whose font is `outer` unless they say so.
    pub(super) fn in_font(outer: String) -> Self {
        Self { outer, ..Self::default() }
    }

    pub(super) fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        let on =
            || !matches!(attribute(tag, "w:val").as_deref(), Some("0" | "false" | "none" | "off"));
        match name {
            "w:r" => {
                self.end_run();
                self.in_run = true;
            }
            "w:b" if self.in_run => self.strong = on(),
            "w:i" if self.in_run => self.em = on(),
            "w:vanish" if self.in_run => self.hidden = on(),
            "w:vertAlign" if self.in_run => {
                self.raised = attribute(tag, "w:val").as_deref() == Some("superscript");
            }
            "w:rFonts" if self.in_run => self.font = font(tag),
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        if name == "w:r" {
            self.end_run();
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Markup that stands between the letters.
    pub(super) fn put(&mut self, markup: &str) {
        self.close_text();
        self.markup.push_str(markup);
    }

    /// What comes now leads to `address`.
    pub(super) fn begin_link(&mut self, address: &str) {
        self.put(&format!("<a href=\"{}\">", escape(address)));
        self.links += 1;
    }

    pub(super) fn end_link(&mut self) {
        if self.links > 0 {
            self.put("</a>");
            self.links -= 1;
        }
    }

    /// A link ends with its paragraph.
    pub(super) fn finish(mut self) -> String {
        self.end_run();
        self.markup.push_str(&"</a>".repeat(self.links));
        self.markup
    }

    fn end_run(&mut self) {
        self.close_text();
        (self.in_run, self.strong, self.em) = (false, false, false);
        (self.hidden, self.raised, self.credit) = (false, false, false);
        (self.font, self.style) = (None, None);
    }

    /// Sets the letters so far as their run says.
    fn close_text(&mut self) {
        let shown = self.font.as_deref().unwrap_or_default();
        let text = symbols::readable(std::mem::take(&mut self.text), shown);
        let mut text = escape(&text);
        if text.is_empty() {
            return;
        }
        for (on, tag) in [(self.raised, "sup"), (self.em, "i"), (self.strong, "b")] {
            if on {
                text = format!("<{tag}>{text}</{tag}>");
            }
        }
        let font = self.font.as_ref().or(self.style.as_ref()).unwrap_or(&self.outer);
        if !font.is_empty() {
            text = format!("<font face=\"{}\">{text}</font>", escape(font));
        }
        if self.credit {
            text = format!("<span class=\"credit\">{text}</span>");
        }
        if self.hidden {
            text = format!("<span hidden>{text}</span>");
        }
        self.markup.push_str(&text);
    }
}

/// Text as it may stand in a page and in an attribute.
pub(super) fn escape(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}
