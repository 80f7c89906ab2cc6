//! Letters of old alphabets, of several in one text, by their fonts and without; and characters that only look.
#![allow(clippy::unwrap_used, missing_docs)] // a test that cannot go on says where

mod clips;

use article::plain;
use intake::{Clip, How, open_file, paste};
use vietnamese::Charset;

use clips::{always, clean, count, texts};

const TCVN3: &str =
    include_str!("../../../../tests/fixtures/damaged/seed_tcvn3_as_pasted_utf8.txt");

#[test]
fn old_letters_are_converted_by_run_and_unicode_stays() {
    let html = "<p>Đảng ủy <span style=\"font-family:.VnTime\">ph\u{ad}êng Thanh Xu©n</span> hôm nay</p>\
        <p><span style=\"font-family:.VnTimeH\">th«ng b¸o</span></p><p>Café Pháp</p>";
    assert_eq!(
        texts(&clean(html, "")),
        [
            "paragraph: Đảng ủy phường Thanh Xuân hôm nay",
            "paragraph: THÔNG BÁO",
            "paragraph: Café Pháp"
        ]
    );
    let lying = "<p style=\"font-family:.VnTime\">Đảng ủy phường có cá</p>";
    assert_eq!(texts(&clean(lying, "")), ["paragraph: Đảng ủy phường có cá"]);
}

#[test]
fn the_head_of_a_word_page_tells_old_fonts_too() {
    let head = "<style><!--\n /* Style Definitions */\n p.MsoNormal, li.MsoNormal\n\t{mso-style-parent:\"\";\n\tfont-family:\".VnTime\",\"sans-serif\";}\nh1\n\t{font-family:.VnTimeH;}\n.plain {font-family:Arial}\n--></style>";
    let html = format!(
        "{head}<h1>th\u{ab}ng b\u{b8}o</h1><p class=MsoNormal>H\u{b5} N\u{e9}i</p>\
         <p class='MsoNormal x'>t\u{ad} <span class=plain>n\u{e9}t</span></p>"
    );
    assert_eq!(
        texts(&clean(&html, "")),
        ["heading: THÔNG BÁO", "paragraph: Hà Nội", "paragraph: tư nét"]
    );
}

#[test]
fn what_nobody_sees_goes_once_old_letters_are_read() {
    let seen = "Đảng ủy phường";
    for html in ["", "<p>Đảng ủy ph\u{ad}ường\u{1}</p>", "<p>Đảng&#x2028;ủy phư&shy;ờng</p>"]
    {
        assert_eq!(clean(html, "Đảng ủy ph\u{ad}ường").blocks[0].text(), seen, "{html}");
    }
    assert_eq!(clean("", "c\u{ad} d\u{a9}n").blocks[0].text(), "c\u{ad} d\u{a9}n");
    // Beside what is Unicode it is no letter.
    for html in ["", "<p>Đảng ủy</p><p>tin\u{ad}phuong</p>"] {
        let pasted = clean(html, "Đảng ủy\ntin\u{ad}phuong");
        assert_eq!(pasted.blocks[1].text(), "tinphuong", "{html}");
    }
    // VISCII has capitals among the control characters.
    let viscii =
        b"<p>L\x8d \xd0\x8fT \xd0\x90NG, V\x9d TH\x81NG d\xf1 l\xad t\xaa d\xf1 h\xb5i ngh\xb8</p>";
    let taken = open_file("bai.html", viscii, "").unwrap().draft.document;
    assert_eq!(plain(&taken.headline), "LỄ ĐỐT ĐỒNG, VŨ THẮNG dự lễ tế dự hội nghị");
}

#[test]
fn a_sentence_in_an_old_alphabet_is_read_within_a_passage_of_unicode() {
    let new = "Đảng ủy phường tổ chức hội nghị tổng kết công tác năm 2025";
    for (old, charset) in [
        ("§¶ng ñy ph\u{ad}êng tæ chøc héi nghÞ tæng kÕt c«ng t¸c n¨m 2025", Charset::Tcvn3),
        ("Ñaûng uûy phöôøng toå chöùc hoäi nghò toång keát coâng taùc naêm 2025", Charset::Vni),
        ("Ðäng üy phß¶ng t± chÑc hµi ngh¸ t±ng kªt công tác nåm 2025", Charset::Viscii),
        ("ñäng ûy phÜ©ng t° chÙc h¶i nghÎ t°ng k‰t công tác næm 2025", Charset::Vps),
    ] {
        let line = |said: &str| format!("Đồng chí phát biểu: {said}, có 12 tổ dự.");
        let html = format!("<p>{}</p>", line(old));
        for pasted in [clean(&html, ""), clean("", &line(old))] {
            assert_eq!(texts(&pasted), [format!("paragraph: {}", line(new))]);
            let converted = pasted.report.converted.unwrap();
            let before = converted.before.trim_end_matches(',');
            assert_eq!((converted.charset, before), (charset, old));
        }
    }
}

#[test]
fn what_is_only_likely_is_offered() {
    let pasted = clean("", "Hµ Néi");
    assert_eq!(texts(&pasted), ["paragraph: Hµ Néi"]);
    assert_eq!(pasted.report.offered.unwrap().after, "Hà Nội");
    let clip = Clip { text: "Hµ Néi", ..Clip::default() };
    let told = paste(clip, How::Told(Charset::Tcvn3), &always).unwrap();
    assert_eq!(texts(&told), ["paragraph: Hà Nội"]);
    let raw = paste(Clip { text: TCVN3, ..Clip::default() }, How::AsItCame, &always).unwrap();
    assert_eq!(raw.blocks[0].text(), "PH¦êNG THANH XU¢N", "as it came");
    assert!(raw.article.is_none());
}

/// Numbers copied from a telephone's contacts, names from posts, bold that is no bold: all can be searched for.
#[test]
fn what_shows_nothing_is_left_out_and_imitated_letters_are_letters() {
    let words = "Gọi \u{202a}0912 345 678\u{202c} gặp Ng\u{200d}uyễn\u{2060} Văn\u{200e} A 👨\u{200d}👩\u{200d}👧, 10\u{202f}000\u{2009}đ, 𝐇ọ𝐩 𝟑\u{2011}𝟏𝟎.";
    let wanted =
        "paragraph: Gọi 0912 345 678 gặp Nguyễn Văn A 👨\u{200d}👩\u{200d}👧, 10 000 đ, Họp 3-10.";
    let page = clean(&format!("<p>{words}</p>"), "");
    assert_eq!(texts(&page), [wanted]);
    assert_eq!(page.report.digits, 18);
    assert_eq!(count(&page.report.left_out, "structure"), 0);
    assert_eq!(texts(&clean("", words)), [wanted]);
    // As it came: what was drawn stays as it was drawn.
    let clip = Clip { text: words, ..Clip::default() };
    let came = paste(clip, How::AsItCame, &always).unwrap();
    assert!(came.blocks[0].text().ends_with("𝐇ọ𝐩 𝟑\u{2011}𝟏𝟎."), "{:?}", came.blocks);
}

#[test]
fn a_text_put_together_of_several_alphabets_is_read_in_each() {
    let unicode = "Đảng ủy phường họp hôm nay.";
    let long = [
        "§¶ng ñy ph\u{ad}êng Thanh Xu©n tæ chøc thµnh c«ng Héi nghÞ",
        "Ñaûng boä phöôøng Thanh Xuaân: quyeát taâm hoaøn thaønh",
    ];
    for long in [long, [long[1], long[0]]] {
        let text = [unicode, long[0], long[1], "Haø Noäi", "Hµ Néi", "Tp Hå ChÝ Minh"].join("\n");
        let page = format!("<p>{}</p>", text.replace('\n', "</p><p>"));
        for html in ["", &page] {
            let read = texts(&clean(html, &text));
            let wanted =
                ["Hà Nội", "Hà Nội", "Tp Hồ Chí Minh"].map(|one| format!("paragraph: {one}"));
            assert_eq!(read[3..], wanted, "{html}");
            assert_eq!(read[0], format!("paragraph: {unicode}"));
        }
    }
}

/// Whoever writes Unicode into an old text goes on in its font: then the font tells nothing of those words.
#[test]
fn words_in_an_old_font_are_read_by_what_they_are() {
    let old = "<p style=\"font-family:.VnTime\">";
    let page = format!(
        "{old}§¶ng ñy <span style=\"font-family:Arial\">phường có quà</span> tæ chøc häp</p>{old}Đảng ủy</p>{old}Là có cà phê, hòa bình</p>{old}Hµ Néi</p>{old}t\u{ad} do</p>"
    );
    let wanted = [
        "Đảng ủy phường có quà tổ chức họp",
        "Đảng ủy",
        "Là có cà phê, hòa bình",
        "Hà Nội",
        "tư do",
    ];
    assert_eq!(texts(&clean(&page, "")), wanted.map(|one| format!("paragraph: {one}")));
    let capitals = "<p style=\"font-family:.VnTimeH\">Đảng ủy có quà</p>";
    assert_eq!(texts(&clean(capitals, "")), ["paragraph: Đảng ủy có quà"]);
}
