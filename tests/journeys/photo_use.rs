//! Photos in use: what happens to them when the worker, the drive, the camera or the newsroom does not do as it should.

use std::{path::PathBuf, process::Command, sync::Arc};

use desk::{
    Desk,
    contract::{PhotoAdd, PhotoRow},
};
use serde_json::{Value, json};
use support::{Place, jpeg, tinphuong};

async fn ask(desk: &Desk, name: &str, ask: Value) -> Value {
    desk.answer(name, ask).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

async fn add(desk: &Desk, article: &Value, name: &str, bytes: Vec<u8>) -> PhotoRow {
    let ask = PhotoAdd { article: article["id"].as_str().unwrap().to_owned(), name: name.into() };
    desk.add_photo(ask, bytes).await.unwrap()
}

/// A desk whose photo workers write their numbers into a file.
struct Noting {
    numbers: PathBuf,
}

impl desk::Host for Noting {
    fn export_folder(&self) -> PathBuf {
        std::env::temp_dir()
    }

    fn photo_worker(&self) -> std::io::Result<Command> {
        let mut command = Command::new("sh");
        command.arg("-c").arg(r#"echo $$ >> "$1"; exec "$2" "$3""#).arg("sh");
        command.arg(&self.numbers).arg(tinphuong()).arg(desk::PHOTO_WORKER);
        Ok(command)
    }
}

/// The system may end a worker that waits for work, for want of memory say: no photo of the person's may pay for it.
#[cfg(unix)]
#[tokio::test]
async fn a_worker_that_was_ended_while_it_waited_costs_no_photo() {
    let place = Place::new();
    let numbers = place.path("numbers");
    let host = Arc::new(Noting { numbers: numbers.clone() });
    let desk = Desk::open(&place.newsroom(), host).await.unwrap();
    let article = ask(&desk, "article_new", json!({})).await;
    add(&desk, &article, "một.jpg", jpeg(800, 600)).await;
    let started = std::fs::read_to_string(&numbers).unwrap();
    assert!(
        Command::new("kill").arg("-9").args(started.split_whitespace()).status().unwrap().success()
    );
    std::thread::sleep(std::time::Duration::from_millis(200));
    add(&desk, &article, "hai.jpg", jpeg(801, 600)).await;
}
