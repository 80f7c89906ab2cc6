//! Letters with their marks, line breaks and links inside a paragraph.

use std::fmt::Write as _;

use article::{Inline, Marks};

use super::Paper;
use crate::escape::xml;

impl Paper<'_> {
    /// The runs of `text`.
    pub(super) fn runs(&mut self, text: &[Inline]) -> String {
        let mut out = String::new();
        for inline in text {
            match inline {
                Inline::Break => out.push_str("<w:r><w:br/></w:r>"),
                Inline::Text(run) => match &run.marks.link {
                    None => run_into(&mut out, &run.text, &look(&run.marks)),
                    Some(link) => {
                        let id = self.relation(link.as_str());
                        let _ = write!(out, "<w:hyperlink r:id=\"{id}\" w:history=\"1\">");
                        run_into(&mut out, &run.text, &look(&run.marks));
                        out.push_str("</w:hyperlink>");
                    }
                },
            }
        }
        out
    }

    /// The relation that leads to `address`; the same address is written once.
    fn relation(&mut self, address: &str) -> String {
        let there = self.links.iter().position(|link| link == address);
        let n = there.unwrap_or_else(|| {
            self.links.push(address.to_owned());
            self.links.len() - 1
        });
        format!("link{}", n + 1)
    }
}

/// A run without marks.
pub(super) fn run(text: &str) -> String {
    let mut out = String::new();
    run_into(&mut out, text, "");
    out
}

/// A run in a named character style.
pub(super) fn styled(text: &str, style: &str) -> String {
    let mut out = String::new();
    run_into(&mut out, text, &format!("<w:rStyle w:val=\"{style}\"/>"));
    out
}

fn look(marks: &Marks) -> String {
    let mut look = String::new();
    if marks.link.is_some() {
        look.push_str("<w:rStyle w:val=\"Hyperlink\"/>");
    }
    if marks.strong {
        look.push_str("<w:b/><w:bCs/>");
    }
    if marks.em {
        look.push_str("<w:i/><w:iCs/>");
    }
    look
}

fn run_into(out: &mut String, text: &str, look: &str) {
    out.push_str("<w:r>");
    if !look.is_empty() {
        let _ = write!(out, "<w:rPr>{look}</w:rPr>");
    }
    let mut first = true;
    for part in text.split('\t') {
        if !first {
            out.push_str("<w:tab/>");
        }
        first = false;
        if !part.is_empty() {
            let _ = write!(out, "<w:t xml:space=\"preserve\">{}</w:t>", xml(part));
        }
    }
    out.push_str("</w:r>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_an_element_and_spaces_stay() {
        let mut out = String::new();
        run_into(&mut out, " a\t<b ", "");
        assert_eq!(
            out,
            "<w:r><w:t xml:space=\"preserve\"> a</w:t><w:tab/>\
             <w:t xml:space=\"preserve\">&lt;b </w:t></w:r>"
        );
    }
}
