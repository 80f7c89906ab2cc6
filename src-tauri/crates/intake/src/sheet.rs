//! The one cleaner: a page (pasted or opened, or made from another kind of file) becomes pieces. Words and structure
//! stay; scripts, styles and what the page hides are left out; addresses pass only as `article::Link` lets them.

mod captions;
mod lists;
mod merged;
mod photo_tables;

use article::{BlockKind, Inline, Link, Marks};
use html5ever::{ParseOpts, tendril::StrTendril, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use vietnamese::{LegacyFont, decode_font, font_charset};

use crate::{
    IntakeFault, Still, bearable,
    bodies::quotation,
    flow::{Piece, Role},
    office, old_letters,
    page::{self, Kind},
    prose::{Prose, paragraphs},
    raised::raised,
    style_fonts::StyleFonts,
    tally::{self, Conversion, Digits, Looks},
};

/// Below this many elements only the words are taken.
const DEPTH: usize = 256;
/// Bytes that are parsed between two looks at the clock.
const STEP: usize = 1 << 16;

/// A page, read.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) pieces: Vec<Piece>,
    /// What was noticed, as often as it was.
    pub(crate) findings: Vec<&'static str>,
    pub(crate) looks: Looks,
    /// The clipboard's pictures that became figures: their numbers, in the order of the figures; none for others.
    pub(crate) pictures: Vec<Option<usize>>,
    /// Letters converted because their font names an old alphabet.
    pub(crate) by_font: Option<Conversion>,
    pub(crate) composed: u32,
    /// Digits of the page, and those that only became text or only were a list's number.
    pub(crate) digits: Digits,
    pub(crate) words: String,
    /// It says itself that it is an article: one `article` with a headline, or a lead.
    pub(crate) is_article: bool,
    pub(crate) source: &'static str,
    prose: Prose,
    /// Pictures met inside a block that holds text only; they follow it.
    waiting: Vec<Piece>,
    /// Inside how many blocks that hold text only.
    flat: usize,
    /// Whose photo it is, as the caption in the making says; none where nothing is a caption.
    credit: Option<String>,
    /// What the paragraph in the making says of itself.
    said: Option<Role>,
    lead: usize,
    /// Fact boxes so far.
    boxes: usize,
    fonts: StyleFonts,
    fonts_lie: bool,
    /// Letters of an old alphabet may be among the signs that are raised by themselves.
    may_raise: bool,
    steps: usize,
}

/// Reads `html`. Fails with [`IntakeFault::NotText`] for a page that is an attack on the parser, and with
/// [`IntakeFault::TooComplex`] when `still` says that the time is over.
pub(crate) fn read(html: &str, still: Still<'_>) -> Result<Sheet, IntakeFault> {
    if !bearable::is_bearable(html) {
        return Err(IntakeFault::NotText);
    }
    let mut parser = html5ever::parse_document(RcDom::default(), ParseOpts::default());
    let mut rest = html;
    while !rest.is_empty() {
        let mut step = rest.len().min(STEP);
        while !rest.is_char_boundary(step) {
            step += 1;
        }
        parser.process(StrTendril::from(&rest[..step]));
        rest = &rest[step..];
        if !still() {
            return Err(IntakeFault::TooComplex);
        }
    }
    let dom = parser.finish();
    let root = page::root(&dom.document);
    let words = page::words(&root);
    let fonts = StyleFonts::read(&dom.document);
    let mut sheet = Sheet {
        digits: Digits::of(&words),
        composed: tally::apart(&words),
        may_raise: words.is_ascii() || vietnamese::is_unicode(&words),
        words,
        is_article: page::is_named(&root, "article"),
        source: office::source(html),
        fonts_lie: fonts.lie(&root),
        fonts,
        ..Sheet::default()
    };
    sheet.inside(&root, &Setting { still: Some(still), ..Setting::default() }, 0);
    if !still() {
        return Err(IntakeFault::TooComplex);
    }
    sheet.flush();
    Ok(sheet)
}

/// True for text that is no Unicode, and reads better in `charset`.
fn is_in(text: &str, charset: vietnamese::Charset) -> bool {
    !vietnamese::is_unicode(text) && old_letters::reads_better(text, charset)
}

/// How text is set where it stands.
#[derive(Clone, Default)]
pub(crate) struct Setting<'a> {
    marks: Marks,
    font: Option<LegacyFont>,
    raised: bool,
    still: Option<Still<'a>>,
}

impl Sheet {
    fn inside(&mut self, node: &Handle, set: &Setting<'_>, depth: usize) {
        for child in node.children.borrow().iter() {
            self.node(child, set, depth + 1);
        }
    }

    fn node(&mut self, node: &Handle, set: &Setting<'_>, depth: usize) {
        self.steps += 1;
        if self.steps.is_multiple_of(1024) && set.still.is_some_and(|still| !still()) {
            return;
        }
        match &node.data {
            NodeData::Text { contents } => self.text(&contents.borrow(), set),
            NodeData::Element { .. } if depth > DEPTH => {
                self.findings.push("structure_left_out");
                self.text(&page::words(node), set);
            }
            NodeData::Element { name, .. } => self.element(node, &name.local, set, depth),
            _ => {}
        }
    }

    /// Text; what stands in a font of an old alphabet is converted before anything else sees it.
    fn text(&mut self, text: &str, set: &Setting<'_>) {
        if set.raised
            && self.may_raise
            && (set.font.is_none() || self.fonts_lie)
            && let Some(sign) = raised(text, &self.prose)
        {
            self.digits = self.digits.minus(Digits::of(text));
            self.prose.flowing(&sign, &set.marks);
            return;
        }
        // Where fonts lie, a text says by itself what it is.
        let tells = |font: &LegacyFont| !self.fonts_lie || is_in(text, font.charset);
        let font = set.font.filter(|font| !text.is_ascii() && tells(font));
        let Some(font) = font.or(set.font.filter(|font| font.capitals && text.is_ascii())) else {
            self.prose.flowing(text, &set.marks);
            return;
        };
        let read = decode_font(text, font);
        let letters = text.chars().filter(|c| !c.is_ascii()).count() as u32;
        if read != text {
            let sample = |text: &str| text.trim().chars().take(90).collect::<String>();
            let made = self.by_font.get_or_insert_with(|| Conversion {
                charset: font.charset,
                letters: 0,
                before: sample(text),
                after: sample(&read),
            });
            made.letters += letters;
        }
        self.prose.flowing(&read, &set.marks);
    }

    fn element(&mut self, node: &Handle, name: &str, set: &Setting<'_>, depth: usize) {
        let kind = page::kind(node, name);
        if kind == Kind::Silent {
            return;
        }
        self.looks.see(&page::style(node));
        let mut inner = set.clone();
        if let Some(font) = self.fonts.of(node) {
            self.looks.font(&font);
            inner.font = font_charset(&font);
        }
        match kind {
            Kind::Silent => {}
            Kind::LeftOut(finding) => self.findings.push(finding),
            Kind::Break => self.prose.line_break(),
            Kind::Rule => self.flush(),
            Kind::Picture => self.picture(node),
            Kind::Inline if self.credit.is_some() && page::is_of(node, "credit") => {
                self.take_credit(node, &inner, depth);
            }
            Kind::Inline => {
                inner.marks = self.marks(node, name, &set.marks);
                inner.raised |= page::is_raised(node, name);
                let sign = |sign| if name == "q" { sign } else { "" };
                self.prose.flowing(sign("“"), &inner.marks);
                self.inside(node, &inner, depth);
                self.prose.flowing(sign("”"), &inner.marks);
            }
            Kind::Verbatim => {
                self.flush();
                self.prose.lines(page::words(node).trim_end(), &set.marks);
                self.flush();
            }
            Kind::Paragraph if office::is_list_paragraph(node) => {
                self.word_item(node, &inner, depth);
            }
            Kind::Paragraph if self.flat == 0 && name == "aside" && page::is_of(node, "box") => {
                self.fact_box(node, &inner, depth);
            }
            Kind::Paragraph => self.paragraph(node, name, &inner, depth),
            // Blocks that hold blocks give their words to the block that holds only text.
            Kind::List if self.flat > 0 => self.list_in_text(node, name, &inner, depth),
            _ if self.flat > 0 => {
                self.prose.new_line();
                self.inside(node, &inner, depth);
                self.prose.new_line();
            }
            Kind::Heading(level) => {
                self.flush();
                let text = self.text_of(&page::inner(node), &inner, depth);
                let text = self.signed(&office::list_sign(node), text);
                self.push(Piece::heading(level, text));
            }
            Kind::Quote => self.quote(node, &inner, depth),
            Kind::List => self.list(node, name, &inner, depth),
            Kind::Table => self.table(node, &inner, depth),
            Kind::Figure => self.figure(node, &inner, depth),
        }
    }

    fn paragraph(&mut self, node: &Handle, name: &str, set: &Setting<'_>, depth: usize) {
        self.flush();
        let lead = usize::from(page::is_lead(node));
        self.lead += lead;
        let credited = name == "p" && self.begin_caption();
        let section = self.pieces.is_empty() && page::is_of(node, "section");
        self.said = section.then_some(Role::Section);
        self.inside(node, set, depth);
        if !(credited && self.end_caption(page::is_of(node, "caption"))) {
            self.flush();
        }
        self.lead -= lead;
    }

    /// Ends the paragraph in the making.
    fn flush(&mut self) {
        if self.flat > 0 {
            self.prose.new_line();
            return;
        }
        let text = std::mem::take(&mut self.prose).finish();
        let mut said = self.said.take().unwrap_or(Role::Bare);
        if text.is_empty() {
            return;
        }
        self.is_article |= self.lead > 0;
        for text in paragraphs(&text) {
            let role =
                if self.lead > 0 { Role::Lead } else { std::mem::replace(&mut said, Role::Bare) };
            self.push(Piece::paragraph(role, text));
        }
    }

    fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
        self.pieces.append(&mut self.waiting);
    }

    /// The text inside `nodes`, blocks as lines.
    fn text_of(&mut self, nodes: &[Handle], set: &Setting<'_>, depth: usize) -> Vec<Inline> {
        let outer = std::mem::take(&mut self.prose);
        self.flat += 1;
        let plain = Setting { marks: Marks::default(), ..set.clone() };
        for node in nodes {
            self.node(node, &plain, depth + 1);
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
        let clip = office::clip(node);
        if clip.is_none() {
            self.findings.push("photos_left_out");
        }
        self.pictures.push(clip);
        let alt = page::attribute(node, "alt").unwrap_or_default();
        let figure = Piece::figure(Vec::new(), vietnamese::nfc(vietnamese::legible(&alt).trim()));
        if self.flat > 0 {
            self.waiting.push(figure);
        } else {
            self.flush();
            self.push(figure);
        }
    }

    fn quote(&mut self, node: &Handle, set: &Setting<'_>, depth: usize) {
        self.flush();
        let said = page::children(node, &["footer", "cite", "figcaption"]);
        let text = self.text_of(&page::others(node, &["footer", "cite", "figcaption"]), set, depth);
        let attribution = self.text_of(&said, set, depth);
        let quote = match (text.is_empty(), attribution.is_empty()) {
            (true, _) => BlockKind::Quote { text: attribution, attribution: text },
            (false, true) => {
                let split = quotation(&text);
                split.unwrap_or(BlockKind::Quote { text, attribution })
            }
            (false, false) => BlockKind::Quote { text, attribution },
        };
        self.push(Piece::settled(quote));
    }

    fn table(&mut self, node: &Handle, set: &Setting<'_>, depth: usize) {
        self.flush();
        let rows = page::rows(node);
        let frame = rows.len() <= 1 || page::find(node, "img").is_some();
        if frame && rows.iter().all(|row| row.len() <= 1) {
            return self.inside(node, set, depth);
        }
        if self.flat == 0 && Self::sets_photos(&rows) {
            return self.photo_table(&rows, set, depth);
        }
        let caption = self.text_of(&page::children(node, &["caption"]), set, depth);
        self.push(Piece::paragraph(Role::Settled, caption));
        let mut cell = |cell: &Handle| {
            let below = page::attribute(cell, "data-below").is_some();
            (page::cell(cell, self.text_of(&page::inner(cell), set, depth)), below)
        };
        let rows = rows.iter().map(|row| row.iter().map(&mut cell).collect()).collect();
        let rows = merged::merged(rows);
        let words = rows.iter().flatten().any(|cell| !cell.text.is_empty());
        self.looks.empty_tables += u32::from(!words);
        self.push(Piece::settled(BlockKind::Table { rows }));
    }
}
