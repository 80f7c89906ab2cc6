//! Tags out, entities back: what a reader sees of HTML and XML.

/// Tags that stand inside a word without ending it.
const INLINE: [&str; 7] = ["em", "strong", "a", "span", "b", "i", "w:t"];

/// The text between the tags of `markup`, entities read. What stands inside `<head>`, `<style>` and `<script>` is not
/// seen; sections of CDATA are text.
pub(super) fn visible(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len() / 2);
    let mut rest = markup;
    while let Some((before, from)) = rest.split_once('<') {
        text.push_str(&entities(before));
        if let Some(section) = from.strip_prefix("![CDATA[") {
            let (inside, after) = section.split_once("]]>").unwrap_or((section, ""));
            text.push_str(inside);
            rest = after;
            continue;
        }
        let (tag, after) = from.split_once('>').unwrap_or((from, ""));
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if !INLINE.contains(&name) {
            text.push(' ');
        }
        let hidden = ["head", "style", "script"].contains(&name) && !tag.starts_with('/');
        rest = if hidden {
            after.split_once(&format!("</{name}>")).map_or("", |(_, after)| after)
        } else {
            after
        };
    }
    text.push_str(&entities(rest));
    text
}

/// The texts inside every `<name …>…</name>`, tags of their insides out.
pub(super) fn inside(xml: &str, name: &str) -> String {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut text = String::new();
    let mut rest = xml;
    while let Some((_, from)) = rest.split_once(&open) {
        rest = from;
        if !from.starts_with(['>', ' ', '\n']) {
            continue;
        }
        let Some((tag, after)) = from.split_once('>') else { break };
        if tag.ends_with('/') {
            rest = after;
            continue;
        }
        let (inner, after) = after.split_once(&close).unwrap_or((after, ""));
        text.push_str(&visible(inner));
        text.push('\n');
        rest = after;
    }
    text
}

/// The words of every attribute `name`, entities read.
pub(super) fn attributes(markup: &str, name: &str) -> String {
    let open = format!(" {name}=\"");
    let values = markup.split(open.as_str()).skip(1);
    let value = |from: &str| entities(from.split('"').next().unwrap_or_default()) + "\n";
    values.map(value).collect()
}

/// `&lt;`, `&#39;`, `&#x1F;` … as their signs.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('&') {
        out.push_str(before);
        let Some((name, after)) = from.split_once(';').filter(|(name, _)| name.len() < 9) else {
            out.push('&');
            rest = from;
            continue;
        };
        let sign = match name {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "amp" => Some('&'),
            "nbsp" => Some('\u{a0}'),
            _ => match (name.strip_prefix("#x"), name.strip_prefix('#')) {
                (Some(hex), _) => u32::from_str_radix(hex, 16).ok().and_then(char::from_u32),
                (None, Some(number)) => number.parse().ok().and_then(char::from_u32),
                (None, None) => None,
            },
        };
        rest = if let Some(sign) = sign {
            out.push(sign);
            after
        } else {
            out.push('&');
            from
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_reader_sees() {
        let page = "<head><title>x</title></head><p>a<em>b</em>&lt;c&#39;</p><script>y</script>d";
        assert_eq!(visible(page).split_whitespace().collect::<Vec<_>>(), ["ab<c'", "d"]);
        assert_eq!(visible("<a><![CDATA[1 < 2]]></a>").trim(), "1 < 2");
        assert_eq!(visible("a & b &unknown; &amp;lt;"), "a & b &unknown; &lt;");
    }

    #[test]
    fn attributes_by_their_whole_name() {
        let page = "<img src=\"a.jpg\" alt=\"a &quot;b&quot;\"><img data-alt=\"no\" alt=\"\">";
        assert_eq!(attributes(page, "alt"), "a \"b\"\n\n");
    }

    #[test]
    fn elements_by_their_whole_name() {
        let xml = "<w:tab/><w:t xml:space=\"preserve\">a &amp;</w:t><w:tbl>no</w:tbl><w:t>b</w:t>";
        assert_eq!(inside(xml, "w:t"), "a &\nb\n");
    }
}
