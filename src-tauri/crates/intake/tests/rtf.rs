//! RTF as word processors write it: no letter is lost, none becomes another, and what was taken away stays away.
#![allow(clippy::unwrap_used, missing_docs)] // a test that cannot go on says where

use intake::{Intake, open_file};

fn open(rtf: &str) -> Intake {
    open_file("bai.rtf", rtf.as_bytes(), "").unwrap()
}

/// All words of a document, one passage a line.
fn words(rtf: &str) -> String {
    let passages = open(rtf).draft.document.passages();
    passages
        .into_iter()
        .map(|passage| passage.text)
        .collect::<Vec<_>>()
        .join("\n")
        .trim()
        .to_owned()
}

#[test]
fn letters_without_a_stand_in_take_none_with_them() {
    // As TextEdit of macOS writes.
    let rtf = r"{\rtf1\ansi\ansicpg1252\cocoartf2709{\fonttbl\f0\fswiss\fcharset0 Helvetica;}\f0\fs24 \cf0 \uc0\u272 \u7843 ng b\u7897  h\u7885 p\u55357 \u56832 }";
    assert_eq!(words(rtf), "Đảng bộ họp😀");
    assert_eq!(
        words(r"{\rtf1 {\uc2\u7897??} h\u7885?p {\b\u7897}i \u8211\endash xong}"),
        "ộ họp ội –xong"
    );
}

#[test]
fn a_letter_by_its_number_is_no_byte_of_the_fonts_code_page() {
    // As Word writes in a font of charset 163: what Windows-1258 has as bytes, the rest by number.
    let rtf = r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset163 Times New Roman;}}\pard\plain\f0 \'f0\'e2y l\'e0 g\u236\'3f, l\u242\'3fng x\u227\'3f h\u7897\'3fi, m\u7929\'3f \u253\'3f, s\u245\'3fi, h\'ea\'f2t, ca\'d2\par}";
    assert_eq!(words(rtf), "đây là gì, lòng xã hội, mỹ ý, sõi, hệt, cả");
}

#[test]
fn the_documents_code_page_stands_in_for_a_fonts() {
    for font in ["{\\f0\\fnil Arial;}", "{\\f0\\fnil\\fcharset1 Arial;}"] {
        let rtf = format!(
            r"{{\rtf1\ansi\ansicpg1258\deff0{{\fonttbl{font}}}\pard h\'ea\'f2t \'f0\'ea\'ecn\par}}"
        );
        assert_eq!(words(&rtf), "hệt đến", "{font}");
    }
    let western = r"{\rtf1\ansi\ansicpg1258{\fonttbl{\f0\fcharset0 Arial;}}\pard\f0 S\'e3o\par}";
    assert_eq!(words(western), "São");
}

#[test]
fn a_fonts_name_is_its_name_alone() {
    let rtf = r"{\rtf1\ansi\deff38{\fonttbl{\f37\fbidi \fnil\fcharset0\fprq0{\*\panose 00000000000000000000}.VnTimeH{\*\falt Courier New};}{\f38\fnil\fcharset0{\*\panose 020b7200000000000000}.VnTime;}}\pard\plain Tin\par {\f37 th\'abng b\'b8o}\par H\'b5 N\'e9i.\par}";
    assert_eq!(words(rtf), "Tin\nTHÔNG BÁO\nHà Nội.");
}

#[test]
fn hidden_and_deleted_words_end_where_they_end() {
    let rtf = r"{\rtf1\ansi\pard A \v an\v0 hi\u7879?n {\deleted x\'f3a} B{\footnote\pard chan\par} \deleted bo\plain  C\par}";
    assert_eq!(words(rtf), "A hiện B C");
    let findings = open(rtf).findings;
    for finding in ["hidden_left_out", "deletions_left_out", "footnotes_left_out"] {
        assert!(findings.contains(&finding), "{finding}: {findings:?}");
    }
}

#[test]
fn no_space_and_no_text_box_is_lost_and_no_byte_of_a_picture_is_read() {
    let rtf = "{\\rtf1\\ansi\\pard m\\u7897?t\\emspace hai\\enspace ba\\qmspace b\\u7889?n {\\pict\\bin5 }}}}}}n\\u259?m\\par \
        {\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt\\pard trong khung\\par}}{\\shprslt{x}}}\\pard sau\\par}";
    assert_eq!(words(rtf), "một hai ba bốn\nnăm\ntrong khung\nsau");
}

/// A picture in the ways in which programs write one: twice for older programs, with its bytes counted, in a shape.
#[test]
fn the_pictures_of_an_rtf_file_stand_at_their_places() {
    let twice = r"{\*\shppict{\pict{\*\picprop{\sp{\sn a}{\sv 1}}}\picw10\jpegblip ffd8
ffe0 01}}{\nonshppict{\pict\wmetafile8 0102}}";
    let counted = r"{\pict\pngblip\bin4 }}\{}";
    let shape =
        r"{\shp{\*\shpinst{\sp{\sn pib}{\sv {\pict\pngblip 8950}}}}{\shprslt{\pict\pngblip 8950}}}";
    let rtf = format!(
        r"{{\rtf1\ansi Tit\par Cau dau.\par {twice}\par Chu thich mot\par Trong {counted}cau.\par {shape}Sau.\par {{\pict\wmetafile8 0102}}\par Het.\par}}"
    );
    let taken = open(&rtf);
    let bytes: Vec<&[u8]> = taken.carried.iter().map(|one| one.bytes.as_slice()).collect();
    assert_eq!(bytes, [&b"\xff\xd8\xff\xe0\x01"[..], b"}}\\{", b"\x89\x50"]);
    let blocks: Vec<_> = taken
        .draft
        .document
        .blocks
        .iter()
        .map(|block| format!("{}: {}", block.kind_name(), block.text()))
        .collect();
    let wanted = [
        "figure: Chu thich mot",
        "paragraph: Trong",
        "figure: ",
        "paragraph: cau.",
        "figure: ",
        "paragraph: Sau.",
        "figure: ",
        "paragraph: Het.",
    ];
    assert_eq!(blocks, wanted);
    let waiting: Vec<_> = taken.pictures.iter().map(|one| (one.figure, one.clip)).collect();
    assert_eq!(waiting, [(0, 0), (1, 1), (2, 2)]);
    assert!(taken.findings.contains(&"photos_left_out"), "{:?}", taken.findings);
    // Dropped into an article it is a page that carries them; without any it stays what it is.
    let dropped = |rtf: &str| intake::dropped("a.rtf", rtf.as_bytes(), &|| true).unwrap();
    let page = dropped(&rtf);
    assert_eq!(
        (page.part, page.text.matches("src=\"data:image/").count()),
        (intake::Part::Html, 3)
    );
    assert_eq!(dropped(r"{\rtf1 Tit\par}").part, intake::Part::Rtf);
    // What is cut off in the middle, or says that it is longer than it is, ends with the file.
    for cut in [
        r"{\rtf1 a{\pict\jpegblip ffd",
        r"{\rtf1 a{\pict\pngblip\bin99999999999 x",
        r"{\rtf1 a{\pict",
    ] {
        assert!(open(cut).carried.len() <= 1, "{cut}");
    }
}
