//! Texts as wards write them, opened; and the seed article, word for word.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

use article::{BlockKind, Document, plain};
use intake::{Intake, IntakeFault, open_file};

const SEED: &str = include_str!("../../../../tests/fixtures/articles/seed.txt");

fn open(text: &str) -> Intake {
    open_file("bai.txt", text.as_bytes(), "Hạ Vy").unwrap()
}

fn kinds(document: &Document) -> Vec<&'static str> {
    document.blocks.iter().map(article::Block::kind_name).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_seed_fills_its_fields() {
    let Intake { draft, findings, .. } = open(SEED);
    let document = &draft.document;
    assert_eq!(draft.section, "PHƯỜNG THANH XUÂN");
    assert_eq!(vietnamese::count_words(&plain(&document.headline)), 18);
    assert_eq!(vietnamese::count_words(&plain(&document.sapo)), 74);
    assert_eq!(draft.published.unwrap().to_string(), "03/10/2025 23:52");
    assert_eq!(plain(&document.byline), "Nguyễn Thoa");
    let wanted = [
        "figure",
        "paragraph",
        "paragraph",
        "figure",
        "paragraph",
        "paragraph",
        "quote",
        "paragraph",
    ];
    assert_eq!(kinds(document), wanted);
    assert_eq!(findings, ["captions_without_photo"]);
    let BlockKind::Quote { attribution, .. } = &document.blocks[6].kind else {
        panic!("a quotation")
    };
    assert_eq!(plain(attribution), "Bí thư Đảng ủy phường Thanh Xuân nhấn mạnh.");
}

#[test]
fn every_word_of_the_seed_comes_out_in_its_order() {
    let Intake { draft, .. } = open(SEED);
    let date = format!("Ngày đăng {}", draft.published.unwrap());
    let mut passages: Vec<String> = draft.document.passages().into_iter().map(|p| p.text).collect();
    passages.insert(1, date);
    passages.insert(0, draft.section.clone());
    assert_eq!(words(&passages.join("\n")), words(SEED));
}

#[test]
fn no_word_is_lost_whatever_the_shape() {
    let texts = [
        "Chỉ một dòng",
        "Tít bài\n\nĐoạn một.\n\nĐoạn hai.",
        "Tít bài\nĐoạn đầu dính liền.\n\nĐoạn hai.\n\nLâm Mộc Miên",
        "THÔNG BÁO\n\nLịch tiếp dân\n\n- Thứ Hai\n- Thứ Năm\n\nTrân trọng thông báo.",
        "Tít\n\n“Lời nói” – ông A nói\n\nHẾT",
        "MỤC\n\nTít\nNgày đăng 31/02/2025\n\nĐoạn.",
        "Tít\r\n\r\nĐoạn một.\r\n\r\n\r\n\r\nĐoạn hai:",
        "- một\n- hai",
        "“A” - b “C” - d\n\n• điểm\n\n+ cộng",
    ];
    for text in texts {
        let Intake { draft, .. } = open(text);
        let mut parts: Vec<String> =
            draft.document.passages().into_iter().map(|p| p.text).collect();
        parts.insert(0, draft.section.clone());
        let signed = text.contains("Lâm Mộc Miên");
        if !signed {
            assert_eq!(
                parts.pop().as_deref(),
                Some("Hạ Vy"),
                "an unsigned text is signed by whoever opens it"
            );
        }
        let bare = |text: &str| {
            let signs = |word: &String| !["-", "+", "•"].contains(&word.as_str());
            words(text).into_iter().filter(signs).collect::<Vec<_>>()
        };
        assert_eq!(bare(&parts.join("\n")), bare(text), "{text:?}");
    }
}

#[test]
fn a_numbered_line_is_no_caption() {
    let text = "Kế hoạch năm\n\nPhường họp.\n\n1. Về kinh tế\n\na) Thu ngân sách\n\nIV. Tổ chức\n\n(2.1) Chi\n\n1.150 hộ dự họp\n\nA Phủ đến họp\n\nBà con đến đông.";
    let blocks = open(text).draft.document.blocks;
    let kinds: Vec<_> = blocks.iter().map(article::Block::kind_name).collect();
    let paragraph = "paragraph";
    assert_eq!(kinds, [paragraph, paragraph, paragraph, paragraph, "figure", "figure", paragraph]);
}

#[test]
fn what_is_no_text_is_refused() {
    let open = |name: &str, bytes: &[u8]| open_file(name, bytes, "").unwrap_err();
    assert_eq!(open("a.txt", b""), IntakeFault::Empty);
    assert_eq!(open("a.txt", b"\x89PNG\0"), IntakeFault::NotText);
    assert_eq!(open("a.exe", b"MZ"), IntakeFault::UnknownKind);
    assert_eq!(open("a.txt", &vec![b'a'; 5_000_001]), IntakeFault::TooLarge { most: 5_000_000 });
}

#[test]
fn the_date_lines_of_portals_are_the_day_of_publication() {
    for (line, shown) in [
        ("Ngày đăng: 3/10/2025 9:15", "03/10/2025 09:15"),
        ("Đăng lúc 09:15, ngày 03/10/2025", "03/10/2025 09:15"),
        ("Thứ sáu, 03/10/2025 | 09:15", "03/10/2025 09:15"),
        ("Thứ 6, 03/10/2025, 09:15:30 (GMT+7)", "03/10/2025 09:15"),
        ("Cập nhật 03-10-2025", "03/10/2025 00:00"),
    ] {
        let text = format!(
            "Phường ra quân dọn 12 hẻm\n{line}\n\nSáng nay phường ra quân.\n\nBà con dọn 12 con hẻm.\n\nNguyễn Thoa"
        );
        let draft = open(&text).draft;
        assert_eq!(draft.published.map(|at| at.to_string()).as_deref(), Some(shown), "{line}");
        assert_eq!(plain(&draft.document.headline), "Phường ra quân dọn 12 hẻm", "{line}");
        assert_eq!(plain(&draft.document.sapo), "Sáng nay phường ra quân.", "{line}");
        let page = format!("<h1>Phường ra quân</h1><p>{line}</p><p>Sáng nay.</p><p>Bà con.</p>");
        let read = open_file("bai.html", page.as_bytes(), "").unwrap().draft;
        assert_eq!(read.published, draft.published, "{line}");
        assert_eq!(plain(&read.document.sapo), "Sáng nay.", "{line}");
    }
}

#[test]
fn a_sentence_with_a_day_stays_a_sentence() {
    let text =
        "Phường mở lớp\n\nĐăng ký trước ngày 03/10/2025.\n\nLớp học miễn phí.\n\nNguyễn Thoa";
    let draft = open(text).draft;
    assert_eq!(draft.published, None);
    assert_eq!(plain(&draft.document.sapo), "Đăng ký trước ngày 03/10/2025.");
}

fn told(document: &Document) -> Vec<String> {
    let one = |block: &article::Block| match &block.kind {
        BlockKind::Figure(figure) => {
            format!("figure: {} | {}", plain(&figure.caption), figure.credit)
        }
        _ => format!("{}: {}", block.kind_name(), block.text()),
    };
    document.blocks.iter().map(one).collect()
}

/// The same text as a plain file and as a page of paragraphs.
fn both(text: &str) -> [Intake; 2] {
    let parts = text.split("\n\n").map(|part| format!("<p>{}</p>", part.replace('\n', "<br>")));
    let page: String = parts.collect();
    [open(text), open_file("bai.html", page.as_bytes(), "Hạ Vy").unwrap()]
}

#[test]
fn lines_of_minutes_and_notices_wait_for_no_photo() {
    let text = "BIÊN BẢN HỌP TỔ DÂN PHỐ SỐ 5\n\nHôm nay, ngày 03/10/2025, tổ họp tại nhà văn hóa.\n\nI. THÀNH PHẦN\n\n1. Ông Nguyễn A - Tổ trưởng\n\nĐiều 1. Giao tổ trưởng thực hiện\n\nĐịa điểm: nhà văn hóa tổ 5\n\n👉 Mời bà con đến dự\n\nTrân trọng thông báo\n\nHà Nội, ngày 3 tháng 10 năm 2025\n\nNgười viết: Minh Đức";
    for taken in both(text) {
        let document = &taken.draft.document;
        assert_eq!(taken.draft.section, "");
        assert_eq!(plain(&document.headline), "BIÊN BẢN HỌP TỔ DÂN PHỐ SỐ 5");
        assert_eq!(plain(&document.sapo), "Hôm nay, ngày 03/10/2025, tổ họp tại nhà văn hóa.");
        let wanted = [
            "heading: I. THÀNH PHẦN",
            "paragraph: 1. Ông Nguyễn A - Tổ trưởng",
            "paragraph: Điều 1. Giao tổ trưởng thực hiện",
            "paragraph: Địa điểm: nhà văn hóa tổ 5",
            "paragraph: 👉 Mời bà con đến dự",
            "paragraph: Trân trọng thông báo",
            "paragraph: Hà Nội, ngày 3 tháng 10 năm 2025",
        ];
        assert_eq!(told(document), wanted);
        assert_eq!(plain(&document.byline), "Người viết: Minh Đức");
    }
}

#[test]
fn whose_photo_it_is_stands_with_its_caption() {
    let text = "Phường ra quân\n\nSáng nay phường ra quân.\n\nQuang cảnh buổi ra quân\nẢnh: Minh Đức\n\nBà con dọn hẻm.\n\nHẻm 12 sạch đẹp\n\n(Ảnh: Lâm Mộc Miên)\n\nBà con vui.\n\nBài, ảnh: Nguyễn Thoa";
    for taken in both(text) {
        let wanted = [
            "figure: Quang cảnh buổi ra quân | Ảnh: Minh Đức",
            "paragraph: Bà con dọn hẻm.",
            "figure: Hẻm 12 sạch đẹp | (Ảnh: Lâm Mộc Miên)",
            "paragraph: Bà con vui.",
        ];
        assert_eq!(told(&taken.draft.document), wanted);
        assert_eq!(plain(&taken.draft.document.byline), "Bài, ảnh: Nguyễn Thoa");
    }
}

#[test]
fn lists_of_two_signs_keep_what_belongs_to_what() {
    let text = "Tít\n\nCâu đầu.\n\n- Thu:\n+ Hội phí: 1.500.000đ\n+ Ủng hộ: 2.000.000 đồng\n- Chi:\n+ Quà: 500.000đ\n\nNghỉ.\n\n-Tổ 1: 8h-10h\n\n-Tổ 2: 10h\n\n+ một\n\nNghỉ.\n\n+ hai\n+ ba\n\n-5 độ C";
    let [plain_text, page] = both(text);
    let wanted = [
        "bullet_list: Thu:\n+ Hội phí: 1.500.000đ\n+ Ủng hộ: 2.000.000 đồng\nChi:\n+ Quà: 500.000đ",
        "paragraph: Nghỉ.",
        "bullet_list: Tổ 1: 8h-10h\nTổ 2: 10h\n+ một",
        "paragraph: Nghỉ.",
        "bullet_list: hai\nba",
        "paragraph: -5 độ C",
    ];
    assert_eq!(told(&page.draft.document), wanted);
    // Blank lines of a plain text part its lists.
    let read = told(&plain_text.draft.document);
    assert_eq!(read[0], wanted[0]);
    assert_eq!(
        read[2..5],
        ["bullet_list: Tổ 1: 8h-10h", "bullet_list: Tổ 2: 10h", "bullet_list: một"]
    );
    assert_eq!(read[7], wanted[5]);
}

/// Portals whose editor sets line breaks on Enter.
#[test]
fn an_empty_line_of_a_page_begins_a_paragraph() {
    let page = "<h1>Tít</h1><div>Sáng 3-10, phường họp.<br /><br />Bà con đến đông:<br>tổ 1, tổ 2.<br>&nbsp;<br>Phường khen.</div>";
    let taken = open_file("bai.html", page.as_bytes(), "Hạ Vy").unwrap();
    assert_eq!(plain(&taken.draft.document.sapo), "Sáng 3-10, phường họp.");
    let wanted = ["paragraph: Bà con đến đông:\ntổ 1, tổ 2.", "paragraph: Phường khen."];
    assert_eq!(told(&taken.draft.document), wanted);
}

#[test]
fn a_headline_has_one_line() {
    let of = |html: &str| {
        let taken = intake::open_file("bai.html", html.as_bytes(), "").unwrap().draft.document;
        let blocks: Vec<String> = taken.blocks.iter().map(article::Block::text).collect();
        (article::plain(&taken.headline), article::plain(&taken.sapo), blocks.join("|"))
    };
    // A message of two lines, and a headline that was set in two.
    assert_eq!(
        of("<div>Tin nhanh: 5 hộ nhận quà<br>Gặp cô Thoa nhé<br>0912 345 678</div>"),
        ("Tin nhanh: 5 hộ nhận quà".into(), String::new(), "Gặp cô Thoa nhé\n0912 345 678".into())
    );
    assert_eq!(
        of(
            "<h1>Phường Mây Trắng<br>ra quân</h1><p>Sáng 03-10, phường ra quân.</p><p>Thân bài.</p>"
        ),
        (
            "Phường Mây Trắng ra quân".into(),
            "Sáng 03-10, phường ra quân.".into(),
            "Thân bài.".into()
        )
    );
}
