//! Pages: headings, paragraphs, quotations, lists, tables and pictures' words. Scripts, styles and what the page
//! hides are left out; addresses pass only as `article::Link` lets them.

use article::{BlockKind, Inline, Link, Marks};
use html5ever::{ParseOpts, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::Reader;
use crate::{
    Intake, IntakeFault, decode,
    flow::{self, Piece, Role},
    page::{self, Kind},
    prose::Prose,
};

pub(crate) static READER: Reader = Reader { endings: &["html", "htm", "xhtml"], read };

/// Below this many elements only the words are taken.
const DEPTH: usize = 256;

fn read(bytes: &[u8], byline: &str) -> Result<Intake, IntakeFault> {
    if bytes.is_empty() {
        return Err(IntakeFault::Empty);
    }
    let (text, findings) = decode::text(bytes)?;
    if !page::is_bearable(&text) {
        return Err(IntakeFault::NotText);
    }
    let dom = html5ever::parse_document(RcDom::default(), ParseOpts::default()).one(text);
    let mut sheet = Sheet { findings, ..Sheet::default() };
    sheet.inside(&page::root(&dom.document), &Marks::default(), 0);
    sheet.flush();
    flow::intake(sheet.pieces, byline, sheet.findings)
}

/// A page on its way to pieces.
#[derive(Default)]
struct Sheet {
    pieces: Vec<Piece>,
    prose: Prose,
    /// Pictures met inside a block that holds text only; they follow it.
    pictures: Vec<Piece>,
    /// Inside how many blocks that hold text only.
    flat: usize,
    lead: usize,
    findings: Vec<&'static str>,
}

impl Sheet {
    fn inside(&mut self, node: &Handle, marks: &Marks, depth: usize) {
        for child in node.children.borrow().iter() {
            self.node(child, marks, depth + 1);
        }
    }

    fn node(&mut self, node: &Handle, marks: &Marks, depth: usize) {
        match &node.data {
            NodeData::Text { contents } => self.prose.flowing(&contents.borrow(), marks),
            NodeData::Element { .. } if depth > DEPTH => {
                self.prose.flowing(&page::words(node), marks);
            }
            NodeData::Element { name, .. } => self.element(node, &name.local, marks, depth),
            _ => {}
        }
    }

    fn element(&mut self, node: &Handle, name: &str, marks: &Marks, depth: usize) {
        let kind = page::kind(node, name);
        match kind {
            Kind::Silent => {}
            Kind::LeftOut(finding) => self.findings.push(finding),
            Kind::Break => self.prose.line_break(),
            Kind::Rule => self.flush(),
            Kind::Picture => self.picture(node),
            Kind::Inline => {
                let marks = self.marks(node, name, marks);
                let sign = |sign| if name == "q" { sign } else { "" };
                self.prose.flowing(sign("“"), &marks);
                self.inside(node, &marks, depth);
                self.prose.flowing(sign("”"), &marks);
            }
            Kind::Verbatim => {
                self.flush();
                self.prose.lines(page::words(node).trim_end(), marks);
                self.flush();
            }
            Kind::Paragraph => {
                self.flush();
                let lead = usize::from(page::is_lead(node));
                self.lead += lead;
                self.inside(node, marks, depth);
                self.flush();
                self.lead -= lead;
            }
            // Blocks that hold blocks give their words to the block that holds only text.
            Kind::List if self.flat > 0 => self.list_in_text(node, name, marks, depth),
            _ if self.flat > 0 => {
                self.prose.new_line();
                self.inside(node, marks, depth);
                self.prose.new_line();
            }
            Kind::Heading(level) => {
                self.flush();
                let text = self.text_of(&page::inner(node), depth);
                self.push(Piece::heading(level, text));
            }
            Kind::Quote => self.quote(node, depth),
            Kind::List => self.list(node, name, depth),
            Kind::Table => self.table(node, marks, depth),
            Kind::Figure => self.figure(node, marks, depth),
        }
    }

    /// Ends the paragraph in the making.
    fn flush(&mut self) {
        if self.flat > 0 {
            self.prose.new_line();
            return;
        }
        let text = std::mem::take(&mut self.prose).finish();
        let role = if self.lead > 0 { Role::Lead } else { Role::Bare };
        if !text.is_empty() {
            self.push(Piece::paragraph(role, text));
        }
    }

    fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
        self.pieces.append(&mut self.pictures);
    }

    /// The text inside `nodes`, blocks as lines.
    fn text_of(&mut self, nodes: &[Handle], depth: usize) -> Vec<Inline> {
        let outer = std::mem::take(&mut self.prose);
        self.flat += 1;
        for node in nodes {
            self.node(node, &Marks::default(), depth + 1);
        }
        self.flat -= 1;
        std::mem::replace(&mut self.prose, outer).finish()
    }

    fn marks(&mut self, node: &Handle, name: &str, outer: &Marks) -> Marks {
        let mut marks = page::set(node, name, outer);
        if let Some(href) = (name == "a").then(|| page::attribute(node, "href")).flatten() {
            match Link::parse(&href) {
                Ok(link) => marks.link = Some(link),
                Err(_) if href.starts_with('#') => {}
                Err(_) => self.findings.push("links_left_out"),
            }
        }
        marks
    }

    fn picture(&mut self, node: &Handle) {
        if page::is_pixel(node) {
            return;
        }
        self.findings.push("photos_left_out");
        let alt = page::attribute(node, "alt").unwrap_or_default();
        let figure = Piece::figure(Vec::new(), vietnamese::nfc(alt.trim()));
        if self.flat > 0 {
            self.pictures.push(figure);
        } else {
            self.flush();
            self.push(figure);
        }
    }

    fn quote(&mut self, node: &Handle, depth: usize) {
        self.flush();
        let said = page::children(node, &["footer", "cite", "figcaption"]);
        let text = self.text_of(&page::others(node, &["footer", "cite", "figcaption"]), depth);
        let attribution = self.text_of(&said, depth);
        let (text, attribution) =
            if text.is_empty() { (attribution, text) } else { (text, attribution) };
        self.push(Piece::settled(BlockKind::Quote { text, attribution }));
    }

    fn list(&mut self, node: &Handle, name: &str, depth: usize) {
        self.flush();
        let items: Vec<Vec<Inline>> = page::children(node, &["li", "ul", "ol", "p", "div"])
            .iter()
            .map(|item| self.text_of(&page::inner(item), depth))
            .filter(|item| !item.is_empty())
            .collect();
        let numbers = (name == "ol").then(|| page::start(node));
        for piece in Piece::list(numbers, items) {
            self.push(piece);
        }
        self.pieces.append(&mut self.pictures);
    }

    /// A list inside a block that holds text only: its items as lines, with the numbers a reader sees.
    fn list_in_text(&mut self, node: &Handle, name: &str, marks: &Marks, depth: usize) {
        let numbered = name == "ol";
        let mut number = page::start(node);
        for item in &page::inner(node) {
            self.prose.new_line();
            if numbered && page::is_named(item, "li") {
                self.prose.flowing(&format!("{number}. "), marks);
                number += 1;
            }
            self.node(item, marks, depth + 1);
        }
        self.prose.new_line();
    }

    fn table(&mut self, node: &Handle, marks: &Marks, depth: usize) {
        self.flush();
        let rows = page::rows(node);
        let frame = rows.len() <= 1 || page::find(node, "img").is_some();
        if frame && rows.iter().all(|row| row.len() <= 1) {
            return self.inside(node, marks, depth);
        }
        let caption = self.text_of(&page::children(node, &["caption"]), depth);
        self.push(Piece::paragraph(Role::Settled, caption));
        let rows: Vec<Vec<article::Cell>> = rows
            .iter()
            .map(|row| {
                let cell =
                    |cell: &Handle| page::cell(cell, self.text_of(&page::inner(cell), depth));
                row.iter().map(cell).collect()
            })
            .collect();
        self.push(Piece::settled(BlockKind::Table { rows }));
    }

    fn figure(&mut self, node: &Handle, marks: &Marks, depth: usize) {
        self.flush();
        let captions = page::children(node, &["figcaption"]);
        let first = self.pieces.len();
        for child in page::others(node, &["figcaption"]) {
            self.node(&child, marks, depth + 1);
        }
        self.flush();
        let caption = self.text_of(&captions, depth);
        let made = self.pieces[first..].iter_mut().find_map(|piece| match &mut piece.kind {
            BlockKind::Figure(figure) if figure.caption.is_empty() => Some(figure),
            _ => None,
        });
        match made {
            Some(figure) => figure.caption = caption,
            None if captions.is_empty() => {}
            None => self.push(Piece::paragraph(Role::Bare, caption)),
        }
    }
}
