//! A newsroom with many photos, to see what becomes slow in it. `large_newsroom make FOLDER COUNT` founds it with drawn
//! pictures of 320 pixels, ten in each article's tray, all of them known again; with `unknown` behind it, at none of
//! which anybody looked. `drop FOLDER TIMES` adds that many to a new article and tells what that, the tray and the
//! library take; `study FOLDER MOST` looks at photos as the upkeep does. Times are milliseconds by the wall and of this
//! process's processor.

use std::{
    error::Error, fs, io::Write as _, path::Path, process::ExitCode, sync::Arc, time::Instant,
};

use article::{Article, ArticleId, Document, Genre, Stage};
use desk::{Desk, Headless, contract::PhotoAdd};
use photo::{Ask, Output, Sought};
use serde_json::{Value, json};
use store::{Newsroom, Original, PhotoWords};

type Outcome<T> = Result<T, Box<dyn Error>>;

const NOW: &str = "2025-10-03T09:42:00.000+07:00";
/// Photos of a tray.
const TRAY: usize = 10;
/// Pixels of a drawn picture.
const SIZE: (usize, usize) = (320, 240);

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words.first().is_some_and(|word| *word == desk::PHOTO_WORKER) {
        return desk::photo_worker_main();
    }
    match deed(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            say(&fault.to_string());
            ExitCode::FAILURE
        }
    }
}

fn deed(words: &[&str]) -> Outcome<()> {
    let mut many = tokio::runtime::Builder::new_multi_thread();
    let runtime = many.worker_threads(2).enable_all().build()?;
    match words {
        ["make", folder, count] => make(Path::new(folder), count.parse()?, true),
        ["make", folder, count, "unknown"] => make(Path::new(folder), count.parse()?, false),
        ["drop", folder, times] => runtime.block_on(drop_some(Path::new(folder), times.parse()?)),
        ["study", folder, most] => runtime.block_on(study(Path::new(folder), most.parse()?)),
        _ => Err("make FOLDER COUNT [unknown] | drop FOLDER TIMES | study FOLDER MOST".into()),
    }
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn make(folder: &Path, count: usize, known: bool) -> Outcome<()> {
    let (room, _) = Newsroom::open(folder, NOW)?;
    for n in 0..count {
        let article = ArticleId::parse(&format!("0190a0b0-0000-7000-8000-{:012}", n / TRAY))?;
        if n % TRAY == 0 {
            room.create(&text(article.clone(), n / TRAY)?, "Hạ Vy", "created", NOW)?;
        }
        let jpeg = drawn(n as u64)?;
        let study = photo::study(&jpeg).map_err(|fault| fault.to_string())?;
        let about = Original {
            ext: "jpg".into(),
            name: format!("IMG_{n:05}.jpg"),
            width: SIZE.0 as u32,
            height: SIZE.1 as u32,
            captured: Some(format!(
                "2025-{:02}-{:02}T08:{:02}:00",
                1 + n / 1000 % 12,
                1 + n / 50 % 28,
                n % 50
            )),
            camera: Some("Điện thoại".into()),
            has_position: false,
            words: PhotoWords {
                caption: format!("Bà con tổ dân phố số {n} quét dọn con hẻm"),
                credit: "Ảnh: Hạ Vy".into(),
                ..PhotoWords::default()
            },
            warnings: Vec::new(),
            added: NOW.into(),
            likeness: known.then_some(study.likeness),
        };
        let photo = room.put_original(&jpeg, &about)?;
        room.put_derivative(&photo, "thumb", &jpeg)?;
        room.lay_into_tray(&article, &photo)?;
        if known {
            let traces =
                Sought::new(&study.small).map(|sought| sought.traces()).unwrap_or_default();
            room.put_traces(&photo, &traces.outline, &traces.detail, &[])?;
        }
    }
    Ok(room.leave(NOW)?)
}

fn text(id: ArticleId, n: usize) -> Outcome<Article> {
    let body = json!({ "type": "article", "attrs": { "version": 1 }, "content": [
        { "type": "headline", "content": [{ "type": "text", "text": format!("Ra quân, lần {n}") }] },
        { "type": "sapo", "content": [] },
        { "type": "paragraph", "attrs": { "id": "b1" }, "content": [] },
        { "type": "byline", "content": [] },
    ] });
    Ok(Article {
        id,
        stage: Stage::Draft,
        section: "Đô thị".into(),
        genre: Genre::default(),
        published: None,
        keywords: Vec::new(),
        featured: None,
        document: Document::from_json(&body)?,
    })
}

/// A picture of soft and hard shapes, another one for each `seed`, as JPEG.
fn drawn(seed: u64) -> Outcome<Vec<u8>> {
    let mut turn = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = move |below: usize| {
        turn ^= turn << 13;
        turn ^= turn >> 7;
        turn ^= turn << 17;
        (turn >> 20) as usize % below
    };
    let (width, height) = SIZE;
    let mut grey = vec![0_usize; width * height];
    for cells in [3, 7, 15] {
        let corners: Vec<usize> = (0..(cells + 2) * (cells + 2)).map(|_| next(80)).collect();
        for (at, pixel) in grey.iter_mut().enumerate() {
            let (x, y) = (at % width * cells * 64 / width, at / width * cells * 64 / height);
            let (column, line, across, down) = (x / 64, y / 64, x % 64, y % 64);
            let corner = |c: usize, l: usize| corners[(line + l) * (cells + 2) + column + c];
            let upper = corner(0, 0) * (64 - across) + corner(1, 0) * across;
            let lower = corner(0, 1) * (64 - across) + corner(1, 1) * across;
            *pixel += (upper * (64 - down) + lower * down) / 4096;
        }
    }
    for _ in 0..next(25) {
        let (left, top, value) = (next(width), next(height), next(240));
        let (right, bottom) =
            ((left + 9 + next(150)).min(width), (top + 9 + next(110)).min(height));
        (top..bottom).for_each(|y| grey[y * width + left..y * width + right].fill(value));
    }
    // A bitmap, its lowest line first.
    let mut bitmap = b"BM".to_vec();
    for number in [54 + 3 * grey.len() as u32, 0, 54, 40, width as u32, height as u32] {
        bitmap.extend(number.to_le_bytes());
    }
    bitmap.extend([1, 0, 24, 0]);
    bitmap.extend([0; 24]);
    for line in grey.chunks(width).rev() {
        for value in line {
            bitmap.extend([*value as u8; 3]);
        }
    }
    let output = Output::plain(photo::preset("thumb").ok_or("no preset")?);
    let made = photo::render(&bitmap, &Ask { outputs: vec![output] }).map_err(|f| f.to_string())?;
    Ok(made.outputs.into_iter().next().ok_or("no picture")?.bytes)
}

async fn opened(folder: &Path) -> Outcome<Desk> {
    let host = Headless { exports: folder.join("exports") };
    Desk::open(folder, Arc::new(host)).await.map_err(|refusal| format!("{refusal:?}").into())
}

async fn answer(desk: &Desk, name: &str, ask: Value) -> Outcome<Value> {
    desk.answer(name, ask).await.map_err(|refusal| format!("{name}: {refusal:?}").into())
}

/// Milliseconds of the processor that this process has taken, in the steps of the system's clock, where it is told.
fn processor() -> u64 {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = told.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10
}

fn memory() -> String {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")
}

/// Asks `times` times and tells the middle of the wall's times, and the processor's for each.
async fn timed(desk: &Desk, times: u32, name: &str, ask: Value) -> Outcome<()> {
    let (mut walls, before) = (Vec::new(), processor());
    for _ in 0..times {
        let began = Instant::now();
        answer(desk, name, ask.clone()).await?;
        walls.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    let taken = (processor() - before) as f64 / f64::from(times);
    walls.sort_by(f64::total_cmp);
    say(&format!("{name} {ask}: {:.1} ms, {taken:.1} of the processor", walls[walls.len() / 2]));
    Ok(())
}

async fn drop_some(folder: &Path, times: usize) -> Outcome<()> {
    let desk = opened(folder).await?;
    let new = answer(&desk, "article_new", json!({})).await?;
    let id = new["id"].as_str().ok_or("no id")?.to_owned();
    // Other ones at each run.
    let first = 1_000_000 + u64::from(std::process::id()) * 1000;
    let pictures: Vec<_> = (first..first + times as u64).map(drawn).collect::<Outcome<_>>()?;
    let (began, before) = (Instant::now(), processor());
    let mut slowest = 0.0_f64;
    for (n, bytes) in pictures.into_iter().enumerate() {
        let one = Instant::now();
        let ask = PhotoAdd { article: id.clone(), name: format!("mới {n}.jpg") };
        desk.add_photo(ask, bytes).await.map_err(|refusal| format!("{refusal:?}"))?;
        slowest = slowest.max(one.elapsed().as_secs_f64() * 1000.0);
    }
    say(&format!(
        "{times} photos added: {:.0} ms, the slowest {slowest:.0}, {} of the processor",
        began.elapsed().as_secs_f64() * 1000.0,
        processor() - before
    ));
    let other = "0190a0b0-0000-7000-8000-000000000007";
    timed(&desk, 20, "photo_list", json!({ "id": id })).await?;
    timed(&desk, 20, "photo_list", json!({ "id": other })).await?;
    for words in ["", "quet don", "to dan pho so 977", "khongco"] {
        let ask = json!({ "words": words, "trashed": false, "limit": 60, "offset": 0 });
        timed(&desk, 20, "photo_search", ask).await?;
    }
    let listed = answer(&desk, "photo_list", json!({ "id": other })).await?;
    timed(&desk, 20, "photo_uses", json!({ "photo": listed["photos"][0]["id"] })).await?;
    say(&format!("most memory of the desk: {}", memory()));
    desk.leave().await;
    Ok(())
}

async fn study(folder: &Path, most: u32) -> Outcome<()> {
    let desk = opened(folder).await?;
    let (began, before) = (Instant::now(), processor());
    let known = desk.study_older_photos(most).await.map_err(|refusal| format!("{refusal:?}"))?;
    let wall = began.elapsed().as_secs_f64() * 1000.0;
    say(&format!("{known} photos known: {wall:.0} ms, {} of the processor", processor() - before));
    desk.leave().await;
    Ok(())
}
