//! JSON that borrows its words: what a save writes is the text alone, and building a map for every node of it took
//! longer than writing it. Both forms come from this one tree.

use serde_json::{Map, Value};

/// A value of the body's JSON. Fields keep their order.
pub(super) enum Tree<'a> {
    Nothing,
    Number(u64),
    Text(&'a str),
    List(Vec<Tree<'a>>),
    Object(Vec<(&'static str, Tree<'a>)>),
}

impl Tree<'_> {
    /// As a value to work with.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Number(number) => (*number).into(),
            Self::Text(text) => (*text).into(),
            Self::List(items) => items.iter().map(Tree::value).collect(),
            Self::Object(fields) => {
                let field = |(name, value): &(&str, Tree<'_>)| ((*name).into(), value.value());
                Value::Object(fields.iter().map(field).collect::<Map<_, _>>())
            }
        }
    }

    /// As text without white space, byte for byte what [`Self::value`] prints.
    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::Nothing => out.push_str("null"),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => quote(text, out),
            Self::List(items) => {
                let mut before = '[';
                for item in items {
                    out.push(before);
                    item.write(out);
                    before = ',';
                }
                out.push_str(if items.is_empty() { "[]" } else { "]" });
            }
            Self::Object(fields) => {
                let mut before = '{';
                for (name, value) in fields {
                    out.extend([before, '"']);
                    out.push_str(name);
                    out.push_str("\":");
                    value.write(out);
                    before = ',';
                }
                out.push_str(if fields.is_empty() { "{}" } else { "}" });
            }
        }
    }
}

fn quote(text: &str, out: &mut String) {
    // Every byte is looked at, without a way out: that is many at a time for the processor.
    let special = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    if text.bytes().fold(false, |found, byte| found | special(byte)) {
        out.push_str(&Value::from(text).to_string());
    } else {
        out.push('"');
        out.push_str(text);
        out.push('"');
    }
}
