//! Odd documents: signs, equations, comments, folders in the archive; and what grows or nests without end.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

use intake::{IntakeFault, open_file};

fn docx(body: &str, relations: &str, numbering: &str) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let parts = [
        ("word/document.xml", document.as_str()),
        ("word/_rels/document.xml.rels", relations),
        ("word/numbering.xml", numbering),
    ];
    let mut writer = archive::Writer::default();
    for (name, part) in parts {
        writer.add(name, part.as_bytes(), archive::Packing::Stored).unwrap();
    }
    writer.finish()
}

#[test]
fn signs_equations_and_comments_of_a_document_are_read() {
    let body = [
        r"<w:p><w:r><w:t>Tít</w:t></w:r></w:p><w:p><w:r><w:t>Nóng 39 </w:t></w:r>",
        r#"<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r><w:r><w:t>C, </w:t></w:r>"#,
        "<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>\u{f0e0}</w:t></w:r>",
        r"<w:r><w:t> đạt </w:t></w:r><m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath>",
        r#"<w:hyperlink w:anchor="cuoi"><w:r><w:t> (cuối bài).</w:t></w:r></w:hyperlink>"#,
        r#"<w:r><w:commentReference w:id="1"/></w:r></w:p>"#,
    ];
    let taken = open_file("bai.docx", &docx(&body.concat(), "", ""), "").unwrap();
    let words: Vec<_> = taken.draft.document.passages().into_iter().map(|one| one.text).collect();
    assert_eq!(words, ["Tít", "Nóng 39 °C, → đạt x=5 (cuối bài)."]);
    assert_eq!(taken.findings, ["comments_left_out"]);
}

#[test]
fn numbers_of_an_equation_stay_apart() {
    let number = |n: u32| format!("<m:r><m:t>{n}</m:t></m:r>");
    let fraction = |over: u32, under: u32| {
        let (num, den) = (number(over), number(under));
        format!("<m:oMath><m:f><m:num>{num}</m:num><m:den>{den}</m:den></m:f></m:oMath>")
    };
    let power = format!(
        "<m:oMath><m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup></m:oMath>",
        number(10),
        number(6)
    );
    let root = format!("<m:oMath><m:rad><m:deg/><m:e>{}</m:e></m:rad></m:oMath>", number(16));
    let run = |text: &str| format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    let body = format!(
        "<w:p>{}</w:p><w:p>{}{}{}{power}{}{root}{}</w:p>",
        run("Tít"),
        run("Đạt "),
        fraction(45, 90),
        run(" số hộ, "),
        run(" đồng, "),
        run(" điểm."),
    );
    let taken = open_file("bai.docx", &docx(&body, "", ""), "").unwrap();
    let words: Vec<_> = taken.draft.document.passages().into_iter().map(|one| one.text).collect();
    assert_eq!(words, ["Tít", "Đạt 45/90 số hộ, 10⁶ đồng, √16 điểm."]);
}

/// What a document names once and uses often does not grow without bound, and no depth ends the program.
#[test]
fn documents_and_pages_that_grow_or_nest_without_end_are_refused() {
    let long = "a".repeat(1_000_000);
    let links = format!(
        r#"<Relationships><Relationship Id="r" Target="https://phuong.example/{long}" TargetMode="External"/></Relationships>"#
    );
    let text = format!("<w:p>{}</w:p>", r#"<w:hyperlink r:id="r"/>"#.repeat(2_000));
    let taken = open_file("a.docx", &docx(&text, &links, ""), "");
    assert_eq!(taken, Err(IntakeFault::TooComplex));
    let level = format!(r#"<w:lvlText w:val="%1{long}"/>"#);
    let numbering = format!(
        r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>{level}</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
    );
    let item = r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>b</w:t></w:r></w:p>"#;
    let body = "<w:p><w:r><w:t>Tít</w:t></w:r></w:p>".to_owned() + &item.repeat(300);
    let taken = open_file("a.docx", &docx(&body, "", &numbering), "").unwrap();
    assert!(taken.draft.document.to_json().to_string().len() < 100_000);
    // Ends of what is not open end nothing; what is never closed is opened again in every paragraph.
    let deep = "<b></x>".repeat(100_000);
    let again = (0..500).map(|n| format!("<b n={n}>")).collect::<Vec<_>>().concat();
    let sign =
        format!("<p style=\"mso-list:l0\"><span style=\"mso-list:ignore\">{deep}1.</span>Mục</p>");
    for page in [sign, again + &"<p>x".repeat(200_000)] {
        assert_eq!(open_file("a.html", page.as_bytes(), ""), Err(IntakeFault::NotText));
    }
    // Each comment is looked through once, not the whole page behind it.
    let remarks = "<!---->".repeat(600_000) + "<p>Tít</p>";
    assert!(open_file("a.html", remarks.as_bytes(), "").is_ok());
}
