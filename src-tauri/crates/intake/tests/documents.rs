//! Documents of word processors, opened: Word's own parts, old fonts by run, and RTF.
#![allow(clippy::unwrap_used, missing_docs)] // a test that cannot go on says where

use article::plain;
use intake::{IntakeFault, open_file};

const RTF: &[u8] = include_bytes!("../../../../tests/fixtures/documents/tcvn3-and-nfd.rtf");
const EXPECTED: &str =
    include_str!("../../../../tests/fixtures/documents/tcvn3-and-nfd.expected.txt");

/// All words of a document, one passage a line.
fn words(name: &str, bytes: &[u8]) -> String {
    let taken = open_file(name, bytes, "").unwrap().draft.document;
    taken.passages().into_iter().map(|passage| passage.text).collect::<Vec<_>>().join("\n")
}

fn docx(body: &str) -> Vec<u8> {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="u1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="u2"><w:name w:val="heading 2"/></w:style></w:styles>"#;
    let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
    let links = r#"<Relationships><Relationship Id="r1" Target="https://phuong.example/tin" TargetMode="External"/><Relationship Id="r2" Target="javascript:alert(1)" TargetMode="External"/></Relationships>"#;
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:r="r" xmlns:wp="wp"><w:body>{body}</w:body></w:document>"#
    );
    let mut writer = archive::Writer::default();
    for (name, text) in [
        ("word/document.xml", document.as_str()),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        ("word/_rels/document.xml.rels", links),
    ] {
        writer.add(name, text.as_bytes(), archive::Packing::Deflated).unwrap();
    }
    writer.finish()
}

#[test]
fn an_rtf_file_in_an_old_font_is_read_by_its_runs() {
    assert_eq!(words("bai.rtf", RTF).trim(), EXPECTED.trim());
    let taken = open_file("bai.rtf", RTF, "").unwrap();
    assert!(taken.findings.contains(&"decoded_tcvn3"), "{:?}", taken.findings);
}

#[test]
fn a_word_document_fills_the_fields() {
    let run = |text: &str| format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    let body = [
        r#"<w:p><w:pPr><w:pStyle w:val="u1"/></w:pPr>"#, &run("Tít của bài"), "</w:p>",
        "<w:p>", &run("Sáng 02-05, phường Mẫu khai mạc tuần lễ sách."), "</w:p>",
        r#"<w:p><w:pPr><w:pStyle w:val="u2"/></w:pPr>"#, &run("Tít phụ"), "</w:p>",
        r#"<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/><w:b/></w:rPr><w:t>§¶ng ñy ph"#, "\u{ad}", "êng &amp; 12</w:t></w:r><w:del><w:r><w:delText>bỏ 7</w:delText></w:r></w:del><w:ins>", &run(" họp."), "</w:ins></w:p>",
        r#"<w:p><w:hyperlink r:id="r1">"#, &run("cổng"), r#"</w:hyperlink><w:hyperlink r:id="r2">"#, &run(" khác"), "</w:hyperlink>", &run("."), "</w:p>",
        r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>"#, &run("một"), "</w:p>",
        r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>"#, &run("hai"), "</w:p>",
        r#"<w:p><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>"#, &run("ba"), "</w:p>",
        "<w:tbl><w:tr><w:tc><w:p>", &run("A"), "</w:p></w:tc><w:tc><w:p>", &run("1,5"), "</w:p></w:tc></w:tr><w:tr><w:tc><w:p>", &run("B"), "</w:p></w:tc><w:tc><w:p>", &run("2"), "</w:p></w:tc></w:tr></w:tbl>",
        r#"<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" descr="Quầy sách"/></wp:inline></w:drawing></w:r></w:p>"#,
        "<w:p>", &run("Quầy sách số 3"), "</w:p>",
    ]
    .concat();
    let taken = open_file("bai.docx", &docx(&body), "").unwrap();
    let document = taken.draft.document;
    assert_eq!(plain(&document.headline), "Tít của bài");
    assert_eq!(plain(&document.sapo), "Sáng 02-05, phường Mẫu khai mạc tuần lễ sách.");
    let blocks: Vec<String> = document
        .blocks
        .iter()
        .map(|block| format!("{}: {}", block.kind_name(), block.text()))
        .collect();
    let wanted = [
        "heading: Tít phụ",
        "paragraph: Đảng ủy phường & 12 họp.",
        "paragraph: cổng khác.",
        "ordered_list: một\nhai",
        "bullet_list: ba",
        "table: A\t1,5\nB\t2",
        "figure: Quầy sách số 3",
    ];
    assert_eq!(blocks, wanted);
    for finding in ["decoded_tcvn3", "deletions_left_out", "links_left_out", "photos_left_out"] {
        assert!(taken.findings.contains(&finding), "{finding}: {:?}", taken.findings);
    }
    assert!(!document.to_json().to_string().contains("javascript"));
}

#[test]
fn what_is_no_document_is_refused() {
    for (name, bytes) in [("a.docx", &b"PK\x03\x04"[..]), ("a.docx", b"abc"), ("a.rtf", b"abc")] {
        assert_eq!(open_file(name, bytes, ""), Err(IntakeFault::NotText), "{name}");
    }
    assert_eq!(open_file("a.docx", b"", ""), Err(IntakeFault::Empty));
}

/// The corpus is not part of the project; where it lies, its documents are read as well.
#[test]
fn documents_of_the_corpus_are_read() {
    let Some(folder) = std::env::var_os("TINPHUONG_CORPUS") else { return };
    let folder = std::path::PathBuf::from(folder).join("documents");
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let expected = String::from_utf8(read("tcvn3-and-nfd.expected.txt")).unwrap();
    for name in ["tcvn3-and-nfd.docx", "tcvn3-and-nfd.rtf"] {
        assert_eq!(words(name, &read(name)).trim(), expected.trim(), "{name}");
    }
    let own = open_file("article-own.docx", &read("article-own.docx"), "").unwrap().draft.document;
    assert_eq!(own.figures().len(), 6);
    assert!(own.blocks.len() > 25, "{}", own.blocks.len());
}
