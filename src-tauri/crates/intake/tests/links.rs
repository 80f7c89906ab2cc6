//! Links that a document writes as fields, and texts of another kind that it takes in whole.
#![allow(clippy::unwrap_used, missing_docs)] // a test that cannot go on says where

use article::{Block, BlockKind, Inline};
use intake::{Intake, open_file};

fn docx(body: &str, relations: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let relations = format!("<Relationships>{relations}</Relationships>");
    let own = [
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
    ];
    let mut writer = archive::Writer::default();
    for (name, part) in own.iter().chain(more) {
        writer.add(name, part, archive::Packing::Stored).unwrap();
    }
    writer.finish()
}

fn paragraph(inside: &[&str]) -> String {
    format!("<w:p>{}</w:p>", inside.concat())
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A field as it is written in pieces; none of its order is text.
fn field(order: &str, shown: &str) -> String {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let (first, second) = order.split_at(order.len() / 2);
    let order = [first, second].map(|part| format!("<w:r><w:instrText>{part}</w:instrText></w:r>"));
    [mark("begin"), order.concat(), mark("separate"), run(shown), mark("end")].concat()
}

/// The words of every paragraph, each stretch that leads elsewhere with its address.
fn told(taken: &Intake) -> Vec<String> {
    let one = |inline: &Inline| match inline {
        Inline::Text(run) => match &run.marks.link {
            Some(link) => format!("[{}]({})", run.text, link.as_str()),
            None => run.text.clone(),
        },
        Inline::Break => "\n".to_owned(),
    };
    let of = |block: &Block| match &block.kind {
        BlockKind::Paragraph(text) => text.iter().map(one).collect(),
        _ => format!("{}: {}", block.kind_name(), block.text()),
    };
    taken.draft.document.blocks.iter().map(of).collect()
}

#[test]
fn a_link_that_is_a_field_leads_where_its_order_says() {
    let simple = r#"<w:fldSimple w:instr=" HYPERLINK &quot;https://phuong.example/don&quot; ">"#;
    let unclosed = field("HYPERLINK \"https://phuong.example/ho\"", "Lịch họp.");
    let unclosed = unclosed.rsplit_once("<w:r>").unwrap().0;
    let body = [
        paragraph(&[&run("Tít")]),
        paragraph(&[&run("Câu đầu.")]),
        paragraph(&[
            &run("Xem "),
            &field(" HYPERLINK \"https://phuong.example/tin?a=1&amp;b=2\" \\o \"Cổng\" ", "cổng"),
            &run(", trang "),
            &field("PAGE", "3"),
            &run("."),
        ]),
        paragraph(&[&run("Tải "), simple, &run("đơn"), "</w:fldSimple>", &run(".")]),
        paragraph(&[&run("Về "), &field("HYPERLINK \\l \"dau\"", "đầu bài"), &run(".")]),
        paragraph(&[unclosed]),
        paragraph(&[&run("Không dẫn đi đâu.")]),
    ];
    let taken = open_file("bai.docx", &docx(&body.concat(), "", &[]), "").unwrap();
    let wanted = [
        "Xem [cổng](https://phuong.example/tin?a=1&b=2), trang 3.",
        "Tải [đơn](https://phuong.example/don).",
        "Về đầu bài.",
        "[Lịch họp.](https://phuong.example/ho)",
        "Không dẫn đi đâu.",
    ];
    assert_eq!(told(&taken), wanted);
    assert_eq!(taken.findings, [""; 0]);
    let rtf = r#"{\rtf1\ansi T\'edt\par C\'e2u.\par Xem {\field{\*\fldinst {HYPERLINK "https://phuong.example/tin?a=1&b=2" \\o "x"}}{\fldrslt {\ul cong}}}, trang {\field{\*\fldinst PAGE}{\fldrslt 3}}.\par}"#;
    let taken = open_file("bai.rtf", rtf.as_bytes(), "").unwrap();
    assert_eq!(told(&taken), ["Xem [cong](https://phuong.example/tin?a=1&b=2), trang 3."]);
}

#[test]
fn texts_of_another_kind_stand_where_they_are_taken_in() {
    let page = "<html><head><title>bỏ</title></head><body><h2>Trang</h2><p>Câu 1.<p><img src='data:image/png;base64,iVBORw0KGgo='><b>Câu <i>2.</body></html>";
    let mht = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n type=\"text/html\";\r\n boundary=\"----=phan\"\r\n\r\n\r\n------=phan\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p style=3D\"color:red\">Ph=C6=B0=E1=BB=9Dng h=E1=\r\n=BB=8Dp 5 t=E1=BB=95.</p></body></html>\r\n------=phan--";
    let inner = docx(&paragraph(&[&run("Tệp con 7.")]), "", &[]);
    let parts: [(&str, &[u8]); 5] = [
        ("word/1", page.as_bytes()),
        ("word/2", mht.as_bytes()),
        ("word/3", b"{\\rtf1 RTF 12.\\par}"),
        ("word/4", "Chữ <thường> 4.".as_bytes()),
        ("word/5", &inner),
    ];
    let relation =
        |n: usize| format!(r#"<Relationship Id="{n}" Type="http://x/aFChunk" Target="{n}"/>"#);
    let relations: String = (1..=5).map(relation).collect();
    let chunk = |n: usize| format!(r#"<w:altChunk r:id="{n}"/>"#);
    let body = [
        paragraph(&[&run("Tít")]),
        paragraph(&[&run("Câu đầu.")]),
        (1..=5).map(chunk).collect(),
        paragraph(&[&run("Cuối.")]),
    ];
    let taken = open_file("bai.docx", &docx(&body.concat(), &relations, &parts), "").unwrap();
    let wanted = [
        "heading: Trang",
        "Câu 1.",
        "figure: ",
        "Câu 2.",
        "Phường họp 5 tổ.",
        "RTF 12.",
        "Chữ <thường> 4.",
        "Tệp con 7.",
        "Cuối.",
    ];
    assert_eq!(told(&taken), wanted);
    assert!(taken.findings.contains(&"photos_left_out"), "{:?}", taken.findings);
    // A document that is nothing else, and one that speaks of a text that it has not.
    let only = open_file("bai.docx", &docx(&chunk(2), &relations, &parts), "").unwrap();
    assert_eq!(article::plain(&only.draft.document.headline), "Phường họp 5 tổ.");
    let none = paragraph(&[&run("Tít")]) + &chunk(9) + &paragraph(&[&run("Câu.")]);
    let taken = open_file("bai.docx", &docx(&none, &relations, &parts), "").unwrap();
    assert!(taken.findings.contains(&"active_content_left_out"), "{:?}", taken.findings);
}
