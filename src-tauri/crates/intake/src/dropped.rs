//! A text file that is dropped into an article: read as a file is, to be cleaned as a clipboard is.

use vietnamese::Charset;

use crate::{IntakeFault, MAX_BYTES, Still, decode, docx, lines, pictures, readers, rtf};

/// The part of a clipboard that a text file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A page.
    Html,
    /// RTF.
    Rtf,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

/// A text file as a clipboard's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The part of a clipboard that it is.
    pub part: Part,
    /// Its text.
    pub text: String,
    /// The old alphabet that all of a plain text is surely in.
    pub charset: Option<Charset>,
}

/// How the page of a Word document begins on a clipboard: by it the page says who made it.
const WORD: &str = "<html xmlns:w=\"urn:schemas-microsoft-com:office:word\">";

/// The text of the file called `name`. Letters that are not Unicode are shown as
/// Latin ones, for [`crate::paste`] to convert. A Word document is a page that carries its pictures in their addresses, and so is RTF that has some. Fails with [`IntakeFault::UnknownKind`] for files that no clipboard holds
/// as text, with [`IntakeFault::TooLarge`] above [`MAX_BYTES`] (of a page, a Word document or RTF, which carries its photos, above 100 MB), with
/// [`IntakeFault::NotText`] for bytes that are no text, and with [`IntakeFault::TooComplex`] when `still` says that the
/// time is over.
pub fn dropped(name: &str, bytes: &[u8], still: Still<'_>) -> Result<Dropped, IntakeFault> {
    let part = readers::of(name).and_then(|reader| reader.part).ok_or(IntakeFault::UnknownKind)?;
    let most = crate::max_bytes(name);
    if bytes.len() as u64 > most {
        return Err(IntakeFault::TooLarge { most });
    }
    if is_word_document(name) {
        let docx::Page { markup, carried } = docx::page(bytes, still)?;
        let text = pictures::written_in(&(WORD.to_owned() + &markup), &carried);
        return Ok(Dropped { part, text, charset: None });
    }
    if part == Part::Rtf {
        return of_rtf(bytes);
    }
    let letters = decode::letters(bytes)?;
    let old = letters.foreign && part == Part::Text;
    let charset = if old { lines::charset_of_file(&letters.text) } else { None };
    Ok(Dropped { part, text: letters.text, charset })
}

/// RTF stays what it is, unless it carries pictures: then it is a page that does.
fn of_rtf(bytes: &[u8]) -> Result<Dropped, IntakeFault> {
    let (rest, carried) = rtf::taken_out(bytes);
    if rest.len() as u64 > MAX_BYTES {
        return Err(IntakeFault::TooLarge { most: MAX_BYTES });
    }
    let rest = decode::rtf(&rest)?;
    if carried.is_empty() {
        return Ok(Dropped { part: Part::Rtf, text: rest, charset: None });
    }
    let text = pictures::written_in(&(WORD.to_owned() + &rtf::page(&rest)), &carried);
    Ok(Dropped { part: Part::Html, text, charset: None })
}

fn is_word_document(name: &str) -> bool {
    ["docx", "docm"].contains(&crate::ending(name).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dropped(name: &str, bytes: &[u8]) -> Result<Dropped, IntakeFault> {
        super::dropped(name, bytes, &|| true)
    }

    fn plain(part: Part, text: &str) -> Dropped {
        Dropped { part, text: text.to_owned(), charset: None }
    }

    #[test]
    fn a_file_is_the_part_of_a_clipboard_that_its_ending_says() {
        for (name, part) in [
            ("bài.TXT", Part::Text),
            ("bài", Part::Text),
            ("bài.htm", Part::Html),
            ("bài.markdown", Part::Markdown),
        ] {
            assert_eq!(dropped(name, "Tít\r\n".as_bytes()), Ok(plain(part, "Tít\n")), "{name}");
        }
        let rtf = b"{\\rtf1 T\xcdt}";
        assert_eq!(dropped("bài.rtf", rtf), Ok(plain(Part::Rtf, "{\\rtf1 TÍt}")));
        for name in ["bài.doc", "bảng.xlsx"] {
            assert_eq!(dropped(name, b"T"), Err(IntakeFault::UnknownKind), "{name}");
        }
    }

    #[test]
    fn letters_stay_as_they_are_and_bytes_of_no_text_are_refused() {
        let apart: Vec<u8> = "a\u{300} 3-10".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(dropped("a.txt", &apart), Ok(plain(Part::Text, "a\u{300} 3-10")));
        let old = dropped("a.txt", &[0xa7, 0xb6, 0x6e, 0x67]).unwrap();
        assert_eq!(old.text, "§¶ng");
        for (name, bytes) in
            [("a.txt", &b"PK\x03\x04\0"[..]), ("a.rtf", b"T\xedt"), ("a.docx", b"PK\x03\x04\0")]
        {
            assert_eq!(dropped(name, bytes), Err(IntakeFault::NotText), "{name}");
        }
    }

    #[test]
    fn only_a_page_may_be_large_for_its_photos() {
        let large = vec![0; 5_000_001];
        assert_eq!(dropped("a.txt", &large), Err(IntakeFault::TooLarge { most: 5_000_000 }));
        for (name, within) in [("a.html", &large[..]), ("a.txt", &large[1..])] {
            assert_eq!(dropped(name, within), Err(IntakeFault::NotText), "{name} was looked at");
        }
    }
}
