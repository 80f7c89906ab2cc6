//! The fields of word processors: what a field does is no word of the text; only where a link leads is kept.

/// Switches of a link behind which a word of their own stands: a place in the document, a tip, a window.
const WITH_WORD: [&str; 3] = ["\\l", "\\o", "\\t"];

/// Where the field with this order leads, if it is a link: an address, or `#` and a place of the document itself.
pub(crate) fn address(order: &str) -> Option<String> {
    let mut words = words(order).into_iter();
    words.next().filter(|name| name.eq_ignore_ascii_case("hyperlink"))?;
    let (mut address, mut place) = (String::new(), None);
    while let Some(word) = words.next() {
        let switch = word.to_ascii_lowercase();
        match WITH_WORD.iter().find(|one| **one == switch) {
            Some(&"\\l") => place = words.next(),
            Some(_) => drop(words.next()),
            None if switch.starts_with('\\') => {}
            None if address.is_empty() => address = word,
            None => {}
        }
    }
    let place = place.map(|place| format!("#{place}")).unwrap_or_default();
    let whole = address + &place;
    (!whole.is_empty()).then_some(whole)
}

/// The words of an order; one in quotation marks may hold spaces.
fn words(order: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in order.chars() {
        match c {
            '"' | '“' | '”' => {
                quoted = !quoted;
                words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            }
            c if c.is_whitespace() && !quoted => {
                words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            }
            c => word.push(c),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_where_its_order_says() {
        for (order, wanted) in [
            (
                r#" HYPERLINK "https://phuong.example/tin?a=1&b=2" "#,
                "https://phuong.example/tin?a=1&b=2",
            ),
            (
                r#"hyperlink https://phuong.example \o "Cổng của phường" \t "_blank""#,
                "https://phuong.example",
            ),
            (r#"HYPERLINK "https://phuong.example" \l "muc-2" \h"#, "https://phuong.example#muc-2"),
            (r#"HYPERLINK \l "_Toc12""#, "#_Toc12"),
            (r#"HYPERLINK "mailto:tin@phuong.example""#, "mailto:tin@phuong.example"),
        ] {
            assert_eq!(address(order).as_deref(), Some(wanted), "{order}");
        }
        for order in ["", "HYPERLINK", "PAGE", r#"HYPERLINK \o "chú thích""#, "HYPERLINKS a"] {
            assert_eq!(address(order), None, "{order}");
        }
    }
}
