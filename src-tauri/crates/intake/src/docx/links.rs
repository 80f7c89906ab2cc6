//! The links of a Word document: elements of their own, or fields, as programs write them that save an old document anew.

use quick_xml::events::BytesStart;

use super::{Reading, parts, runs::Runs};
use crate::fields;

impl Reading {
    /// Takes what makes a link, or a field, whose order tells whether it is one. False for other elements.
    pub(super) fn link(&mut self, name: &str, tag: &BytesStart<'_>) -> bool {
        let said = |name| parts::attribute(tag, name).unwrap_or_default();
        match (name, said("w:fldCharType").as_str()) {
            ("w:hyperlink", _) => {
                // Without an id it leads to another place of the document.
                let id = parts::attribute(tag, "r:id");
                let link = id.map_or_else(
                    || "#".to_owned(),
                    |id| self.links.get(&id).cloned().unwrap_or_default(),
                );
                self.runs(|runs| runs.begin_link(&link));
            }
            ("w:instrText", _) => self.in_order = true,
            ("w:fldSimple", _) => {
                self.fields.push((said("w:instr"), false));
                self.begin_link();
            }
            ("w:fldChar", "begin") => self.fields.push((String::new(), false)),
            ("w:fldChar", "separate") => self.begin_link(),
            ("w:fldChar", "end") => self.end_field(),
            _ => return false,
        }
        true
    }

    fn begin_link(&mut self) {
        let Some((order, is_link)) = self.fields.last_mut() else { return };
        let Some(address) = fields::address(order).filter(|_| !*is_link) else { return };
        *is_link = true;
        self.grown += address.len();
        self.runs(|runs| runs.begin_link(&address));
    }

    pub(super) fn end_field(&mut self) {
        if self.fields.pop().is_some_and(|(_, is_link)| is_link) {
            self.runs(Runs::end_link);
        }
    }
}
