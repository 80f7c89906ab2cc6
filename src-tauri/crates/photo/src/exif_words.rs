//! What EXIF tells about a photo: orientation, time, camera, words, whether a place is in it, and the small preview.

use exif::{Exif, In, Rational, Tag, Value};

/// The few things that are read out of EXIF.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ExifWords {
    pub(crate) orientation: Option<u8>,
    /// `YYYY-MM-DDTHH:MM:SS`, with `+HH:MM` where the camera wrote it.
    pub(crate) captured_at: Option<String>,
    pub(crate) camera: Option<String>,
    pub(crate) has_gps: bool,
    pub(crate) caption: Option<String>,
    pub(crate) creator: Option<String>,
    pub(crate) copyright: Option<String>,
    /// The embedded preview, a JPEG of its own.
    pub(crate) preview: Option<Vec<u8>>,
}

/// Captions that cameras write by themselves.
const CAMERA_CHATTER: &[&str] =
    &["OLYMPUS DIGITAL CAMERA", "SONY DSC", "MINOLTA DIGITAL CAMERA", "DCIM"];

/// Reads a TIFF structure; whatever is damaged is passed over.
pub(crate) fn read(tiff: &[u8]) -> ExifWords {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let read = reader
        .read_raw(tiff.to_vec())
        .or_else(|error| error.distill_partial_result(|_damaged_fields| {}));
    read.map_or_else(|_| ExifWords::default(), |exif| words(&exif))
}

fn words(exif: &Exif) -> ExifWords {
    let text = |tag| text(exif, tag);
    let caption = text(Tag::ImageDescription)
        .filter(|caption| !CAMERA_CHATTER.contains(&caption.to_uppercase().as_str()));
    ExifWords {
        orientation: number(exif, Tag::Orientation, In::PRIMARY).and_then(|n| u8::try_from(n).ok()),
        captured_at: captured_at(exif),
        camera: camera(text(Tag::Make), text(Tag::Model)),
        has_gps: has_degrees(exif, Tag::GPSLatitude) && has_degrees(exif, Tag::GPSLongitude),
        caption,
        creator: text(Tag::Artist),
        copyright: text(Tag::Copyright),
        preview: preview(exif),
    }
}

fn number(exif: &Exif, tag: Tag, place: In) -> Option<u32> {
    exif.get_field(tag, place)?.value.get_uint(0)
}

fn text(exif: &Exif, tag: Tag) -> Option<String> {
    let Value::Ascii(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let joined = parts.iter().map(|part| plain_text(part)).collect::<Vec<_>>().join(" ");
    Some(joined.trim().to_owned()).filter(|text| !text.is_empty())
}

/// UTF-8 where it is UTF-8, else as Windows-1252 shows it, which is what an old Vietnamese alphabet is told by; without
/// control characters.
pub(crate) fn plain_text(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec())
        .unwrap_or_else(|_| bytes.iter().map(|byte| shown(*byte)).collect());
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect::<String>().trim().to_owned()
}

/// A byte in Windows-1252; five have no sign there.
fn shown(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    let beyond = byte.checked_sub(0x80).and_then(|n| FROM_80.get(usize::from(n)));
    beyond.copied().unwrap_or(char::from(byte))
}

fn captured_at(exif: &Exif) -> Option<String> {
    [
        (Tag::DateTimeOriginal, Tag::OffsetTimeOriginal),
        (Tag::DateTimeDigitized, Tag::OffsetTimeDigitized),
        (Tag::DateTime, Tag::OffsetTime),
    ]
    .into_iter()
    .find_map(|(time, offset)| {
        let local = local_time(&text(exif, time)?)?;
        let zone = text(exif, offset).filter(|zone| zone.len() == 6 && zone.as_bytes()[3] == b':');
        Some(local + &zone.unwrap_or_default())
    })
}

/// `2017:05:29 11:11:31` → `2017-05-29T11:11:31`; dates of zeros or blanks are no dates.
fn local_time(text: &str) -> Option<String> {
    let stamp = exif::DateTime::from_ascii(text.as_bytes()).ok()?;
    let exif::DateTime { year, month, day, hour, minute, second, .. } = stamp;
    let real = year > 0 && (1..=12).contains(&month) && (1..=31).contains(&day);
    let clock = hour < 24 && minute < 60 && second < 61;
    (real && clock)
        .then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"))
}

/// Maker and model, the maker left out where the model begins with it.
fn camera(make: Option<String>, model: Option<String>) -> Option<String> {
    match (make, model) {
        (Some(make), Some(model)) => {
            let first = make.split_whitespace().next().unwrap_or(&make);
            let told = model.to_lowercase().starts_with(&first.to_lowercase());
            Some(if told { model } else { format!("{make} {model}") })
        }
        (make, model) => model.or(make),
    }
}

/// An empty or 0/0 block is no place.
fn has_degrees(exif: &Exif, tag: Tag) -> bool {
    exif.get_field(tag, In::PRIMARY).is_some_and(|field| match &field.value {
        Value::Rational(parts) => {
            !parts.is_empty() && parts.iter().any(|Rational { num, denom }| *num > 0 && *denom > 0)
        }
        _ => false,
    })
}

fn preview(exif: &Exif) -> Option<Vec<u8>> {
    let at = number(exif, Tag::JPEGInterchangeFormat, In::THUMBNAIL)? as usize;
    let length = number(exif, Tag::JPEGInterchangeFormatLength, In::THUMBNAIL)? as usize;
    let bytes = exif.buf().get(at..at.checked_add(length)?)?;
    bytes.starts_with(&[0xFF, 0xD8]).then(|| bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_zeros_are_no_dates() {
        assert_eq!(local_time("2017:05:29 11:11:31").as_deref(), Some("2017-05-29T11:11:31"));
        assert_eq!(local_time("0000:00:00 00:00:00"), None);
        assert_eq!(local_time("    :  :     :  :  "), None);
    }

    #[test]
    fn the_maker_is_told_once() {
        let told = |make: &str, model: &str| camera(Some(make.into()), Some(model.into())).unwrap();
        assert_eq!(told("NIKON CORPORATION", "NIKON D90"), "NIKON D90");
        assert_eq!(told("Apple", "iPhone 4S"), "Apple iPhone 4S");
    }

    #[test]
    fn words_of_windows_keep_their_quotation_marks() {
        assert_eq!(plain_text(b"\x93L\xe0ng\x94 \x96 2025"), "“Làng” – 2025");
        assert_eq!(plain_text("Lễ hội".as_bytes()), "Lễ hội");
    }

    #[test]
    fn garbage_is_no_words() {
        assert_eq!(read(b"II*\0\xFF\xFF\xFF\x7F"), ExifWords::default());
        assert_eq!(read(b""), ExifWords::default());
    }
}
