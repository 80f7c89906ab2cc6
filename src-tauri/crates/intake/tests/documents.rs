//! Documents of word processors, opened: Word's own parts, old fonts by run, and RTF.
#![allow(clippy::unwrap_used, missing_docs)] // a test that cannot go on says where

use article::plain;
use intake::{IntakeFault, open_file};

const RTF: &[u8] = include_bytes!("../../../../tests/fixtures/documents/tcvn3-and-nfd.rtf");
const LIBREOFFICE_DOCX: &[u8] =
    include_bytes!("../../../../tests/fixtures/documents/libreoffice.docx");
const LIBREOFFICE_RTF: &[u8] =
    include_bytes!("../../../../tests/fixtures/documents/libreoffice.rtf");
const EXPECTED: &str =
    include_str!("../../../../tests/fixtures/documents/tcvn3-and-nfd.expected.txt");

/// All words of a document, one passage a line.
fn words(name: &str, bytes: &[u8]) -> String {
    let taken = open_file(name, bytes, "").unwrap().draft.document;
    taken.passages().into_iter().map(|passage| passage.text).collect::<Vec<_>>().join("\n")
}

fn docx(body: &str) -> Vec<u8> {
    docx_in(STYLES, body)
}

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="u1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="u2"><w:name w:val="heading 2"/></w:style></w:styles>"#;

fn docx_in(styles: &str, body: &str) -> Vec<u8> {
    docx_with(styles, NUMBERING, body)
}

const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;

fn docx_with(styles: &str, numbering: &str, body: &str) -> Vec<u8> {
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
fn documents_that_libreoffice_wrote_are_read() {
    for (name, bytes) in [("bai.docx", LIBREOFFICE_DOCX), ("bai.rtf", LIBREOFFICE_RTF)] {
        assert_eq!(
            words(name, bytes),
            "Phường Mẫu mở tuần lễ sách\nSáng 02-05, phường Mẫu khai mạc tuần lễ sách với 1.150 cuốn – gì cũng có, \
             lòng vui, xã hội, mỹ ý 😀.\nBà con đến đọc đông.\nLâm Mộc Miên",
            "{name}"
        );
    }
}

#[test]
fn a_word_document_fills_the_fields() {
    let run = |text: &str| format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    let body = [
        r#"<w:p><w:pPr><w:pStyle w:val="u1"/></w:pPr>"#, &run("Tít của bài"), "</w:p>",
        "<w:p>", &run("Sáng 02-05, phường Mẫu khai mạc tuần lễ sách."), "</w:p>",
        r#"<w:p><w:pPr><w:pStyle w:val="u2"/></w:pPr>"#, &run("Tít phụ"), "</w:p>",
        r#"<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/><w:b/></w:rPr><w:t>§¶ng ñy ph"#, "\u{ad}", "êng &amp; 12</w:t></w:r><w:del><w:r><w:delText>bỏ 7</w:delText></w:r></w:del><w:ins>", &run(" họp."), r#"</w:ins><w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#,
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
    for finding in [
        "decoded_tcvn3",
        "deletions_left_out",
        "footnotes_left_out",
        "links_left_out",
        "photos_left_out",
    ] {
        assert!(taken.findings.contains(&finding), "{finding}: {:?}", taken.findings);
    }
    assert!(!document.to_json().to_string().contains("javascript"));
}

/// Two kinds of lists: «I., 1., a), 1.1» and «Điều 7.», the second begun anew by a list of its own.
fn two_numberings() -> String {
    let level = |ilvl: u32, format: &str, text: &str, start: u32| {
        format!(
            r#"<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };
    let kinds = [
        level(0, "upperRoman", "%1.", 1),
        level(1, "decimal", "%2.", 1),
        level(2, "lowerLetter", "%3)", 1),
        level(3, "decimal", "%2.%4", 1),
    ]
    .concat();
    [
        r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="5">"#,
        &kinds,
        r#"</w:abstractNum><w:abstractNum w:abstractNumId="6">"#,
        &level(0, "decimal", "Điều %1.", 7),
        r#"</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="6"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="2"/></w:lvlOverride></w:num></w:numbering>"#,
    ]
    .concat()
}

/// Paragraphs in those lists, some empty, some put there by their style, and a table whose first column is counted.
fn numbered_body() -> String {
    let said = |style: &str, text: &str| {
        format!("<w:p><w:pPr>{style}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let item = |list: u32, level: u32, text: &str| {
        said(
            &format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#),
            text,
        )
    };
    let heading = |text: &str| said(r#"<w:pStyle w:val="u2"/>"#, text);
    let row = |text: &str| {
        format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", item(2, 0, ""), said("", text))
    };
    [
        said("", "Kế hoạch quý IV"),
        said("", "Phường ban hành kế hoạch với 2 phần."),
        heading("Mục đích"),
        item(1, 1, "Việc đầu"),
        item(1, 1, "Việc hai"),
        said("", "Một câu ở giữa."),
        item(1, 1, "Việc ba"),
        item(1, 2, "Điểm a"),
        item(1, 2, ""),
        item(1, 2, "Điểm c"),
        item(1, 3, "Nhỏ hơn"),
        heading("Tổ chức"),
        item(1, 1, "Lại từ đầu"),
        said(r#"<w:pStyle w:val="u2"/><w:numPr><w:numId w:val="0"/></w:numPr>"#, "Không số"),
        item(2, 0, "Hiệu lực"),
        item(3, 0, "Làm lại"),
        item(3, 0, "Và tiếp"),
        format!("<w:tbl>{}{}</w:tbl>", row("Nhà một"), row("Nhà hai")),
    ]
    .concat()
}

/// Numbers that Word counts by itself stand nowhere in its text, and the text speaks of them.
#[test]
fn the_numbers_of_a_word_document_are_those_that_its_reader_sees() {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="u2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"#;
    let taken =
        open_file("bai.docx", &docx_with(styles, &two_numberings(), &numbered_body()), "").unwrap();
    let blocks = taken.draft.document.blocks.iter();
    let blocks: Vec<_> = blocks.map(|one| format!("{}: {}", one.kind_name(), one.text())).collect();
    let wanted = [
        "heading: I. Mục đích",
        "ordered_list: Việc đầu\nViệc hai",
        "paragraph: Một câu ở giữa.",
        "paragraph: 3. Việc ba",
        "paragraph: a) Điểm a",
        "paragraph: c) Điểm c",
        "paragraph: 3.1 Nhỏ hơn",
        "heading: II. Tổ chức",
        "ordered_list: Lại từ đầu",
        "heading: Không số",
        "paragraph: Điều 7. Hiệu lực",
        "paragraph: Điều 2. Làm lại",
        "paragraph: Điều 3. Và tiếp",
        "table: Điều 4.\tNhà một\nĐiều 5.\tNhà hai",
    ];
    assert_eq!(blocks, wanted);
    assert!(!taken.findings.contains(&"structure_left_out"), "{:?}", taken.findings);
}

#[test]
fn a_cell_of_a_word_document_is_as_wide_and_high_as_it_was() {
    let cell = |wide: &str, text: &str| {
        format!("<w:tc><w:tcPr>{wide}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let below = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>";
    let table = [
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>",
        &cell(r#"<w:gridSpan w:val="2"/>"#, "Quý III"),
        "</w:tr><w:tr>",
        &cell(r#"<w:vMerge w:val="restart"/>"#, "Thu"),
        &cell("", "12"),
        "</w:tr><w:tr>",
        below,
        &cell("", "34"),
        "</w:tr></w:tbl>",
    ]
    .concat();
    let body = "<w:p><w:r><w:t>Thu chi</w:t></w:r></w:p>".to_owned() + &table;
    let document = open_file("bai.docx", &docx(&body), "").unwrap().draft.document;
    let Some(article::BlockKind::Table { rows }) = document.blocks.first().map(|one| &one.kind)
    else {
        panic!("a table: {:?}", document.blocks)
    };
    let sizes = |row: &Vec<article::Cell>| {
        row.iter().map(|cell| (plain(&cell.text), cell.colspan, cell.rowspan)).collect::<Vec<_>>()
    };
    let cell = |text: &str, wide, high| (text.to_owned(), wide, high);
    let wanted = [
        vec![cell("Quý III", 2, 1)],
        vec![cell("Thu", 1, 2), cell("12", 1, 1)],
        vec![cell("34", 1, 1)],
    ];
    assert_eq!(rows.iter().map(sizes).collect::<Vec<_>>(), wanted);
    let head = rows.iter().map(|row| row[0].kind == article::CellKind::Header);
    assert_eq!(head.collect::<Vec<_>>(), [true, false, false]);
}

#[test]
fn a_word_documents_styles_tell_the_old_fonts_of_its_runs() {
    let run =
        |style: &str, text: &str| format!("<w:r><w:rPr>{style}</w:rPr><w:t>{text}</w:t></w:r>");
    let of = |style: &str, runs: String| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
    };
    let body = [
        of("old", run("", "H\u{b5} N\u{e9}i") + &run(r#"<w:rFonts w:ascii="Arial"/>"#, " b\u{b5}")),
        of("capitals", run("", "th\u{ab}ng b\u{b8}o")),
        of("plain", run(r#"<w:rStyle w:val="word"/>"#, "Q\u{b5}") + &run("", " b\u{b5}")),
        "<w:p>".into(),
        run(r#"<w:rFonts w:eastAsia="SimSun"/>"#, "ch\u{ee}"),
        "<w:r><w:cr/></w:r>".into(),
        run(r#"<w:rFonts w:asciiTheme="minorHAnsi"/>"#, "b\u{b5}"),
        "</w:p>".into(),
    ]
    .concat();
    let style = |id: &str, more: &str| {
        format!(r#"<w:style w:type="paragraph" w:styleId="{id}">{more}</w:style>"#)
    };
    let styles = [
        r#"<w:styles xmlns:w="w"><w:style w:type="paragraph" w:default="1" w:styleId="n"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>"#.into(),
        style("old", r#"<w:basedOn w:val="n"/>"#),
        style("capitals", r#"<w:basedOn w:val="old"/><w:rPr><w:rFonts w:hAnsi=".VnTimeH"/></w:rPr>"#),
        style("plain", r#"<w:basedOn w:val="plain2"/>"#),
        style("plain2", r#"<w:basedOn w:val="plain"/><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr>"#),
        r#"<w:style w:type="character" w:styleId="word"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style></w:styles>"#.into(),
    ]
    .concat();
    assert_eq!(
        words("bai.docx", &docx_in(&styles, &body)).trim(),
        "Hà Nội b\u{b5}\nTHÔNG BÁO\nQà b\u{b5}\nchợ\nb\u{b5}"
    );
}

#[test]
fn a_shape_is_no_photo_and_its_words_are_kept() {
    let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let drawing = |inner: &str| {
        format!(
            r#"<w:r><w:drawing><wp:anchor><wp:docPr id="1" descr="x"/>{inner}</wp:anchor></w:drawing></w:r>"#
        )
    };
    let shape = format!(
        "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>",
        text("Trong khung")
    );
    let body = [
        text("Tít"),
        text("Câu một."),
        format!("<w:p>{}</w:p>", drawing(&shape)),
        format!("<w:p>{}</w:p>", drawing("<wps:wsp/>")),
        format!("<w:p>{}</w:p>", drawing("<pic:pic/>")),
        text("Câu hai."),
    ]
    .concat();
    let taken = open_file("bai.docx", &docx(&body), "").unwrap().draft.document;
    assert_eq!(taken.figures().len(), 1);
    assert!(taken.passages().iter().any(|passage| passage.text == "Trong khung"));
}

#[test]
fn raised_digits_of_a_document_stay_raised() {
    let run = |text: &str, set: &str| {
        format!(r#"<w:r><w:rPr>{set}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    let power = |way: &str, digit: &str| run(digit, &format!(r#"<w:vertAlign w:val="{way}"/>"#));
    let body = [
        "<w:p>",
        &run("Đường dài 2 km", "<w:b/>"),
        &run(", rộng 120 m", ""),
        &power("superscript", "2"),
        &run(" và CO", ""),
        &power("subscript", "2"),
        &run(".", ""),
        "</w:p>",
    ]
    .concat();
    assert_eq!(words("bai.docx", &docx(&body)).trim(), "Đường dài 2 km, rộng 120 m² và CO2.");
    let rtf = br"{\rtf1 \u272?\u432?\u7901?ng 120 m{\super 2}, 5 km\super 2\nosupersub  v\u224? H{\sub 2}O.\par}";
    assert_eq!(words("bai.rtf", rtf).trim(), "Đường 120 m², 5 km² và H2O.");
}

/// The parts of a document whose program has prefixes, addresses and letters of its own.
fn other_prefixes(prefix: &str, main: &str, utf16: bool) -> Vec<u8> {
    let p = if prefix.is_empty() { String::new() } else { format!("{prefix}:") };
    let bound = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
    let document = format!(
        r#"<?xml version="1.0"?><{p}document {bound}="{main}" xmlns:q="{main}"><{p}body><{p}p><{p}pPr><{p}pStyle q:val="u1"/></{p}pPr><{p}r><{p}t>Tít của bài</{p}t></{p}r></{p}p><{p}p><{p}r><{p}t>Sáng 03-10, 1.150 hộ</{p}t></{p}r><{p}r><{p}t><![CDATA[ đến & họp.]]></{p}t></{p}r></{p}p><{p}p><{p}r><{p}t>Thân bài.</{p}t></{p}r></{p}p></{p}body></{p}document>"#
    );
    let styles = format!(
        r#"<{p}styles {bound}="{main}" xmlns:q="{main}"><{p}style q:styleId="u1"><{p}name q:val="heading 1"/></{p}style></{p}styles>"#
    );
    let letters = |text: &str| -> Vec<u8> {
        if utf16 {
            format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
        } else {
            text.as_bytes().to_vec()
        }
    };
    let mut writer = archive::Writer::default();
    for (name, text) in [("word/document.xml", &document), ("word/styles.xml", &styles)] {
        writer.add(name, &letters(text), archive::Packing::Deflated).unwrap();
    }
    writer.finish()
}

#[test]
fn a_word_document_is_read_whatever_its_program_calls_the_elements() {
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    for prefix in ["w", "ns0", "x", ""] {
        for (main, utf16) in [(main, false), (strict, false), (main, true)] {
            let bytes = other_prefixes(prefix, main, utf16);
            let taken = open_file("bai.docx", &bytes, "").unwrap().draft.document;
            let said = (plain(&taken.headline), plain(&taken.sapo), taken.blocks.len());
            let wanted = ("Tít của bài".into(), "Sáng 03-10, 1.150 hộ đến & họp.".into(), 1);
            assert_eq!(said, wanted, "«{prefix}» {main} {utf16}");
        }
    }
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
