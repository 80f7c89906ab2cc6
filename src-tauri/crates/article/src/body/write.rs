//! Writing the body: the nodes that reading accepts, and no others.

use super::tree::Tree;
use crate::{
    Block, BlockId, BlockKind, Cell, CellKind, Document, Figure, HeadingLevel, Inline, ListKind,
};

/// The whole document.
pub(super) fn document_tree(document: &Document) -> Tree<'_> {
    let mut content = Vec::with_capacity(document.blocks.len() + 3);
    content.push(node("headline", None, inlines_tree(&document.headline)));
    content.push(node("sapo", None, inlines_tree(&document.sapo)));
    content.extend(document.blocks.iter().map(block_tree));
    content.push(node("byline", None, inlines_tree(&document.byline)));
    let version = Tree::Object(vec![("version", Tree::Number(super::BODY_VERSION))]);
    node("article", Some(version), content)
}

fn node<'a>(name: &'static str, attrs: Option<Tree<'a>>, content: Vec<Tree<'a>>) -> Tree<'a> {
    let mut fields = Vec::with_capacity(3);
    fields.push(("type", Tree::Text(name)));
    if let Some(attrs) = attrs {
        fields.push(("attrs", attrs));
    }
    if !content.is_empty() {
        fields.push(("content", Tree::List(content)));
    }
    Tree::Object(fields)
}

fn id_attr(id: &BlockId) -> Tree<'_> {
    Tree::Object(vec![("id", Tree::Text(id.as_str()))])
}

fn block_tree(block: &Block) -> Tree<'_> {
    let id = &block.id;
    match &block.kind {
        BlockKind::Paragraph(text) => node("paragraph", Some(id_attr(id)), inlines_tree(text)),
        BlockKind::Heading { level, text } => {
            let level = if *level == HeadingLevel::Two { 2 } else { 3 };
            let attrs = vec![("id", Tree::Text(id.as_str())), ("level", Tree::Number(level))];
            node("heading", Some(Tree::Object(attrs)), inlines_tree(text))
        }
        BlockKind::Quote { text, attribution } => node(
            "quote",
            Some(id_attr(id)),
            vec![
                node("quote_text", None, inlines_tree(text)),
                node("attribution", None, inlines_tree(attribution)),
            ],
        ),
        BlockKind::List { kind, items } => {
            let name = if *kind == ListKind::Bullet { "bullet_list" } else { "ordered_list" };
            let items = items.iter().map(|item| node("list_item", None, inlines_tree(item)));
            node(name, Some(id_attr(id)), items.collect())
        }
        BlockKind::Table { rows } => {
            node("table", Some(id_attr(id)), rows.iter().map(|row| row_tree(row)).collect())
        }
        BlockKind::Figure(figure) => figure_tree(id, figure),
        BlockKind::Gallery(items) => {
            let items = items.iter().map(|item| figure_tree(&item.id, &item.figure));
            node("gallery", Some(id_attr(id)), items.collect())
        }
        BlockKind::FactBox { title, blocks } => {
            let title = node("box_title", None, inlines_tree(title));
            let content = std::iter::once(title).chain(blocks.iter().map(block_tree));
            node("fact_box", Some(id_attr(id)), content.collect())
        }
    }
}

fn row_tree(cells: &[Cell]) -> Tree<'_> {
    node("table_row", None, cells.iter().map(cell_tree).collect())
}

fn cell_tree(cell: &Cell) -> Tree<'_> {
    let name = if cell.kind == CellKind::Header { "table_header" } else { "table_cell" };
    let span = |n| Tree::Number(u64::from(n));
    let attrs = vec![("colspan", span(cell.colspan)), ("rowspan", span(cell.rowspan))];
    node(name, Some(Tree::Object(attrs)), inlines_tree(&cell.text))
}

fn figure_tree<'a>(id: &'a BlockId, figure: &'a Figure) -> Tree<'a> {
    let attrs = vec![
        ("id", Tree::Text(id.as_str())),
        ("photo", figure.photo.as_ref().map_or(Tree::Nothing, |photo| Tree::Text(photo.as_str()))),
        ("credit", Tree::Text(&figure.credit)),
        ("alt", Tree::Text(&figure.alt)),
    ];
    let caption = node("caption", None, inlines_tree(&figure.caption));
    node("figure", Some(Tree::Object(attrs)), vec![caption])
}

fn inlines_tree(inlines: &[Inline]) -> Vec<Tree<'_>> {
    inlines.iter().map(inline_tree).collect()
}

fn inline_tree(inline: &Inline) -> Tree<'_> {
    let named = |name| ("type", Tree::Text(name));
    let Inline::Text(run) = inline else { return Tree::Object(vec![named("hard_break")]) };
    let mut marks = Vec::new();
    if let Some(link) = &run.marks.link {
        let attrs = Tree::Object(vec![("href", Tree::Text(link.as_str()))]);
        marks.push(Tree::Object(vec![named("link"), ("attrs", attrs)]));
    }
    if run.marks.em {
        marks.push(Tree::Object(vec![named("em")]));
    }
    if run.marks.strong {
        marks.push(Tree::Object(vec![named("strong")]));
    }
    let mut fields = vec![named("text"), ("text", Tree::Text(&run.text))];
    if !marks.is_empty() {
        fields.push(("marks", Tree::List(marks)));
    }
    Tree::Object(fields)
}
