//! The parts of a Word document, each found by what leads to it, and the page that is made of them.

use std::{borrow::Cow, collections::HashMap};

use super::{
    CAPTIONS, InBox, PART, Reading, chunks,
    drawings::Drawings,
    numbering::Numbering,
    parts::{self, Fonts},
    prefixes,
};
use crate::{IntakeFault, Still, decode, pictures::Carried};

/// What a Word document may hold, unpacked: photos of a phone, not a bomb.
const LIMITS: archive::Limits =
    archive::Limits { entries: 3000, unpacked: 400_000_000, ratio: 400 };
/// A Word document as a page.
pub(crate) struct Page {
    /// The page. Pictures have the addresses `clip:0`, `clip:1` …
    pub(crate) markup: String,
    /// Those pictures.
    pub(crate) carried: Vec<Carried>,
}

/// The page of a Word document. Fails with [`IntakeFault::NotText`] when the bytes are none.
pub(crate) fn page(bytes: &[u8], still: Still<'_>) -> Result<Page, IntakeFault> {
    read(bytes, still, true)
}

/// The same; `whole` takes in the texts of another kind that it holds, which are not taken in for one that is itself held.
pub(super) fn read(bytes: &[u8], still: Still<'_>, whole: bool) -> Result<Page, IntakeFault> {
    let entries = archive::read_foreign(bytes, LIMITS).map_err(|_| IntakeFault::NotText)?;
    let mut entries: HashMap<_, _> =
        entries.into_iter().map(|entry| (entry.name, entry.bytes)).collect();
    let part = |name: &str| {
        let bytes = entries.get(name).filter(|bytes| bytes.len() <= PART)?;
        let text = match bytes.get(..2) {
            Some(b"\xff\xfe" | b"\xfe\xff") => Cow::Owned(decode::letters(bytes).ok()?.text),
            _ => Cow::Borrowed(std::str::from_utf8(bytes).ok()?),
        };
        Some(prefixes::as_word(&text).into_owned())
    };
    let leads = |from: &str, folder: &str| {
        part(from).map(|xml| parts::relations(&xml, folder)).unwrap_or_default()
    };
    let named = |relations: &[parts::Relation], kind: &str, usual: &str| {
        parts::first(relations, kind)
            .filter(|name| entries.contains_key(name))
            .unwrap_or_else(|| usual.to_owned())
    };
    let place = named(&leads("_rels/.rels", ""), "officeDocument", "word/document.xml");
    let document = part(&place).ok_or(IntakeFault::NotText)?;
    let (folder, file) = place.rsplit_once('/').unwrap_or(("", &place));
    let relations = leads(&format!("{folder}/_rels/{file}.rels"), &format!("{folder}/"));
    let styles = part(&named(&relations, "styles", "word/styles.xml")).unwrap_or_default();
    let numbering = part(&named(&relations, "numbering", "word/numbering.xml"));
    let mut pictures = parts::of_kind(&relations, "image");
    pictures.retain(|_, place| entries.contains_key(place));
    let chunks = parts::of_kind(&relations, "aFChunk").into_iter().filter(|_| whole);
    let chunks =
        chunks.filter_map(|(id, place)| Some((id, chunks::page(entries.get(&place)?, still)?)));
    let mut reading = Reading {
        chunks: chunks.collect(),
        styles: parts::headings(&styles),
        quotes: parts::named(&styles, &["quote", "intense quote"]),
        subtitles: parts::named(&styles, &["subtitle"]),
        captions: parts::named(&styles, &CAPTIONS),
        fonts: Fonts::read(&styles),
        lists: parts::lists(&styles),
        numbering: numbering.map(|xml| Numbering::read(&xml)).unwrap_or_default(),
        links: parts::links(&relations),
        drawings: Drawings::of(pictures),
        ..Reading::default()
    };
    reading.read(&document, still)?;
    reading.go_into_box(InBox::Outside);
    let carried = reading.drawings.met.into_iter().filter_map(|(place, shown)| {
        let bytes = entries.remove(&place)?.into_owned();
        let name = place.rsplit('/').next().unwrap_or_default().to_owned();
        Some(Carried { name, bytes, shown })
    });
    Ok(Page { carried: carried.collect(), markup: reading.page })
}
