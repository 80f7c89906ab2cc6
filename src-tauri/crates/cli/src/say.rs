//! The only module that prints: one JSON value, or plain Vietnamese lines; trouble goes to standard error.

use std::{
    io::{self, IsTerminal as _, Write as _},
    process::ExitCode,
};

use desk::contract::{DamagedPart, Refusal, RefusalCode};
use serde_json::Value;

use crate::{
    ask::{Ask, Deed, WrongUsage},
    deed::Answer,
    exit, sentence,
};

const HELP: &str = "\
tinphuong – tòa soạn phường trên dòng lệnh, không cần mạng

  tinphuong --newsroom THƯ_MỤC import TỆP…               mở văn bản thành bài
  tinphuong --newsroom THƯ_MỤC list                      danh sách bài
  tinphuong --newsroom THƯ_MỤC show MÃ                   một bài, từng đoạn
  tinphuong --newsroom THƯ_MỤC search TỪ                 tìm trong mọi bài, gõ không dấu cũng được
      list, search: --stage draft|submitted|returned|approved|exported|posted --section CHUYÊN_MỤC --byline BÚT_DANH
                    --month 2025-10 --without-photo --without-caption
  tinphuong --newsroom THƯ_MỤC search --check | --rebuild  kiểm tra, dựng lại chỉ mục tìm kiếm
  tinphuong --newsroom THƯ_MỤC export MÃ --format DẠNG [--portal CỔNG] -o ĐÍCH
      DẠNG: zip, html, folder, docx, pdf (bản kèm bộ in), txt, epub, md, social, post, loudspeaker, wxr, ninjs, newsml,
            jsonld, atom
  tinphuong --newsroom THƯ_MỤC portals                   các mẫu xuất; mẫu riêng của tòa soạn đặt trong portals/*.toml
  tinphuong --newsroom THƯ_MỤC backup [-o TỆP]           sao lưu có kiểm tra
  tinphuong --newsroom THƯ_MỤC restore BẢN_SAO           khôi phục từ bản sao lưu
  tinphuong verify ĐƯỜNG_DẪN                             kiểm tra tòa soạn, bản sao lưu
  tinphuong photo TỆP… --preset CỠ[,…] -o THƯ_MỤC
      CỠ: web, card, thumb, web-compact, web-webp, web-avif, featured, social, square, portal-200k, print, TỆP.json

  --json      một giá trị JSON ra stdout, không gì khác
Mã thoát: 0 xong · 1 xong, có điều cần xem · 2 sai cách dùng · 3 quy tắc không cho · 4 tệp vào không nhận được
          5 lỗi lưu trữ · 6 tòa soạn đang mở ở nơi khác · 70 lỗi của chương trình
";

/// Prints the answer or the refusal; the exit code says which.
pub(crate) fn answer(ask: &Ask, answer: Answer) -> ExitCode {
    match (&ask.deed, answer) {
        (Deed::Help, Ok(_)) => print(HELP.trim_end()),
        (Deed::Version, Ok(_)) => print(concat!("tinphuong ", env!("CARGO_PKG_VERSION"))),
        (deed, Ok(value)) => {
            let code = code_of(deed, &value);
            let text = if ask.json { value.to_string() } else { lines(deed, &value) };
            let printed = if text.is_empty() { ExitCode::SUCCESS } else { print(&text) };
            for line in refused_files(deed, &value).into_iter().chain(left_out(deed, &value)) {
                tell(&line);
            }
            if code == exit::DONE { printed } else { ExitCode::from(code) }
        }
        (deed, Err(refusal)) => refused(ask.json, deed, &refusal),
    }
}

fn refused(json: bool, deed: &Deed, refusal: &Refusal) -> ExitCode {
    if json {
        let _ = print(&serde_json::json!({ "refusal": refusal }).to_string());
    }
    match (deed, refusal.code) {
        (Deed::Restore(_), RefusalCode::Cancelled) => tell(sentence::RESTORE_STOPPED),
        _ => tell(&sentence::of(refusal)),
    }
    ExitCode::from(exit::of(refusal.code))
}

/// How much of coming back from a backup is done, in percent: to somebody who watches a terminal, never into a file.
pub(crate) fn restored(percent: u32) {
    if io::stderr().is_terminal() {
        tell(&sentence::restored(percent));
    }
}

/// Wrong usage: what does not fit, then where the help is.
pub(crate) fn usage(usage: &WrongUsage) -> ExitCode {
    tell(&format!(
        "Chưa hiểu lệnh: {}. Chưa có gì thay đổi. Xem cách dùng: tinphuong --help",
        usage.0
    ));
    ExitCode::from(exit::USAGE)
}

/// A fault of the program itself.
pub(crate) fn internal(fault: &dyn std::fmt::Display) -> ExitCode {
    tell(&format!("Chương trình không khởi động được: {fault}. Chưa có gì thay đổi. Hãy thử lại."));
    ExitCode::from(exit::INTERNAL)
}

/// 1 when something was refused, found or damaged though the deed as a whole was done.
fn code_of(deed: &Deed, value: &Value) -> u8 {
    let listed = |name: &str| rows(value, name);
    match deed {
        Deed::Photo { .. } => {
            let photos = listed("photos");
            let cut =
                |photo: &Value| rows(photo, "warnings").iter().any(|code| code == "incomplete");
            match photos.iter().filter(|photo| photo["ok"] == false).count() {
                0 if !photos.iter().any(cut) => exit::DONE,
                0 => exit::FINDINGS,
                n if n == photos.len() => 4,
                _ => exit::FINDINGS,
            }
        }
        Deed::Import(_) if listed("articles").is_empty() => first_refusal(listed("refused")),
        Deed::Import(_) => {
            let noted =
                |row: &Value| !noticed_at(row).is_empty() || !rows(row, "refused").is_empty();
            let all_well = listed("refused").is_empty() && !listed("articles").iter().any(noted);
            if all_well { exit::DONE } else { exit::FINDINGS }
        }
        Deed::Verify(_) | Deed::SearchCheck if value["ok"] == false => exit::FINDINGS,
        Deed::Restore(_) if !listed("damage").is_empty() => exit::FINDINGS,
        _ => exit::DONE,
    }
}

fn first_refusal(refused: &[Value]) -> u8 {
    let code = refused.first().map(|file| file["refusal"]["code"].clone()).unwrap_or_default();
    serde_json::from_value(code).map_or(4, exit::of_file)
}

fn lines(deed: &Deed, value: &Value) -> String {
    let each = |name: &str, line: &dyn Fn(&Value) -> String| {
        rows(value, name).iter().map(line).collect::<Vec<_>>().join("\n")
    };
    match deed {
        Deed::Import(_) => each("articles", &imported),
        Deed::List(_) => each("articles", &|row| {
            let stage = sentence::stage(s(row, "stage"));
            format!("{}  {:<9}  {}", s(row, "id"), stage, s(row, "headline"))
        }),
        Deed::Show(_) => [
            s(value, "section").to_owned(),
            s(value, "headline").to_owned(),
            s(value, "lead").to_owned(),
            each("blocks", &|row| s(row, "text").to_owned()),
            s(value, "byline").to_owned(),
        ]
        .join("\n\n"),
        Deed::Portals => {
            each("profiles", &|row| format!("{:<14}  {}", s(row, "id"), s(row, "name")))
        }
        Deed::Search(..) => {
            let mended = value["mended"].as_str().map(sentence::mended);
            let hits = each("hits", &|row| format!("{}  {}", s(row, "id"), s(row, "headline")));
            mended.into_iter().chain([hits]).collect::<Vec<_>>().join("\n")
        }
        Deed::SearchRebuild => sentence::index_built(&value["articles"]),
        Deed::SearchCheck => sentence::index_checked(value),
        Deed::Export { output, .. } => sentence::exported(&output.display(), value),
        Deed::Photo { .. } => rows(value, "photos")
            .iter()
            .flat_map(|row| rows(row, "outputs"))
            .map(|out| {
                let (width, height, bytes) = (&out["width"], &out["height"], &out["bytes"]);
                let best = if out["best"] == true { ", đã nét hết mức" } else { "" };
                let renamed = if out["renamed"] == true { sentence::RENAMED } else { "" };
                format!("{}  {width}×{height}  {bytes} byte{best}{renamed}", s(out, "path"))
            })
            .collect::<Vec<_>>()
            .join("\n"),
        Deed::Backup(_) => format!(
            "Đã sao lưu và kiểm tra: {} ({} bài, {} phiên bản, {} ảnh)",
            s(value, "path"),
            value["backup"]["articles"],
            value["backup"]["revisions"],
            value["backup"]["photos"],
        ),
        Deed::Verify(_) | Deed::Restore(_) if value["ok"] == true => format!(
            "Nguyên vẹn: {} bài, {} phiên bản, {} ảnh",
            value["articles"], value["revisions"], value["photos"],
        ),
        Deed::Verify(_) => sentence::damaged(&damage(value)),
        Deed::Restore(_) => sentence::restored_partly(&damage(value), value["kind"] == "newsroom"),
        Deed::Help | Deed::Version => String::new(),
    }
}

/// The one line of a file that became an article: what it is, then what there is to be looked at.
fn imported(row: &Value) -> String {
    let photos = match row["photos"].as_u64() {
        None | Some(0) => String::new(),
        Some(photos) => format!(", {photos} ảnh"),
    };
    let headline = Some(s(row, "headline")).filter(|words| !words.is_empty());
    let headline = headline.unwrap_or(sentence::UNTITLED);
    let noticed: Vec<_> = noticed_at(row).iter().map(|what| format!("  {what}")).collect();
    format!("{}  {headline}  ({} từ{photos}){}", s(row, "id"), row["words"], noticed.concat())
}

/// What there is to be looked at in an article that was made of a file.
fn noticed_at(row: &Value) -> Vec<&'static str> {
    rows(row, "findings").iter().filter_map(Value::as_str).filter_map(sentence::found).collect()
}

/// One sentence for each file that was refused while others were done, and for what was noticed at those.
fn refused_files(deed: &Deed, value: &Value) -> Vec<String> {
    let (list, name) = match deed {
        Deed::Import(_) => ("refused", "name"),
        Deed::Photo { .. } => ("photos", "source"),
        _ => return Vec::new(),
    };
    let refused = rows(value, list).iter().filter(|row| row["refusal"].is_object());
    let refused = refused.map(|row| refused_line(&row[name], &row["refusal"]));
    let noticed = rows(value, list).iter().flat_map(|row| {
        let codes = rows(row, "warnings").iter().filter_map(Value::as_str);
        codes.map(|code| format!("{}: {}", s(row, name), sentence::noticed(code)))
    });
    let inside = rows(value, "articles").iter().flat_map(|row| rows(row, "refused"));
    let inside = inside.map(|photo| refused_line(&photo["name"], &photo["refusal"]));
    refused.chain(noticed).chain(inside).collect()
}

/// How many articles match that are not among the hits.
fn left_out(deed: &Deed, value: &Value) -> Option<String> {
    let (shown, total) = (rows(value, "hits").len() as u64, value["total"].as_u64()?);
    let is_more = matches!(deed, Deed::Search(..)) && (total > shown || value["more"] == true);
    is_more.then(|| sentence::first_hits(shown))
}

fn rows<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn damage(value: &Value) -> Vec<DamagedPart> {
    serde_json::from_value(value["damage"].clone()).unwrap_or_default()
}

fn refused_line(name: &Value, refusal: &Value) -> String {
    let name = name.as_str().unwrap_or_default();
    let refusal = serde_json::from_value::<Refusal>(refusal.clone());
    match refusal {
        Ok(refusal) => format!("{name}: {}", sentence::of_file(&refusal)),
        Err(_) => name.to_owned(),
    }
}

fn s<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

/// A closed pipe (`tinphuong list | head`) is no trouble of ours.
fn print(text: &str) -> ExitCode {
    match writeln!(io::stdout().lock(), "{text}") {
        Err(fault) if fault.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(exit::INTERNAL),
        _ => ExitCode::SUCCESS,
    }
}

fn tell(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
