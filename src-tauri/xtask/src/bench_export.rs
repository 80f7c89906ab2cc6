//! The export group of `cargo xtask bench`: `tinphuong export` as a whole
//! process, beside `tinphuong list`, which only starts and opens the newsroom.

use std::fs;
use std::path::Path;

use crate::dist::told;
use crate::order::Order;
use crate::place::{Place, program};
use crate::run::Build;
use crate::say;
use crate::timing::{Spent, print_head, print_row, spent};

const FORMATS: [&str; 2] = ["html", "zip"];
const ROUNDS: usize = 11;

/// Imports a long text and exports it again and again, each time to a new file.
pub fn bench_export(place: &Place, work: &Path) -> bool {
    let text = work.join("article.txt");
    if !told(fs::write(&text, long_text()), &text) {
        return false;
    }
    let heard = tinphuong(place, work).args(["--json", "import"]).args([&text]).ask();
    let answer: serde_json::Value = serde_json::from_str(&heard.text).unwrap_or_default();
    let Some(id) = answer["articles"][0]["id"].as_str() else {
        say::line(&format!("import answered without an article: {}", heard.text));
        return false;
    };
    let mut list: Vec<Spent> = Vec::new();
    let mut exports: [Vec<Spent>; 2] = Default::default();
    for round in 0..ROUNDS {
        let Some(one) = spent(tinphuong(place, work).args(["list"])) else { return false };
        list.push(one);
        for (format, runs) in FORMATS.iter().zip(&mut exports) {
            let out = work.join(format!("out-{round}.{format}"));
            let order = tinphuong(place, work).args(["export", id, "--format", format, "-o"]);
            let Some(one) = spent(order.args([&out])) else { return false };
            if !told(fs::metadata(&out), &out) {
                return false;
            }
            runs.push(one);
        }
    }
    print_head("export: 2,000 words, whole process");
    print_row("list (start, open the newsroom, end)", &list, None);
    for (format, runs) in FORMATS.iter().zip(&exports) {
        print_row(&format!("export {format}"), runs, Some(&list));
    }
    true
}

fn tinphuong(place: &Place, work: &Path) -> Order {
    let file = Build::Release.folder(place).join(program("tinphuong"));
    Order::new(place, file).args(["--newsroom".as_ref(), work.join("newsroom").as_os_str()])
}

fn long_text() -> String {
    let paragraph = "Sáng nay bà con tổ dân phố số năm cùng nhau quét dọn con hẻm nhỏ trước chợ, \
        trồng thêm hai hàng hoa và sơn lại bức tường cũ cho kịp ngày hội của phường nhà.";
    format!("Ra quân tổng vệ sinh\n\n{}", format!("{paragraph}\n\n").repeat(57))
}
