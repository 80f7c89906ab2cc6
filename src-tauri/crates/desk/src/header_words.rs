//! The words that came with a photo's file: as one line without unseen signs, and in Unicode where it is certain that they
//! are letters of an old alphabet.

use photo::{Probe, Words};
use vietnamese::Charset;

use crate::picture_library::LONGEST_WORDS;

/// Longest file name that is kept, in characters.
const LONGEST_NAME: usize = 200;

/// What the library keeps of a header's words.
pub(crate) fn of(probe: &Probe) -> store::PhotoWords {
    let people = probe.people.join(", ");
    let letters = letters_of(probe);
    let read = |text: Option<&String>| text.map(|text| line(text, letters)).unwrap_or_default();
    store::PhotoWords {
        caption: read(probe.caption.as_ref()),
        credit: read(credit(probe)),
        alt: read(probe.alt.as_ref()),
        people: line(&people, letters),
    }
}

/// A file's own name as it is kept and shown: what would break its line or turn its letters is left out.
pub(crate) fn file_name(name: &str) -> String {
    line(name, None).chars().take(LONGEST_NAME).collect()
}

/// Caption, credit and rights of a header in Unicode; none where they stand in it as they are.
pub(crate) fn in_unicode(probe: &Probe) -> Option<Words> {
    let letters = letters_of(probe)?;
    let read = |text: Option<&String>| text.map(|text| decoded(text, Some(letters)));
    Some(Words {
        caption: read(probe.caption.as_ref()),
        credit: read(credit(probe)),
        copyright: read(probe.copyright.as_ref()),
        date: None,
    })
}

fn credit(probe: &Probe) -> Option<&String> {
    probe.credit.as_ref().or(probe.creator.as_ref())
}

/// The old alphabet that the words are certainly written in: judged together, for a name alone tells little. What is
/// Unicode beside them, from another block of the file, has no say.
fn letters_of(probe: &Probe) -> Option<Charset> {
    let texts = [&probe.caption, &probe.alt, &probe.copyright].into_iter().flatten();
    let all = texts.chain(credit(probe)).chain(&probe.people).map(String::as_str);
    let all: Vec<_> = all.filter(|text| !vietnamese::is_unicode(text)).collect();
    vietnamese::guess(&all.join("\n")).filter(|guess| guess.certain).map(|guess| guess.charset)
}

fn decoded(text: &str, letters: Option<Charset>) -> String {
    match letters {
        Some(charset) if !text.is_ascii() && !vietnamese::is_unicode(text) => {
            vietnamese::decode(text, charset)
        }
        _ => text.to_owned(),
    }
}

/// As one line without signs that nobody sees.
fn line(text: &str, letters: Option<Charset>) -> String {
    let text = decoded(text, letters);
    let shown = text.chars().filter(|c| c.is_whitespace() || !c.is_control() && !turns_lines(*c));
    let shown: String = shown.take(LONGEST_WORDS).collect();
    vietnamese::nfc(&shown.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Signs that turn the direction of all that follows.
fn turns_lines(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
