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
fn no_space_and_no_text_box_is_lost_and_no_picture_is_read() {
    let rtf = "{\\rtf1\\ansi\\pard m\\u7897?t\\emspace hai\\enspace ba\\qmspace b\\u7889?n {\\pict\\bin5 }}}}}}n\\u259?m\\par \
        {\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt\\pard trong khung\\par}}{\\shprslt{x}}}\\pard sau\\par}";
    assert_eq!(words(rtf), "một hai ba bốn năm\ntrong khung\nsau");
}
