//! Writing the body: the nodes that reading accepts, and no others.

use serde_json::{Map, Value, json};

use crate::{
    Block, BlockId, BlockKind, Cell, CellKind, Figure, HeadingLevel, Inline, ListKind, PhotoRef,
};

pub(super) fn node(name: &str, attrs: Option<Value>, content: Vec<Value>) -> Value {
    let mut map = Map::new();
    map.insert("type".into(), name.into());
    if let Some(attrs) = attrs {
        map.insert("attrs".into(), attrs);
    }
    if !content.is_empty() {
        map.insert("content".into(), Value::Array(content));
    }
    Value::Object(map)
}

fn id_attr(id: &BlockId) -> Value {
    json!({ "id": id.as_str() })
}

pub(super) fn block_json(block: &Block) -> Value {
    let id = &block.id;
    match &block.kind {
        BlockKind::Paragraph(text) => node("paragraph", Some(id_attr(id)), inlines_json(text)),
        BlockKind::Heading { level, text } => {
            let level = if *level == HeadingLevel::Two { 2 } else { 3 };
            let attrs = json!({ "id": id.as_str(), "level": level });
            node("heading", Some(attrs), inlines_json(text))
        }
        BlockKind::Quote { text, attribution } => node(
            "quote",
            Some(id_attr(id)),
            vec![
                node("quote_text", None, inlines_json(text)),
                node("attribution", None, inlines_json(attribution)),
            ],
        ),
        BlockKind::List { kind, items } => {
            let name = if *kind == ListKind::Bullet { "bullet_list" } else { "ordered_list" };
            let items = items.iter().map(|item| node("list_item", None, inlines_json(item)));
            node(name, Some(id_attr(id)), items.collect())
        }
        BlockKind::Table { rows } => {
            let row =
                |cells: &Vec<Cell>| node("table_row", None, cells.iter().map(cell_json).collect());
            node("table", Some(id_attr(id)), rows.iter().map(row).collect())
        }
        BlockKind::Figure(figure) => figure_json(id, figure),
        BlockKind::Gallery(items) => {
            let items = items.iter().map(|item| figure_json(&item.id, &item.figure));
            node("gallery", Some(id_attr(id)), items.collect())
        }
        BlockKind::FactBox { title, blocks } => {
            let title = node("box_title", None, inlines_json(title));
            let content = std::iter::once(title).chain(blocks.iter().map(block_json));
            node("fact_box", Some(id_attr(id)), content.collect())
        }
    }
}

fn cell_json(cell: &Cell) -> Value {
    let name = if cell.kind == CellKind::Header { "table_header" } else { "table_cell" };
    let attrs = json!({ "colspan": cell.colspan, "rowspan": cell.rowspan });
    node(name, Some(attrs), inlines_json(&cell.text))
}

fn figure_json(id: &BlockId, figure: &Figure) -> Value {
    let attrs = json!({
        "id": id.as_str(),
        "photo": figure.photo.as_ref().map(PhotoRef::as_str),
        "credit": figure.credit,
        "alt": figure.alt,
    });
    node("figure", Some(attrs), vec![node("caption", None, inlines_json(&figure.caption))])
}

pub(super) fn inlines_json(inlines: &[Inline]) -> Vec<Value> {
    inlines.iter().map(inline_json).collect()
}

fn inline_json(inline: &Inline) -> Value {
    let Inline::Text(run) = inline else { return json!({ "type": "hard_break" }) };
    let mut marks = Vec::new();
    if let Some(link) = &run.marks.link {
        marks.push(json!({ "type": "link", "attrs": { "href": link.as_str() } }));
    }
    if run.marks.em {
        marks.push(json!({ "type": "em" }));
    }
    if run.marks.strong {
        marks.push(json!({ "type": "strong" }));
    }
    let mut value = json!({ "type": "text", "text": run.text });
    if !marks.is_empty() {
        value["marks"] = Value::Array(marks);
    }
    value
}
