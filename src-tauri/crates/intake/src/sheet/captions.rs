//! What a page says by a class of its own: captions of pictures, whose photo it is, and boxes with their titles.

use article::{BlockKind, Figure, Marks, plain};
use markup5ever_rcdom::Handle;

use super::{Setting, Sheet};
use crate::{
    boxes::Boxed,
    flow::{Piece, Role},
    page,
};

impl Sheet {
    /// A box of our own pages: its title, and what stands in it. Nothing in it is a field of the article.
    pub(super) fn fact_box(&mut self, node: &Handle, set: &Setting<'_>, depth: usize) {
        self.flush();
        let (number, first) = (self.boxes, self.pieces.len());
        self.boxes += 1;
        for child in page::inner(node) {
            let is_title = page::is_of(&child, "box-title");
            let from = self.pieces.len();
            self.node(&child, set, depth + 1);
            self.flush();
            for piece in &mut self.pieces[from..] {
                piece.boxed = piece.boxed.or(Some(Boxed { number, is_title }));
            }
        }
        for piece in &mut self.pieces[first..] {
            piece.role = Role::Settled;
        }
    }

    pub(super) fn figure(&mut self, node: &Handle, set: &Setting<'_>, depth: usize) {
        self.flush();
        let captions = page::children(node, &["figcaption"]);
        let first = self.pieces.len();
        for child in page::others(node, &["figcaption"]) {
            self.node(&child, set, depth + 1);
        }
        self.flush();
        let outer = self.credit.replace(String::new());
        let caption = self.text_of(&captions, set, depth);
        let credit = std::mem::replace(&mut self.credit, outer).unwrap_or_default();
        let made = self.pieces[first..].iter_mut().find_map(|piece| match &mut piece.kind {
            BlockKind::Figure(figure) if figure.caption.is_empty() => Some(figure),
            _ => None,
        });
        match made {
            Some(figure) => (figure.caption, figure.credit) = (caption, credit),
            None if captions.is_empty() => {}
            None if credit.is_empty() => self.push(Piece::paragraph(Role::Bare, caption)),
            // A photo still to come.
            None => {
                let figure = Figure { photo: None, caption, credit, alt: String::new() };
                self.pictures.push(None);
                self.push(Piece::settled(BlockKind::Figure(figure)));
            }
        }
    }

    /// A paragraph behind a picture without words may say whose photo it is. True when it may.
    pub(super) fn begin_caption(&mut self) -> bool {
        let behind_picture = matches!(
            self.pieces.last().map(|piece| &piece.kind),
            Some(BlockKind::Figure(figure)) if figure.caption.is_empty() && figure.credit.is_empty()
        );
        let begins = self.flat == 0 && self.credit.is_none() && behind_picture;
        if begins {
            self.credit = Some(String::new());
        }
        begins
    }

    /// The paragraph is over. True when it `said` that it is a caption, or whose photo it is: then it is the caption of
    /// the picture before it.
    pub(super) fn end_caption(&mut self, said: bool) -> bool {
        let credit = self.credit.take().unwrap_or_default();
        match self.pieces.last_mut().map(|one| &mut one.kind) {
            _ if credit.is_empty() && !said => false,
            Some(BlockKind::Figure(figure)) if figure.caption.is_empty() => {
                figure.caption = std::mem::take(&mut self.prose).finish();
                figure.credit = credit;
                true
            }
            _ => {
                self.prose.flowing(&credit, &Marks::default());
                false
            }
        }
    }

    pub(super) fn take_credit(&mut self, node: &Handle, set: &Setting<'_>, depth: usize) {
        let words = plain(&self.text_of(&page::inner(node), set, depth));
        if let Some(credit) = &mut self.credit {
            let space = if credit.is_empty() { "" } else { " " };
            *credit = format!("{credit}{space}{}", words.trim());
        }
    }
}
