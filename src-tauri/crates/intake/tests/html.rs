//! Pages, opened: what they keep, what they leave out, and what they may not do.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

use article::{Block, BlockKind, CellKind, Document, Inline, ListKind, plain};
use intake::{Intake, IntakeFault, open_file};

fn open(html: &str) -> Intake {
    open_file("bai.html", html.as_bytes(), "Hạ Vy").unwrap()
}

fn kinds(document: &Document) -> Vec<&'static str> {
    document.blocks.iter().map(Block::kind_name).collect()
}

fn words(document: &Document) -> String {
    document.passages().into_iter().map(|p| p.text).collect::<Vec<_>>().join("\n")
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

const PAGE: &str = r#"<!DOCTYPE html><html><head><title>Trang 1</title><style>p{margin:1}</style></head><body>
<nav>Trang chủ 24</nav><article><header><p>PHƯỜNG MẪU</p><h1>Khai mạc <b>tuần lễ</b> sách</h1>
<p>Ngày đăng <time datetime="2026-05-02T08:30">02/05/2026 08:30</time></p></header>
<p class="sapo"><strong>Sáng 02-05, phường Mẫu khai mạc tuần lễ sách.</strong></p>
<h2>Kết quả</h2><p>Có <b>1.250</b> lượt   <i>bạn đọc</i>, xem <a href="https://phuong.example/tin">trang</a>
và <a href="javascript:alert(7)">đây</a>.<script>alert(99)</script><span style="display: none">ẩn 5</span></p>
<figure><img src="a.jpg" alt="Quầy sách"><figcaption>Quầy sách số 3</figcaption></figure>
<blockquote><p>“Đọc 10 phút mỗi ngày.”</p><footer>Bà Lâm Mộc Miên</footer></blockquote>
<ul><li>Quầy 1<ul><li>Kệ 11</li></ul></li><li>Quầy 2</li></ul>
<ol start="3"><li>Mục ba</li><li>Mục bốn</li></ol>
<table><caption>Bảng 1</caption><tr><th colspan="2">Tổng 40</th></tr><tr><td>15</td><td rowspan=9999>25</td></tr></table>
<p>Trân trọng cảm ơn.<br>Hết.</p><p>Phan Khê</p></article><footer>Điện thoại 0000</footer></body></html>"#;

#[test]
fn a_page_fills_the_fields() {
    let Intake { draft, findings, .. } = open(PAGE);
    let document = &draft.document;
    assert_eq!(draft.section, "PHƯỜNG MẪU");
    assert_eq!(document.headline, [Inline::text("Khai mạc tuần lễ sách")]);
    assert_eq!(draft.published.unwrap().to_string(), "02/05/2026 08:30");
    assert_eq!(document.sapo, [Inline::text("Sáng 02-05, phường Mẫu khai mạc tuần lễ sách.")]);
    assert_eq!(plain(&document.byline), "Phan Khê");
    let wanted = [
        "heading",
        "paragraph",
        "figure",
        "quote",
        "bullet_list",
        "paragraph",
        "paragraph",
        "paragraph",
        "table",
        "paragraph",
    ];
    assert_eq!(kinds(document), wanted);
    let wanted = [
        "active_content_left_out",
        "captions_without_photo",
        "hidden_left_out",
        "links_left_out",
        "photos_left_out",
    ];
    assert_eq!(findings, wanted);
    assert_eq!(Document::from_json(&document.to_json()).unwrap(), *document);
}

#[test]
fn marks_links_lists_and_cells_come_through() {
    let document = open(PAGE).draft.document;
    let BlockKind::Paragraph(text) = &document.blocks[1].kind else { panic!("a paragraph") };
    assert_eq!(plain(text), "Có 1.250 lượt bạn đọc, xem trang và đây.");
    let runs: Vec<(&str, bool, bool, Option<&str>)> = text
        .iter()
        .filter_map(|inline| match inline {
            Inline::Text(run) => Some((
                run.text.as_str(),
                run.marks.strong,
                run.marks.em,
                run.marks.link.as_ref().map(article::Link::as_str),
            )),
            Inline::Break => None,
        })
        .collect();
    assert_eq!(runs[1], ("1.250", true, false, None));
    assert_eq!(runs[3], ("bạn đọc", false, true, None));
    assert_eq!(runs[5], ("trang", false, false, Some("https://phuong.example/tin")));
    assert_eq!(runs.len(), 7, "a refused address leaves its words");
    let BlockKind::List { kind: ListKind::Bullet, items } = &document.blocks[4].kind else {
        panic!("a list")
    };
    assert_eq!(
        items.iter().map(|item| plain(item)).collect::<Vec<_>>(),
        ["Quầy 1\nKệ 11", "Quầy 2"]
    );
    assert_eq!(document.blocks[5].text(), "3. Mục ba", "a list's number is kept");
    let BlockKind::Table { rows } = &document.blocks[8].kind else { panic!("a table") };
    assert_eq!((rows[0][0].kind, rows[0][0].colspan), (CellKind::Header, 2));
    assert_eq!(rows[1][1].rowspan, 1000);
    let BlockKind::Figure(figure) = &document.blocks[2].kind else { panic!("a figure") };
    assert_eq!(
        (plain(&figure.caption).as_str(), figure.alt.as_str()),
        ("Quầy sách số 3", "Quầy sách")
    );
}

#[test]
fn every_shown_digit_stays() {
    let Intake { draft, .. } = open(PAGE);
    let lead = "0205";
    let body = "1250".to_owned() + "3" + "10" + "1112" + "34" + "1401525";
    assert_eq!(digits(&words(&draft.document)), lead.to_owned() + &body);
    let date = draft.published.unwrap().to_string();
    assert_eq!(digits(&date), "020520260830");
}

#[test]
fn the_seed_as_a_page_is_the_seed() {
    let seed = include_str!("../../../../tests/fixtures/articles/seed.txt");
    let wanted = open_file("bai.txt", seed.as_bytes(), "").unwrap().draft;
    let paragraphs = |(n, part): (usize, &str)| {
        let tag = if n == 1 { "h1" } else { "p" };
        let lines: Vec<String> =
            part.lines().map(|line| format!("<{tag}>{line}</{tag}>")).collect();
        lines.join("")
    };
    let parts = seed.split("\n\n").filter(|part| !part.trim().is_empty());
    let html: String = parts.enumerate().map(paragraphs).collect();
    let html = html.replace("<h1>Ngày", "<p>Ngày");
    assert_eq!(open(&html).draft, wanted);
}

#[test]
fn attacks_on_the_parser_are_refused_or_end_in_time() {
    let deep = "<div>".repeat(600) + "chữ";
    assert_eq!(open_file("a.html", deep.as_bytes(), ""), Err(IntakeFault::NotText));
    let many = format!("<p {}>chữ", "a b c ".repeat(300));
    assert_eq!(open_file("a.html", many.as_bytes(), ""), Err(IntakeFault::NotText));
    let bearable = "<div>".repeat(400) + "đáy 400" + &"</div>".repeat(400);
    assert!(words(&open(&bearable).draft.document).contains("đáy 400"));
    assert_eq!(open_file("a.html", b"<p> </p><script>1</script>", ""), Err(IntakeFault::Empty));
}

#[test]
fn nothing_active_survives() {
    for attack in [
        "<img src=x onerror=alert(1)>chữ",
        "<svg/onload=alert(1)>",
        "<a href='data:text/html,x'>chữ</a>",
        "<a href='&#106;avascript:alert(1)'>chữ</a>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<math><mi xlink:href='data:x,1'>m</mi></math>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ] {
        let Intake { draft, .. } = open(&format!("<h1>Tít</h1><p>Thân.</p>{attack}"));
        let json = draft.document.to_json().to_string();
        for word in ["alert", "script:", "data:", "onerror"] {
            assert!(!json.contains(word), "{attack}: {json}");
        }
    }
}
