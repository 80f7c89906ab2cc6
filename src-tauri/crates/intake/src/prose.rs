//! Text with marks as it is put together from an outside tree: white space runs together as on a page, equal marks
//! join, letters are NFC. No letter and no digit is added or dropped, nor a control character that may be a letter.

use article::{Inline, Marks, Run};

use crate::old_letters;

/// Inlines in the making.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    inlines: Vec<Inline>,
}

impl Prose {
    /// Adds text in which every stretch of white space counts as one space, as on a page.
    pub(crate) fn flowing(&mut self, text: &str, marks: &Marks) {
        let mut spaced = self.ends_open();
        let mut clean = String::with_capacity(text.len());
        for c in vietnamese::legible(text).chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{a0}' | '\u{2028}' | '\u{2029}' => {
                    if !spaced {
                        clean.push(' ');
                    }
                    spaced = true;
                }
                c if c.is_control() && !old_letters::may_be(c) => {}
                c => {
                    clean.push(c);
                    spaced = false;
                }
            }
        }
        self.push(clean, marks);
    }

    /// Adds text whose line ends are line breaks.
    pub(crate) fn lines(&mut self, text: &str, marks: &Marks) {
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.line_break();
            }
            self.flowing(line, marks);
        }
    }

    /// Begins a new line, when something stands on this one.
    pub(crate) fn new_line(&mut self) {
        if matches!(self.inlines.last(), Some(Inline::Text(_))) {
            self.line_break();
        }
    }

    /// A line break.
    pub(crate) fn line_break(&mut self) {
        self.inlines.push(Inline::Break);
    }

    /// Adds inlines that are finished.
    pub(crate) fn append(&mut self, inlines: Vec<Inline>) {
        for inline in inlines {
            match inline {
                Inline::Text(run) => self.push(run.text, &run.marks),
                Inline::Break => self.line_break(),
            }
        }
    }

    /// The inlines, without white space and line breaks at both ends of a line.
    pub(crate) fn finish(self) -> Vec<Inline> {
        let mut lines: Vec<Vec<Inline>> = lines_of(&self.inlines);
        for line in &mut lines {
            trim(line);
        }
        let full = |line: &Vec<Inline>| !line.is_empty();
        let Some(first) = lines.iter().position(full) else { return Vec::new() };
        let last = lines.iter().rposition(full).unwrap_or(first);
        lines[first..=last].join(&Inline::Break)
    }

    /// What stands behind the last space of this line, in whatever marks; empty behind a space.
    pub(crate) fn last_word(&self) -> String {
        let mut word = String::new();
        for inline in self.inlines.iter().rev() {
            let Inline::Text(run) = inline else { break };
            let last = run.text.rsplit(' ').next().unwrap_or_default();
            word.insert_str(0, last);
            if last.len() < run.text.len() {
                break;
            }
        }
        word
    }

    /// True at the start of a line and behind a space.
    fn ends_open(&self) -> bool {
        match self.inlines.last() {
            Some(Inline::Text(run)) => run.text.ends_with(' '),
            _ => true,
        }
    }

    fn push(&mut self, text: String, marks: &Marks) {
        if text.is_empty() {
            return;
        }
        match self.inlines.last_mut() {
            Some(Inline::Text(run)) if run.marks == *marks || text.trim().is_empty() => {
                join(&mut run.text, &text);
            }
            _ => {
                let run = Run { text: vietnamese::nfc(&text), marks: marks.clone() };
                self.inlines.push(Inline::Text(run));
            }
        }
    }
}

/// Adds `more` to `text`, which is NFC. A mark at the front of it may belong to the last word's last letter; the words
/// before are not read again, for a page may set each for itself.
fn join(text: &mut String, more: &str) {
    let last = text.rfind(char::is_whitespace).unwrap_or(0);
    let both = text.split_off(last) + more;
    text.push_str(&vietnamese::nfc(&both));
}

/// The lines between the breaks.
pub(crate) fn lines_of(inlines: &[Inline]) -> Vec<Vec<Inline>> {
    inlines.split(|inline| *inline == Inline::Break).map(<[Inline]>::to_vec).collect()
}

/// The paragraphs between empty lines: many a portal writes them as line breaks.
pub(crate) fn paragraphs(inlines: &[Inline]) -> Vec<Vec<Inline>> {
    let lines = lines_of(inlines);
    let full = lines.split(Vec::is_empty).filter(|lines| !lines.is_empty());
    full.map(|lines| lines.join(&Inline::Break)).collect()
}

/// The inlines cut at byte `place` of their plain text; a place inside a letter counts as the letter's end.
pub(crate) fn cut(inlines: &[Inline], place: usize) -> (Vec<Inline>, Vec<Inline>) {
    let (mut before, mut after) = (Prose::default(), Prose::default());
    let mut at = 0;
    for inline in inlines {
        let Inline::Text(run) = inline else {
            if at < place {
                before.line_break();
            } else {
                after.line_break();
            }
            at += 1;
            continue;
        };
        let mut middle = place.saturating_sub(at).min(run.text.len());
        while !run.text.is_char_boundary(middle) {
            middle += 1;
        }
        before.push(run.text[..middle].to_owned(), &run.marks);
        after.push(run.text[middle..].to_owned(), &run.marks);
        at += run.text.len();
    }
    (before.finish(), after.finish())
}

/// True when every letter is set with `mark`.
pub(crate) fn all_set(inlines: &[Inline], mark: fn(&Marks) -> bool) -> bool {
    let mut runs = inlines.iter().filter_map(|inline| match inline {
        Inline::Text(run) if !run.text.trim().is_empty() => Some(run),
        _ => None,
    });
    let some = runs.clone().next().is_some();
    some && runs.all(|run| mark(&run.marks))
}

/// The same letters without bold and italics; links stay.
pub(crate) fn unset(inlines: &[Inline]) -> Vec<Inline> {
    let mut prose = Prose::default();
    for inline in inlines {
        match inline {
            Inline::Text(run) => {
                let marks = Marks { link: run.marks.link.clone(), ..Marks::default() };
                prose.push(run.text.clone(), &marks);
            }
            Inline::Break => prose.line_break(),
        }
    }
    prose.finish()
}

fn trim(line: &mut Vec<Inline>) {
    while let Some(Inline::Text(run)) = line.first_mut() {
        run.text = run.text.trim_start().to_owned();
        if !run.text.is_empty() {
            break;
        }
        line.remove(0);
    }
    while let Some(Inline::Text(run)) = line.last_mut() {
        run.text = run.text.trim_end().to_owned();
        if !run.text.is_empty() {
            break;
        }
        line.pop();
    }
}
