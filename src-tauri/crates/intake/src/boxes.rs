//! Fact boxes: pieces that stand in one box become one block, whatever was done to each of them before.

use article::{Block, BlockId, BlockKind};

use crate::{flow::Piece, prose::unset};

/// Where a piece stands in a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Boxed {
    /// Which box of the page.
    pub(crate) number: usize,
    /// It is the box's title.
    pub(crate) is_title: bool,
}

/// The pieces, those of each box as one; what has no place in a box stands behind it.
pub(crate) fn gathered(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all = Vec::with_capacity(pieces.len());
    let mut rest = pieces.into_iter().peekable();
    while let Some(first) = rest.next() {
        let Some(Boxed { number, .. }) = first.boxed else {
            all.push(first);
            continue;
        };
        let mut inside = vec![first];
        while let Some(next) =
            rest.next_if(|next| next.boxed.is_some_and(|boxed| boxed.number == number))
        {
            inside.push(next);
        }
        all.append(&mut one_box(inside));
    }
    all
}

fn one_box(pieces: Vec<Piece>) -> Vec<Piece> {
    let (mut title, mut blocks, mut behind) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        match piece.kind {
            BlockKind::Paragraph(text) if title.is_empty() && piece.is_title() => title = text,
            kind @ (BlockKind::Paragraph(_) | BlockKind::List { .. }) => {
                blocks.push(Block { id: BlockId::numbered(1), kind });
            }
            kind => behind.push(Piece::settled(kind)),
        }
    }
    let boxed = match (blocks.is_empty(), title.is_empty()) {
        (true, true) => None,
        (true, false) => Some(BlockKind::Paragraph(title)),
        (false, _) => Some(BlockKind::FactBox { title: unset(&title), blocks }),
    };
    boxed.map(Piece::settled).into_iter().chain(behind).collect()
}

impl Piece {
    fn is_title(&self) -> bool {
        self.boxed.is_some_and(|boxed| boxed.is_title)
    }
}

/// Blocks with ids that are numbered from 1, those in boxes too.
pub(crate) fn numbered(kinds: Vec<BlockKind>) -> Vec<Block> {
    let mut last = 0;
    let mut next = || {
        last += 1;
        BlockId::numbered(last)
    };
    let block = |mut kind: BlockKind| {
        let id = next();
        if let BlockKind::FactBox { blocks, .. } = &mut kind {
            for block in blocks {
                block.id = next();
            }
        }
        Block { id, kind }
    };
    kinds.into_iter().map(block).collect()
}
