//! How much of a page a parser bears: beyond it a page is an attack, and only its words are taken.

use std::collections::HashMap;

/// Deepest nesting and most attributes of one element.
const MOST_NESTED: usize = 512;
const MOST_ATTRIBUTES: usize = 512;
/// Most elements that a parser makes again because they were never closed: so many times are the letters of a page set
/// as something.
const MOST_MADE_AGAIN: usize = 1_000_000;
/// Elements that are open only until the next of their kind, or never.
const SELF_CLOSING: &str = " p li td th tr dt dd option tbody thead tfoot colgroup rp rt br hr img input meta link \
                            area base col embed source track wbr param ";
/// Elements that a parser opens again in every block, until they are closed.
const MADE_AGAIN: &str = " a b big code em font i nobr s small strike strong tt u ";

/// True for a page that a parser reads in time: nesting, attributes and what is never closed have a limit.
pub(crate) fn is_bearable(text: &str) -> bool {
    let (mut open, mut in_drawing) = (Open::default(), false);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            // Word keeps hundreds of tags for itself there, none of them closed.
            rest = behind_comment(comment);
            continue;
        }
        let closing = rest.starts_with('/');
        let name = rest.trim_start_matches('/');
        let name: String = name.chars().take_while(char::is_ascii_alphanumeric).take(12).collect();
        let name = name.to_ascii_lowercase();
        if name.is_empty() {
            continue;
        }
        open.again += open.set;
        if open.again > MOST_MADE_AGAIN {
            return false;
        }
        if is_among(SELF_CLOSING, &name) {
            continue;
        }
        if name == "svg" {
            in_drawing = !closing;
        }
        // The shapes of a drawing hold nothing, if they say so; elsewhere on a page that means nothing.
        if in_drawing && rest.split('>').next().is_some_and(|tag| tag.ends_with('/')) {
            continue;
        }
        if closing {
            open.end(name);
        } else {
            open.begin(name);
        }
        if open.nested > MOST_NESTED {
            return false;
        }
    }
    text.split('<').all(|tag| attributes(tag) <= MOST_ATTRIBUTES)
}

fn is_among(names: &str, name: &str) -> bool {
    names.split_ascii_whitespace().any(|one| one == name)
}

/// What is open at a place of the page.
#[derive(Default)]
struct Open {
    by_name: HashMap<String, usize>,
    nested: usize,
    /// Of these, those that are made again.
    set: usize,
    again: usize,
}

impl Open {
    fn begin(&mut self, name: String) {
        let is_set = is_among(MADE_AGAIN, &name);
        // A link ends where the next one begins.
        let is_link = name == "a";
        let count = self.by_name.entry(name).or_default();
        if is_link && *count > 0 {
            return;
        }
        *count += 1;
        self.nested += 1;
        self.set += usize::from(is_set);
    }

    /// An end of what is not open ends nothing.
    fn end(&mut self, name: String) {
        let is_set = is_among(MADE_AGAIN, &name);
        let count = self.by_name.entry(name).or_default();
        if *count > 0 {
            *count -= 1;
            self.nested -= 1;
            self.set -= usize::from(is_set);
        }
    }
}

/// What follows a comment; one that begins with its end is empty.
fn behind_comment(comment: &str) -> &str {
    if comment.starts_with('>') || comment.starts_with("->") {
        return comment;
    }
    let mut rest = comment;
    while let Some(at) = rest.find("--") {
        let behind = &rest[at + 2..];
        let end = [">", "!>"].into_iter().find_map(|end| behind.strip_prefix(end));
        if let Some(behind) = end {
            return behind;
        }
        rest = &rest[at + 1..];
    }
    ""
}

/// How many attributes the tag that `text` begins with may have, at the most.
fn attributes(text: &str) -> usize {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return 0;
    }
    let (mut count, mut quote, mut before) = (0, None, ' ');
    for c in text.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => continue,
            (None, '>') => break,
            (None, '"' | '\'') if before == '=' => quote = Some(c),
            (None, c) if !c.is_whitespace() && c != '/' => {}
            (None, _) => {
                count += 1;
                continue;
            }
        }
        before = c;
    }
    count
}
