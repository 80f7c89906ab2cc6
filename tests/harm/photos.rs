//! A drop of photos broken off at any moment: stopped, its workers killed, the whole program killed, the drive full. Every
//! photo is whole or not there, nothing half lies anywhere, and the same drop again goes through.

use std::{
    collections::HashSet,
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use desk::{
    Desk,
    contract::{PhotoAdd, RefusalCode},
};
use serde_json::json;
use support::{Place, files_under, jpeg, program, say, soaking};
use tokio::task::JoinSet;

use crate::full_drives::Drive;

/// Stops, and kills, of the short form and of the long one.
const STOPS: [u64; 2] = [12, 100];
const KILLS: [u64; 2] = [2, 20];

/// A photo of grain, so that its file is about as heavy as a telephone's; each seed has its own.
fn grain(width: u32, height: u32, seed: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        let mixed = (x * 73 + y * 151 + seed * 7919).wrapping_mul(0x9E37_79B9);
        let grain = ((mixed ^ (mixed >> 15)) % 64) as u8;
        image::Rgb([(x / 8 % 190) as u8 + grain, (y / 8 % 190) as u8 + grain, 90 + grain])
    });
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 85);
    picture.write_with_encoder(encoder).unwrap();
    bytes
}

/// A newsroom with an article, and the article's id.
fn begun(place: &Place, runtime: &tokio::runtime::Runtime) -> String {
    runtime.block_on(async {
        let desk = place.desk().await;
        let new = desk.answer("article_new", json!({})).await.unwrap();
        let save = json!({ "id": new["id"], "sequence": new["sequence"], "fields": support::fields(), "body": support::body("Tít", "Nội dung."), "caret": 1 });
        desk.answer("article_save", save).await.unwrap();
        desk.leave().await;
        new["id"].as_str().unwrap().to_owned()
    })
}

async fn add(
    desk: &Desk,
    article: &str,
    name: &str,
    bytes: Vec<u8>,
) -> Result<String, RefusalCode> {
    let ask = PhotoAdd { article: article.to_owned(), name: name.to_owned() };
    desk.add_photo(ask, bytes).await.map(|row| row.id).map_err(|refusal| refusal.code)
}

/// The photos of the library. Each of those not `seen` before is whole: its original is what came, its three sizes can be
/// looked at.
async fn whole(desk: &Desk, seen: &HashSet<String>) -> HashSet<String> {
    let mut photos = HashSet::new();
    loop {
        let ask = json!({ "words": "", "trashed": false, "limit": 200, "offset": photos.len() });
        let library = desk.answer("photo_search", ask).await.unwrap();
        let page = library["photos"].as_array().unwrap().clone();
        photos.extend(page.iter().map(|row| row["id"].as_str().unwrap().to_owned()));
        if page.is_empty() {
            break;
        }
    }
    for id in photos.difference(seen) {
        for size in ["web", "card", "thumb", "plain"] {
            let shown = desk.photo_picture(size, id).await;
            let shown = shown.unwrap_or_else(|refusal| panic!("{size} of {id}: {refusal:?}"));
            image::load_from_memory(&shown.bytes).unwrap();
        }
    }
    photos
}

/// What lies in the newsroom's folder that no photo of `known` accounts for.
fn left_over(newsroom: &Path, known: &HashSet<String>) -> Vec<PathBuf> {
    let mut files = files_under(&newsroom.join("photos"));
    files.retain(|file| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        !known.contains(name.get(..64).unwrap_or(&name))
    });
    files
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_at_any_moment_leaves_nothing_half() {
    let place = Place::new();
    let desk = place.desk().await;
    let new = desk.answer("article_new", json!({})).await.unwrap();
    let article = new["id"].as_str().unwrap().to_owned();
    let (mut ready, mut stopped, mut seen) = (0, 0, HashSet::new());
    for round in 0..STOPS[usize::from(soaking())] {
        let mut adding = JoinSet::new();
        for n in 0..4 {
            let (desk, article) = (desk.clone(), article.clone());
            let bytes = grain(900, 700, round as u32 * 4 + n);
            adding.spawn(async move { add(&desk, &article, "một.jpg", bytes).await });
        }
        // Behind none, one, two or three that are ready, however fast the computer is, and a moment into the next.
        let mut answers = Vec::new();
        while answers.len() < (round % 4) as usize {
            answers.push(adding.join_next().await.unwrap().unwrap());
        }
        tokio::time::sleep(Duration::from_millis(round * 53 % 400)).await;
        desk.answer("photo_cancel", json!({})).await.unwrap();
        answers.extend(adding.join_all().await);
        let mut came = HashSet::new();
        for answer in answers {
            match answer {
                Ok(id) => {
                    came.insert(id);
                }
                Err(code) => {
                    assert_eq!(code, RefusalCode::Cancelled);
                    stopped += 1;
                }
            }
        }
        let known = whole(&desk, &seen).await;
        assert!(came.is_subset(&known), "what was answered is there");
        assert_eq!(left_over(&place.newsroom(), &known), Vec::<PathBuf>::new(), "round {round}");
        seen = known;
        ready += came.len();
        assert!(add(&desk, &article, "sau.jpg", jpeg(300 + round as u32, 200)).await.is_ok());
    }
    say!("stopped drops: {ready} photos came in, {stopped} were stopped, nothing was left over");
    assert!(ready > 0 && stopped > 0, "stops came before and after the end: {ready}, {stopped}");
}

/// A drop of `many` photos beside the newsroom.
fn dropped(place: &Place, many: u32) -> HashSet<String> {
    fs::create_dir_all(place.path("drop")).unwrap();
    let put = |n| {
        let bytes = grain(1_300, 1_000, n);
        fs::write(place.path("drop").join(format!("{n:02}.jpg")), &bytes).unwrap();
        store::photo_of(&bytes).to_string()
    };
    (0..many).map(put).collect()
}

/// The reporter who takes the drop in, and what it said when it ended.
fn taking(place: &Place, article: &str) -> (Child, std::thread::JoinHandle<Vec<String>>) {
    let mut child = Command::new(program("saving-reporter"))
        .arg(place.newsroom())
        .args([article, "1", "photos"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = child.stdout.take().unwrap();
    let listen =
        std::thread::spawn(move || BufReader::new(out).lines().map_while(Result::ok).collect());
    (child, listen)
}

#[test]
fn a_program_killed_in_the_middle_of_a_drop_has_whole_photos() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (mut kept, mut unfinished) = (0, 0);
    for round in 0..KILLS[usize::from(soaking())] {
        let place = Place::new();
        let article = begun(&place, &runtime);
        let drop = dropped(&place, 20);
        let (mut child, listen) = taking(&place, &article);
        std::thread::sleep(Duration::from_millis(700 + round * 1_130 % 3_600));
        child.kill().unwrap();
        child.wait().unwrap();
        let said = listen.join().unwrap();
        let acknowledged: HashSet<String> =
            said.iter().filter_map(|line| line.strip_prefix("photo ").map(str::to_owned)).collect();
        runtime.block_on(async {
            let desk = place.desk().await;
            let known = whole(&desk, &HashSet::new()).await;
            assert!(acknowledged.is_subset(&known), "what was acknowledged is there");
            kept += known.intersection(&drop).count();
            for file in left_over(&place.newsroom(), &known) {
                let name = file.file_name().unwrap().to_string_lossy().into_owned();
                let id = name.get(..64).unwrap_or_default();
                let waits = drop.contains(id)
                    && fs::read(&file).is_ok_and(|bytes| store::photo_of(&bytes).as_str() == id);
                assert!(waits || name.starts_with(".new-"), "{name} is half a photo");
                unfinished += 1;
            }
            desk.leave().await;
        });
        let (mut child, listen) = taking(&place, &article);
        assert!(child.wait().unwrap().success());
        let said = listen.join().unwrap();
        assert!(said.iter().all(|line| line.starts_with("photo ")), "{said:?}");
        runtime.block_on(async {
            let desk = place.desk().await;
            assert!(
                drop.is_subset(&whole(&desk, &HashSet::new()).await),
                "the same drop again goes through"
            );
            let tray = desk.answer("photo_list", json!({ "id": article })).await.unwrap();
            assert_eq!(tray["photos"].as_array().unwrap().len(), 20, "each once");
            desk.leave().await;
        });
        let newsroom = place.newsroom();
        let verified =
            place.tinphuong(["--json".as_ref(), "verify".as_ref(), newsroom.as_os_str()]);
        assert_eq!(verified.json()["ok"], true, "{}", verified.stdout);
    }
    say!("killed drops: {kept} photos were in, {unfinished} files were under way");
}

/// The workers of a process, by Linux's list of processes.
fn workers_of(parent: u32) -> Vec<u32> {
    let is_child = |id: u32| {
        let told = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        let parent_of = told.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(1));
        parent_of == Some(&parent.to_string())
    };
    let all = fs::read_dir("/proc").unwrap().flatten();
    all.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|id| is_child(*id))
        .collect()
}

/// Kills the workers of `parent` at uneven moments until it is over. Answers how many.
fn kill_workers(parent: u32, round: u64, over: &AtomicBool) -> u64 {
    let mut killed = 0;
    while !over.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(100 + (round * 310 + killed * 670) % 900));
        for id in workers_of(parent) {
            let ended = Command::new("kill").args(["-9", &id.to_string()]).output();
            killed += u64::from(ended.unwrap().status.success());
        }
    }
    killed
}

#[test]
fn workers_killed_at_any_step_cost_no_photo_but_theirs() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (mut kills, mut lost) = (0_u64, 0);
    for round in 0..KILLS[usize::from(soaking())] {
        let place = Place::new();
        let article = begun(&place, &runtime);
        let drop = dropped(&place, 20);
        let (mut child, listen) = taking(&place, &article);
        let over = Arc::new(AtomicBool::new(false));
        let killer = {
            let (over, parent) = (Arc::clone(&over), child.id());
            std::thread::spawn(move || kill_workers(parent, round, &over))
        };
        assert!(child.wait().unwrap().success(), "the program lives on");
        over.store(true, Ordering::Relaxed);
        kills += killer.join().unwrap();
        for line in listen.join().unwrap() {
            let refused = line.strip_prefix("refused ");
            assert!(refused.is_none_or(|code| code == "PictureWorkerLost"), "{line}");
            lost += u32::from(refused.is_some());
        }
        runtime.block_on(async {
            let desk = place.desk().await;
            let known = whole(&desk, &HashSet::new()).await;
            assert_eq!(left_over(&place.newsroom(), &known), Vec::<PathBuf>::new());
            desk.leave().await;
        });
        let (mut child, listen) = taking(&place, &article);
        assert!(child.wait().unwrap().success());
        let said = listen.join().unwrap();
        assert_eq!(said.iter().filter(|line| line.starts_with("photo ")).count(), drop.len());
    }
    say!("killed workers: {kills}, {lost} photos were refused for it");
    assert!(kills > 0, "workers were met at work");
}

#[test]
fn a_drive_full_at_any_step_holds_a_photo_whole_or_not_at_all() {
    let place = Place::new();
    let Some(_drive) = Drive::mount(&place.newsroom(), 40 << 10) else {
        say!("full drives: no drive can be mounted here");
        return;
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (mut came, mut refused, mut seen) = (0, 0, HashSet::new());
    runtime.block_on(async {
        let desk = place.desk().await;
        let new = desk.answer("article_new", json!({})).await.unwrap();
        let article = new["id"].as_str().unwrap();
        let filler = place.newsroom().join("filler");
        for step in 0..24_u32 {
            let photo = grain(900, 700, step);
            fill(&filler, u64::from(step) * 25_000);
            let full = add(&desk, article, "đầy.jpg", photo.clone()).await;
            fs::remove_file(&filler).unwrap();
            let known = whole(&desk, &seen).await;
            match full {
                Ok(id) => {
                    assert!(known.contains(&id));
                    came += 1;
                }
                Err(code) => {
                    assert_eq!(code, RefusalCode::StorageFull);
                    refused += 1;
                }
            }
            let left = left_over(&place.newsroom(), &known);
            assert_eq!(left, Vec::<PathBuf>::new(), "step {step}: nothing takes the drive's room");
            seen = known;
            add(&desk, article, "lại.jpg", photo).await.unwrap();
        }
        desk.leave().await;
    });
    say!("full drives: {came} photos came in, {refused} were refused");
    assert!(came > 0 && refused > 0);
}

/// Fills the drive up to `free` bytes.
fn fill(file: &Path, free: u64) {
    use std::io::Write as _;
    let mut filler = fs::File::create(file).unwrap();
    while filler.write_all(&[7; 4096]).is_ok() {}
    let length = filler.metadata().unwrap().len();
    filler.set_len(length.saturating_sub(free)).unwrap();
}
