//! The small metadata block of a finished picture, written anew: caption, credit, rights and date in EXIF and XMP.
//! Nothing is ever copied from the original.

use crate::ask::Words;

/// EXIF and XMP bodies for the words there are.
pub(crate) struct WordBlock {
    /// A TIFF structure.
    pub(crate) exif: Vec<u8>,
    /// An XMP packet.
    pub(crate) xmp: Vec<u8>,
}

/// The longest text written, in bytes of XML, where a quotation mark takes six. A JPEG segment ends at 65,533, and XMP holds
/// four texts, one of them twice.
const MAX_TEXT: usize = 12 << 10;

impl WordBlock {
    /// `None` if there is nothing to say.
    pub(crate) fn of(words: &Words) -> Option<Self> {
        let text = |field: &Option<String>| {
            let text = field.as_deref().map(str::trim).unwrap_or_default();
            let shown = text.chars().filter(|c| !c.is_control() || *c == '\n');
            let mut room = MAX_TEXT;
            let fits = shown.take_while(|c| {
                let length = quick_xml::escape::escape(&*c.encode_utf8(&mut [0; 4])).len();
                let left = room.checked_sub(length);
                room = left.unwrap_or(0);
                left.is_some()
            });
            Some(fits.collect()).filter(|kept: &String| !kept.is_empty())
        };
        let words = Words {
            caption: text(&words.caption),
            credit: text(&words.credit),
            copyright: text(&words.copyright),
            date: words.date.as_deref().and_then(stamp),
        };
        (words != Words::default()).then(|| Self { exif: exif(&words), xmp: xmp(&words) })
    }

    /// The two JPEG segments of type APP1.
    pub(crate) fn app1(&self) -> [Vec<u8>; 2] {
        [
            [b"Exif\0\0", &self.exif[..]].concat(),
            [b"http://ns.adobe.com/xap/1.0/\0", &self.xmp[..]].concat(),
        ]
    }
}

/// `2017-05-29T11:11:31` as it is, `2017-05-29` with midnight added; anything else is `None`.
fn stamp(date: &str) -> Option<String> {
    let shape = |text: &str, pattern: &str| {
        text.len() == pattern.len()
            && text
                .bytes()
                .zip(pattern.bytes())
                .all(|(b, p)| if p == b'0' { b.is_ascii_digit() } else { b == p })
    };
    let day = date.get(..10).filter(|day| shape(day, "0000-00-00"))?;
    match date.get(10..19) {
        Some(clock) if shape(clock, "T00:00:00") => Some(format!("{day}{clock}")),
        None if date.len() == 10 => Some(format!("{day}T00:00:00")),
        _ => None,
    }
}

const ASCII: u16 = 2;
const LONG: u16 = 4;

/// A little-endian TIFF with one directory, and an EXIF directory for the date.
fn exif(words: &Words) -> Vec<u8> {
    let mut entries: Vec<(u16, Vec<u8>)> = Vec::new();
    let zero_ended = |text: &str| [text.as_bytes(), &[0]].concat();
    let mut note = |tag: u16, text: &Option<String>| {
        if let Some(text) = text {
            entries.push((tag, zero_ended(text)));
        }
    };
    note(0x010E, &words.caption);
    note(0x013B, &words.credit);
    note(0x8298, &words.copyright);
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let has_date = words.date.is_some();
    let inner_at = directory(&mut tiff, &entries, Pointer { to_exif: has_date });
    if let (Some(date), Some(inner_at)) = (&words.date, inner_at) {
        let here = (tiff.len() as u32).to_le_bytes();
        tiff[inner_at..inner_at + 4].copy_from_slice(&here);
        let date = date.replace('-', ":").replace('T', " ");
        directory(&mut tiff, &[(0x9003, zero_ended(&date))], Pointer { to_exif: false });
    }
    tiff
}

/// Whether a directory ends with the pointer to the EXIF directory.
struct Pointer {
    to_exif: bool,
}

/// Appends a directory and its texts; tells where the EXIF pointer has to be filled in.
fn directory(tiff: &mut Vec<u8>, texts: &[(u16, Vec<u8>)], pointer: Pointer) -> Option<usize> {
    let count = texts.len() + usize::from(pointer.to_exif);
    let mut free = tiff.len() + 2 + 12 * count + 4;
    tiff.extend((count as u16).to_le_bytes());
    let mut after: Vec<u8> = Vec::new();
    let entry = |tiff: &mut Vec<u8>, tag: u16, kind: u16, length: usize, value: [u8; 4]| {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend((length as u32).to_le_bytes());
        tiff.extend(value);
    };
    let mut exif_pointer = None;
    for (tag, text) in texts {
        // The pointer's tag 0x8769 comes after 0x8298: entries stay in rising order.
        if text.len() <= 4 {
            let mut value = [0; 4];
            value[..text.len()].copy_from_slice(text);
            entry(tiff, *tag, ASCII, text.len(), value);
        } else {
            entry(tiff, *tag, ASCII, text.len(), (free as u32).to_le_bytes());
            after.extend(text);
            after.resize(after.len().next_multiple_of(2), 0);
            free += text.len().next_multiple_of(2);
        }
    }
    if pointer.to_exif {
        exif_pointer = Some(tiff.len() + 8);
        entry(tiff, 0x8769, LONG, 1, [0; 4]);
    }
    tiff.extend([0; 4]);
    tiff.extend(after);
    exif_pointer
}

fn xmp(words: &Words) -> Vec<u8> {
    let escaped = |text: &str| quick_xml::escape::escape(text).into_owned();
    let alternative = |name: &str, text: &Option<String>| match text {
        Some(text) => format!(
            "<{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></{name}>",
            escaped(text)
        ),
        None => String::new(),
    };
    let credit = words.credit.as_deref().map(escaped).map(|credit| {
        format!(
            "<dc:creator><rdf:Seq><rdf:li>{credit}</rdf:li></rdf:Seq></dc:creator>\
             <photoshop:Credit>{credit}</photoshop:Credit>"
        )
    });
    let date = words
        .date
        .as_deref()
        .map(|date| format!("<photoshop:DateCreated>{}</photoshop:DateCreated>", escaped(date)));
    let inner = [
        alternative("dc:description", &words.caption),
        credit.unwrap_or_default(),
        alternative("dc:rights", &words.copyright),
        date.unwrap_or_default(),
    ]
    .concat();
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\">{inner}</rdf:Description>\
         </rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_reads_back_as_written() {
        let words = Words {
            caption: Some("Chợ đêm <phường> & bạn".into()),
            credit: Some("Lan".into()),
            copyright: Some("© Phường Hoa Sữa".into()),
            date: Some("2026-10-03T08:30:00".into()),
        };
        let block = WordBlock::of(&words).unwrap();
        let exif = crate::exif_words::read(&block.exif);
        assert_eq!(exif.caption, words.caption);
        assert_eq!(exif.creator, words.credit);
        assert_eq!(exif.copyright, words.copyright);
        assert_eq!(exif.captured_at, words.date);
        assert!(!exif.has_gps);
        let xmp = crate::press_words::from_xmp(&block.xmp);
        assert_eq!((xmp.caption, xmp.credit), (words.caption, words.credit));
    }

    #[test]
    fn nothing_to_say_is_no_block() {
        let blank =
            Words { caption: Some("  ".into()), date: Some("hôm qua".into()), ..Words::default() };
        assert!(WordBlock::of(&blank).is_none());
    }

    #[test]
    fn the_longest_words_fit_into_the_segments() {
        for sign in ["ộ", "\"", "&"] {
            let text = Some(sign.repeat(20_000));
            let (caption, credit, copyright) = (text.clone(), text.clone(), text);
            let date = Some("2026-10-03".to_owned());
            let block = WordBlock::of(&Words { caption, credit, copyright, date }).unwrap();
            for segment in block.app1() {
                assert!(segment.len() <= 65_533, "{sign}: {} bytes", segment.len());
            }
            let told = crate::press_words::from_xmp(&block.xmp).caption.unwrap();
            assert!(told.len() >= 2_000 && told.chars().all(|c| sign.contains(c)), "{sign}");
        }
    }
}
