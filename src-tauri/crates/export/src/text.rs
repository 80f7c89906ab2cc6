//! The article as plain text, in the stock shape of ward news: what `intake` reads back.

use article::{Block, BlockKind, Cell, Inline, ListKind, plain};

use crate::{
    Story,
    escape::clean,
    grid::{Place, grid},
};

/// Section, headline, «Ngày đăng …», lead, body, byline; a blank line between paragraphs.
pub fn plain_text(story: &Story<'_>) -> String {
    let document = &story.article.document;
    let mut parts: Vec<String> = Vec::new();
    let mut push = |text: String| {
        let text = clean(&text).trim().to_owned();
        if !text.is_empty() {
            parts.push(text);
        }
    };
    push(story.article.section.clone());
    let date = story.published().map(|time| format!("Ngày đăng {time}"));
    let title: Vec<String> = [Some(story.headline()), date].into_iter().flatten().collect();
    push(title.join("\n"));
    push(story.lead());
    for block in &document.blocks {
        push(self::block(block));
    }
    push(story.byline());
    parts.join("\n\n") + "\n"
}

/// A block's words, the items of its lists behind their signs.
fn block(block: &Block) -> String {
    match &block.kind {
        BlockKind::List { kind, items } => list(*kind, items),
        BlockKind::Table { rows } => table(rows),
        BlockKind::FactBox { title, blocks } => {
            let parts = std::iter::once(plain(title)).chain(blocks.iter().map(self::block));
            parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
        }
        _ => block.text(),
    }
}

/// One row a line, its cells behind tabs; a cell that covers several places leaves the others empty.
fn table(rows: &[Vec<Cell>]) -> String {
    let words = |place: &Place<'_>| match place {
        Place::Cell(cell, wide) => plain(&cell.text).replace('\n', " ") + &"\t".repeat(wide - 1),
        Place::Below(wide) => "\t".repeat(wide - 1),
        Place::Empty => String::new(),
    };
    let row = |places: &Vec<Place<'_>>| {
        let row = places.iter().map(words).collect::<Vec<_>>().join("\t");
        row.trim_end_matches('\t').to_owned()
    };
    grid(rows, usize::MAX).0.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// One item a line; further lines of an item stand below its words, so that each line that begins at the edge is an item.
fn list(kind: ListKind, items: &[Vec<Inline>]) -> String {
    let item = |(n, item): (usize, &Vec<Inline>)| {
        let sign = match kind {
            ListKind::Bullet => "- ".to_owned(),
            ListKind::Ordered => format!("{n}. "),
        };
        let below = format!("\n{}", " ".repeat(sign.len()));
        sign + &plain(item).replace('\n', &below)
    };
    (1..).zip(items).map(item).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use article::BlockId;

    use super::*;

    fn lines(texts: &[&str]) -> Vec<Vec<Inline>> {
        let item = |text: &&str| {
            let lines: Vec<_> = text.split('\n').map(|line| vec![Inline::text(line)]).collect();
            lines.join(&Inline::Break)
        };
        texts.iter().map(item).collect()
    }

    #[test]
    fn items_stand_behind_their_signs() {
        let mut items = lines(&["Về kinh tế", "Về văn hóa\na) lễ hội\nb) thư viện"]);
        assert_eq!(
            list(ListKind::Ordered, &items),
            "1. Về kinh tế\n2. Về văn hóa\n   a) lễ hội\n   b) thư viện"
        );
        items.truncate(1);
        assert_eq!(list(ListKind::Bullet, &items), "- Về kinh tế");
        let tenth = list(ListKind::Ordered, &lines(&["một\nhai"; 10]));
        assert!(tenth.ends_with("\n10. một\n    hai"), "{tenth}");
    }

    #[test]
    fn a_list_in_a_box_keeps_its_signs() {
        let list = BlockKind::List { kind: ListKind::Ordered, items: lines(&["một", "hai"]) };
        let inside = Block { id: BlockId::numbered(2), kind: list };
        let kind =
            BlockKind::FactBox { title: vec![Inline::text("Cần nhớ")], blocks: vec![inside] };
        let block = Block { id: BlockId::numbered(1), kind };
        assert_eq!(self::block(&block), "Cần nhớ\n1. một\n2. hai");
    }
}
