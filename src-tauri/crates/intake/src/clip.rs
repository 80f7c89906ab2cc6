//! The clipboard, cleaned: blocks for the place of the caret, and, when it holds a whole article, the article.

use article::{Block, BlockKind, Inline};
use vietnamese::Charset;

use crate::{
    Draft, IntakeFault, MAX_BYTES, Still, boxes, flow, lines, markdown as md, rtf, shape,
    sheet::{self, Sheet},
    tally::{Count, Digits, Report},
};

/// What a clipboard holds of one text; parts it does not hold are empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clip<'a> {
    /// As a page. Pictures of its own have the addresses `clip:0`, `clip:1` …
    pub html: &'a str,
    /// As RTF.
    pub rtf: &'a str,
    /// As plain text.
    pub text: &'a str,
    /// As Markdown.
    pub markdown: &'a str,
}

/// How a clipboard is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Cleaned; letters of an old alphabet are converted when they surely are.
    Clean,
    /// Its words alone, as they came; only NFC is made.
    AsItCame,
    /// Cleaned, its old letters read in this alphabet.
    Told(Charset),
}

/// What a clipboard becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The article that it is as a whole, when it shows that it is one.
    pub article: Option<(Draft, Vec<Picture>)>,
    /// Its blocks, each as it stands. Ids are numbered from 1.
    pub blocks: Vec<Block>,
    /// The pictures of the blocks.
    pub pictures: Vec<Picture>,
    /// What stayed and what did not.
    pub report: Report,
}

/// A picture of the clipboard and the figure that waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Which figure, counted from 0 in reading order.
    pub figure: usize,
    /// Which picture of the clipboard.
    pub clip: usize,
}

/// Takes a clipboard in. A page that cannot be read is taken by its words. Fails with [`IntakeFault::TooLarge`]
/// above [`MAX_BYTES`] and with [`IntakeFault::Empty`] when there is neither a word nor a picture.
pub fn paste(clip: Clip<'_>, how: How, still: Still<'_>) -> Result<Pasted, IntakeFault> {
    let Clip { html, rtf, text, markdown } = clip;
    if (html.len() + rtf.len() + text.len() + markdown.len()) as u64 > MAX_BYTES {
        return Err(IntakeFault::TooLarge { most: MAX_BYTES });
    }
    // Markdown is its own plain text.
    let text = if text.trim().is_empty() { markdown } else { text };
    let told = match how {
        How::Told(charset) => Some(charset),
        _ => None,
    };
    let is_there = |part: &str| !part.trim().is_empty();
    let (made, source) = match () {
        () if is_there(html) => (html.to_owned(), None),
        () if is_there(markdown) => (md::page(markdown), Some("text")),
        () => (rtf::page(rtf), Some("rtf")),
    };
    if made.trim().is_empty() || (how == How::AsItCame && !text.trim().is_empty()) {
        return of_text(text, how, told, 0);
    }
    match sheet::read(&made, still) {
        Ok(sheet) if how == How::AsItCame => of_text(&sheet.words, how, None, 0),
        Ok(mut sheet) => {
            sheet.source = source.unwrap_or(sheet.source);
            of_page(sheet, text, how, told)
        }
        Err(_) => of_text(text, how, told, 1),
    }
}

fn of_page(
    mut sheet: Sheet,
    text: &str,
    how: How,
    told: Option<Charset>,
) -> Result<Pasted, IntakeFault> {
    let flow::Cleaned { pieces, mut report } = flow::clean(&mut sheet, told);
    let whole = sheet.is_article || flow::shows_an_article(&pieces);
    let (mut kinds, pictures) = with_pictures(flow::as_blocks(&pieces), &sheet.pictures);
    if kinds.is_empty() {
        return of_text(text, how, told, 0);
    }
    if digits(&kinds) != sheet.digits {
        let words = if text.trim().is_empty() { sheet.words.as_str() } else { text };
        return of_text(words, how, told, 1);
    }
    keep_edges(&mut kinds, text);
    report.kept.retain(|one| one.what != "photos");
    if !pictures.is_empty() {
        report.kept.push(Count { what: "photos", count: pictures.len() as u32 });
    }
    let written = flow::date_written(&pieces);
    let article = whole.then(|| flow::draft(pieces, "")).and_then(|draft| {
        let waiting = sheet.pictures.iter().enumerate();
        let pictures =
            waiting.filter_map(|(figure, clip)| Some(Picture { figure, clip: (*clip)? })).collect();
        (flow::digits_of(&draft, "", &written) == sheet.digits).then_some((draft, pictures))
    });
    Ok(Pasted { article, blocks: boxes::numbered(kinds), pictures, report })
}

fn of_text(
    text: &str,
    how: How,
    told: Option<Charset>,
    structure_left_out: u32,
) -> Result<Pasted, IntakeFault> {
    if text.trim().is_empty() {
        return Err(IntakeFault::Empty);
    }
    let read = match how {
        How::AsItCame => lines::as_they_came(text),
        _ => lines::read(text, told),
    };
    let mut report = read.report;
    if structure_left_out > 0 {
        report.left_out.push(Count { what: "structure", count: structure_left_out });
    }
    let full: Vec<&str> =
        read.all.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    let mut kinds: Vec<BlockKind> =
        full.iter().map(|line| BlockKind::Paragraph(vec![Inline::text(*line)])).collect();
    keep_edges(&mut kinds, text);
    let dated = full.iter().take(6).find(|line| shape::date_line(line).is_some()).copied();
    let dated = dated.filter(|_| !shape::is_timetable(full.iter().copied()));
    let article = (dated.is_some() && how != How::AsItCame && full.len() > 2)
        .then(|| shape::draft(&read.all.join("\n"), ""))
        .filter(|draft| flow::digits_of(draft, "", dated.unwrap_or_default()) == read.digits)
        .map(|draft| (draft, Vec::new()));
    Ok(Pasted { article, blocks: boxes::numbered(kinds), pictures: Vec::new(), report })
}

/// Blocks without the figures that have neither a picture nor words, and the pictures of those that stay.
fn with_pictures(kinds: Vec<BlockKind>, clips: &[Option<usize>]) -> (Vec<BlockKind>, Vec<Picture>) {
    let (mut kept, mut pictures) = (Vec::with_capacity(kinds.len()), Vec::new());
    let (mut met, mut stays) = (0, 0);
    for kind in kinds {
        if let BlockKind::Figure(figure) = &kind {
            let clip = clips.get(met).copied().flatten();
            met += 1;
            if clip.is_none() && figure.caption.is_empty() && figure.credit.is_empty() {
                continue;
            }
            pictures.extend(clip.map(|clip| Picture { figure: stays, clip }));
            stays += 1;
        }
        kept.push(kind);
    }
    (kept, pictures)
}

/// A stretch of one line keeps the spaces at its ends: it may go between two words.
fn keep_edges(kinds: &mut [BlockKind], text: &str) {
    let [BlockKind::Paragraph(inlines)] = kinds else { return };
    let one_line = !text.trim_matches(' ').contains(['\n', '\r']);
    if !one_line || text.trim().is_empty() {
        return;
    }
    if let (true, Some(Inline::Text(run))) =
        (text.starts_with([' ', '\u{a0}']), inlines.first_mut())
    {
        run.text.insert(0, ' ');
    }
    if let (true, Some(Inline::Text(run))) = (text.ends_with([' ', '\u{a0}']), inlines.last_mut()) {
        run.text.push(' ');
    }
}

fn digits(kinds: &[BlockKind]) -> Digits {
    let mut digits = Digits::default();
    for text in kinds.iter().flat_map(crate::tally::texts) {
        digits.add(&article::plain(text));
    }
    for kind in kinds {
        if let BlockKind::Figure(figure) = kind {
            digits.add(&figure.credit);
        }
    }
    digits
}
