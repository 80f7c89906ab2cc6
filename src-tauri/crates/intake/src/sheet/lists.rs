//! Lists: those of a page, and those of a word processor, whose items are paragraphs with a sign. A number that an
//! article's list does not show by itself becomes a word of the text, which may speak of it.

use article::{BlockKind, Inline, Marks};
use markup5ever_rcdom::Handle;

use super::{Setting, Sheet};
use crate::{
    flow::{Piece, Role},
    office::{self, Sign},
    page,
    prose::Prose,
};

impl Sheet {
    pub(super) fn list(&mut self, node: &Handle, name: &str, set: &Setting<'_>, depth: usize) {
        self.flush();
        let mut items: Vec<Vec<Inline>> = Vec::new();
        for item in page::inner(node) {
            let own = page::is_named(&item, "li");
            let inside = if own { page::inner(&item) } else { vec![item] };
            let text = self.text_of(&inside, set, depth);
            match items.last_mut() {
                _ if text.is_empty() => {}
                // A list beside the items (Google Docs) belongs to the one before it.
                Some(before) if !own => before.extend([vec![Inline::Break], text].concat()),
                _ => items.push(text),
            }
        }
        let numbers = (name == "ol").then(|| page::numbers(node));
        if let Some(shown) = numbers.filter(|numbers| !numbers.are_usual()) {
            (0..items.len()).for_each(|at| self.digits.add(&shown.label(at)));
        }
        for piece in Piece::list(numbers, items) {
            self.push(piece);
        }
        self.pieces.append(&mut self.waiting);
    }

    /// A list inside a block that holds text only: its items as lines, with the numbers a reader sees.
    pub(super) fn list_in_text(
        &mut self,
        node: &Handle,
        name: &str,
        set: &Setting<'_>,
        depth: usize,
    ) {
        let (numbers, mut at) = (page::numbers(node), 0);
        for item in &page::inner(node) {
            self.prose.new_line();
            if name == "ol" && page::is_named(item, "li") {
                let label = numbers.label(at);
                self.digits.add(&label);
                self.prose.flowing(&label, &set.marks);
                at += 1;
                let text = self.text_of(&page::inner(item), set, depth + 1);
                self.prose.append(text);
                continue;
            }
            self.node(item, set, depth + 1);
        }
        self.prose.new_line();
    }

    /// A paragraph of a word processor that is an item by its style; the sign before it says of which list.
    pub(super) fn word_item(&mut self, node: &Handle, set: &Setting<'_>, depth: usize) {
        let sign = office::list_sign(node);
        if self.flat > 0 {
            return self.word_item_in_text(node, &sign, set, depth);
        }
        self.flush();
        let text = self.text_of(&page::inner(node), set, depth);
        if text.is_empty() {
            return;
        }
        let read = Sign::read(&sign);
        if let Some(BlockKind::List { kind, items }) =
            self.pieces.last_mut().map(|one| &mut one.kind)
            && read.continues(*kind, items.len())
        {
            items.push(text);
            return;
        }
        let piece = match read.begins() {
            Some(kind) => Piece::settled(BlockKind::List { kind, items: vec![text] }),
            None => Piece::paragraph(Role::Numbered, self.signed(&sign, text)),
        };
        self.push(piece);
    }

    /// The same inside a block that holds text only. The number may be all that stands there: the first column of a
    /// table is often counted so.
    fn word_item_in_text(&mut self, node: &Handle, sign: &str, set: &Setting<'_>, depth: usize) {
        self.prose.new_line();
        let sign = self.signed(sign, Vec::new());
        self.prose.append(sign);
        self.prose.flowing(" ", &set.marks);
        self.inside(node, set, depth);
        self.prose.new_line();
    }

    /// `text` behind its sign, unless that is a bullet.
    pub(super) fn signed(&mut self, sign: &str, text: Vec<Inline>) -> Vec<Inline> {
        if sign.is_empty() || Sign::read(sign) == Sign::Bullet {
            return text;
        }
        self.digits.add(sign);
        let mut prose = Prose::default();
        prose.flowing(&format!("{sign} "), &Marks::default());
        prose.append(text);
        prose.finish()
    }
}
