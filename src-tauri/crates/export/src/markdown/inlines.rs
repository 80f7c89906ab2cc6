//! Letters, marks and links in Markdown: nothing the reporter wrote becomes notation.

use article::{Inline, Marks, Run};

use crate::escape::{clean, uri};

/// How a whole passage is set, beside its own marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// As it is.
    Plain,
    /// All bold.
    Strong,
    /// All in italics.
    Emphasis,
}

/// A passage with its line breaks.
pub(super) fn lines(inlines: &[Inline], setting: Setting) -> String {
    let lines: Vec<String> = inlines
        .split(|inline| *inline == Inline::Break)
        .map(|line| from_start(&runs(line, setting)))
        .filter(|line| !line.trim().is_empty())
        .collect();
    lines.join("\\\n")
}

/// A passage where no line may end: headings and cells.
pub(super) fn in_one_line(inlines: &[Inline], setting: Setting) -> String {
    let space = Inline::text(" ");
    let line: Vec<Inline> = inlines
        .iter()
        .map(|inline| if *inline == Inline::Break { space.clone() } else { inline.clone() })
        .collect();
    runs(&line, setting)
}

/// Every sign that could be notation inside a line gets a backslash.
pub(super) fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        if "\\`*_[]<>&~|#$".contains(c) {
            out.push('\\');
        }
        out.push(if c == '\n' || c == '\t' { ' ' } else { c });
    }
    out
}

fn runs(line: &[Inline], setting: Setting) -> String {
    let set = |marks: &Marks| Marks {
        strong: marks.strong || setting == Setting::Strong,
        em: marks.em || setting == Setting::Emphasis,
        link: marks.link.clone(),
    };
    // Runs that look alike are one, so that `**a****b**` is never written.
    let mut runs: Vec<Run> = Vec::new();
    for inline in line {
        let Inline::Text(run) = inline else { continue };
        let marks = set(&run.marks);
        match runs.last_mut() {
            Some(last) if last.marks == marks => last.text.push_str(&clean(&run.text)),
            _ => runs.push(Run { text: clean(&run.text), marks }),
        }
    }
    let beside = |n: Option<usize>| n.and_then(|n| runs.get(n));
    let sides = |n: usize| (beside(n.checked_sub(1)), beside(Some(n + 1)));
    runs.iter().enumerate().map(|(n, run)| set_run(run, sides(n))).collect()
}

/// A run with its marks between its neighbours. Stars count as marks only beside letters or at the edge of a word, and
/// away from other stars; elsewhere the tags of HTML, which `CommonMark` passes on, say the same.
fn set_run(run: &Run, (before, after): (Option<&Run>, Option<&Run>)) -> String {
    let words = run.text.trim();
    let (space_before, space_after) = run.text.split_once(words).unwrap_or(("", ""));
    if words.is_empty() {
        return text(&run.text);
    }
    let lettered = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let ends = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let unmarked = |run: Option<&Run>| run.is_none_or(|run| !run.marks.strong && !run.marks.em);
    let last = before.and_then(|run| run.text.chars().next_back());
    let next = after.and_then(|run| run.text.chars().next());
    let stars = unmarked(before)
        && unmarked(after)
        && (lettered(words.chars().next()) || !space_before.is_empty() || ends(last))
        && (lettered(words.chars().next_back()) || !space_after.is_empty() || ends(next));
    let mut out = text(words);
    for (wanted, star, tag) in [(run.marks.em, "*", "em"), (run.marks.strong, "**", "strong")] {
        if wanted {
            out =
                if stars { format!("{star}{out}{star}") } else { format!("<{tag}>{out}</{tag}>") };
        }
    }
    if let Some(link) = &run.marks.link {
        out = format!("[{out}](<{}>)", uri(link.as_str()).replace('&', "\\&"));
    }
    format!("{}{out}{}", text(space_before), text(space_after))
}

/// A line whose beginning is no notation.
fn from_start(line: &str) -> String {
    let line = line.trim();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line.starts_with(['+', '-', '=', ':']) {
        format!("\\{line}")
    } else if digits > 0 && line[digits..].starts_with(['.', ')']) {
        format!("{}\\{}", &line[..digits], &line[digits..])
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(words: &str, strong: bool, em: bool) -> Inline {
        Inline::Text(Run { text: words.into(), marks: Marks { strong, em, link: None } })
    }

    #[test]
    fn what_was_written_is_no_notation() {
        for (written, set) in [
            ("# a", "\\# a"),
            ("- a", "\\- a"),
            ("12. a", "12\\. a"),
            ("1.150 hộ", "1\\.150 hộ"),
            ("quý III: 1.150 hộ", "quý III: 1.150 hộ"),
            ("a*b_c`d`[e](f)<g>&amp;", "a\\*b\\_c\\`d\\`\\[e\\](f)\\<g\\>\\&amp;"),
            ("    code", "code"),
            ("a\u{1}\nb", "a b"),
        ] {
            assert_eq!(lines(&[Inline::text(written)], Setting::Plain), set);
        }
    }

    #[test]
    fn marks_hold_wherever_they_stand() {
        let line = [run("Đ", true, false), run("ảng ", false, false), run(" bộ ", false, true)];
        assert_eq!(lines(&line, Setting::Plain), "**Đ**ảng  *bộ*");
        let close = [run("a", true, false), run("b", false, true)];
        assert_eq!(lines(&[run("“a”", true, true)], Setting::Plain), "***“a”***");
        let inside = [run("a", false, false), run("“b”", true, false)];
        assert_eq!(lines(&inside, Setting::Plain), "a<strong>“b”</strong>");
        assert_eq!(lines(&close[..1], Setting::Emphasis), "***a***");
    }

    #[test]
    fn a_break_is_a_break() {
        let text = [Inline::text("a"), Inline::Break, Inline::text("- b")];
        assert_eq!(lines(&text, Setting::Plain), "a\\\n\\- b");
        assert_eq!(in_one_line(&text, Setting::Plain), "a - b");
    }
}
