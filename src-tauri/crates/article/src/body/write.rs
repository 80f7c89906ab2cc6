//! Writing the body: the nodes that reading accepts, and no others.

use super::tree::Sink;
use crate::{
    Block, BlockId, BlockKind, Cell, CellKind, Document, Figure, HeadingLevel, Inline, ListKind,
    Run,
};

/// The whole document.
pub(super) fn document<S: Sink>(out: &mut S, document: &Document) {
    node(out, "article", |out| {
        attrs(out, |out| number(out, "version", super::BODY_VERSION));
        content(out, |out| {
            words(out, "headline", &document.headline);
            words(out, "sapo", &document.sapo);
            for one in &document.blocks {
                block(out, one);
            }
            words(out, "byline", &document.byline);
        });
    });
}

fn node<S: Sink>(out: &mut S, name: &str, fill: impl FnOnce(&mut S)) {
    out.object(|out| {
        text(out, "type", name);
        fill(out);
    });
}

fn attrs<S: Sink>(out: &mut S, fill: impl FnOnce(&mut S)) {
    out.name("attrs");
    out.object(fill);
}

fn content<S: Sink>(out: &mut S, fill: impl FnOnce(&mut S)) {
    out.name("content");
    out.list(fill);
}

fn text(out: &mut impl Sink, name: &'static str, value: &str) {
    out.name(name);
    out.text(value);
}

fn number(out: &mut impl Sink, name: &'static str, value: u64) {
    out.name(name);
    out.number(value);
}

fn id_attr(out: &mut impl Sink, id: &BlockId) {
    attrs(out, |out| text(out, "id", id.as_str()));
}

/// A node of words alone.
fn words(out: &mut impl Sink, name: &str, inlines: &[Inline]) {
    node(out, name, |out| content_words(out, inlines));
}

/// The content of a node; one without words has none.
fn content_words(out: &mut impl Sink, inlines: &[Inline]) {
    if !inlines.is_empty() {
        content(out, |out| inlines.iter().for_each(|one| inline(out, one)));
    }
}

/// A block of several nodes; one without any has no content.
fn several<S: Sink, T>(
    out: &mut S,
    (name, id): (&str, &BlockId),
    parts: &[T],
    part: impl Fn(&mut S, &T),
) {
    node(out, name, |out| {
        id_attr(out, id);
        if !parts.is_empty() {
            content(out, |out| parts.iter().for_each(|one| part(out, one)));
        }
    });
}

fn block<S: Sink>(out: &mut S, block: &Block) {
    let id = &block.id;
    match &block.kind {
        BlockKind::Paragraph(text) => node(out, "paragraph", |out| {
            id_attr(out, id);
            content_words(out, text);
        }),
        BlockKind::Heading { level, text } => heading(out, id, *level, text),
        BlockKind::Quote { text, attribution } => node(out, "quote", |out| {
            id_attr(out, id);
            content(out, |out| {
                words(out, "quote_text", text);
                words(out, "attribution", attribution);
            });
        }),
        BlockKind::List { kind, items } => {
            let name = if *kind == ListKind::Bullet { "bullet_list" } else { "ordered_list" };
            several(out, (name, id), items, |out, item| words(out, "list_item", item));
        }
        BlockKind::Table { rows } => several(out, ("table", id), rows, |out, cells| {
            row(out, cells);
        }),
        BlockKind::Figure(one) => figure(out, id, one),
        BlockKind::Gallery(items) => several(out, ("gallery", id), items, |out, item| {
            figure(out, &item.id, &item.figure);
        }),
        BlockKind::FactBox { title, blocks } => fact_box(out, id, title, blocks),
    }
}

fn heading(out: &mut impl Sink, id: &BlockId, level: HeadingLevel, inlines: &[Inline]) {
    node(out, "heading", |out| {
        attrs(out, |out| {
            text(out, "id", id.as_str());
            number(out, "level", if level == HeadingLevel::Two { 2 } else { 3 });
        });
        content_words(out, inlines);
    });
}

fn fact_box<S: Sink>(out: &mut S, id: &BlockId, title: &[Inline], blocks: &[Block]) {
    node(out, "fact_box", |out| {
        id_attr(out, id);
        content(out, |out| {
            words(out, "box_title", title);
            for one in blocks {
                block(out, one);
            }
        });
    });
}

fn row(out: &mut impl Sink, cells: &[Cell]) {
    node(out, "table_row", |out| {
        if !cells.is_empty() {
            content(out, |out| cells.iter().for_each(|one| cell(out, one)));
        }
    });
}

fn cell(out: &mut impl Sink, cell: &Cell) {
    let name = if cell.kind == CellKind::Header { "table_header" } else { "table_cell" };
    node(out, name, |out| {
        attrs(out, |out| {
            number(out, "colspan", u64::from(cell.colspan));
            number(out, "rowspan", u64::from(cell.rowspan));
        });
        content_words(out, &cell.text);
    });
}

fn figure(out: &mut impl Sink, id: &BlockId, figure: &Figure) {
    node(out, "figure", |out| {
        attrs(out, |out| {
            text(out, "id", id.as_str());
            out.name("photo");
            match &figure.photo {
                Some(photo) => out.text(photo.as_str()),
                None => out.nothing(),
            }
            text(out, "credit", &figure.credit);
            text(out, "alt", &figure.alt);
        });
        content(out, |out| words(out, "caption", &figure.caption));
    });
}

fn inline(out: &mut impl Sink, inline: &Inline) {
    match inline {
        Inline::Text(run) => node(out, "text", |out| {
            text(out, "text", &run.text);
            marks(out, run);
        }),
        Inline::Break => node(out, "hard_break", |_| ()),
    }
}

fn marks(out: &mut impl Sink, run: &Run) {
    let marks = &run.marks;
    if marks.link.is_none() && !marks.em && !marks.strong {
        return;
    }
    out.name("marks");
    out.list(|out| {
        if let Some(link) = &marks.link {
            node(out, "link", |out| attrs(out, |out| text(out, "href", link.as_str())));
        }
        if marks.em {
            node(out, "em", |_| ());
        }
        if marks.strong {
            node(out, "strong", |_| ());
        }
    });
}
