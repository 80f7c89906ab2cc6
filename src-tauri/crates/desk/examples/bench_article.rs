//! The article of the measurement: `bench_article make NEWSROOM PHOTO…` writes 2,000 words with these photos and tells its
//! id; `bench_article all NEWSROOM ID` exports it in every format at once, as the dialog does.

use std::{error::Error, io::Write as _, path::Path, process::ExitCode, sync::Arc};

use desk::{Desk, Headless, contract::PhotoAdd};
use serde_json::{Value, json};

const PARAGRAPH: &str = "Sáng nay bà con tổ dân phố số năm cùng nhau quét dọn con hẻm nhỏ trước chợ, trồng thêm \
    hai hàng hoa và sơn lại bức tường cũ cho kịp ngày hội của phường nhà.";
const PARAGRAPHS: usize = 57;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == desk::PHOTO_WORKER) {
        return desk::photo_worker_main();
    }
    let done = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(Into::into)
        .and_then(|runtime| runtime.block_on(deed(&words)));
    match done {
        Ok(told) => {
            let _ = writeln!(std::io::stdout(), "{told}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            let _ = writeln!(std::io::stderr(), "{fault}");
            ExitCode::FAILURE
        }
    }
}

async fn deed(words: &[String]) -> Result<String, Box<dyn Error>> {
    let [deed, newsroom, rest @ ..] = words else { return Err("make or all".into()) };
    let folder = Path::new(newsroom);
    let host = Headless { exports: folder.join("exports") };
    let desk =
        Desk::open(folder, Arc::new(host)).await.map_err(|refusal| format!("{refusal:?}"))?;
    let told = match deed.as_str() {
        "make" => make(&desk, rest).await?,
        _ => all(&desk, rest.first().ok_or("no id")?).await?,
    };
    desk.leave().await;
    Ok(told)
}

async fn answer(desk: &Desk, name: &str, ask: Value) -> Result<Value, Box<dyn Error>> {
    desk.answer(name, ask).await.map_err(|refusal| format!("{name}: {refusal:?}").into())
}

async fn make(desk: &Desk, photos: &[String]) -> Result<String, Box<dyn Error>> {
    let new = answer(desk, "article_new", json!({})).await?;
    let id = new["id"].as_str().unwrap_or_default().to_owned();
    let text = |words: &str| json!([{ "type": "text", "text": words }]);
    let mut content = vec![
        json!({ "type": "headline", "content": text("Ra quân tổng vệ sinh toàn phường") }),
        json!({ "type": "sapo", "content": text(PARAGRAPH) }),
    ];
    let every = PARAGRAPHS.div_ceil(photos.len().max(1));
    let mut left = photos.iter();
    for n in 0..PARAGRAPHS {
        let one = json!({ "type": "paragraph", "attrs": { "id": format!("p{n}") }, "content": text(PARAGRAPH) });
        content.push(one);
        if n % every != 0 {
            continue;
        }
        let Some(photo) = left.next() else { continue };
        let add = PhotoAdd { article: id.clone(), name: "ảnh.jpg".into() };
        let row = desk.add_photo(add, std::fs::read(photo)?).await;
        let row = serde_json::to_value(row.map_err(|refusal| format!("{refusal:?}"))?)?;
        let attrs = json!({ "id": format!("f{n}"), "photo": row["id"], "credit": "Ảnh: Trần Mây", "alt": "Bà con quét dọn con hẻm" });
        let caption =
            json!([{ "type": "caption", "content": text("Con hẻm trước chợ sau buổi ra quân") }]);
        content.push(json!({ "type": "figure", "attrs": attrs, "content": caption }));
    }
    content.push(json!({ "type": "byline", "content": text("Hạ Vy") }));
    let fields = json!({ "section": "Đời sống", "genre": "news", "published": "2025-10-03T08:00", "keywords": ["vệ sinh"], "featured": null });
    let body = json!({ "type": "article", "attrs": { "version": 1 }, "content": content });
    let save = json!({ "id": id, "sequence": new["sequence"], "fields": fields, "body": body, "caret": 0 });
    answer(desk, "article_save", save).await?;
    Ok(id)
}

async fn all(desk: &Desk, id: &str) -> Result<String, Box<dyn Error>> {
    let plan = answer(desk, "export_plan", json!({ "id": id })).await?;
    let rows = plan["formats"].as_array().cloned().unwrap_or_default();
    let formats: Vec<&Value> = rows.iter().map(|row| &row["format"]).collect();
    let done = answer(desk, "export_run", json!({ "id": id, "formats": formats })).await?;
    Ok(format!("{} formats", done["files"].as_array().map_or(0, Vec::len)))
}
