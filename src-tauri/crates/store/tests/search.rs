//! Search on a real database: what is found, in which order, what is marked, and that the index says what the texts
//! say.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod asking;
mod originals;
mod stories;

use article::{Block, BlockId, BlockKind, Figure, Inline, Stage};
use rusqlite::Connection;
use store::{ArticleFilter, Newsroom, PhotoWords, Spot};

use asking::{NOW, check, hits, newsroom, number};
use stories::{id, paragraph, story};

fn open(folder: &std::path::Path) -> Newsroom {
    Newsroom::open(folder, NOW).unwrap().0
}

#[test]
fn marks_are_optional_and_exact_ones_come_first() {
    let (_folder, room) = newsroom(&[
        ("Đảng bộ phường", "x"),
        ("Đặng Bo", "x"),
        ("đường Láng", "x"),
        ("ông Dương", "x"),
        ("hòa bình", "x"),
        ("hoa binh", "x"),
    ]);
    check(&room, "đảng bộ", &[1, 2]);
    check(&room, "Đa\u{309}ng bo\u{323}\u{302}", &[1, 2]);
    check(&room, "dang bo", &[2, 1]);
    check(&room, "đường", &[3, 4]);
    check(&room, "dương", &[4, 3]);
    check(&room, "hòa bình", &[5, 6]);
    check(&room, "hoà bình", &[5, 6]);
    check(&room, "hoa binh", &[6, 5]);
}

#[test]
fn marks_may_come_in_any_order() {
    let (_folder, room) = newsroom(&[("phố cổ", "x"), ("phó cô", "x")]);
    check(&room, "phó\u{302} ", &[1, 2]);
    check(&room, "phó ", &[2, 1]);
}

#[test]
fn exact_then_headline_then_side_by_side_then_new() {
    let (_folder, room) = newsroom(&[
        ("Thứ ngần", "thú ngán"),
        ("Họp", "bàn việc thu của phường, ngân quỹ"),
        ("Họp", "bàn việc thu ngân sách"),
        ("Thu ngân sách", "x"),
        ("Họp", "bàn việc thu ngân sách"),
        ("Thư ngân", "x"),
    ]);
    check(&room, "thu ngân ", &[4, 5, 3, 2, 6, 1]);
}

#[test]
fn a_word_that_is_being_typed_is_found_at_every_letter() {
    let (_folder, room) = newsroom(&[("Giải ngân vốn đầu tư công", "x"), ("Họp tổ dân phố", "x")]);
    let words = "giai ngan von dau tu cong";
    for (end, _) in words.char_indices().skip(1) {
        check(&room, &words[..end], &[1]);
    }
    check(&room, "giải ngân v", &[1]);
    check(&room, "g", &[1]);
    check(&room, "dan ph", &[2]);
    check(&room, "zz", &[]);
}

#[test]
fn a_word_that_has_only_been_begun_is_found_in_the_order_of_whole_words() {
    let (_folder, room) = newsroom(&[
        ("Đảng bộ họp", "x"),
        ("Dân vận khéo", "x"),
        ("Họp", "đảng viên"),
        ("Họp", "dân quân"),
        ("Đê điều", "x"),
    ]);
    // Exact in the headline, exact anywhere, then without marks: in the headline, anywhere.
    check(&room, "đ", &[5, 1, 3, 2, 4]);
    check(&room, "đả", &[1, 3, 2, 4]);
    check(&room, "dâ", &[2, 4, 1, 3]);
    // Without marks nothing more exact is asked for.
    check(&room, "d", &[2, 5, 4, 3, 1]);
    check(&room, "giai ng ", &[]);
}

#[test]
fn words_side_by_side_lead_while_the_last_is_typed() {
    let (_folder, room) = newsroom(&[
        ("Họp", "bàn việc thu ngân sách"),
        ("Họp", "việc của phường: bàn, thu tiền, lập sách ngân hàng, thuê thuyền, thuộc bài"),
    ]);
    check(&room, "ngan sac", &[1, 2]);
    check(&room, "thu ngan s", &[1, 2]);
    // «thu» can become «thue», «thuyen» and «thuoc» here.
    check(&room, "ban viec thu", &[1, 2]);
    check(&room, "ban viec ", &[1, 2]);
    // A word that has only been begun may stand outside the headline that the others stand in.
    let (_folder, room) = newsroom(&[("Họp tổ", "đường mới"), ("Đường", "họp tổ")]);
    check(&room, "hop to d", &[1, 2]);
}

#[test]
fn phrases_stay_together_and_within_their_field() {
    let (_folder, room) =
        newsroom(&[("Thu ngân", "sách quý"), ("Thu", "ngân sách quý III"), ("Quý", "sách ngân")]);
    check(&room, "\"ngân sách quý\"", &[2]);
    check(&room, "“ngan sach”", &[2]);
    check(&room, "\"ngan sach q", &[2]);
}

#[test]
fn one_slip_in_a_word_is_forgiven_when_nothing_else_is_found() {
    let (_folder, room) = newsroom(&[("Thu ngân sách", "x"), ("Phường Thanh Xuân", "x")]);
    let filter = ArticleFilter { limit: 5, ..ArticleFilter::default() };
    for words in ["thu ngan sahc", "thu ngna sach", "thu ngansach", "thu ngann sac"] {
        let found = room.search(words, &filter).unwrap();
        assert_eq!(found.hits.len(), 1, "{words}");
        assert_eq!(found.mended.as_deref(), Some("Thu ngân sách"), "{words}");
    }
    assert_eq!(room.search("thu ngan sach", &filter).unwrap().mended, None);
    assert!(room.search("phuong 9999", &filter).unwrap().hits.is_empty(), "numbers have no slips");
}

#[test]
fn a_snippet_begins_with_a_word() {
    let (_folder, room) =
        newsroom(&[("Họp", "bài này nói về đường sá của phường, bàn ghế và bà con")]);
    let hit = &hits(&room, "bàn ghế bà")[0];
    let snippet: String = hit.snippet.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(snippet, "… này nói về đường sá của phường, bàn ghế và bà con");
}

#[test]
fn captions_bylines_and_people_are_found_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let room = open(folder.path());
    let mut article = story(1, "Hội nghị", "mở đầu");
    let figure = |caption: &str| Figure {
        photo: None,
        caption: vec![Inline::text(caption)],
        credit: "Ảnh: Nguyễn Thoa".into(),
        alt: String::new(),
    };
    for (n, caption) in [(2, "Quang cảnh hội nghị"), (3, "Đại biểu giải trình về thu ngân sách")]
    {
        article
            .document
            .blocks
            .push(Block { id: BlockId::numbered(n), kind: BlockKind::Figure(figure(caption)) });
    }
    room.create(&article, "Lê Minh", "created", NOW).unwrap();
    let hit = &hits(&room, "thu ngan sach")[0];
    assert_eq!((hit.spot, hit.photo), (Spot::Caption, Some(2)));
    let marked: Vec<&str> =
        hit.snippet.iter().filter(|part| part.hit).map(|part| part.text.as_str()).collect();
    assert_eq!(marked, ["thu ngân sách"]);
    assert_eq!(hits(&room, "nguyen thoa")[0].spot, Spot::People);
    assert_eq!(hits(&room, "le minh")[0].spot, Spot::People);
    assert_eq!(hits(&room, "ha vy")[0].spot, Spot::Byline);
    assert_eq!(hits(&room, "hội nghị")[0].spots, [Spot::Headline, Spot::Caption]);
}

#[test]
fn people_in_photos_are_found_and_follow_their_words() {
    let folder = tempfile::tempdir().unwrap();
    let room = open(folder.path());
    let photo = room.put_original(b"not looked at here", &originals::about("hop.jpg")).unwrap();
    let mut article = originals::article(1, "Họp");
    let figure = Figure {
        photo: Some(photo.clone()),
        caption: Vec::new(),
        credit: String::new(),
        alt: String::new(),
    };
    article
        .document
        .blocks
        .push(Block { id: BlockId::numbered(2), kind: BlockKind::Figure(figure) });
    room.create(&article, "Lê Minh", "created", originals::NOW).unwrap();
    let seen = |people: &str| {
        let words = PhotoWords { people: people.into(), ..PhotoWords::default() };
        room.put_photo_words(&photo, &words).unwrap();
    };
    seen("Trần Văn Đạt, Lê Thị Mơ");
    check(&room, "tran van dat", &[1]);
    let hit = &hits(&room, "thi mo")[0];
    assert_eq!((hit.spot, &hit.spots[..]), (Spot::People, &[Spot::People][..]));
    assert!(hit.snippet.iter().any(|part| part.hit && part.text == "Thị Mơ"), "{:?}", hit.snippet);
    assert!(room.check_index().unwrap().is_well());
    // While the article is being written, too.
    article.document.headline = vec![Inline::text("Họp phường")];
    room.save_working(&article, 1, 0, "Lê Minh", originals::NOW).unwrap();
    room.save_working(&article, 2, 0, "Lê Minh", originals::NOW).unwrap();
    check(&room, "van dat", &[1]);
    seen("Phạm Thị Lúa");
    check(&room, "van dat", &[]);
    check(&room, "pham thi lua", &[1]);
    room.rebuild_index().unwrap();
    check(&room, "thi lua", &[1]);
    assert!(room.check_index().unwrap().is_well());
    let unknown = room.put_photo_words(&store::photo_of(b"none"), &PhotoWords::default());
    assert!(matches!(unknown, Err(store::StoreFault::NoPhoto)));
}

#[test]
fn filters_narrow_and_pages_follow() {
    let (_folder, room) = newsroom(&[("Một", "chợ"), ("Hai", "chợ"), ("Ba", "chợ")]);
    let mut other = story(4, "Bốn", "chợ");
    other.section = "Văn hóa".into();
    room.create(&other, "x", "created", "2025-11-04T09:42:00.000+07:00").unwrap();
    room.trash(&id(3), NOW).unwrap();
    let all = ArticleFilter { limit: 50, ..ArticleFilter::default() };
    let find = |filter: &ArticleFilter| {
        let found = room.search("cho", filter).unwrap();
        found.hits.iter().map(|hit| number(&hit.id)).collect::<Vec<_>>()
    };
    assert_eq!(find(&all), [4, 2, 1]);
    assert_eq!(find(&ArticleFilter { section: Some("Văn hóa".into()), ..all.clone() }), [4]);
    assert_eq!(find(&ArticleFilter { month: Some("2025-10".into()), ..all.clone() }), [2, 1]);
    assert_eq!(find(&ArticleFilter { stage: Some(Stage::Posted), ..all.clone() }), [0; 0]);
    assert_eq!(find(&ArticleFilter { byline: Some("Hạ Vy".into()), ..all.clone() }), [4, 2, 1]);
    assert_eq!(find(&ArticleFilter { trash: true, ..all.clone() }), [3]);
    assert_eq!(find(&ArticleFilter { without_photo: true, ..all.clone() }), [4, 2, 1]);
    assert_eq!(find(&ArticleFilter { without_caption: true, ..all.clone() }), [0; 0]);
    assert_eq!(find(&ArticleFilter { offset: 1, limit: 1, ..all.clone() }), [2]);
    assert_eq!(room.search("cho", &ArticleFilter { limit: 1, ..all }).unwrap().total, 3);
}

#[test]
fn an_amount_and_a_telephone_number_are_found_however_they_are_written() {
    let (_folder, room) = newsroom(&[
        ("Thu ngân sách", "đạt 45.678.000.000 đồng"),
        ("Đầu tư", "hơn 45 tỷ đồng làm đường"),
        ("Quỹ", "góp 45,678 tỷ đồng, gọi (024) 3858 1234"),
        ("Chợ", "45.000.000.000 đồng, gọi 3858 1234"),
    ]);
    check(&room, "45 tỷ ", &[2, 3, 4]);
    check(&room, "45 ty dong", &[2, 4, 3]);
    check(&room, "45.000.000.000", &[4, 2]);
    check(&room, "45,678 tỷ", &[3, 1]);
    check(&room, "45.678 triệu đồng", &[3, 1]);
    check(&room, "45.678.000.000", &[1, 3]);
    check(&room, "3858 1234", &[4, 3]);
    check(&room, "(024) 3858 1234", &[3, 4]);
    check(&room, "02438581234", &[3, 4]);
    check(&room, "38581234", &[4, 3]);
}

#[test]
fn a_saved_text_is_found_by_its_new_words_only() {
    let (_folder, room) = newsroom(&[("Họp", "chợ cũ")]);
    let mut article = room.load(&id(1)).unwrap().article;
    article.document.blocks = vec![paragraph(1, "bến mới")];
    room.save_working(&article, 1, 0, "Hạ Vy", NOW).unwrap();
    check(&room, "cho cu", &[]);
    check(&room, "ben moi", &[1]);
    assert!(room.check_index().unwrap().is_well());
}

#[test]
fn hostile_words_are_only_words() {
    let (_folder, room) = newsroom(&[("A", "b")]);
    for words in [
        "\"",
        "a OR b",
        "NEAR(a b)",
        "terms:a",
        "*",
        "-",
        "a\"b",
        "(",
        "^a",
        "“",
        "_a",
        "=b <a ~a |",
        "'; DROP TABLE article",
        "a AND",
        "\u{0}",
        "a\u{301}\u{301}",
        "😀",
    ] {
        hits(&room, words);
    }
    check(&room, "_a", &[1]);
    check(&room, "| a =b", &[1]);
}

#[test]
fn a_spoilt_index_is_noticed_and_built_again() {
    let (folder, room) = newsroom(&[("Họp chợ", "một"), ("Họp tổ", "hai"), ("Họp phường", "ba")]);
    drop(room);
    let database = Connection::open(folder.path().join("newsroom.db")).unwrap();
    database.execute("DELETE FROM search WHERE rowid = 2", []).unwrap();
    database.execute("UPDATE search_article SET hash = 'x' WHERE row = 3", []).unwrap();
    database.execute("INSERT INTO search (rowid, terms) VALUES (99, 'hop')", []).unwrap();
    drop(database);
    let room = open(folder.path());
    let report = room.check_index().unwrap();
    assert_eq!(report.articles, 3);
    assert_eq!(report.stale, [id(2).to_string(), id(3).to_string()]);
    assert_eq!((report.strays, report.trouble), (1, None));
    assert_eq!(room.rebuild_index().unwrap(), 3);
    assert!(room.check_index().unwrap().is_well());
    check(&room, "hop", &[3, 2, 1]);
}

#[test]
fn a_newsroom_of_an_older_program_is_indexed_when_it_is_opened() {
    let (folder, room) = newsroom(&[("Họp chợ", "một")]);
    drop(room);
    let database = Connection::open(folder.path().join("newsroom.db")).unwrap();
    database
        .execute_batch(
            "INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM search_article;
             DELETE FROM search_term; DELETE FROM setting WHERE key = 'search_index';",
        )
        .unwrap();
    drop(database);
    check(&open(folder.path()), "hop cho", &[1]);
}

#[test]
fn an_index_that_is_built_lies_in_one_piece_without_what_cannot_be_read() {
    let names: Vec<_> = (1..20).map(|n| format!("Họp tổ {n}")).collect();
    let stories: Vec<_> = names.iter().map(|name| (name.as_str(), "chiều nay")).collect();
    let (folder, room) = newsroom(&stories);
    drop(room);
    let database = Connection::open(folder.path().join("newsroom.db")).unwrap();
    database.execute("UPDATE article SET body = '{' WHERE row = 7", []).unwrap();
    let room = open(folder.path());
    assert_eq!(room.rebuild_index().unwrap(), 18);
    let count = |sql| database.query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap();
    assert_eq!(count("SELECT count(DISTINCT segid) FROM search_idx"), 1, "segments");
    assert_eq!(count("SELECT count(*) FROM search_docsize"), 18);
    assert_eq!(count("SELECT count(*) FROM search_article"), 18);
    assert_eq!(room.check_index().unwrap().stale, [id(7).to_string()]);
}
