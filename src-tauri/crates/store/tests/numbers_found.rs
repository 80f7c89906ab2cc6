//! Numbers, telephone numbers and days are found however they are written.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod asking;
mod stories;

use asking::{check, hits, newsroom};
use stories::id;

#[test]
fn a_number_is_found_with_its_points_and_without() {
    let (_folder, room) = newsroom(&[
        ("Trồng 1.150 cây", "x"),
        ("Trồng 1150 cây", "x"),
        ("Ngày 1.1.2025", "150 hộ"),
        ("Quỹ 12.345.678đ", "11 tổ, 50 hộ"),
    ]);
    check(&room, "1.150", &[2, 1]);
    check(&room, "1150", &[2, 1]);
    check(&room, "trồng 1.150 cây", &[2, 1]);
    check(&room, "12345", &[4]);
    check(&room, "115", &[2, 1]);
    check(&room, "1.1.2025", &[3]);
    let marked = |words| {
        let hit = hits(&room, words).pop().unwrap();
        hit.headline.into_iter().filter(|part| part.hit).map(|part| part.text).collect::<Vec<_>>()
    };
    assert_eq!(marked("1150"), ["1.150"]);
    assert_eq!(marked("12.345.678"), ["12.345.678"]);
    room.rebuild_index().unwrap();
    check(&room, "1150 cây", &[2, 1]);
    room.read_ahead(&[id(1), id(2), id(9)]).unwrap();
    check(&room, "1150 cây", &[2, 1]);
    assert!(room.check_index().unwrap().is_well());
}

#[test]
fn a_telephone_number_is_found_however_it_is_set_apart() {
    let (_folder, room) = newsroom(&[
        ("Đường dây nóng", "gọi 0912.345.678 của phường"),
        ("Trực ban", "gọi 0912345678 ngay"),
        ("Tiếp dân", "gọi 0912 345 678 ngay"),
        ("Công an", "gọi 024-3858-1234, 345 lượt, 678 hộ"),
    ]);
    for words in
        ["0912345678", "0912.345.678", "0912 345 678", "0912 345 6", "09123", "gọi 0912-345"]
    {
        check(&room, words, &[3, 2, 1]);
    }
    check(&room, "02438581234", &[4]);
    check(&room, "345 678 ", &[4]);
    let hit = hits(&room, "0912345678").remove(0);
    let marked: Vec<_> = hit.snippet.iter().filter(|part| part.hit).map(|one| &one.text).collect();
    assert_eq!(marked, ["0912 345 678"]);
    assert!(room.check_index().unwrap().is_well());
}

#[test]
fn a_telephone_number_is_found_from_abroad_and_in_brackets() {
    let (_folder, room) = newsroom(&[
        ("Đường dây nóng", "gọi 0912.345.678 của phường"),
        ("Trực ban", "gọi +84 912 345 678 ngay"),
        ("Tiếp dân", "gọi (+84)912345678, 84 hộ"),
        ("Công an", "gọi (024) 3858 1234"),
        ("Y tế", "gọi 024.3858.1234"),
    ]);
    for words in ["0912 345 678", "+84 912 345 678", "+84912345678", "84912345678", "+84 912 34"] {
        check(&room, words, &[3, 2, 1]);
    }
    for words in ["(024) 3858 1234", "02438581234", "(024) 38", "+84 24 3858 1234"] {
        check(&room, words, &[5, 4]);
    }
    let hit = hits(&room, "0912345678").remove(1);
    let marked: Vec<_> = hit.snippet.iter().filter(|part| part.hit).map(|one| &one.text).collect();
    assert_eq!(marked, ["+84 912 345 678"]);
    assert!(room.check_index().unwrap().is_well());
}

#[test]
fn a_day_is_found_with_its_nought_and_without() {
    let (_folder, room) = newsroom(&[
        ("Sáng 03-10", "họp tổ 05"),
        ("Sáng 3-10", "họp tổ 5"),
        ("Ngày 3/10/2025", "x"),
        ("Ngày 03/10/2025", "x"),
        ("Có 30 hộ", "10 tổ"),
    ]);
    // As it was typed first.
    check(&room, "3-10", &[3, 2, 4, 1]);
    check(&room, "03-10", &[4, 1, 3, 2]);
    check(&room, "03/10/2025", &[4, 3]);
    check(&room, "tổ 5 ", &[2, 1]);
    check(&room, "tổ 05", &[1, 2]);
    check(&room, "03", &[4, 1, 3, 2]);
}
