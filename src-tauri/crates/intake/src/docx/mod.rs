//! A Word document as a page: paragraphs, headings, lists, tables, links, bold, italics and each run's font; the page
//! goes through the one cleaner. What was deleted under review stays deleted; pictures come along, each at its place.

mod chunks;
mod drawings;
mod links;
mod numbering;
mod package;
mod parts;
mod prefixes;
mod runs;
mod symbols;

use std::collections::{HashMap, HashSet};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use crate::{IntakeFault, Still, page};
use drawings::Drawings;
use numbering::{Numbering, Place};
pub(crate) use package::{Page, page};
use parts::Fonts;
use runs::Runs;

/// Most bytes of one part that is parsed.
const PART: usize = 40_000_000;
/// Most bytes of the page that is made of it: what a document names once and uses often may be long.
const LONGEST_PAGE: usize = 2 * PART;
/// Most bytes of a field's order.
const LONGEST_ORDER: usize = 4_000;
/// Parts of a document that a reader does not see, or that say the same again.
const UNSEEN: [&str; 6] =
    ["mc:Fallback", "w:pPrChange", "w:rPrChange", "w:sectPr", "w:moveFrom", "w:del"];

/// Styles of what stands below a picture: Word's, and LibreOffice's for each kind of thing.
const CAPTIONS: [&str; 5] = ["caption", "figure", "illustration", "drawing", "chú thích ảnh"];
/// The style in which our own documents say whose photo it is.
const CREDIT: &str = "PhotoCredit";
/// Those of a fact box.
const BOX: &str = "FactBox";
const BOX_TITLE: &str = "FactBoxTitle";
/// The style of headings in tables, ours and LibreOffice's.
const HEAD_CELL: &str = "TableHeading";
/// Marks a cell that goes on the one above it.
const BELOW: &str = " data-below";
/// An item of a list, behind its tag's name and before its sign, as Word itself writes it into a page.
const ITEM: &str = " style=\"mso-list:l0\"><span style=\"mso-list:ignore\">";

/// What a paragraph says of itself.
#[derive(Clone, Default)]
struct Paragraph {
    heading: u8,
    quote: bool,
    subtitle: bool,
    caption: bool,
    in_box: InBox,
    place: Place,
}

/// What a paragraph is to a fact box of our own documents.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum InBox {
    #[default]
    Outside,
    /// A frame around it: it goes on with the box before it, if there is one.
    Framed,
    Inside,
    Title,
}

#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // switches of the format itself
struct Reading {
    styles: HashMap<String, u8>,
    quotes: HashSet<String>,
    subtitles: HashSet<String>,
    captions: HashSet<String>,
    fonts: Fonts,
    lists: HashMap<String, Place>,
    numbering: Numbering,
    links: HashMap<String, String>,
    /// Texts of another kind that are taken in whole, as pages.
    chunks: HashMap<String, String>,
    /// The paragraphs that are open, outer ones first; text boxes stand inside a paragraph.
    open: Vec<(Paragraph, Runs)>,
    /// Inside how many elements that are not seen.
    unseen: usize,
    in_text: bool,
    /// The fields that are open, outer ones first: the order of each, and whether it became a link.
    fields: Vec<(String, bool)>,
    in_order: bool,
    drawings: Drawings,
    tables: usize,
    /// In a fact box.
    boxed: bool,
    /// In a row that is repeated at the head of every page.
    in_head: bool,
    page: String,
    /// Bytes that came into the page, or are on their way.
    grown: usize,
}

impl Reading {
    fn read(&mut self, xml: &str, still: Still<'_>) -> Result<(), IntakeFault> {
        let mut reader = Reader::from_str(xml);
        let mut steps = 0_usize;
        loop {
            steps += 1;
            if (steps.is_multiple_of(4096) && !still()) || self.grown > LONGEST_PAGE {
                return Err(IntakeFault::TooComplex);
            }
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.start(&tag),
                Ok(Event::Empty(tag)) => {
                    self.start(&tag);
                    self.end(tag.name().as_ref());
                }
                Ok(Event::End(tag)) => self.end(tag.name().as_ref()),
                Ok(Event::Text(text)) if self.in_text || self.in_order => self.text(&text),
                Ok(Event::GeneralRef(name)) if self.in_text || self.in_order => {
                    let read = quick_xml::escape::unescape(&format!("&{};", &*name))
                        .map(std::borrow::Cow::into_owned);
                    self.text(&read.unwrap_or_default());
                }
                Ok(Event::CData(text)) if self.in_text || self.in_order => self.text(&text),
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(_) => return Err(IntakeFault::NotText),
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name();
        let name = name.as_ref();
        if UNSEEN.contains(&name) {
            self.unseen += 1;
            if name == "w:del" && self.unseen == 1 {
                self.put("<del>x</del>");
            }
        }
        if self.unseen > 0 {
            return;
        }
        let value = || parts::attribute(tag, "w:val").unwrap_or_default();
        match name {
            "w:p" => {
                let runs = Runs::in_font(self.fonts.usual());
                self.open.push((Paragraph::default(), runs));
            }
            "w:t" | "m:t" => self.in_text = true,
            "w:pStyle" => {
                let said = self.said_by_style(&value());
                self.paragraph(|paragraph| *paragraph = said);
                self.head_cell(&value());
                if let Some(font) = self.fonts.of(&value()) {
                    self.runs(|runs| runs.outer = font);
                }
            }
            "w:rStyle" => {
                let font = self.fonts.of(&value());
                let credit = value() == CREDIT;
                self.runs(|runs| (runs.style, runs.credit) = (font, credit));
            }
            "w:numId" | "w:ilvl" => {
                let value = value();
                self.paragraph(|paragraph| paragraph.place.take(name, value));
            }
            "w:pBdr" => self.paragraph(|paragraph| {
                if paragraph.in_box == InBox::Outside {
                    paragraph.in_box = InBox::Framed;
                }
            }),
            "w:tbl" => {
                self.go_into_box(InBox::Outside);
                self.table("<table>", true);
            }
            "w:tr" | "w:tblHeader" | "w:tc" | "w:gridSpan" | "w:vMerge" => {
                self.part_of_table(name, &value());
            }
            "w:altChunk" => self.chunk(tag),
            name if self.inside_text(name, tag) => {}
            name if self.drawings.start(name, tag) => {}
            name => self.runs(|runs| runs.start(name, tag)),
        }
    }

    /// Takes what stands between the letters of a paragraph. False for other elements.
    fn inside_text(&mut self, name: &str, tag: &BytesStart<'_>) -> bool {
        match name {
            "w:footnoteReference" | "w:endnoteReference" => self.put(page::FOOTNOTE),
            "w:commentReference" => self.put(page::COMMENT),
            "w:sym" => {
                let said = |name| parts::attribute(tag, name).unwrap_or_default();
                self.text(&symbols::sign(&said("w:font"), &said("w:char")));
            }
            "w:br" | "w:cr" => self.put("<br>"),
            "w:tab" | "w:ptab" => self.text(" "),
            "w:noBreakHyphen" => self.text("-"),
            "m:rad" => self.text("√"),
            "m:sup" => self.put("<sup>"),
            "w:softHyphen" => self.text("\u{ad}"),
            name => return self.link(name, tag),
        }
        true
    }

    fn end(&mut self, name: &str) {
        if UNSEEN.contains(&name) {
            self.unseen = self.unseen.saturating_sub(1);
            return;
        }
        if self.unseen > 0 {
            return;
        }
        match name {
            "w:t" | "m:t" => self.in_text = false,
            "w:p" => self.end_paragraph(),
            "w:tbl" => self.table("</table>", false),
            "w:tr" => self.page.push_str("</tr>"),
            "w:tc" => self.page.push_str(if self.in_head { "</th>" } else { "</td>" }),
            "w:hyperlink" => self.runs(Runs::end_link),
            "w:fldSimple" => self.end_field(),
            "w:instrText" => self.in_order = false,
            // One number over another is none of both.
            "m:num" => self.text("/"),
            "m:sup" => self.put("</sup>"),
            "w:drawing" | "w:pict" | "w:object" => {
                let left = self.drawings.end();
                self.put(&left);
            }
            name => self.runs(|runs| runs.end(name)),
        }
    }

    /// Another text that stands here.
    fn chunk(&mut self, tag: &BytesStart<'_>) {
        self.go_into_box(InBox::Outside);
        let chunk = parts::attribute(tag, "r:id").and_then(|id| self.chunks.get(&id));
        let page = chunk.map_or(chunks::UNREADABLE, String::as_str);
        self.grown += page.len();
        self.page.extend(["<div>", page, "</div>\n"]);
    }

    fn table(&mut self, tag: &str, opens: bool) {
        self.tables = if opens { self.tables + 1 } else { self.tables.saturating_sub(1) };
        self.page.push_str(tag);
    }

    fn said_by_style(&self, style: &str) -> Paragraph {
        Paragraph {
            heading: self.styles.get(style).copied().unwrap_or(0),
            quote: self.quotes.contains(style),
            subtitle: self.subtitles.contains(style),
            caption: self.captions.contains(style),
            in_box: match style {
                BOX => InBox::Inside,
                BOX_TITLE => InBox::Title,
                _ => InBox::Outside,
            },
            place: self.lists.get(style).cloned().unwrap_or_default(),
        }
    }

    fn part_of_table(&mut self, name: &str, value: &str) {
        match name {
            "w:tr" => {
                self.page.push_str("<tr>");
                self.in_head = false;
            }
            "w:tblHeader" => self.in_head = !matches!(value, "0" | "false" | "off"),
            "w:tc" => self.page.push_str(if self.in_head { "<th>" } else { "<td>" }),
            "w:gridSpan" => self.tell_of_cell(&format!(" colspan=\"{}\"", runs::escape(value))),
            _ if value != "restart" => self.tell_of_cell(BELOW),
            _ => {}
        }
    }

    /// A cell whose first paragraph is in the style of headings is one.
    fn head_cell(&mut self, style: &str) {
        if style == HEAD_CELL && self.begun_cell().starts_with("<td") {
            let at = self.page.len() - self.begun_cell().len();
            self.page.replace_range(at..at + 3, "<th");
        }
    }

    /// The tag of the cell that was just begun; empty where something stands in it already.
    fn begun_cell(&self) -> &str {
        let begun = self.page.rfind('<').map(|at| &self.page[at..]).unwrap_or_default();
        let is_cell = ["<td", "<th"].iter().any(|cell| begun.starts_with(cell));
        if is_cell && begun.ends_with('>') { begun } else { "" }
    }

    /// Puts an attribute into the cell that was just begun.
    fn tell_of_cell(&mut self, attribute: &str) {
        if !self.begun_cell().is_empty() {
            self.page.truncate(self.page.len() - 1);
            self.page.extend([attribute, ">"]);
        }
    }

    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some((paragraph, _)) = self.open.last_mut() {
            change(paragraph);
        }
    }

    fn runs(&mut self, change: impl FnOnce(&mut Runs)) {
        if let Some((_, runs)) = self.open.last_mut() {
            change(runs);
        }
    }

    fn text(&mut self, text: &str) {
        if self.unseen > 0 {
            return;
        }
        if !self.in_order {
            self.runs(|runs| runs.text(text));
        } else if let Some((order, _)) = self.fields.last_mut()
            && order.len() < LONGEST_ORDER
        {
            order.push_str(text);
        }
    }

    fn put(&mut self, markup: &str) {
        self.grown += markup.len();
        self.runs(|runs| runs.put(markup));
    }

    /// Begins or ends a box for what comes now. Tables and the texts of shapes have none in them.
    fn go_into_box(&mut self, next: InBox) {
        if !self.open.is_empty() || self.tables > 0 {
            return;
        }
        let stays = self.boxed && matches!(next, InBox::Framed | InBox::Inside);
        if self.boxed && !stays {
            self.page.push_str("</aside>\n");
        }
        let begins = !stays && matches!(next, InBox::Inside | InBox::Title);
        if begins {
            self.page.push_str("<aside class=\"box\">\n");
        }
        self.boxed = stays || begins;
    }

    fn end_paragraph(&mut self) {
        let Some((said, runs)) = self.open.pop() else { return };
        let Paragraph { heading, quote, subtitle, caption, in_box, place } = said;
        let text = runs.finish();
        self.grown += text.len();
        self.go_into_box(in_box);
        // An empty paragraph is counted, too; in a table its number may be all that it shows.
        let sign = if place.is_in_a_list() { self.numbering.next(&place) } else { String::new() };
        let stands = !sign.is_empty() && (self.tables > 0 || !text.trim().is_empty());
        let tag = match heading {
            level @ 1..=6 => format!("h{level}"),
            _ if quote && self.tables == 0 => "blockquote".to_owned(),
            _ => "p".to_owned(),
        };
        if subtitle && self.page.is_empty() && !stands {
            // Above everything stands the section; behind a headline it would be something else.
            self.page.extend(["<p class=\"section\">", &text, "</p>\n"]);
        } else if in_box == InBox::Title && self.boxed {
            self.page.extend(["<p class=\"box-title\">", &text, "</p>\n"]);
        } else if caption && !stands && tag == "p" {
            self.page.extend(["<p class=\"caption\">", &text, "</p>\n"]);
        } else if stands {
            let sign = runs::escape(&sign);
            self.page.extend(["<", &tag, ITEM, &sign, "</span>", &text, "</", &tag, ">\n"]);
        } else {
            self.page.extend(["<", &tag, ">", &text, "</", &tag, ">\n"]);
        }
    }
}
