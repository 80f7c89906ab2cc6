//! Text without structure: its lines in Unicode, NFC, without characters that nobody sees.

use vietnamese::Charset;

use crate::{
    IntakeFault,
    decode::Text,
    old_letters::{self, Plan},
    tally::{self, Digits, Report},
};

/// Lines, and the report of how they came.
#[derive(Debug)]
pub(crate) struct Lines {
    pub(crate) all: Vec<String>,
    pub(crate) report: Report,
    pub(crate) digits: Digits,
}

/// The lines of `text`; `told` is an alphabet that a person named.
pub(crate) fn read(text: &str, told: Option<Charset>) -> Lines {
    let mut lines: Vec<String> = text
        .replace("\r\n", "\n")
        .split(['\n', '\r', '\u{2028}', '\u{2029}'])
        .map(str::to_owned)
        .collect();
    let plan = old_letters::plan(&lines, told);
    old_letters::convert_lines(&mut lines, &plan);
    let settled = old_letters::is_settled(lines.iter().map(String::as_str), &plan);
    let Plan { converted, offered, .. } = plan;
    let report = Report {
        source: "text",
        composed: tally::apart(text),
        converted,
        offered,
        digits: Digits::of(text).sum(),
        ..Report::default()
    };
    for line in &mut lines {
        *line = seen(&vietnamese::legible(line));
        if settled || vietnamese::is_unicode(line) {
            // Where it is not, an optional hyphen is the ư of TCVN3.
            *line = vietnamese::nfc(&line.replace('\u{ad}', ""));
        }
    }
    Lines { all: lines, report, digits: Digits::of(text) }
}

/// A file's text as lines. Fails with [`IntakeFault::NotText`] when its bytes are in no alphabet that is known.
pub(crate) fn of_file(text: &Text) -> Result<Lines, IntakeFault> {
    if !text.foreign {
        return Ok(read(&text.words, None));
    }
    let charset = charset_of_file(&text.words).ok_or(IntakeFault::NotText)?;
    Ok(read(&text.words, Some(charset)))
}

/// The alphabet that a file's foreign bytes, shown as `text`, are surely in. Bytes of one file are in one alphabet: the
/// whole tells more than its lines.
pub(crate) fn charset_of_file(text: &str) -> Option<Charset> {
    vietnamese::guess(text).filter(|one| one.certain).map(|one| one.charset)
}

/// A line as it is kept: NFC, tabs and fixed spaces as spaces, without what is not seen.
fn seen(line: &str) -> String {
    let line: String = vietnamese::without_unseen(line)
        .chars()
        .filter_map(|c| match c {
            '\t' | '\u{a0}' | '\u{b}' | '\u{c}' => Some(' '),
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect();
    vietnamese::nfc(&line)
}

/// The lines of `text` unconverted.
pub(crate) fn as_they_came(text: &str) -> Lines {
    let lines = text.replace("\r\n", "\n").split(['\n', '\r']).map(seen).collect();
    let digits = Digits::of(text);
    let report = Report { source: "text", digits: digits.sum(), ..Report::default() };
    Lines { all: lines, report, digits }
}
