//! The clipboard, cleaned: word processors' pages, old alphabets, whole articles, and what the report tells.
#![allow(clippy::unwrap_used, missing_docs)] // a test that cannot go on says where

mod clips;

use article::{BlockKind, Inline, ListKind, plain};
use intake::{Clip, How, IntakeFault, Picture, open_file, paste};
use vietnamese::{Charset, digits};

use clips::{always, clean, count, texts};

const SEED: &str = include_str!("../../../../tests/fixtures/articles/seed.txt");
const TCVN3: &str =
    include_str!("../../../../tests/fixtures/damaged/seed_tcvn3_as_pasted_utf8.txt");
const VNI: &str = include_str!("../../../../tests/fixtures/damaged/seed_vni_as_pasted_utf8.txt");
const NFD: &str = include_str!("../../../../tests/fixtures/damaged/seed_nfd_utf8.txt");

/// As Word writes its clipboard, shortened: styles, a list by style alone, a comment, a deletion, a field.
const WORD: &str = r##"<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{margin:0;font-family:"Times New Roman"}</style></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='font-family:"Arial"'>Tít phụ trong bài<o:p></o:p></h1>
<p class=MsoNormal style='color:red'><b style='mso-bidi-font-weight:normal'><span style='font-family:"Arial",sans-serif'>Đậm</span></b> và <i>nghiêng</i> <a href="https://phuong.example/tin">cổng</a>,
1.150 hộ<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Mục một</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>Mục hai</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Việc đầu</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Việc sau</p>
<p class=MsoListParagraph style='mso-list:l2 level1 lfo3'><span style='mso-list:Ignore'>c)<span>&nbsp;</span></span>Mục c</p>
<p class=MsoNormal>Câu <del>bỏ 7</del>còn.<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[LH1]</a></span></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Quý III</p></td><td><p class=MsoNormal>97,5%</p></td></tr></table>
<table><tr><td></td><td></td></tr></table>
<p class=MsoNormal><img width=100 height=80 src="file:///C:/tam/clip_image001.png"></p>
<!--EndFragment--></body></html>"##;

#[test]
fn a_word_page_keeps_its_structure_and_loses_its_looks() {
    let pasted = clean(WORD, "");
    let wanted = [
        "heading: Tít phụ trong bài",
        "paragraph: Đậm và nghiêng cổng, 1.150 hộ",
        "bullet_list: Mục một\nMục hai",
        "ordered_list: Việc đầu\nViệc sau",
        "paragraph: c) Mục c",
        "paragraph: Câu còn.",
        "table: Quý III\t97,5%",
    ];
    assert_eq!(texts(&pasted), wanted);
    assert!(pasted.article.is_none());
    let report = &pasted.report;
    assert_eq!(report.source, "word");
    for (what, n) in
        [("headings", 1), ("strong", 1), ("em", 1), ("links", 1), ("lists", 2), ("tables", 1)]
    {
        assert_eq!(count(&report.kept, what), n, "{what}: {:?}", report.kept);
    }
    for (what, n) in [("deletions", 1), ("comments", 1), ("empty_tables", 1), ("photos", 1)] {
        assert_eq!(count(&report.left_out, what), n, "{what}: {:?}", report.left_out);
    }
    assert!(count(&report.left_out, "fonts") >= 2 && count(&report.left_out, "colours") == 1);
    assert_eq!(report.digits, "1150975".len() as u32);
}

#[test]
fn blocks_taken_by_their_words_alone_stay_apart() {
    let clip = Clip { html: "<p>Tổ 1</p><p>2 hộ</p>", ..Clip::default() };
    let pasted = paste(clip, How::AsItCame, &always).unwrap();
    assert_eq!(texts(&pasted), ["paragraph: Tổ 1", "paragraph: 2 hộ"]);
}

#[test]
fn what_word_keeps_for_itself_is_no_attack() {
    let styles = "<w:LsdException Locked=\"false\" Name=\"heading 1\"/>".repeat(600);
    let shapes = "<path d=\"M0 0\"/>".repeat(600);
    let html = format!(
        "<html><head><!--[if gte mso 9]><xml>{styles}</xml><![endif]--></head><body><h2>Tít phụ</h2><svg>{shapes}</svg><p>Câu.</p></body></html>"
    );
    assert_eq!(texts(&clean(&html, "")), ["heading: Tít phụ", "paragraph: Câu."]);
    for open in ["<!-->", "<!--x-->", "<svg></svg>", ""] {
        let deep = format!("{open}{}x", "<div>".repeat(5000));
        let pasted = clean(&deep, "x");
        assert_eq!(count(&pasted.report.left_out, "structure"), 1, "{open}");
    }
}

#[test]
fn a_mark_finds_its_letter_across_tags() {
    let html = "<p>Xin chào tie\u{302}<span>\u{301}</span><span>ng</span> <span>Vie\u{323}</span><span>\u{302}</span>t</p>";
    assert_eq!(texts(&clean(html, "")), ["paragraph: Xin chào tiếng Việt"]);
}

#[test]
fn numbers_of_a_list_stay_what_they_were() {
    let google = r#"<b id="docs-internal-guid-1"><ol><li>Một</li><ol><li style="list-style-type:lower-alpha">Điểm a</li><li style="list-style-type:lower-alpha">Điểm b</li></ol><li>Hai</li></ol></b>"#;
    assert_eq!(texts(&clean(google, "")), ["ordered_list: Một\na. Điểm a\nb. Điểm b\nHai"]);
    let libreoffice =
        r#"<ol type="a" start="2"><li>Hai</li><li>Ba</li></ol><ol type="I"><li>Một</li></ol>"#;
    assert_eq!(
        texts(&clean(libreoffice, "")),
        ["paragraph: b. Hai", "paragraph: c. Ba", "paragraph: I. Một"]
    );
    let item = |tag: &str, sign: &str, text: &str| {
        format!(
            "<{tag} style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>{sign}<span>&nbsp;</span></span>{text}</{tag}>"
        )
    };
    let row = |sign: &str, text: &str| {
        format!("<tr><td>{}</td><td><p>{text}</p></td></tr>", item("p", sign, ""))
    };
    let word = [
        item("h2", "II.", "Tổ chức"),
        format!("<table>{}{}</table>", row("1.", "Nhà một"), row("2.", "Nhà hai")),
    ]
    .concat();
    let pasted = clean(&word, "");
    assert_eq!(texts(&pasted), ["heading: II. Tổ chức", "table: 1.\tNhà một\n2.\tNhà hai"]);
    assert_eq!(count(&pasted.report.left_out, "structure"), 0);
    // A number beyond all bounds is a number.
    let far = r#"<ol start="4294967295"><li>x</li><li>y</li></ol>"#;
    assert_eq!(texts(&clean(far, "")).len(), 2);
}

#[test]
fn a_google_page_is_not_bold_all_over() {
    let html = r#"<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700;font-family:Arial">Đậm</span><span style="font-style:italic"> nghiêng</span><span> thường</span></p><ul><li><p>Một</p></li></ul></b>"#;
    let pasted = clean(html, "");
    assert_eq!(pasted.report.source, "google_docs");
    let BlockKind::Paragraph(text) = &pasted.blocks[0].kind else { panic!("a paragraph") };
    let marks: Vec<(String, bool, bool)> = text
        .iter()
        .map(|inline| match inline {
            Inline::Text(run) => (run.text.clone(), run.marks.strong, run.marks.em),
            Inline::Break => panic!("a break"),
        })
        .collect();
    let wanted = [("Đậm", true, false), (" nghiêng", false, true), (" thường", false, false)];
    assert_eq!(marks, wanted.map(|(text, strong, em)| (text.to_owned(), strong, em)));
    let BlockKind::List { kind: ListKind::Bullet, items } = &pasted.blocks[1].kind else {
        panic!("a list")
    };
    assert_eq!(plain(&items[0]), "Một");
}

#[test]
fn the_seed_pasted_from_every_form_is_the_seed_opened() {
    let wanted = open_file("seed.txt", SEED.as_bytes(), "").unwrap().draft;
    let page = |text: &str| -> String {
        let lines = text.lines().filter(|line| !line.is_empty());
        let open = "<p class=MsoNormal><span style='font-family:\"Times New Roman\"'>";
        lines.flat_map(|line| [open, line, "</span></p>"]).collect()
    };
    for (name, text) in [("unicode", SEED), ("tcvn3", TCVN3), ("vni", VNI), ("nfd", NFD)] {
        let (draft, pictures) = clean("", text).article.unwrap_or_else(|| panic!("{name}, plain"));
        assert_eq!(draft, wanted, "{name}, plain");
        assert!(pictures.is_empty());
        let (draft, _) = clean(&page(text), text).article.unwrap_or_else(|| panic!("{name}, page"));
        assert_eq!(draft, wanted, "{name}, page");
    }
    let by_font = page(TCVN3).replace("Times New Roman", ".VnTime");
    let pasted = clean(&by_font, TCVN3);
    assert_eq!(pasted.article.unwrap().0, wanted, "by the font's name");
    assert_eq!(pasted.report.converted.unwrap().charset, Charset::Tcvn3);
    assert_eq!(pasted.report.digits as usize, digits(SEED).len());
}

#[test]
fn the_seed_opened_from_every_form_is_one_document() {
    let wanted = open_file("seed.txt", SEED.as_bytes(), "").unwrap().draft;
    let bytes: [(&str, &[u8]); 7] = [
        ("tcvn3", include_bytes!("../../../../tests/fixtures/damaged/seed_tcvn3_bytes.txt")),
        ("vni", include_bytes!("../../../../tests/fixtures/damaged/seed_vni_bytes.txt")),
        ("viscii", include_bytes!("../../../../tests/fixtures/damaged/seed_viscii_bytes.txt")),
        ("vps", include_bytes!("../../../../tests/fixtures/damaged/seed_vps_bytes.txt")),
        ("tcvn3 pasted", TCVN3.as_bytes()),
        ("vni pasted", VNI.as_bytes()),
        ("nfd", NFD.as_bytes()),
    ];
    for (name, bytes) in bytes {
        let taken =
            open_file("seed.txt", bytes, "").unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(taken.draft, wanted, "{name}");
        let told =
            taken.findings.iter().any(|one| one.starts_with("decoded_") || *one == "nfd_to_nfc");
        assert!(told, "{name}: {:?}", taken.findings);
    }
}

#[test]
fn a_short_date_is_recognised_and_no_figure_changes() {
    let text = "Khai mạc tuần lễ sách\nNgày đăng: 3/5/2026 8:05\nSáng nay phường khai mạc.\nCó 12 quầy sách.";
    let page: String = text.lines().flat_map(|line| ["<p>", line, "</p>"]).collect();
    for pasted in [clean("", text), clean(&page, text)] {
        let (draft, _) = pasted.article.unwrap();
        assert_eq!(draft.published.unwrap().to_string(), "03/05/2026 08:05");
        assert_eq!(plain(&draft.document.headline), "Khai mạc tuần lễ sách");
    }
    let opened = open_file("bai.html", page.as_bytes(), "").unwrap();
    assert!(!opened.findings.contains(&"structure_left_out"));
}

#[test]
fn a_timetable_is_no_article_and_keeps_its_days() {
    let text = "Lịch tiếp công dân\nThứ Hai, 06/10/2025\nSáng: Chủ tịch tiếp dân.\nThứ Ba, 07/10/2025\nChiều: Phó Chủ tịch tiếp dân.";
    let page: String = text.lines().flat_map(|line| ["<p>", line, "</p>"]).collect();
    for (pasted, file, bytes) in
        [(clean("", text), "lich.txt", text), (clean(&page, text), "lich.html", page.as_str())]
    {
        assert!(pasted.article.is_none());
        let draft = open_file(file, bytes.as_bytes(), "").unwrap().draft;
        assert_eq!(draft.published, None);
        let passages = draft.document.passages();
        for day in ["Thứ Hai, 06/10/2025", "Thứ Ba, 07/10/2025"] {
            assert!(passages.iter().any(|passage| passage.text.contains(day)), "{file}: {day}");
        }
    }
    assert!(clean("<p>Kính gửi:</p><p>Thứ Hai, 06/10/2025</p>", "").article.is_none());
    let both = "Khai mạc hội sách\nNgày đăng 03/10/2025 08:05\nCập nhật: 04/10/2025\nSáng nay phường khai mạc.\nCó 12 quầy.";
    assert!(clean("", both).article.is_some());
}

#[test]
fn lists_inside_lists_keep_their_numbers_beside_their_words() {
    let html = "<ol start=3><li>ba<ol><li><p>một</p></li><li><b>hai</b></li></ol></li></ol><ol><li value=5>năm</li></ol>";
    assert_eq!(texts(&clean(html, "")), ["paragraph: 3. ba\n1. một\n2. hai", "paragraph: 5. năm"]);
}

#[test]
fn a_few_words_keep_the_spaces_at_their_ends() {
    for (html, text) in [("", " hai từ "), ("<span> hai từ </span>", " hai từ ")] {
        assert_eq!(clean(html, text).blocks[0].text(), " hai từ ");
    }
    assert_eq!(clean("<p>hai từ</p>", "hai từ\n").blocks[0].text(), "hai từ");
}

#[test]
fn pictures_of_the_clipboard_wait_for_their_bytes() {
    let html = "<p>Trước</p><img src='https://phuong.example/a.jpg'><img src='clip:1' alt='Quầy'>\
        <figure><img src='clip:0'><figcaption>Chú thích</figcaption></figure>";
    let pasted = clean(html, "");
    assert_eq!(texts(&pasted), ["paragraph: Trước", "figure: ", "figure: Chú thích"]);
    assert_eq!(pasted.pictures, [Picture { figure: 0, clip: 1 }, Picture { figure: 1, clip: 0 }]);
    assert_eq!(count(&pasted.report.left_out, "photos"), 1);
    assert_eq!(count(&pasted.report.kept, "photos"), 2);
}

#[test]
fn limits_hold_before_anything_is_read() {
    let large = "a".repeat(5_000_001);
    let clip = Clip { html: &large, ..Clip::default() };
    assert_eq!(paste(clip, How::Clean, &always), Err(IntakeFault::TooLarge { most: 5_000_000 }));
    let never = || false;
    let html = "<p>chữ 1</p>".repeat(10);
    let slow = paste(Clip { html: &html, text: "chữ 1", ..Clip::default() }, How::Clean, &never);
    let slow = slow.unwrap();
    assert_eq!(texts(&slow), ["paragraph: chữ 1"], "a page that takes too long gives its words");
    assert_eq!(count(&slow.report.left_out, "structure"), 1);
    let deep = "<div>".repeat(600) + "chữ";
    assert_eq!(clean(&deep, "chữ").blocks[0].text(), "chữ");
    for empty in ["", "<p> </p>", "<script>1</script>"] {
        let clip = Clip { html: empty, ..Clip::default() };
        assert_eq!(paste(clip, How::Clean, &always), Err(IntakeFault::Empty));
    }
}

#[test]
fn rtf_comes_as_its_words() {
    let rtf = r"{\rtf1\ansi{\fonttbl{\f0 Arial;}{\f1 .VnTime;}}\pard\f0\b \u272?\u7843?ng\b0  \u7911?y\par\f1 ph\-\'eang\par}";
    let pasted = paste(Clip { rtf, ..Clip::default() }, How::Clean, &always).unwrap();
    assert_eq!(texts(&pasted), ["paragraph: Đảng ủy", "paragraph: phường"]);
    assert_eq!(pasted.report.source, "rtf");
}

#[test]
fn markdown_is_pasted_as_a_page_and_as_it_came() {
    let markdown = "## Tít phụ\n\nĐoạn **đậm** 12.\n\n- một\n- hai\n";
    let clip = Clip { markdown, ..Clip::default() };
    let pasted = paste(clip, How::Clean, &always).unwrap();
    assert_eq!(
        texts(&pasted),
        ["heading: Tít phụ", "paragraph: Đoạn đậm 12.", "bullet_list: một\nhai"]
    );
    assert_eq!(pasted.report.source, "text");
    let raw = paste(clip, How::AsItCame, &always).unwrap();
    assert_eq!(raw.blocks[0].text(), "## Tít phụ");
}

#[test]
fn a_note_at_the_foot_of_markdown_is_kept() {
    let md = "# Tít\n\nĐoạn[^1] 12.\n\nĐoạn hai.\n\n[^1]: Lời chú.\n";
    let passages = open_file("bai.md", md.as_bytes(), "").unwrap().draft.document.passages();
    assert!(passages.iter().any(|passage| passage.text.contains("Lời chú.")), "{passages:?}");
}

#[test]
fn markdown_is_opened_as_a_page() {
    let md = "# Tít của bài\n\nSa-pô của **bài** hôm nay.\n\n## Tít phụ\n\nĐoạn [cổng](https://phuong.example) 12.\n\n- một\n- hai\n";
    let taken = open_file("bai.md", md.as_bytes(), "").unwrap().draft.document;
    assert_eq!(plain(&taken.headline), "Tít của bài");
    assert_eq!(plain(&taken.sapo), "Sa-pô của bài hôm nay.");
    let kinds: Vec<&str> = taken.blocks.iter().map(article::Block::kind_name).collect();
    assert_eq!(kinds, ["heading", "paragraph", "bullet_list"]);
}

#[test]
fn raised_digits_stay_what_they_say() {
    let page = "<p class=MsoNormal>Rộng 120 m<sup>2</sup>, dày <b>5 cm</b><sup><span>3</span></sup>, 10<sup>6</sup> đồng.</p>\
        <p>Mật độ 300 người/km<span style=\"font-size:0.6em; vertical-align: super;\">2</span>, lúc 7h<sup>30</sup>, nước H<sub>2</sub>O<sup>[1]</sup>.</p>";
    let pasted = clean(page, "");
    let wanted = [
        "paragraph: Rộng 120 m², dày 5 cm³, 10⁶ đồng.",
        "paragraph: Mật độ 300 người/km², lúc 7h30, nước H2O[1].",
    ];
    assert_eq!(texts(&pasted), wanted);
    // In an old alphabet the sign is a tone.
    let old = clean(
        "<p>R&eacute;ng 120 m<sup>2</sup>, &sect;&para;ng &ntilde;y ph\u{ad}&ecirc;ng Thanh Xu&copy;n t&aelig; ch&oslash;c</p>",
        "",
    );
    assert_eq!(texts(&old), ["paragraph: Rộng 120 m2, Đảng ủy phường Thanh Xuân tổ chức"]);
}
