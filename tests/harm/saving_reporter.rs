//! A reporter who saves without a pause and says each acknowledged save aloud, until the process is killed.
//! `saving-reporter NEWSROOM ARTICLE [SAVES]`: prints the number in the text after the save of it was durable.
//! `saving-reporter NEWSROOM ARTICLE ROUNDS day`: saves, pins, imports, brings photos in and backs up in turn, and
//! prints what is durable: `save 3`, `article ID`, `photo HASH`, `backup NAME`.
//! `saving-reporter NEWSROOM ARTICLE ROUNDS exports`: saves and exports over the exports of the round before, into the
//! folder beside the newsroom, and prints `save 3`, `export NAME HASH`. A plain file of the same bytes is written over
//! in place and synced only a round later than `plain NAME HASH` says: what a careless program does.
//! `saving-reporter NEWSROOM ARTICLE ROUNDS photos`: takes the files of the folder `drop` beside the newsroom in as the
//! window does, two at a time, ROUNDS times over, and prints `photo HASH`, or `refused CODE`, for each.
#![allow(clippy::unwrap_used)] // it is meant to die

use std::{
    fs,
    io::{Seek as _, Write as _},
    path::Path,
};

use desk::{Desk, Headless};
use serde_json::json;

#[tokio::main]
async fn main() {
    if std::env::args().nth(1).is_some_and(|word| word == desk::PHOTO_WORKER) {
        desk::photo_worker_main();
        return;
    }
    let mut words = std::env::args().skip(1);
    let (folder, id) = (words.next().unwrap(), words.next().unwrap());
    let folder = Path::new(&folder);
    let rounds = |words: &mut dyn Iterator<Item = String>| words.next().unwrap().parse().unwrap();
    match std::env::args().nth(4).as_deref() {
        Some("day") => {
            day(folder, &id, rounds(&mut words));
            std::process::exit(0);
        }
        Some("photos") => {
            photos(folder, &id, rounds(&mut words)).await;
            std::process::exit(0);
        }
        Some(_) => {
            exports(folder, &id, rounds(&mut words)).await;
            std::process::exit(0);
        }
        None => {}
    }
    let desk = desk(folder).await;
    let open = desk.answer("article_read", json!({ "id": id })).await.unwrap();
    let mut sequence = open["sequence"].clone();
    let saves = words.next().map_or(usize::MAX, |saves| saves.parse().unwrap());
    for number in 1..=saves {
        let text = format!("Lần lưu {number}. {}", "chữ ".repeat(number % 400));
        let save = json!({ "id": id, "sequence": sequence, "fields": support::fields(), "body": support::body("Tít", &text), "caret": 1 });
        sequence = desk.answer("article_save", save).await.unwrap()["sequence"].clone();
        let mut out = std::io::stdout().lock();
        writeln!(out, "{number}").unwrap();
        out.flush().unwrap();
    }
    // Gone without a farewell: nothing is folded together, as after a power cut.
    std::process::exit(0);
}

async fn desk(folder: &Path) -> Desk {
    let host = std::sync::Arc::new(Headless { exports: folder.to_owned() });
    Desk::open(folder, host).await.unwrap()
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// What a day does to the store, without the worker that looks at pixels.
fn day(folder: &Path, id: &str, rounds: u32) {
    const NOW: &str = "2025-10-03T09:00:00+07:00";
    let (room, _) = store::Newsroom::open(folder, NOW).unwrap();
    let id = article::ArticleId::parse(id).unwrap();
    let mut record = room.load(&id).unwrap();
    let bytes =
        |round: u32| (0..9_000_u32).map(|n| (n * 31 % 251 + round) as u8).collect::<Vec<_>>();
    for round in 1..=rounds {
        let text = format!("Lần lưu {round}. {}", "chữ ".repeat(300 * (round as usize % 5)));
        record.article.document.headline = vec![article::Inline::text(text)];
        record.sequence =
            room.save_working(&record.article, record.sequence, 0, "Hạ Vy", NOW).unwrap().sequence;
        say(&format!("save {round}"));
        match round % 6 {
            1 => drop(
                room.cut_revision(&id, "Hạ Vy", "pinned", &format!("Bản {round}"), NOW).unwrap(),
            ),
            2 => {
                let about = support::small_photo(&format!("{round}.jpg"), NOW);
                say(&format!("photo {}", room.put_original(&bytes(round), &about).unwrap()));
            }
            3 => {
                let new = format!("01990000-0000-7000-8000-{round:012}");
                let new = article::ArticleId::parse(&new).unwrap();
                let article = article::Article::draft(new.clone(), record.article.document.clone());
                room.create(&article, "Hạ Vy", "import", NOW).unwrap();
                say(&format!("article {new}"));
            }
            4 => {
                let made = room.back_up(NOW).unwrap();
                say(&format!("backup {}", made.path.file_name().unwrap().to_string_lossy()));
            }
            _ => {}
        }
    }
}

/// A drop of photos, as the window takes it in.
async fn photos(folder: &Path, id: &str, rounds: u32) {
    let desk = desk(folder).await;
    let files = support::files_under(&folder.with_file_name("drop"));
    let files: Vec<_> = std::iter::repeat_n(files, rounds as usize).flatten().collect();
    let half = |from: usize| {
        let files: Vec<_> = files.iter().skip(from).step_by(2).cloned().collect();
        let (desk, article) = (desk.clone(), id.to_owned());
        async move {
            for file in files {
                let name = file.file_name().unwrap().to_string_lossy().into_owned();
                let ask = desk::contract::PhotoAdd { article: article.clone(), name };
                match desk.add_photo(ask, fs::read(&file).unwrap()).await {
                    Ok(row) => say(&format!("photo {}", row.id)),
                    Err(refusal) => say(&format!("refused {:?}", refusal.code)),
                }
            }
        }
    };
    tokio::join!(half(0), half(1));
}

/// What an export does to the file that stood there, and what a careless program does to one.
async fn exports(folder: &Path, id: &str, rounds: u32) {
    let desk = desk(folder).await;
    let out = folder.with_file_name("exports");
    let open = desk.answer("article_read", json!({ "id": id })).await.unwrap();
    let mut sequence = open["sequence"].clone();
    fs::create_dir_all(&out).unwrap();
    let mut plain = fs::File::create(out.join("plain.html")).unwrap();
    for round in 1..=rounds {
        let headline = format!("Lần lưu {round}.");
        let text = format!("{round} chữ ").repeat(6_000);
        let save = json!({ "id": id, "sequence": sequence, "fields": support::fields(), "body": support::body(&headline, &text), "caret": 1 });
        sequence = desk.answer("article_save", save).await.unwrap()["sequence"].clone();
        say(&format!("save {round}"));
        for name in ["bai.html", "bai.zip"] {
            let path = out.join(name);
            let format = name.rsplit('.').next().unwrap();
            desk.export_to(id, format, None, &path).await.unwrap();
            say(&format!("export {name} {}", support::hash(&fs::read(path).unwrap())));
        }
        let bytes = fs::read(out.join("bai.html")).unwrap();
        plain.sync_all().unwrap();
        plain.rewind().unwrap();
        plain.write_all(&bytes).unwrap();
        plain.set_len(bytes.len() as u64).unwrap();
        say(&format!("plain plain.html {}", support::hash(&bytes)));
    }
}
