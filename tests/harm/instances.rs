//! Two programs on one newsroom, and clocks that go where they like.

use std::process::{Command, Stdio};

use article::{Article, ArticleId, Document};
use serde_json::json;
use support::{Place, program, run, say};

use crate::seen::{NOW, look};

const SAVES: &str = "150";
/// Clock changes, each with a save, a pin and a backup.
const JUMPS: u32 = 100;
/// Enough for the first program to be at it while the second one starts.
const MANY: &str = "1500";

/// A newsroom with one article, closed.
fn newsroom_with_article(place: &Place) -> String {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = place.desk().await;
        let new = desk.answer("article_new", json!({})).await.unwrap();
        desk.leave().await;
        new["id"].as_str().unwrap().to_owned()
    })
}

fn reporter(place: &Place, id: &str, saves: &str) -> Command {
    let mut command = Command::new(program("saving-reporter"));
    command.arg(place.newsroom()).args([id, saves]);
    command
}

#[test]
fn of_two_programs_one_writes_and_the_other_is_told() {
    let place = Place::new();
    let id = newsroom_with_article(&place);
    let mut first = reporter(&place, &id, MANY).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    let out = first.stdout.take().unwrap();
    let mut out = std::io::BufReader::new(out);
    std::io::BufRead::read_line(&mut out, &mut said).unwrap();
    assert_eq!(said.trim(), "1", "the first holds the newsroom");
    let (mut tried, mut told) = (0, 0);
    while first.try_wait().unwrap().is_none() && tried < 5 {
        let second = place.tinphuong(["--json", "show", &id]);
        tried += 1;
        told += u32::from(second.code == 6);
        assert!(
            !second.stderr.contains("locked") && !second.stderr.contains("database"),
            "{}",
            second.stderr
        );
    }
    std::io::Read::read_to_string(&mut out, &mut said).unwrap();
    assert!(first.wait().unwrap().success());
    let acknowledged = said.lines().last().unwrap().to_owned();
    let again = run(&mut reporter(&place, &id, SAVES));
    assert_eq!((acknowledged.as_str(), again.stdout.lines().last()), (MANY, Some(SAVES)));
    let sequence = look(&place.newsroom()).unwrap();
    assert!(sequence.texts.iter().any(|text| text.contains(&format!("Lần lưu {SAVES}."))));
    say!(
        "two programs: {tried} second starts, {told} told so, {MANY} and {SAVES} saves acknowledged, 0 lost"
    );
    assert!(told > 0);
}

#[test]
fn backups_are_ordered_and_kept_by_number_whatever_the_clock_says() {
    let place = Place::new();
    let (room, _) = store::Newsroom::open(&place.newsroom(), NOW).unwrap();
    let id = ArticleId::parse("01990000-0000-7000-8000-000000000001").unwrap();
    room.create(&Article::draft(id.clone(), Document::blank("Hạ Vy")), "Hạ Vy", "created", NOW)
        .unwrap();
    let mut sequence = 1;
    for n in 0..JUMPS {
        // Ten years forward, back, and over a change of summer time.
        let year = [2025, 2035, 2015][n as usize % 3];
        let zone = ["+07:00", "+08:00"][n as usize % 2];
        let now = format!("{year}-10-{:02}T{:02}:30:00{zone}", 1 + n % 28, n % 24);
        let mut article = room.load(&id).unwrap().article;
        article.section = format!("Lần {n}");
        sequence = room.save_working(&article, sequence, 0, "Hạ Vy", &now).unwrap().sequence;
        room.cut_revision(&id, "Hạ Vy", "pinned", &format!("Bản {n}"), &now).unwrap();
        room.back_up(&now).unwrap();
        let newest = room.backups().unwrap().remove(0);
        assert_eq!(newest.made, now, "backup {n} is there, and it is the newest");
    }
    let numbers: Vec<_> = room.revisions(&id).unwrap().iter().map(|row| row.number).collect();
    assert!(numbers.is_sorted_by(|a, b| a > b), "{numbers:?}");
    let kept = room.backups().unwrap();
    assert!(kept.len() >= 12, "{} kept", kept.len());
    let newest = kept[0].path.clone();
    drop(room);
    let report = store::restore(&place.newsroom(), &newest, NOW).unwrap();
    assert_eq!(report.damage, []);
    let (room, _) = store::Newsroom::open(&place.newsroom(), NOW).unwrap();
    assert_eq!(room.load(&id).unwrap().article.section, format!("Lần {}", JUMPS - 1));
    say!("clock jumps: {JUMPS} points, {} backups kept, 0 out of order", kept.len());
}
