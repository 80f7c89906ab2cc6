//! The stock shape of ward news, measured on real portals: section in capitals, headline, «Ngày đăng …» (or how
//! a portal says it), lead, captions alone on a line without a full stop, quotations «“…” - who», the byline last.
//! A part that is not there is left empty; a line that fits no shape is a paragraph. Every word keeps its place.

use article::{Block, BlockId, BlockKind, Document, Figure, Inline, ListKind, LocalTime};

use crate::{Draft, alone, bodies};

/// Longest caption and byline, in words.
pub(crate) const CAPTION_WORDS: u32 = 40;
const BYLINE_WORDS: u32 = 6;
/// Longest section, in characters; the desk keeps none that is longer.
const LONGEST_SECTION: usize = 200;

/// Reads the shape of `text` (NFC, `\n` line ends). `byline` signs a text that is not signed.
pub(crate) fn draft(text: &str, byline: &str) -> Draft {
    let mut parts: Vec<Vec<&str>> = paragraphs(text);
    let section = take_section(&mut parts);
    let (headline, published) = take_headline(&mut parts, is_timetable(text.lines()));
    let signed = take_byline(&mut parts);
    let sapo = take_lead(&mut parts);
    let mut blocks: Vec<BlockKind> = Vec::with_capacity(parts.len());
    for lines in &parts {
        match (lines.as_slice(), blocks.last_mut()) {
            ([line], Some(BlockKind::Figure(figure)))
                if figure.credit.is_empty() && alone::is_credit(line) =>
            {
                (*line).clone_into(&mut figure.credit);
            }
            _ => blocks.push(block(lines)),
        }
    }
    if blocks.is_empty() {
        blocks.push(BlockKind::Paragraph(Vec::new()));
    }
    let blocks = blocks.into_iter().enumerate();
    let blocks = blocks.map(|(n, kind)| Block { id: BlockId::numbered(n + 1), kind }).collect();
    let byline = signed.unwrap_or_else(|| byline.trim().to_owned());
    Draft {
        section,
        published,
        document: Document {
            headline: run(&headline),
            sapo: run(&sapo),
            blocks,
            byline: run(&byline),
        },
    }
}

/// Paragraphs as their lines, without the white space around them.
fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), parts.last_mut()) {
            (false, Some(last)) => last.push(line),
            _ => parts.push(Vec::new()),
        }
    }
    parts.retain(|lines| !lines.is_empty());
    parts
}

/// A first line in capitals, when a headline follows it.
fn take_section(parts: &mut Vec<Vec<&str>>) -> String {
    let short = parts.first().is_some_and(|lines| lines.len() == 1 && is_section(lines[0], false));
    let below = parts.get(1).is_some_and(|lines| may_be_headline(lines.iter().copied()));
    if short && below { parts.remove(0).concat() } else { String::new() }
}

/// The headline, with the date line under it.
fn take_headline(parts: &mut Vec<Vec<&str>>, timetable: bool) -> (String, Option<LocalTime>) {
    let date_line = |line: &str| date_line(line).filter(|_| !timetable);
    let Some(first) = parts.first_mut() else { return (String::new(), None) };
    let date = first.iter().position(|line| date_line(line).is_some());
    let mut published = date.and_then(|n| date_line(first[n]));
    let headline = match date {
        Some(n) => {
            let headline = first[..n].join(" ");
            first.drain(..=n);
            headline
        }
        None if first.len() > 1 && !is_item(first[0]) => first.remove(0).to_owned(),
        None => std::mem::take(first).join(" "),
    };
    if parts.first().is_some_and(Vec::is_empty) {
        parts.remove(0);
    }
    if published.is_none() {
        published = parts.first().and_then(|lines| date_line(lines[0]));
        if published.is_some() {
            parts[0].remove(0);
            parts.retain(|lines| !lines.is_empty());
        }
    }
    (headline, published)
}

/// True for lines of which several say a day, and none that it is the day of publication: a timetable, where no day
/// may be taken away.
pub(crate) fn is_timetable<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let days: Vec<&str> = lines.filter(|line| date_line(line).is_some()).collect();
    days.len() > 1 && !days.iter().any(|line| vietnamese::DateLine::is_named(line))
}

/// The moment that a line of its own says; midnight where it says no time.
pub(crate) fn date_line(line: &str) -> Option<LocalTime> {
    let said = vietnamese::DateLine::read(line)?;
    let (hour, minute) = said.time.unwrap_or_default();
    LocalTime::new(said.day.year?, said.day.month, said.day.day, hour, minute).ok()
}

/// True for lines that may be a headline: no sentence, unless the day of publication stands below it.
pub(crate) fn may_be_headline<'a>(mut lines: impl Iterator<Item = &'a str>) -> bool {
    let Some(first) = lines.next() else { return false };
    !first.trim_end_matches(['”', '"', ')', '»']).ends_with('.')
        || lines.any(|line| date_line(line).is_some())
}

/// True for a line that may be a signature: a name, or who made the text.
pub(crate) fn signs(line: &str) -> bool {
    is_name(line) || alone::is_signature(line) || alone::is_name_in_capitals(line)
}

/// The last line, when it is a signature.
fn take_byline(parts: &mut Vec<Vec<&str>>) -> Option<String> {
    let last = parts.last()?;
    let line = *last.last()?;
    if !signs(line) || parts.len() < 2 {
        return None;
    }
    let byline = line.to_owned();
    let last = parts.last_mut()?;
    last.pop();
    parts.retain(|lines| !lines.is_empty());
    Some(byline)
}

/// Few words, each with a capital, no full stop.
pub(crate) fn is_name(line: &str) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let words: Vec<&str> = line.split_whitespace().filter(|word| *word != "-").collect();
    (1..=BYLINE_WORDS as usize).contains(&words.len())
        && words.iter().all(|word| capital(word))
        && !line.ends_with(['.', '!', '?', ':', '…', '”'])
        && !is_capitals(line)
}

/// A short line in capitals, or one that was `said` to be the section.
pub(crate) fn is_section(line: &str, said: bool) -> bool {
    let short = vietnamese::count_words(line) <= 8 && line.chars().count() <= LONGEST_SECTION;
    short && (said || is_capitals(line))
}

/// The first paragraph that is a sentence, when more follow.
fn take_lead(parts: &mut Vec<Vec<&str>>) -> String {
    let sentence = parts.first().is_some_and(|lines| lines.len() == 1 && ends_sentence(lines[0]));
    if sentence && parts.len() > 1 { parts.remove(0).concat() } else { String::new() }
}

fn block(lines: &[&str]) -> BlockKind {
    let text = lines.join("\n");
    if lines.iter().all(|line| is_item(line)) {
        let sign = |line: &str| line.chars().next().unwrap_or(DASH);
        let each = lines.iter().filter_map(|line| Some((sign(line), run(item(line)?))));
        let mut items = Vec::new();
        bodies::gather(&mut items, each.collect(), sign(lines[0]));
        return BlockKind::List { kind: ListKind::Bullet, items };
    }
    if let Some((quoted, said)) = quotation(&text) {
        return BlockKind::Quote { text: run(quoted), attribution: run(said) };
    }
    let alone =
        lines.len() == 1 && !ends_sentence(lines[0]) && !lines[0].ends_with([':', ';', ',']);
    if alone && is_capitals(lines[0]) {
        return BlockKind::Heading { level: article::HeadingLevel::Two, text: run(lines[0]) };
    }
    match lines {
        [caption, credits @ ..] if credits.len() < 2 && alone::is_caption(caption) => {
            let credit = credits.first().copied().unwrap_or_default();
            if !credit.is_empty() && !alone::is_credit(credit) {
                return BlockKind::Paragraph(run(&text));
            }
            let (caption, credit) = (run(caption), credit.to_owned());
            BlockKind::Figure(Figure { photo: None, caption, credit, alt: String::new() })
        }
        _ => BlockKind::Paragraph(run(&text)),
    }
}

/// `“…” - who`: the quoted words with their marks, and who said them.
pub(crate) fn quotation(text: &str) -> Option<(&str, &str)> {
    let whole = text.starts_with('“').then(|| text.rfind('”')).flatten()?;
    let (quoted, rest) = text.split_at(whole + '”'.len_utf8());
    let said = rest.strip_prefix(" - ").or_else(|| rest.strip_prefix(" – "))?;
    let short = vietnamese::count_words(said) <= CAPTION_WORDS && !said.contains('\n');
    // A dash of another length would come back as a hyphen: such a text stays a paragraph, unchanged.
    (short && rest.starts_with(" - ") && quoted.matches('“').count() == 1).then_some((quoted, said))
}

/// The signs of a list's items, and of those below one.
pub(crate) const DASH: char = '-';
pub(crate) const PLUS: char = '+';

/// The words of a list's item, without its sign.
pub(crate) fn item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix([DASH, PLUS, '•'])?;
    // Wards often set no space there; a number may be below nought.
    let joined = line.starts_with([DASH, PLUS]) && rest.starts_with(char::is_alphabetic);
    (joined || rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

pub(crate) fn is_item(line: &str) -> bool {
    item(line).is_some()
}

/// A line with a number of its own in front: «1. », «2.1. », «IV. », «a) ». Whoever counts writes no caption.
pub(crate) fn is_numbered(line: &str) -> bool {
    let sign = line.split_whitespace().next().unwrap_or_default();
    let Some(number) = sign.strip_suffix(['.', ')']) else { return false };
    let is_number = |part: &str| {
        let digits = part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
        let letter = part == "đ" || (part.len() == 1 && part.as_bytes()[0].is_ascii_alphabetic());
        !part.is_empty() && (digits || letter || part.bytes().all(|byte| b"IVX".contains(&byte)))
    };
    number.trim_start_matches('(').split('.').all(is_number)
}

pub(crate) fn is_capitals(line: &str) -> bool {
    line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase)
}

pub(crate) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '"', ')', '»']);
    line.ends_with(['.', '!', '?', '…'])
}

fn run(text: &str) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            inlines.push(Inline::Break);
        }
        if !line.is_empty() {
            inlines.push(Inline::text(line));
        }
    }
    inlines
}
