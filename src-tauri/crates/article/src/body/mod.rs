//! The body's JSON: the stored text and the editor's document are this one versioned format (ProseMirror's node tree).
//! Read strictly: an unknown node, mark or attribute value is a [`BodyFault`] that says where; nothing is guessed.

mod read;
mod tree;
mod write;

use serde_json::Value;

use crate::{BlockId, BlockKind, Document};
use read::Node;
use tree::{Text, Values};

/// The format's version, written as an attribute of the root.
pub const BODY_VERSION: u64 = 1;
/// Most blocks a document may have.
const MAX_BLOCKS: usize = 20_000;
/// Most bytes of text a document may have.
const MAX_TEXT: usize = 8 * 1024 * 1024;

/// A body that cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("body unreadable at {at}: {what}")]
pub struct BodyFault {
    /// The place, as node names and positions: `article/3 quote/0 quote_text`.
    pub at: String,
    /// What is wrong there.
    pub what: String,
}

pub(crate) type Read<T> = Result<T, BodyFault>;

impl Document {
    /// Reads the stored or edited JSON. Text becomes NFC, without control signs; a line end in it is a space. Fails with
    /// [`BodyFault`] at the first thing that the schema does not allow, for repeated block ids, above 20,000 blocks and
    /// above 8 MiB of text.
    pub fn from_json(value: &Value) -> Read<Self> {
        let root = Node::of(value, "article".into())?;
        root.expect("article")?;
        if root.attr("version").and_then(Value::as_u64) != Some(BODY_VERSION) {
            return Err(root.fault("unknown version"));
        }
        let children = root.children()?;
        let [headline, sapo, middle @ .., byline] = children.as_slice() else {
            return Err(root.fault("headline, sapo, blocks and byline are required"));
        };
        headline.expect("headline")?;
        sapo.expect("sapo")?;
        byline.expect("byline")?;
        if middle.is_empty() || middle.len() > MAX_BLOCKS {
            return Err(root.fault("1 to 20000 blocks are required"));
        }
        let document = Self {
            headline: headline.inlines()?,
            sapo: sapo.inlines()?,
            blocks: middle.iter().map(Node::block).collect::<Read<_>>()?,
            byline: byline.inlines()?,
        };
        let size: usize = document.passages().iter().map(|passage| passage.text.len()).sum();
        if size > MAX_TEXT {
            return Err(root.fault("more than 8 MiB of text"));
        }
        document.check_ids().map_err(|id| root.fault(&format!("block id {id} stands twice")))?;
        Ok(document)
    }

    /// The same document as JSON; `from_json` of it gives an equal document.
    pub fn to_json(&self) -> Value {
        let mut values = Values::default();
        write::document(&mut values, self);
        values.items.pop().unwrap_or_default()
    }

    /// [`Self::to_json`] as text without white space: what is stored and hashed.
    pub fn to_json_text(&self) -> String {
        let mut text = Text::new();
        write::document(&mut text, self);
        text.out
    }

    fn check_ids(&self) -> Result<(), BlockId> {
        let mut seen = std::collections::HashSet::new();
        let mut ids: Vec<&BlockId> = Vec::new();
        for block in &self.blocks {
            ids.push(&block.id);
            match &block.kind {
                BlockKind::Gallery(items) => ids.extend(items.iter().map(|item| &item.id)),
                BlockKind::FactBox { blocks, .. } => {
                    ids.extend(blocks.iter().map(|block| &block.id));
                }
                _ => {}
            }
        }
        match ids.into_iter().find(|id| !seen.insert((*id).clone())) {
            Some(id) => Err(id.clone()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn every_block() -> Value {
        json!({ "type": "article", "attrs": { "version": 1 }, "content": [
            { "type": "headline", "content": [{ "type": "text", "text": "Tít" }] },
            { "type": "sapo" },
            { "type": "paragraph", "attrs": { "id": "b1" }, "content": [
                { "type": "text", "text": "Xem " },
                { "type": "text", "text": "cổng", "marks": [
                    { "type": "link", "attrs": { "href": "https://phuong.example" } },
                    { "type": "em" }, { "type": "strong" }] },
                { "type": "hard_break" }] },
            { "type": "heading", "attrs": { "id": "b2", "level": 3 } },
            { "type": "quote", "attrs": { "id": "b3" }, "content": [
                { "type": "quote_text", "content": [{ "type": "text", "text": "“Lời”" }] },
                { "type": "attribution" }] },
            { "type": "ordered_list", "attrs": { "id": "b4" }, "content": [{ "type": "list_item" }] },
            { "type": "table", "attrs": { "id": "b5" }, "content": [{ "type": "table_row", "content": [
                { "type": "table_header", "attrs": { "colspan": 2, "rowspan": 1 } }] }] },
            { "type": "figure", "attrs": { "id": "b6", "photo": "a".repeat(64), "credit": "Ảnh: Tổ", "alt": "" },
              "content": [{ "type": "caption" }] },
            { "type": "gallery", "attrs": { "id": "b7" }, "content": [
                { "type": "figure", "attrs": { "id": "b8", "photo": null, "credit": "", "alt": "" },
                  "content": [{ "type": "caption" }] }] },
            { "type": "fact_box", "attrs": { "id": "b9" }, "content": [
                { "type": "box_title" }, { "type": "paragraph", "attrs": { "id": "b10" } }] },
            { "type": "byline", "content": [{ "type": "text", "text": "Tổ tin" }] }
        ] })
    }

    #[test]
    fn every_kind_of_block_survives_the_round_trip() {
        let value = every_block();
        let document = Document::from_json(&value).unwrap();
        assert_eq!(document.to_json(), value, "the format is written as it is read");
    }

    #[test]
    fn the_stored_text_is_the_value_printed() {
        let mut value = every_block();
        let below_space: String = (0..0x20).filter_map(char::from_u32).collect();
        for said in ["“Lời” \"\\/\u{7f}\u{2028}😀", below_space.as_str(), ""] {
            value["content"][2]["content"][0]["text"] = said.into();
            value["content"][7]["attrs"]["credit"] = said.into();
            let Ok(document) = Document::from_json(&value) else { continue };
            assert_eq!(document.to_json_text(), document.to_json().to_string(), "{said:?}");
        }
        let mut document = Document::from_json(&every_block()).unwrap();
        document.headline = vec![crate::Inline::text(below_space + "\"\\")];
        assert_eq!(document.to_json_text(), document.to_json().to_string(), "signs below a space");
    }

    #[test]
    fn what_the_schema_does_not_know_is_refused_with_its_place() {
        let cases = [
            ("/content/2/type", json!("iframe"), "unknown block"),
            ("/content/3/attrs/level", json!(1), "level 2 or 3"),
            ("/content/2/content/1/marks/0/attrs/href", json!("javascript:x"), "only https"),
            ("/content/7/attrs/photo", json!("../../etc/passwd"), "photo's hash"),
            ("/content/3/attrs/id", json!("b1"), "stands twice"),
            ("/attrs/version", json!(2), "unknown version"),
            ("/content/6/content/0/content/0/attrs/colspan", json!(0), "out of range"),
        ];
        for (place, bad, wanted) in cases {
            let mut value = every_block();
            *value.pointer_mut(place).unwrap() = bad;
            let fault = Document::from_json(&value).unwrap_err();
            assert!(fault.to_string().contains(wanted), "{place}: {fault}");
        }
    }

    #[test]
    fn what_was_read_is_written_so_that_it_can_be_read_again() {
        for (text, kept) in [
            ("", ""),
            ("\u{7}", ""),
            ("\u{0}\u{8}\u{85}", ""),
            ("a\u{7}b", "ab"),
            ("hai\ndòng\r", "hai dòng "),
            ("\t", "\t"),
        ] {
            let mut value = every_block();
            value["content"][0]["content"][0]["text"] = text.into();
            let document = Document::from_json(&value).unwrap();
            assert_eq!(crate::plain(&document.headline), kept, "{text:?}");
            assert_eq!(Document::from_json(&document.to_json()), Ok(document), "{text:?}");
        }
    }

    #[test]
    fn decomposed_text_becomes_nfc() {
        let mut value = every_block();
        value["content"][0]["content"][0]["text"] = "Ti\u{301}t".into();
        let document = Document::from_json(&value).unwrap();
        assert_eq!(crate::plain(&document.headline), "Tít");
    }
}
