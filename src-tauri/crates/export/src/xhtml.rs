//! The article's HTML as XML: the same page, its empty tags closed. Text was escaped before, so that every `<` is a
//! tag and the first `>` ends it.

/// `html` with `<br>` and `<img …>` closed.
pub(crate) fn closed(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut rest = html;
    while let Some((before, from)) = rest.split_once('<') {
        out.push_str(before);
        let (tag, after) = from.split_once('>').unwrap_or((from, ""));
        let empty = tag == "br" || tag.starts_with("img ");
        out.push('<');
        out.push_str(tag);
        out.push_str(if empty { "/>" } else { ">" });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_tags_are_closed_and_nothing_else() {
        let html = "<p>a<br>b &gt; <img src=\"x\" alt=\"&lt;br&gt;\"></p>";
        let xml = "<p>a<br/>b &gt; <img src=\"x\" alt=\"&lt;br&gt;\"/></p>";
        assert_eq!(closed(html), xml);
    }
}
