//! Our own page through a portal's rules: tags and attributes that it keeps stay, of others the text alone.

use std::fmt::Write as _;

use super::{BodyRule, Void};

/// Tags without content.
const EMPTY: [&str; 3] = ["br", "hr", "img"];

/// `html`, which this crate wrote, as `rule` lets it through.
pub(super) fn strained(html: &str, rule: &BodyRule) -> String {
    // A portal without table heads has their rows as the first of the body.
    let merged;
    let html = if rule.tags.contains("thead") {
        html
    } else {
        merged = html.replace("</thead>\n<tbody>\n", "").replace("thead>", "tbody>");
        &merged
    };
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((text, from)) = rest.split_once('<') {
        out.push_str(text);
        let (inside, after) = tag_end(from);
        rest = after;
        tag(inside, rule, &mut out);
    }
    out.push_str(rest);
    tidied(&out)
}

/// Splits at the `>` that ends the tag; one inside quotes does not, and ours are escaped there anyway.
fn tag_end(from: &str) -> (&str, &str) {
    let mut quoted = false;
    for (at, c) in from.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return (&from[..at], &from[at + 1..]),
            _ => {}
        }
    }
    (from, "")
}

fn tag(inside: &str, rule: &BodyRule, out: &mut String) {
    let (closing, inside) = inside.strip_prefix('/').map_or((false, inside), |rest| (true, rest));
    let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
    if !rule.tags.contains(name) {
        return;
    }
    out.push('<');
    if closing {
        out.push('/');
    }
    out.push_str(name);
    let kept = rule.attributes.get(name);
    let mut rest = attributes;
    while let Some((attribute, from)) = rest.split_once("=\"") {
        let (value, after) = from.split_once('"').unwrap_or((from, ""));
        let attribute = attribute.trim();
        if kept.is_some_and(|kept| kept.contains(attribute)) {
            let _ = write!(out, " {attribute}=\"{}\"", worded(attribute, value, rule));
        }
        rest = after;
    }
    if EMPTY.contains(&name) && rule.void == Void::Spaced {
        out.push_str(" /");
    }
    out.push('>');
}

/// An attribute's words with what the portal would garble written otherwise. An address would lead elsewhere with other
/// signs: it only gets the percent code for a straight quote.
fn worded(attribute: &str, value: &str, rule: &BodyRule) -> String {
    if rule.instead.is_empty() {
        return value.to_owned();
    }
    if matches!(attribute, "href" | "src") {
        let garbled = rule.instead.contains_key(&'\'');
        return if garbled { value.replace("&#39;", "%27") } else { value.to_owned() };
    }
    let plain = value.replace("&quot;", "\"").replace("&#39;", "'");
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        match rule.instead.get(&c) {
            Some(instead) => out.push_str(instead),
            None if c == '"' => out.push_str("&quot;"),
            None if c == '\'' => out.push_str("&#39;"),
            None => out.push(c),
        }
    }
    out
}

/// Lines that held a dropped tag alone are gone.
fn tidied(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| line.to_owned() + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::super::Profile;
    use super::*;

    fn rule(tags: &str, more: &str) -> BodyRule {
        let text = super::super::SHIPPED[0];
        let (head, _) = text.split_once("[body]").unwrap();
        let (_, photos) = text.split_once("[photos]").unwrap();
        let body = format!("{head}[body]\ntags = [{tags}]\n{more}\n[photos]{photos}");
        Profile::parse(&body).unwrap().body
    }

    #[test]
    fn only_what_is_kept_passes() {
        let rule = rule(
            "\"p\", \"img\"",
            "void = \"spaced\"\n[body.attributes]\nimg = [\"alt\"]\n[body.instead]\n'\"' = \"”\"",
        );
        let page = "<section><p class=\"a\">x &lt;b&gt; <em>y</em></p>\n<img src=\"1.jpg\" alt=\"a &quot;b&quot; &gt;\">\n</section>";
        assert_eq!(strained(page, &rule), "<p>x &lt;b&gt; y</p>\n<img alt=\"a ”b” &gt;\" />\n");
    }

    #[test]
    fn an_address_has_no_straight_quote_where_they_are_garbled() {
        let page = "<a href=\"https://a.vn/?b=&#39;2&#39;#c\">x</a>";
        let garbling = "[body.attributes]\na = [\"href\"]\n[body.instead]\n\"'\" = \"’\"";
        let told = strained(page, &rule("\"a\"", garbling));
        assert_eq!(told, "<a href=\"https://a.vn/?b=%272%27#c\">x</a>\n");
        assert_eq!(
            strained(page, &rule("\"a\"", "[body.attributes]\na = [\"href\"]")).trim(),
            page
        );
    }

    #[test]
    fn rows_of_a_table_head_stay_in_one_body() {
        let page = "<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n<tbody>\n<tr><td>b</td></tr>\n</tbody>\n</table>\n";
        let kept = strained(page, &rule("\"table\", \"tbody\", \"tr\", \"th\", \"td\"", ""));
        assert_eq!(kept.matches("<tbody>").count(), 1, "{kept}");
        assert_eq!(kept.matches("<tr>").count(), 2, "{kept}");
    }
}
