//! Reading the body: each node is checked where it stands, and named in the fault.

use serde_json::{Map, Value};

use super::{BodyFault, Read};
use crate::{
    Block, BlockId, BlockKind, Cell, CellKind, Figure, GalleryItem, HeadingLevel, Inline, Link,
    ListKind, Marks, PhotoRef, Run,
};

/// A JSON node with its place, for faults that can be found again.
pub(super) struct Node<'a> {
    name: &'a str,
    map: &'a Map<String, Value>,
    at: String,
}

impl<'a> Node<'a> {
    pub(super) fn of(value: &'a Value, at: String) -> Read<Self> {
        let fault = |what: &str| BodyFault { at: at.clone(), what: what.to_owned() };
        let map = value.as_object().ok_or_else(|| fault("not a node"))?;
        let name = map.get("type").and_then(Value::as_str).ok_or_else(|| fault("no type"))?;
        Ok(Self { name, map, at })
    }

    pub(super) fn fault(&self, what: &str) -> BodyFault {
        BodyFault { at: self.at.clone(), what: what.to_owned() }
    }

    pub(super) fn expect(&self, name: &str) -> Read<()> {
        if self.name == name {
            Ok(())
        } else {
            Err(self.fault(&format!("{name} expected, {} found", self.name)))
        }
    }

    pub(super) fn attr(&self, name: &str) -> Option<&'a Value> {
        self.map.get("attrs")?.get(name)
    }

    pub(super) fn text_attr(&self, name: &str) -> Read<String> {
        match self.attr(name) {
            None | Some(Value::Null) => Ok(String::new()),
            Some(Value::String(text)) => Ok(vietnamese::nfc(text)),
            Some(_) => Err(self.fault(&format!("{name} is not text"))),
        }
    }

    pub(super) fn id(&self) -> Read<BlockId> {
        let text = self.attr("id").and_then(Value::as_str).unwrap_or_default();
        BlockId::parse(text).map_err(|fault| self.fault(&fault.to_string()))
    }

    pub(super) fn children(&self) -> Read<Vec<Node<'a>>> {
        let list = match self.map.get("content") {
            None | Some(Value::Null) => return Ok(Vec::new()),
            Some(Value::Array(list)) => list,
            Some(_) => return Err(self.fault("content is not a list")),
        };
        list.iter()
            .enumerate()
            .map(|(n, value)| {
                let name = value.get("type").and_then(Value::as_str).unwrap_or("?");
                let name: String = name.chars().take(24).collect();
                Node::of(value, format!("{}/{n} {name}", self.at))
            })
            .collect()
    }

    pub(super) fn block(&self) -> Read<Block> {
        let kind = match self.name {
            "paragraph" => BlockKind::Paragraph(self.inlines()?),
            "heading" => BlockKind::Heading { level: self.heading_level()?, text: self.inlines()? },
            "quote" => {
                let [text, attribution] = self.pair("quote_text", "attribution")?;
                BlockKind::Quote { text, attribution }
            }
            "bullet_list" => BlockKind::List { kind: ListKind::Bullet, items: self.items()? },
            "ordered_list" => BlockKind::List { kind: ListKind::Ordered, items: self.items()? },
            "table" => BlockKind::Table { rows: self.rows()? },
            "figure" => BlockKind::Figure(self.figure()?),
            "gallery" => BlockKind::Gallery(self.gallery()?),
            "fact_box" => return self.fact_box(),
            other => return Err(self.fault(&format!("unknown block {other}"))),
        };
        Ok(Block { id: self.id()?, kind })
    }

    pub(super) fn heading_level(&self) -> Read<HeadingLevel> {
        match self.attr("level").and_then(Value::as_u64) {
            Some(2) => Ok(HeadingLevel::Two),
            Some(3) => Ok(HeadingLevel::Three),
            _ => Err(self.fault("a heading has level 2 or 3")),
        }
    }

    pub(super) fn pair(&self, first: &str, second: &str) -> Read<[Vec<Inline>; 2]> {
        let children = self.children()?;
        let [a, b] = children.as_slice() else {
            return Err(self.fault(&format!("{first} and {second} expected")));
        };
        a.expect(first)?;
        b.expect(second)?;
        Ok([a.inlines()?, b.inlines()?])
    }

    pub(super) fn items(&self) -> Read<Vec<Vec<Inline>>> {
        let children = self.children()?;
        if children.is_empty() {
            return Err(self.fault("a list has at least one item"));
        }
        children.iter().map(|item| item.expect("list_item").and_then(|()| item.inlines())).collect()
    }

    pub(super) fn rows(&self) -> Read<Vec<Vec<Cell>>> {
        let rows = self.children()?;
        if rows.is_empty() {
            return Err(self.fault("a table has at least one row"));
        }
        rows.iter()
            .map(|row| {
                row.expect("table_row")?;
                let cells = row.children()?;
                if cells.is_empty() {
                    return Err(row.fault("a row has at least one cell"));
                }
                cells.iter().map(Node::cell).collect()
            })
            .collect()
    }

    pub(super) fn cell(&self) -> Read<Cell> {
        let kind = match self.name {
            "table_header" => CellKind::Header,
            "table_cell" => CellKind::Data,
            other => return Err(self.fault(&format!("cell expected, {other} found"))),
        };
        let span = |name: &str, most: u64| match self.attr(name) {
            None | Some(Value::Null) => Ok(1),
            Some(value) => match value.as_u64() {
                Some(n) if (1..=most).contains(&n) => Ok(n as u16),
                _ => Err(self.fault(&format!("{name} out of range"))),
            },
        };
        Ok(Cell {
            kind,
            colspan: span("colspan", 100)?,
            rowspan: span("rowspan", 1000)?,
            text: self.inlines()?,
        })
    }

    pub(super) fn figure(&self) -> Read<Figure> {
        let photo = match self.attr("photo") {
            None | Some(Value::Null) => None,
            Some(value) => Some(
                PhotoRef::parse(value.as_str().unwrap_or_default())
                    .map_err(|fault| self.fault(&fault.to_string()))?,
            ),
        };
        let children = self.children()?;
        let [caption] = children.as_slice() else {
            return Err(self.fault("a figure has one caption"));
        };
        caption.expect("caption")?;
        Ok(Figure {
            photo,
            caption: caption.inlines()?,
            credit: self.text_attr("credit")?,
            alt: self.text_attr("alt")?,
        })
    }

    pub(super) fn gallery(&self) -> Read<Vec<GalleryItem>> {
        let children = self.children()?;
        if children.is_empty() {
            return Err(self.fault("a gallery has at least one photo"));
        }
        children
            .iter()
            .map(|child| {
                child.expect("figure")?;
                Ok(GalleryItem { id: child.id()?, figure: child.figure()? })
            })
            .collect()
    }

    pub(super) fn fact_box(&self) -> Read<Block> {
        let children = self.children()?;
        let [title, rest @ ..] = children.as_slice() else {
            return Err(self.fault("a fact box has a title"));
        };
        title.expect("box_title")?;
        if rest.is_empty() {
            return Err(self.fault("a fact box has at least one block"));
        }
        let inside = |child: &Node<'_>| match child.name {
            "paragraph" | "bullet_list" | "ordered_list" => child.block(),
            other => Err(child.fault(&format!("{other} does not stand in a fact box"))),
        };
        let blocks = rest.iter().map(inside).collect::<Read<_>>()?;
        Ok(Block { id: self.id()?, kind: BlockKind::FactBox { title: title.inlines()?, blocks } })
    }

    pub(super) fn inlines(&self) -> Read<Vec<Inline>> {
        self.children()?.iter().filter_map(|child| child.inline().transpose()).collect()
    }

    /// None for text without a letter: a run is never empty.
    pub(super) fn inline(&self) -> Read<Option<Inline>> {
        match self.name {
            "hard_break" => Ok(Some(Inline::Break)),
            "text" => {
                let text = self.map.get("text").and_then(Value::as_str);
                let text = text.ok_or_else(|| self.fault("no text"))?;
                let kept = |c| match c {
                    '\n' | '\r' => Some(' '),
                    '\t' => Some(c),
                    c => (!c.is_control()).then_some(c),
                };
                let text = vietnamese::nfc(&text.chars().filter_map(kept).collect::<String>());
                let marks = self.marks()?;
                Ok((!text.is_empty()).then_some(Inline::Text(Run { text, marks })))
            }
            other => Err(self.fault(&format!("unknown text {other}"))),
        }
    }

    pub(super) fn marks(&self) -> Read<Marks> {
        let mut marks = Marks::default();
        let Some(list) = self.map.get("marks").and_then(Value::as_array) else {
            return Ok(marks);
        };
        for mark in list {
            match mark.get("type").and_then(Value::as_str) {
                Some("strong") => marks.strong = true,
                Some("em") => marks.em = true,
                Some("link") => {
                    let href = mark["attrs"]["href"].as_str().unwrap_or_default();
                    let link = Link::parse(href).map_err(|fault| self.fault(&fault.to_string()))?;
                    marks.link = Some(link);
                }
                other => return Err(self.fault(&format!("unknown mark {other:?}"))),
            }
        }
        Ok(marks)
    }
}
