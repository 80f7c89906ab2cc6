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
