//! Pieces of an outside document, in reading order, and how they fill an article's fields: a headline that says it
//! is one, else the first line; the date line; the lead; the byline last. Every word keeps its place.

use article::{Block, BlockId, BlockKind, Document, Figure, HeadingLevel, Inline, ListKind, plain};

use crate::{
    Draft,
    bodies::{bodies, speak_once},
    boxes::{self, Boxed},
    numbers::Numbers,
    old_letters,
    prose::{Prose, all_set, lines_of, unset},
    shape,
    sheet::Sheet,
    tally::{self, Digits, Report},
};

/// What a piece says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The section, above everything.
    Section,
    /// The headline.
    Title,
    /// The lead.
    Lead,
    /// A bare paragraph: its shape says what it is.
    Bare,
    /// A bare paragraph behind its number in a list: no caption.
    Numbered,
    /// What its kind says.
    Settled,
}

/// A piece of an outside document.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// What it says of itself.
    pub(crate) role: Role,
    /// What it is.
    pub(crate) kind: BlockKind,
    /// Where it stands in a fact box.
    pub(crate) boxed: Option<Boxed>,
}

impl Piece {
    /// A paragraph with what it says of itself.
    pub(crate) fn paragraph(role: Role, text: Vec<Inline>) -> Self {
        Self { role, kind: BlockKind::Paragraph(text), boxed: None }
    }

    /// A block that is what its kind says.
    pub(crate) fn settled(kind: BlockKind) -> Self {
        Self { role: Role::Settled, kind, boxed: None }
    }

    /// A heading; the first level is the headline.
    pub(crate) fn heading(level: u8, text: Vec<Inline>) -> Self {
        match level {
            1 => Self::paragraph(Role::Title, text),
            2 => Self::settled(BlockKind::Heading { level: HeadingLevel::Two, text }),
            _ => Self::settled(BlockKind::Heading { level: HeadingLevel::Three, text }),
        }
    }

    /// A photo still to come, with its words.
    pub(crate) fn figure(caption: Vec<Inline>, alt: String) -> Self {
        let figure = Figure { photo: None, caption, credit: String::new(), alt };
        Self::settled(BlockKind::Figure(figure))
    }

    /// A list; none of `numbers` for bullets. Numbers that an article's list would not show are kept as text.
    pub(crate) fn list(numbers: Option<Numbers>, items: Vec<Vec<Inline>>) -> Vec<Self> {
        let kind = match numbers {
            _ if items.is_empty() => return Vec::new(),
            None => ListKind::Bullet,
            Some(numbers) if numbers.are_usual() => ListKind::Ordered,
            Some(numbers) => {
                let numbered = |(at, item): (usize, Vec<Inline>)| {
                    let mut prose = Prose::default();
                    prose.flowing(&numbers.label(at), &article::Marks::default());
                    prose.append(item);
                    Self::paragraph(Role::Settled, prose.finish())
                };
                return items.into_iter().enumerate().map(numbered).collect();
            }
        };
        vec![Self::settled(BlockKind::List { kind, items })]
    }

    fn lines(&self) -> Option<Vec<String>> {
        let BlockKind::Paragraph(text) = &self.kind else { return None };
        Some(lines_of(text).iter().map(|line| plain(line)).collect())
    }

    fn is_empty(&self) -> bool {
        match &self.kind {
            BlockKind::Figure(_) => false,
            kind => Block { id: BlockId::numbered(1), kind: kind.clone() }.text().trim().is_empty(),
        }
    }
}

/// What a page becomes: its pieces in Unicode, and the report of how.
pub(crate) struct Cleaned {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) report: Report,
}

/// Converts what is in an old alphabet; `told` is one that a person named.
pub(crate) fn clean(sheet: &mut Sheet, told: Option<vietnamese::Charset>) -> Cleaned {
    let mut pieces = std::mem::take(&mut sheet.pieces);
    let plan = old_letters::plan(&old_letters::words(&pieces), told);
    old_letters::convert_pieces(&mut pieces, &plan);
    let words = old_letters::words(&pieces);
    let settled = old_letters::is_settled(words.iter().map(String::as_str), &plan);
    old_letters::tidy(&mut pieces, settled);
    pieces.retain(|piece| !piece.is_empty());
    let report = Report {
        source: sheet.source,
        kept: tally::kept(as_blocks(&pieces).iter()),
        left_out: sheet.looks.left_out(&sheet.findings),
        composed: sheet.composed,
        converted: sheet.by_font.clone().or(plan.converted),
        offered: plan.offered.filter(|_| sheet.by_font.is_none()),
        digits: sheet.digits.sum(),
    };
    Cleaned { pieces, report }
}

/// The date line as it was written: «3/10/2025» is printed as 03/10/2025, and no figure has changed.
pub(crate) fn date_written(pieces: &[Piece]) -> String {
    let lines = pieces.iter().filter_map(Piece::lines).flatten();
    lines.into_iter().find(|line| shape::date_line(line).is_some()).unwrap_or_default()
}

/// The digits of a draft; `byline` is the signature that was lent to it, `written` its date line as it came.
pub(crate) fn digits_of(draft: &Draft, byline: &str, written: &str) -> Digits {
    let mut digits = Digits::of(&draft.section);
    let document = &draft.document;
    if draft.published.is_some() {
        digits.add(written);
    }
    document.passages().iter().for_each(|passage| digits.add(&passage.text));
    document.figures().iter().for_each(|figure| digits.add(&figure.credit));
    if plain(&document.byline) == byline.trim() {
        return digits.minus(Digits::of(byline));
    }
    digits
}

/// The pieces as blocks, each as it stands: nothing is taken for a headline, a caption or a signature.
pub(crate) fn as_blocks(pieces: &[Piece]) -> Vec<BlockKind> {
    let block = |piece: &Piece| match (piece.role, &piece.kind) {
        (Role::Title, BlockKind::Paragraph(text)) => {
            BlockKind::Heading { level: HeadingLevel::Two, text: unset(text) }
        }
        (_, kind) => kind.clone(),
    };
    let mut kinds: Vec<BlockKind> = boxes::gathered(pieces.to_vec()).iter().map(block).collect();
    kinds.iter_mut().for_each(speak_once);
    kinds
}

/// True when pieces show that they are a whole article: the line «Ngày đăng …» stands among the first.
pub(crate) fn shows_an_article(pieces: &[Piece]) -> bool {
    let dated = pieces.iter().take(4).any(|piece| match &piece.kind {
        BlockKind::Paragraph(text) => without_date(text).is_some(),
        _ => false,
    });
    dated && pieces.len() > 2 && !is_timetable(pieces)
}

fn is_timetable(pieces: &[Piece]) -> bool {
    let lines: Vec<String> = pieces.iter().filter_map(Piece::lines).flatten().collect();
    shape::is_timetable(lines.iter().map(String::as_str))
}

pub(crate) fn draft(mut pieces: Vec<Piece>, byline: &str) -> Draft {
    let title = pieces.iter().position(|piece| piece.role == Role::Title);
    let timetable = is_timetable(&pieces);
    let section = take_section(&mut pieces);
    let title = title.map(|n| if section.is_empty() { n } else { n - 1 });
    let said = title.is_some() || matches!(pieces.first(), Some(one) if one.role == Role::Settled);
    let headline = take_headline(&mut pieces, title);
    let (headline, published) =
        if timetable { (headline, None) } else { take_date(headline, &mut pieces) };
    let headline = one_line(headline, said, &mut pieces);
    let signed = take_byline(&mut pieces);
    let sapo = take_lead(&mut pieces);
    let mut kinds = bodies(boxes::gathered(pieces));
    if kinds.is_empty() {
        kinds.push(BlockKind::Paragraph(Vec::new()));
    }
    let blocks = boxes::numbered(kinds);
    let byline = signed.unwrap_or_else(|| match byline.trim() {
        "" => Vec::new(),
        name => vec![Inline::text(name)],
    });
    Draft { section, published, document: Document { headline, sapo, blocks, byline } }
}

/// A first line that says it is the section, or is in capitals, when a headline follows it.
fn take_section(pieces: &mut Vec<Piece>) -> String {
    let said = pieces.first().is_some_and(|piece| piece.role == Role::Section);
    let first = pieces.first().filter(|piece| piece.role != Role::Title).and_then(Piece::lines);
    match first.as_deref() {
        Some([line]) if shape::is_section(line, said) && (said || has_headline(&pieces[1..])) => {
            let line = line.clone();
            pieces.remove(0);
            line
        }
        _ => String::new(),
    }
}

/// True when what follows a line in capitals may be the headline below it: else the line itself is.
fn has_headline(pieces: &[Piece]) -> bool {
    match pieces.first().map(|next| (next.role, &next.kind)) {
        Some((Role::Title, _) | (_, BlockKind::Heading { .. })) => true,
        Some((_, BlockKind::Paragraph(text))) => {
            let lines: Vec<String> = lines_of(text).iter().map(|line| plain(line)).collect();
            shape::may_be_headline(lines.iter().map(String::as_str))
        }
        _ => false,
    }
}

/// The piece that says it is the headline, else a first paragraph or heading.
fn take_headline(pieces: &mut Vec<Piece>, title: Option<usize>) -> Vec<Inline> {
    let at = title.unwrap_or(0);
    match pieces.get(at).map(|piece| (piece.role, &piece.kind)) {
        Some(
            (Role::Title | Role::Bare | Role::Numbered, BlockKind::Paragraph(text))
            | (Role::Settled, BlockKind::Heading { text, .. }),
        ) => {
            let text = unset(text);
            pieces.remove(at);
            text
        }
        _ => Vec::new(),
    }
}

/// A headline of one line. Those of a piece that says it is a headline are joined; behind the first of any other the text
/// begins.
fn one_line(headline: Vec<Inline>, said: bool, pieces: &mut Vec<Piece>) -> Vec<Inline> {
    let mut lines = lines_of(&headline);
    lines.retain(|line| !plain(line).trim().is_empty());
    if lines.len() < 2 {
        return lines.pop().unwrap_or_default();
    }
    if said {
        let words: Vec<String> = lines.iter().map(|line| plain(line).trim().to_owned()).collect();
        return vec![Inline::text(words.join(" "))];
    }
    let first = lines.remove(0);
    pieces.insert(0, Piece::paragraph(Role::Bare, lines.join(&Inline::Break)));
    first
}

/// The line «Ngày đăng …» of the headline, or of one of the two pieces behind it.
fn take_date(
    headline: Vec<Inline>,
    pieces: &mut Vec<Piece>,
) -> (Vec<Inline>, Option<article::LocalTime>) {
    if let Some((rest, published)) = without_date(&headline) {
        return (rest, Some(published));
    }
    for n in 0..pieces.len().min(2) {
        let BlockKind::Paragraph(text) = &pieces[n].kind else { continue };
        if pieces[n].boxed.is_some() {
            continue;
        }
        if let Some((rest, published)) = without_date(text) {
            pieces[n].kind = BlockKind::Paragraph(rest);
            pieces.retain(|piece| !piece.is_empty());
            return (headline, Some(published));
        }
    }
    (headline, None)
}

fn without_date(text: &[Inline]) -> Option<(Vec<Inline>, article::LocalTime)> {
    let mut lines = lines_of(text);
    let at = lines.iter().position(|line| shape::date_line(&plain(line)).is_some())?;
    let published = shape::date_line(&plain(&lines.remove(at)))?;
    Some((lines.join(&Inline::Break), published))
}

/// The last line, when it is a name and something stands before it.
fn take_byline(pieces: &mut Vec<Piece>) -> Option<Vec<Inline>> {
    let several = pieces.len() > 1;
    let last = pieces.last_mut().filter(|last| last.boxed.is_none())?;
    let BlockKind::Paragraph(text) = &last.kind else { return None };
    let mut lines = lines_of(text);
    if !shape::signs(&plain(lines.last()?)) || !several {
        return None;
    }
    let name = unset(&lines.pop()?);
    last.kind = BlockKind::Paragraph(lines.join(&Inline::Break));
    pieces.retain(|piece| !piece.is_empty());
    Some(name)
}

/// The paragraph that says it is the lead; else a first one that is bold or a sentence, when more follow.
fn take_lead(pieces: &mut Vec<Piece>) -> Vec<Inline> {
    let at = pieces.iter().position(|piece| piece.role == Role::Lead);
    let lead = |piece: &Piece| match &piece.kind {
        BlockKind::Paragraph(text) if piece.role == Role::Bare => {
            let words = plain(text);
            let bold = all_set(text, |marks| marks.strong);
            shape::ends_sentence(&words) && (bold || !words.contains('\n'))
        }
        _ => false,
    };
    let first = (pieces.len() > 1 && pieces.first().is_some_and(lead)).then_some(0);
    match at.or(first) {
        Some(n) => match pieces.remove(n).kind {
            BlockKind::Paragraph(text) if all_set(&text, |marks| marks.strong) => unset(&text),
            BlockKind::Paragraph(text) => text,
            _ => Vec::new(),
        },
        None => Vec::new(),
    }
}
