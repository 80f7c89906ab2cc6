//! Kill −9 of a real process that saves without a pause: what was acknowledged is there afterwards, every time.

use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
    time::Duration,
};

use serde_json::json;
use support::{Place, program, say, soaking};

/// Kills of the short form and of the long one.
const KILLS: [u64; 2] = [60, 2_000];

#[test]
fn no_acknowledged_save_is_lost_by_a_kill() {
    let place = Place::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let id = runtime.block_on(async {
        let desk = place.desk().await;
        let new = desk.answer("article_new", json!({})).await.unwrap();
        let save = json!({ "id": new["id"], "sequence": new["sequence"], "fields": support::fields(), "body": support::body("Tít", "Lần lưu 0."), "caret": 1 });
        desk.answer("article_save", save).await.unwrap();
        desk.leave().await;
        new["id"].as_str().unwrap().to_owned()
    });
    let kills = KILLS[usize::from(soaking())];
    let (mut lost, mut saves, mut unfound) = (0_u64, 0_u64, 0_u64);
    for round in 0..kills {
        let mut child = Command::new(program("saving-reporter"))
            .arg(place.newsroom())
            .arg(&id)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = child.stdout.take().unwrap();
        let listen =
            std::thread::spawn(move || BufReader::new(out).lines().map_while(Result::ok).last());
        // Waits differ from round to round, so that kills fall into every phase of a save.
        std::thread::sleep(Duration::from_millis(40 + round * 37 % 150));
        child.kill().unwrap();
        child.wait().unwrap();
        let acknowledged: u64 =
            listen.join().unwrap().and_then(|line| line.parse().ok()).unwrap_or(0);
        // What the kill left is searched before anybody puts it in order.
        let findable: Vec<u64> = if acknowledged == 0 {
            Vec::new()
        } else {
            (acknowledged - 1..acknowledged + 3).filter(|n| finds(&place, &id, *n)).collect()
        };
        let shown = place.tinphuong(["--json", "show", &id]).json();
        let text = shown["blocks"][0]["text"].as_str().unwrap().to_owned();
        let stored: u64 =
            text.trim_start_matches("Lần lưu ").split('.').next().unwrap().parse().unwrap();
        if acknowledged > 0 && stored < acknowledged {
            lost += 1;
        }
        if acknowledged > 0 && findable != [stored] {
            unfound += 1;
        }
        saves += acknowledged;
    }
    let verified = place
        .tinphuong(["--json".as_ref(), "verify".as_ref(), place.newsroom().as_os_str()])
        .json();
    say!(
        "kills: {kills} points, {saves} acknowledged saves, {lost} acknowledged but lost, {unfound} not found by their newest words alone"
    );
    assert_eq!(verified["ok"], true, "{verified}");
    assert!(saves > kills, "the reporter really saved");
    assert_eq!((lost, unfound), (0, 0));
}

/// The article is found by the words of its save number `n`, by a reader who leaves the newsroom as it is.
fn finds(place: &Place, id: &str, n: u64) -> bool {
    let copy = tempfile::tempdir().unwrap();
    for name in ["newsroom.db", "newsroom.db-wal"] {
        let from = place.newsroom().join(name);
        if from.exists() {
            std::fs::copy(from, copy.path().join(name)).unwrap();
        }
    }
    let (room, _) = store::Newsroom::open(copy.path(), "2025-10-03T09:42:00.000+07:00").unwrap();
    let filter = store::ArticleFilter { limit: 9, ..Default::default() };
    let found = room.search(&format!("\"lần lưu {n}\" "), &filter).unwrap();
    found.hits.iter().any(|hit| hit.id.as_str() == id)
}
