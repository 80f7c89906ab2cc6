//! Pictures that files carry: each at its place, once, with its words; what is no picture of the text stays outside.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

use article::plain;
use intake::{Intake, IntakeFault, Part, Shown, dropped, open_file};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\none";
const JPEG: &[u8] = b"\xff\xd8\xffother";

/// A Word document with this text and these pictures, named by `r1`, `r2` …
fn docx(body: &str, pictures: &[(&str, &[u8])]) -> Vec<u8> {
    let mut relations = (1..)
        .zip(pictures)
        .map(|(n, (target, _))| {
            format!(
                r#"<Relationship Id="r{n}" Type="http://x/relationships/image" Target="{target}"/>"#
            )
        })
        .collect::<Vec<_>>()
        .concat();
    relations += r#"<Relationship Id="away" Type="http://x/relationships/image" Target="https://phuong.example/a.png" TargetMode="External"/>"#;
    let styles =
        r#"<w:styles><w:style w:styleId="a3"><w:name w:val="caption"/></w:style></w:styles>"#;
    let parts = [
        ("_rels/.rels", r#"<Relationships><Relationship Id="d" Type="http://x/relationships/officeDocument" Target="word/document2.xml"/></Relationships>"#.to_owned()),
        ("word/document2.xml", format!("<w:document><w:body>{body}</w:body></w:document>")),
        ("word/_rels/document2.xml.rels", format!("<Relationships>{relations}</Relationships>")),
        ("word/styles.xml", styles.to_owned()),
    ];
    let mut writer = archive::Writer::default();
    for (name, text) in &parts {
        writer.add(name, text.as_bytes(), archive::Packing::Deflated).unwrap();
    }
    for (target, bytes) in pictures {
        let name = target.strip_prefix('/').map_or(format!("word/{target}"), str::to_owned);
        writer.add(&name, bytes, archive::Packing::Stored).unwrap();
    }
    writer.finish()
}

fn said(style: &str, inside: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>"#)
}

fn words(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A photo as Word writes it.
fn photo(id: &str, alt: &str, more: &str) -> String {
    format!(
        r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{id}"/>{more}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#
    )
}

/// Its figures: the name of the picture, caption, alt.
fn figures(taken: &Intake) -> Vec<(String, String, String)> {
    let figures = taken.draft.document.figures().into_iter().enumerate();
    let shown = |(n, figure): (usize, &article::Figure)| {
        let picture = taken.pictures.iter().find(|picture| picture.figure == n);
        let name = picture.map(|one| taken.carried[one.clip].name.clone()).unwrap_or_default();
        (name, plain(&figure.caption), figure.alt.clone())
    };
    figures.map(shown).collect()
}

fn told(wanted: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    wanted.iter().map(|(a, b, c)| ((*a).into(), (*b).into(), (*c).into())).collect()
}

#[test]
fn the_pictures_of_a_word_document_stand_at_their_places_with_their_words() {
    let long = "Quang cảnh buổi khai mạc tuần lễ sách với 1.150 cuốn, sáng 02-05 tại hội trường phường Mẫu.";
    let body = [
        words("Tít của bài"),
        words("Sáng 02-05, phường Mẫu khai mạc tuần lễ sách."),
        words("Câu một."),
        said(
            "a3",
            &run("Bảng 1. Một chú thích của thứ khác, ở trên cao và không theo ảnh nào hết cả."),
        ),
        format!("<w:p>{}</w:p>", photo("r1", "Quầy sách", "")),
        said("a3", &run(long)),
        words("Câu hai."),
        format!("<w:p>{}{}</w:p>", photo("r2", "IMG_2024.JPG", ""), run("Câu ba, ngay sau ảnh.")),
        format!(
            "<w:p>{}</w:p>",
            photo("r1", "A crowd of people&#10;&#10;Description automatically generated", "")
        ),
    ]
    .concat();
    let taken =
        open_file("bai.docx", &docx(&body, &[("media/a.png", PNG), ("/media/b.jpeg", JPEG)]), "")
            .unwrap();
    let wanted = told(&[("a.png", long, "Quầy sách"), ("b.jpeg", "", ""), ("a.png", "", "")]);
    assert_eq!(figures(&taken), wanted);
    let kinds: Vec<_> = taken.draft.document.blocks.iter().map(article::Block::kind_name).collect();
    assert_eq!(
        kinds,
        ["paragraph", "paragraph", "figure", "paragraph", "figure", "paragraph", "figure"]
    );
    let carried: Vec<_> =
        taken.carried.iter().map(|one| (one.bytes.as_slice(), one.shown)).collect();
    assert_eq!(carried, [(PNG, None), (JPEG, None)], "each once");
    assert_eq!(taken.findings, [""; 0], "nothing was left out");
}

#[test]
fn old_drawings_groups_and_crops_are_read_and_what_cannot_come_is_told() {
    let old = |id: &str| {
        format!(
            r#"<w:r><w:pict><v:shape alt="Biển hiệu"><v:imagedata r:id="{id}"/></v:shape></w:pict></w:r>"#
        )
    };
    let pic = |id: &str, alt: &str| {
        format!(r#"<pic:pic><pic:cNvPr descr="{alt}"/><a:blip r:embed="{id}"/></pic:pic>"#)
    };
    let body = [
        words("Tít của bài"),
        words("Câu một."),
        format!("<w:p>{}</w:p>", old("r1")),
        format!(r#"<w:p><w:r><w:drawing><wp:docPr descr="cả nhóm"/><wpg:wgp>{}{}</wpg:wgp></w:drawing></w:r></w:p>"#, pic("r1", "trái"), pic("r2", "phải")),
        format!("<w:p>{}</w:p>", photo("r2", "", r#"<a:srcRect l="25000" t="10%" r="25000"/>"#)),
        format!("<w:p>{}</w:p>", photo("r3", "", r#"<a:srcRect l="25000" b="50000"/>"#)),
        words("Câu hai."),
        format!("<w:p><w:del>{}</w:del></w:p>", photo("r2", "đã xóa", "")),
        r#"<w:p><w:r><w:object><v:shape><v:imagedata r:id="r1"/></v:shape></w:object></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r></w:p>"#.to_owned(),
    ]
    .concat();
    let pictures = [("media/a.png", PNG), ("media/b.jpeg", JPEG), ("media/c.png", PNG)];
    let taken = open_file("bai.docx", &docx(&body, &pictures), "").unwrap();
    let wanted = [
        ("a.png", "", "Biển hiệu"),
        ("a.png", "", "trái"),
        ("b.jpeg", "", "phải"),
        ("b.jpeg", "", ""),
        ("c.png", "", ""),
    ];
    assert_eq!(figures(&taken), told(&wanted));
    let shown = |n: usize| taken.carried[n].shown;
    let cut = Shown { left: 25_000, top: 0, width: 75_000, height: 50_000 };
    assert_eq!(
        (shown(0), shown(1), shown(2)),
        (None, None, Some(cut)),
        "whole where it stands whole first"
    );
    assert_eq!(taken.findings, ["active_content_left_out", "deletions_left_out"]);

    let away = [
        words("Tít của bài"),
        words("Câu một."),
        format!("<w:p>{}</w:p>", photo("away", "Xa", "")),
        words("Câu hai."),
        format!("<w:p>{}</w:p>", photo("r9", "", "")),
    ];
    let taken = open_file("bai.docx", &docx(&away.concat(), &[]), "").unwrap();
    assert_eq!(figures(&taken), told(&[("", "", "Xa"), ("", "", "")]));
    assert_eq!(taken.findings, ["captions_without_photo", "photos_left_out"]);
}

#[test]
fn so_many_pictures_come_and_the_others_are_told() {
    let names: Vec<String> = (0..103).map(|n| format!("media/{n}.png")).collect();
    let pictures: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), PNG)).collect();
    let paragraph = |n| format!("<w:p>{}</w:p>", photo(&format!("r{n}"), "", ""));
    let body = (1..=103).map(paragraph).collect::<Vec<_>>().concat();
    let taken = open_file("bai.docx", &docx(&(words("Tít") + &body), &pictures), "").unwrap();
    assert_eq!((taken.carried.len(), taken.pictures.len()), (100, 100));
    assert_eq!(taken.draft.document.figures().len(), 103, "their places wait");
    assert!(taken.findings.contains(&"photos_left_out"), "{:?}", taken.findings);
}

#[test]
fn a_page_carries_pictures_in_its_addresses_and_speaks_of_no_other() {
    let page = r#"<h1>Tít</h1><p>Câu một.</p><figure><img src="data:image/png;base64,iVBORw==" alt="Quầy"><figcaption>Quầy sách</figcaption></figure><p>Câu hai.</p><img src="clip:0"><img src="clip:7">"#;
    let taken = open_file("bai.html", page.as_bytes(), "").unwrap();
    // What a page calls `clip:0` by itself is the same picture, and no other.
    assert_eq!(
        figures(&taken),
        told(&[("anh-1.png", "Quầy sách", "Quầy"), ("anh-1.png", "", ""), ("", "", "")])
    );
    assert_eq!(taken.carried[0].bytes, b"\x89PNG");
    assert!(taken.findings.contains(&"photos_left_out"));
    let taken = open_file(
        "bai.md",
        "# Tít\n\nCâu.\n\n![Quầy](data:image/png;base64,iVBORw==)".as_bytes(),
        "",
    )
    .unwrap();
    assert_eq!(figures(&taken), told(&[("anh-1.png", "", "Quầy")]));
    // Only its pictures may make a page large.
    let heavy = format!("<p>Câu.</p><img src=\"data:image/png;base64,{}\">", "A".repeat(6_000_000));
    assert_eq!(open_file("bai.html", heavy.as_bytes(), "").unwrap().carried.len(), 1);
    let large = "a".repeat(5_000_001);
    assert_eq!(
        open_file("bai.html", large.as_bytes(), ""),
        Err(IntakeFault::TooLarge { most: 5_000_000 })
    );
}

#[test]
fn a_dropped_word_document_is_a_page_with_its_pictures_in_it() {
    let body = words("Câu một.")
        + &format!("<w:p>{}</w:p>", photo("r1", "Quầy", ""))
        + &format!("<w:p>{}</w:p>", photo("r2", "", ""));
    let bytes = docx(&body, &[("media/a.png", PNG), ("media/b.jpeg", JPEG)]);
    let page = dropped("bài.DOCX", &bytes, &|| true).unwrap();
    assert_eq!((page.part, page.charset), (Part::Html, None));
    let sources: Vec<_> = page
        .text
        .match_indices("src=\"data:image/")
        .map(|(at, _)| page.text[at + 16..].split(';').next().unwrap())
        .collect();
    assert_eq!(sources, ["png", "jpeg"]);
    let taken = open_file("bai.html", page.text.as_bytes(), "").unwrap();
    let bytes: Vec<_> = taken.carried.iter().map(|one| one.bytes.as_slice()).collect();
    assert_eq!(bytes, [PNG, JPEG]);
    let pasted = intake::paste(
        intake::Clip { html: &page.text, ..intake::Clip::default() },
        intake::How::Clean,
        &|| true,
    );
    assert_eq!(pasted.unwrap().report.source, "word");
}

fn with_credits(taken: &Intake) -> Vec<(String, String)> {
    let figures = taken.draft.document.figures().into_iter();
    figures.map(|figure| (plain(&figure.caption), figure.credit.clone())).collect()
}

/// Photos side by side, as wards lay them in a table without lines.
#[test]
fn photos_of_a_table_stand_in_order_with_their_words() {
    let cell = |inside: String| format!("<w:tc>{inside}</w:tc>");
    let shown = |id: &str| format!("<w:p>{}</w:p>", photo(id, "", ""));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let body = [
        words("Tít của bài"),
        words("Câu một."),
        words("Câu hai."),
        table(&[
            row(&[cell(shown("r1")), cell(shown("r2"))]),
            row(&[cell(words("Ảnh trái")), cell(words("Ảnh phải") + &words("Ảnh: Minh Đức"))]),
            row(&[cell(shown("r2") + &words("Trong ô.")), cell(shown("r1"))]),
        ]),
        words("Câu ba."),
        table(&[
            row(&[cell(shown("r1")), cell(shown("r2"))]),
            row(&[cell(words("Chung cho hai ảnh"))]),
        ]),
        table(&[row(&[cell(shown("r1")), cell(words("Ông Minh Đức")), cell(words("Tổ trưởng"))])]),
    ];
    let taken = open_file(
        "bai.docx",
        &docx(&body.concat(), &[("media/a.png", PNG), ("media/b.jpeg", JPEG)]),
        "",
    )
    .unwrap();
    let wanted = [
        ("Ảnh trái", ""),
        ("Ảnh phải", "Ảnh: Minh Đức"),
        ("Trong ô.", ""),
        ("", ""),
        ("", ""),
        ("Chung cho hai ảnh", ""),
        ("", ""),
    ];
    assert_eq!(with_credits(&taken), wanted.map(|(a, b)| (a.to_owned(), b.to_owned())));
    let kinds: Vec<_> = taken.draft.document.blocks.iter().map(article::Block::kind_name).collect();
    let figures = ["figure"; 4];
    assert_eq!(kinds[1..5], figures);
    assert_eq!(kinds[5..], ["paragraph", "figure", "figure", "table", "figure"]);
    let order: Vec<_> = taken.pictures.iter().map(|one| (one.figure, one.clip)).collect();
    assert_eq!(order, [(0, 0), (1, 1), (2, 1), (3, 0), (4, 0), (5, 1), (6, 0)]);
    assert!(!taken.findings.contains(&"structure_left_out"));
}

#[test]
fn a_description_that_is_the_caption_is_none_and_slanted_words_are_a_caption() {
    let slanted =
        "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Bà con dọn hẻm 12, sáng 3-10.</w:t></w:r></w:p>";
    let body = [
        words("Tít của bài"),
        words("Câu một."),
        words("Câu hai."),
        format!("<w:p>{}</w:p>", photo("r1", "Quầy sách", "")),
        words("Quầy sách"),
        words("Câu ba."),
        format!("<w:p>{}</w:p>", photo("r2", "Hẻm nhìn từ trên cao", "")),
        slanted.to_owned(),
    ];
    let taken = open_file(
        "bai.docx",
        &docx(&body.concat(), &[("media/a.png", PNG), ("media/b.jpeg", JPEG)]),
        "",
    )
    .unwrap();
    let wanted = told(&[
        ("a.png", "Quầy sách", ""),
        ("b.jpeg", "Bà con dọn hẻm 12, sáng 3-10.", "Hẻm nhìn từ trên cao"),
    ]);
    assert_eq!(figures(&taken), wanted);
}
