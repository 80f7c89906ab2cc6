//! The body of an article out of pieces: bare paragraphs take the shape of ward news, lines behind a picture become its
//! words, lines with signs a list.

use article::{BlockKind, Figure, HeadingLevel, Inline, ListKind, plain};

use crate::{
    alone,
    flow::{Piece, Role},
    prose::{Prose, all_set, cut, lines_of, unset},
    shape,
};

/// The body: bare paragraphs take the shape of ward news; lines behind a picture become its caption and its credit.
pub(crate) fn bodies(pieces: Vec<Piece>) -> Vec<BlockKind> {
    let mut body = Body {
        pictures: pieces.iter().any(|piece| matches!(piece.kind, BlockKind::Figure(_))),
        kinds: Vec::with_capacity(pieces.len()),
        sign: None,
    };
    for piece in pieces {
        match (piece.role, piece.kind) {
            (Role::Title, BlockKind::Paragraph(text)) => {
                body.push(BlockKind::Heading { level: HeadingLevel::Two, text });
            }
            (Role::Settled, kind) => body.push(kind),
            (role, BlockKind::Paragraph(text)) => body.paragraph(role, text),
            (_, kind) => body.push(kind),
        }
    }
    body.kinds.iter_mut().for_each(speak_once);
    body.kinds
}

/// What is read to a person in place of a photo is its caption, unless other words are written for it.
pub(crate) fn speak_once(kind: &mut BlockKind) {
    if let BlockKind::Figure(figure) = kind {
        let caption = plain(&figure.caption);
        let (caption, alt) = (caption.trim(), figure.alt.trim());
        if alt == caption || alt == format!("{caption} {}", figure.credit.trim()).trim_end() {
            figure.alt.clear();
        }
    }
}

/// A body in the making.
struct Body {
    /// The article shows pictures: no line waits for one.
    pictures: bool,
    kinds: Vec<BlockKind>,
    /// The sign that the items of the last block have, if it is a list that was made of lines.
    sign: Option<char>,
}

impl Body {
    fn push(&mut self, kind: BlockKind) {
        self.kinds.push(kind);
        self.sign = None;
    }

    fn paragraph(&mut self, role: Role, text: Vec<Inline>) {
        let words = plain(&text);
        let bare = role != Role::Numbered;
        let strong = all_set(&text, |marks| marks.strong);
        let caption = bare && !strong && alone::is_caption(&words);
        if bare && self.below_picture(&text, &words, caption) {
            return;
        }
        if let Some(items) = items(&text) {
            return self.items(items);
        }
        if let Some(quote) = quotation(&text) {
            return self.push(quote);
        }
        if is_alone(&words) && (shape::is_capitals(&words) || strong) {
            let text = unset(&text);
            return self.push(BlockKind::Heading { level: HeadingLevel::Two, text });
        }
        self.push(match credited(&text) {
            Some((caption, credit)) if bare && !self.pictures => {
                let figure = Figure { photo: None, caption, credit, alt: String::new() };
                BlockKind::Figure(figure)
            }
            _ if caption && !self.pictures => Piece::figure(text, String::new()).kind,
            _ => BlockKind::Paragraph(text),
        });
    }

    /// Takes words that belong to the picture right before them. False for others.
    fn below_picture(&mut self, text: &[Inline], words: &str, caption: bool) -> bool {
        let Some(BlockKind::Figure(figure)) = self.kinds.last_mut() else { return false };
        if figure.credit.is_empty() && alone::is_credit(words) {
            words.clone_into(&mut figure.credit);
            return true;
        }
        if !figure.caption.is_empty() {
            return false;
        }
        if let Some((caption, credit)) = credited(text).filter(|_| figure.credit.is_empty()) {
            (figure.caption, figure.credit) = (caption, credit);
            return true;
        }
        let slanted = all_set(text, |marks| marks.em)
            && vietnamese::count_words(words) <= shape::CAPTION_WORDS
            && shape::item(words).is_none();
        if caption || slanted {
            figure.caption = if slanted { unset(text) } else { text.to_vec() };
        }
        caption || slanted
    }

    /// Items go on the list before them.
    fn items(&mut self, items: Vec<(char, Vec<Inline>)>) {
        let first = items.first().map_or(shape::DASH, |(sign, _)| *sign);
        let sign = self.sign.unwrap_or(first);
        if let Some(BlockKind::List { kind: ListKind::Bullet, items: there }) =
            self.kinds.last_mut()
        {
            gather(there, items, sign);
        } else {
            let mut there = Vec::new();
            gather(&mut there, items, sign);
            self.kinds.push(BlockKind::List { kind: ListKind::Bullet, items: there });
        }
        self.sign = Some(sign);
    }
}

/// Puts items behind those that are `there`, whose sign is `sign`. A «+» below a «-» stays in the item that it belongs
/// to, on a line of its own: an article's lists have one level.
pub(crate) fn gather(there: &mut Vec<Vec<Inline>>, items: Vec<(char, Vec<Inline>)>, sign: char) {
    for (own, item) in items {
        match there.last_mut() {
            Some(before) if own == shape::PLUS && sign != shape::PLUS => {
                before.extend([Inline::Break, Inline::text("+ ")]);
                let mut whole = Prose::default();
                whole.append(std::mem::take(before));
                whole.append(item);
                *before = whole.finish();
            }
            _ => there.push(item),
        }
    }
}

/// A caption and, on the line below it, whose photo it is.
pub(crate) fn credited(text: &[Inline]) -> Option<(Vec<Inline>, String)> {
    let lines = lines_of(text);
    let [caption, credit] = lines.as_slice() else { return None };
    let credit = plain(credit);
    let is = alone::is_caption(&plain(caption)) && alone::is_credit(&credit);
    is.then(|| (caption.clone(), credit.trim().to_owned()))
}

/// A quotation with who said it, if `text` is one: «“…” - who».
pub(crate) fn quotation(text: &[Inline]) -> Option<BlockKind> {
    let words = plain(text);
    let (quoted, _) = shape::quotation(&words)?;
    let (quoted, rest) = cut(text, quoted.len());
    // Behind the quotation stand « - », as `Block::text` sets it.
    let dash = plain(&rest).len() - plain(&rest).trim_start_matches(['-', ' ']).len();
    Some(BlockKind::Quote { text: quoted, attribution: cut(&rest, dash).1 })
}

/// The items of a paragraph in which every line begins with a list's sign, each with its sign.
fn items(text: &[Inline]) -> Option<Vec<(char, Vec<Inline>)>> {
    let item = |line: Vec<Inline>| {
        let words = plain(&line);
        let (sign, item) = (words.chars().next()?, shape::item(&words)?);
        Some((sign, cut(&line, words.len() - item.len()).1))
    };
    lines_of(text).into_iter().map(item).collect()
}

fn is_alone(words: &str) -> bool {
    !words.contains('\n') && !shape::ends_sentence(words) && !words.ends_with([':', ';', ','])
}
