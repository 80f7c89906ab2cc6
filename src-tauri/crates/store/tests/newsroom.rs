//! The store on real files: what a call answered is there after the newsroom is opened again.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

use article::{Article, ArticleId, Block, BlockId, BlockKind, Document, Genre, Inline, Stage};
use rusqlite::Connection;
use store::{ArticleFilter, ListOrder, Newsroom, StoreFault};

const NOW: &str = "2025-10-03T09:42:00.000+07:00";

fn open(folder: &std::path::Path) -> Newsroom {
    Newsroom::open(folder, NOW).unwrap().0
}

fn story(n: u32, headline: &str, text: &str) -> Article {
    let paragraph = |(n, text): (usize, &str)| Block {
        id: BlockId::numbered(n + 1),
        kind: BlockKind::Paragraph(vec![Inline::text(text)]),
    };
    Article {
        id: ArticleId::parse(&format!("0190a0b0-0000-7000-8000-{n:012}")).unwrap(),
        stage: Stage::Draft,
        section: "Đô thị".into(),
        genre: Genre::News,
        published: None,
        keywords: vec!["vệ sinh".into()],
        featured: None,
        document: Document {
            headline: vec![Inline::text(headline)],
            sapo: Vec::new(),
            blocks: text.split('|').enumerate().map(paragraph).collect(),
            byline: vec![Inline::text("Hạ Vy")],
        },
    }
}

#[test]
fn what_was_saved_is_there_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let mut article = story(1, "Ra quân", "một|hai");
    {
        let room = open(folder.path());
        room.create(&article, "Hạ Vy", "created", NOW).unwrap();
        article.document.headline = vec![Inline::text("Ra quân tổng vệ sinh")];
        let saved = room.save_working(&article, 1, 7, "Hạ Vy", NOW).unwrap();
        assert_eq!(saved.sequence, 2);
    }
    let room = open(folder.path());
    let record = room.load(&article.id).unwrap();
    assert_eq!(record.article, article);
    assert_eq!(record.place.map(|place| place.caret), Some(7));
}

#[test]
fn a_second_instance_is_told_that_the_newsroom_is_busy() {
    let folder = tempfile::tempdir().unwrap();
    let _first = open(folder.path());
    assert!(matches!(Newsroom::open(folder.path(), NOW), Err(StoreFault::Busy)));
}

#[test]
fn a_save_built_on_an_older_text_keeps_both() {
    let folder = tempfile::tempdir().unwrap();
    let room = open(folder.path());
    let article = story(1, "A", "một");
    room.create(&article, "", "created", NOW).unwrap();
    let mut mine = article.clone();
    mine.document.headline = vec![Inline::text("Của tôi")];
    let mut theirs = article.clone();
    theirs.document.headline = vec![Inline::text("Của chị")];
    room.save_working(&mine, 1, 0, "A", NOW).unwrap();
    let Err(StoreFault::Conflict { current, kept }) = room.save_working(&theirs, 1, 0, "B", NOW)
    else {
        panic!("an older base must not overwrite a newer text");
    };
    assert_eq!(current, 2);
    assert_eq!(room.revision(&article.id, kept).unwrap().article.document, theirs.document);
    assert_eq!(room.load(&article.id).unwrap().article.document, mine.document);
}

#[test]
fn a_restore_removes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let room = open(folder.path());
    let mut article = story(1, "Bản đầu", "một hai ba");
    room.create(&article, "A", "created", NOW).unwrap();
    let first = article.document.clone();
    article.document = story(1, "Bản sau", "một ba bốn năm").document;
    room.save_working(&article, 1, 0, "A", NOW).unwrap();
    room.restore_revision(&article.id, 1, "A", NOW).unwrap();
    assert_eq!(room.load(&article.id).unwrap().article.document, first);
    let revisions = room.revisions(&article.id).unwrap();
    assert_eq!(revisions.iter().map(|r| r.number).collect::<Vec<_>>(), [3, 2, 1]);
    assert_eq!((revisions[0].parent, revisions[0].second), (Some(2), Some(1)), "both parents");
    assert_eq!((revisions[1].parent, revisions[1].second), (Some(1), None));
    assert_eq!(room.revision(&article.id, 2).unwrap().article.document, article.document);
    assert_eq!(
        (revisions[1].words_added, revisions[1].words_removed),
        (3, 2),
        "Đầu→Sau, hai→bốn năm"
    );
}

#[test]
fn a_damaged_text_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let article = story(1, "Số liệu", "thu 1.150 hộ");
    {
        let room = open(folder.path());
        room.create(&article, "", "created", NOW).unwrap();
    }
    let database = Connection::open(folder.path().join("newsroom.db")).unwrap();
    database.execute("UPDATE article SET body = replace(body, '1.150', '1.750')", []).unwrap();
    drop(database);
    let room = open(folder.path());
    assert!(matches!(room.load(&article.id), Err(StoreFault::Damaged { .. })));
    drop(room);
    let report = store::verify(folder.path()).unwrap();
    assert_eq!(report.damage.len(), 1, "{:?}", report.damage);
}

/// Whoever writes holds the whole text; a bit that turned over on the drive must not keep it from being saved.
#[test]
fn a_text_that_was_damaged_on_the_drive_is_saved_over_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut article = story(1, "Số liệu", "thu 1.150 hộ");
    for (n, damage) in
        ["replace(body, '1.150', '1.750')", "CAST(x'7bff' AS TEXT)"].iter().enumerate()
    {
        let room = open(folder.path());
        let sequence = if n == 0 {
            room.create(&article, "", "created", NOW).unwrap();
            1
        } else {
            2
        };
        drop(room);
        let database = Connection::open(folder.path().join("newsroom.db")).unwrap();
        database.execute(&format!("UPDATE article SET body = {damage}"), []).unwrap();
        drop(database);
        let room = open(folder.path());
        assert!(room.load(&article.id).is_err());
        article.document = story(1, "Số liệu", &format!("thu 1.150 hộ, lần {n}")).document;
        room.save_working(&article, sequence, 0, "A", NOW).unwrap();
        assert_eq!(room.load(&article.id).unwrap().article.document, article.document);
    }
    let room = open(folder.path());
    let reasons: Vec<_> =
        room.revisions(&article.id).unwrap().into_iter().map(|one| one.reason).collect();
    assert_eq!(reasons, ["damaged", "created"]);
    assert!(store::verify(folder.path()).unwrap().damage.is_empty());
}

#[test]
fn an_unreadable_database_is_kept_and_replaced_by_the_backup() {
    let folder = tempfile::tempdir().unwrap();
    let article = story(1, "Bài", "một");
    {
        let room = open(folder.path());
        room.create(&article, "", "created", NOW).unwrap();
        room.leave(NOW).unwrap();
    }
    let garbage = vec![7_u8; 50_000];
    std::fs::write(folder.path().join("newsroom.db"), &garbage).unwrap();
    let _ = std::fs::remove_file(folder.path().join("newsroom.db-wal"));
    let (room, report) = Newsroom::open(folder.path(), NOW).unwrap();
    assert!(report.notes.contains(&"database_replaced".to_owned()), "{report:?}");
    assert_eq!(room.load(&article.id).unwrap().article, article);
    let aside = std::fs::read_dir(folder.path())
        .unwrap()
        .filter_map(Result::ok)
        .find(|entry| entry.file_name().to_string_lossy().starts_with("aside-"))
        .unwrap();
    assert_eq!(
        std::fs::read(aside.path().join("newsroom.db")).unwrap(),
        garbage,
        "kept byte for byte"
    );
}

#[test]
fn a_newer_schema_is_read_from_a_copy_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let article = story(1, "Bài", "một");
    {
        let room = open(folder.path());
        room.create(&article, "", "created", NOW).unwrap();
    }
    let path = folder.path().join("newsroom.db");
    let database = Connection::open(&path).unwrap();
    database.pragma_update(None, "user_version", 99).unwrap();
    database.pragma_update(None, "wal_checkpoint", "truncate").unwrap_or_default();
    drop(database);
    let before = std::fs::read(&path).unwrap();
    let (room, report) = Newsroom::open(folder.path(), NOW).unwrap();
    assert!(report.read_only);
    assert_eq!(room.load(&article.id).unwrap().article, article);
    assert!(matches!(room.save_working(&article, 1, 0, "", NOW), Err(StoreFault::ReadOnly)));
    drop(room);
    assert_eq!(std::fs::read(&path).unwrap(), before, "not a byte has changed");
}

#[test]
fn the_list_filters_and_counts() {
    let folder = tempfile::tempdir().unwrap();
    let room = open(folder.path());
    for n in 1..=5 {
        room.create(&story(n, &format!("Bài {n}"), "một"), "", "created", NOW).unwrap();
    }
    let second = story(2, "", "").id;
    let step = Stage::Draft.step(Stage::Submitted).unwrap();
    room.set_stage(&second, step, "Hạ Vy", "", NOW).unwrap();
    room.trash(&story(3, "", "").id, NOW).unwrap();
    let counts = room.counts().unwrap();
    assert_eq!(
        (counts.all, counts.of(Stage::Draft), counts.of(Stage::Submitted), counts.trash),
        (4, 3, 1, 1)
    );
    let rows = |filter: ArticleFilter| {
        room.list(&ArticleFilter { limit: 10, ..filter }, ListOrder::Changed).unwrap().rows.len()
    };
    assert_eq!(rows(ArticleFilter::default()), 4);
    assert_eq!(
        rows(ArticleFilter { stage: Some(Stage::Submitted), ..ArticleFilter::default() }),
        1
    );
    assert_eq!(rows(ArticleFilter { trash: true, ..ArticleFilter::default() }), 1);
    assert_eq!(rows(ArticleFilter { without_photo: true, ..ArticleFilter::default() }), 4);
    let total = |filter: ArticleFilter| room.list(&filter, ListOrder::Changed).unwrap().total;
    let drafts = || ArticleFilter { stage: Some(Stage::Draft), ..ArticleFilter::default() };
    assert_eq!((total(ArticleFilter::default()), total(drafts())), (4, 3));
    assert_eq!(total(ArticleFilter { trash: true, ..ArticleFilter::default() }), 1);
    assert_eq!(total(ArticleFilter { trash: true, ..drafts() }), 1);
    assert_eq!(total(ArticleFilter { without_photo: true, ..drafts() }), 3);
    room.untrash(&story(3, "", "").id).unwrap();
    assert_eq!((total(ArticleFilter::default()), total(drafts())), (5, 4));
    assert_eq!(room.counts().unwrap().all, 5);
    room.create(&story(6, "Bài 6", "một"), "", "created", NOW).unwrap();
    assert_eq!((room.counts().unwrap().all, total(drafts())), (6, 5));
    room.trash(&story(6, "", "").id, NOW).unwrap();
    let (bylines, months) = room.choices().unwrap();
    assert_eq!((bylines.len(), months), (1, vec!["2025-10".to_owned()]));
    room.leave(NOW).unwrap();
    drop(room);
    assert_eq!(store::verify(folder.path()).unwrap().damage, []);
    let alter = |sql: &str| {
        let database = Connection::open(folder.path().join("newsroom.db")).unwrap();
        database.execute_batch(sql).unwrap();
        store::verify(folder.path()).unwrap().damage.contains(&store::DamagedPart::Counts)
    };
    assert!(
        !alter("UPDATE article SET stage = 'posted' WHERE headline = 'Bài 5'"),
        "an article that moves is counted"
    );
    assert!(
        alter("UPDATE shelf SET articles = 7 WHERE name = 'draft'"),
        "a wrong count is noticed"
    );
}

#[test]
fn headlines_and_bylines_stand_in_vietnamese_order() {
    let folder = tempfile::tempdir().unwrap();
    let (room, _) = Newsroom::open(folder.path(), NOW).unwrap();
    let texts = [
        ("Đường mới", "Lê Thị Bình"),
        ("", "Trần An"),
        ("Dân vận", ""),
        ("Ấm lòng", "Nguyễn Văn An"),
        ("An ninh", "Đỗ Ánh"),
    ];
    for (n, (headline, byline)) in (1..).zip(texts) {
        let mut article = story(n, headline, "một");
        article.document.byline = vec![Inline::text(byline)];
        room.create(&article, "Hạ Vy", "created", NOW).unwrap();
    }
    let filter = ArticleFilter { limit: 9, ..ArticleFilter::default() };
    let rows = |order| room.list(&filter, order).unwrap().rows;
    let headlines: Vec<_> = rows(ListOrder::Headline).into_iter().map(|row| row.headline).collect();
    assert_eq!(headlines, ["An ninh", "Ấm lòng", "Dân vận", "Đường mới", ""]);
    let bylines: Vec<_> = rows(ListOrder::Byline).into_iter().map(|row| row.byline).collect();
    assert_eq!(bylines, ["Nguyễn Văn An", "Trần An", "Đỗ Ánh", "Lê Thị Bình", ""]);
}
