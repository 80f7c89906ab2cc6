//! JSON as it is being written: as text, which is what a save needs and borrows every word, or as a value to work with. Both
//! forms come from the one description in `write`; building a map for every node took longer than the text.

use std::fmt::Write as _;

use serde_json::{Map, Value};

/// Takes a JSON value piece by piece. Fields keep their order.
pub(super) trait Sink: Sized {
    fn nothing(&mut self);
    fn number(&mut self, number: u64);
    fn text(&mut self, text: &str);
    /// The items are what `fill` hands over.
    fn list(&mut self, fill: impl FnOnce(&mut Self));
    /// The fields are what `fill` hands over, each behind its [`Sink::name`].
    fn object(&mut self, fill: impl FnOnce(&mut Self));
    /// The name of the field whose value comes next.
    fn name(&mut self, name: &'static str);
}

/// Text without white space, byte for byte what [`Values`] prints.
pub(super) struct Text {
    pub(super) out: String,
    /// Nothing stands before the next value in its list, or its name stands there.
    fresh: bool,
}

impl Text {
    pub(super) fn new() -> Self {
        Self { out: String::with_capacity(16 * 1024), fresh: true }
    }

    fn next(&mut self) {
        if !self.fresh {
            self.out.push(',');
        }
        self.fresh = false;
    }

    fn within(&mut self, [open, close]: [char; 2], fill: impl FnOnce(&mut Self)) {
        self.next();
        self.out.push(open);
        self.fresh = true;
        fill(self);
        self.out.push(close);
        self.fresh = false;
    }
}

impl Sink for Text {
    fn nothing(&mut self) {
        self.next();
        self.out.push_str("null");
    }

    fn number(&mut self, number: u64) {
        self.next();
        let _ = write!(self.out, "{number}");
    }

    fn text(&mut self, text: &str) {
        self.next();
        quote(text, &mut self.out);
    }

    fn list(&mut self, fill: impl FnOnce(&mut Self)) {
        self.within(['[', ']'], fill);
    }

    fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.within(['{', '}'], fill);
    }

    fn name(&mut self, name: &'static str) {
        self.next();
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
        self.fresh = true;
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

/// Values to work with: those of one list, or the fields of one object.
#[derive(Default)]
pub(super) struct Values {
    pub(super) items: Vec<Value>,
    fields: Map<String, Value>,
    named: Option<&'static str>,
}

impl Values {
    fn put(&mut self, value: Value) {
        match self.named.take() {
            Some(name) => drop(self.fields.insert(name.to_owned(), value)),
            None => self.items.push(value),
        }
    }

    fn of(fill: impl FnOnce(&mut Self)) -> Self {
        let mut values = Self::default();
        fill(&mut values);
        values
    }
}

impl Sink for Values {
    fn nothing(&mut self) {
        self.put(Value::Null);
    }

    fn number(&mut self, number: u64) {
        self.put(number.into());
    }

    fn text(&mut self, text: &str) {
        self.put(text.into());
    }

    fn list(&mut self, fill: impl FnOnce(&mut Self)) {
        self.put(Self::of(fill).items.into());
    }

    fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.put(Self::of(fill).fields.into());
    }

    fn name(&mut self, name: &'static str) {
        self.named = Some(name);
    }
}
