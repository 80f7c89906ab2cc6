//! JSON as text: indented, in one order, without the signs that no format may carry.

use serde_json::Value;

use crate::escape::clean;

/// `value` as a file.
pub(crate) fn pretty(mut value: Value) -> Vec<u8> {
    clean_inside(&mut value);
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

fn clean_inside(value: &mut Value) {
    match value {
        Value::String(text) => *text = clean(text),
        Value::Array(items) => items.iter_mut().for_each(clean_inside),
        Value::Object(fields) => fields.values_mut().for_each(clean_inside),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn control_signs_stay_behind_at_every_depth() {
        let value = json!({ "a": ["b\u{1}c\n", { "d": "\u{ffff}" }], "e": 1 });
        let read: Value = serde_json::from_slice(&pretty(value)).unwrap();
        assert_eq!(read, json!({ "a": ["bc\n", { "d": "" }], "e": 1 }));
    }
}
