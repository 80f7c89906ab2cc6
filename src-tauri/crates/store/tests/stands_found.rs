//! What is written short finds what is written in full, and the other way, behind what was typed.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod asking;
mod stories;

use asking::{check, hits, newsroom};

#[test]
fn an_abbreviation_and_its_words_find_each_other() {
    let (_folder, room) = newsroom(&[
        ("Họp", "Sở của TP.HCM và Ủy ban nhân dân phường"),
        ("Họp", "cả TPHCM, UBND phường họp"),
        ("Họp", "Thành phố Hồ Chí Minh"),
        ("Họp", "TP. Hồ Chí Minh"),
        ("Họp", "thành phố Hà Nội, nhân dân có ủy viên trong ban"),
    ]);
    check(&room, "TP.HCM", &[1, 4, 3, 2]);
    check(&room, "TPHCM", &[2, 4, 3, 1]);
    check(&room, "TP. Hồ Chí Minh", &[4, 3, 2, 1]);
    check(&room, "thành phố hồ chí minh", &[3, 4, 2, 1]);
    check(&room, "UBND phường", &[2, 1]);
    check(&room, "ủy ban nhân dân ", &[1, 5, 2]);
    check(&room, "\"ủy ban nhân dân\"", &[1]);
    check(&room, "\"UBND\"", &[2]);
    let hit = hits(&room, "UBND phường").remove(1);
    let marked: Vec<_> = hit.snippet.iter().filter(|part| part.hit).map(|one| &one.text).collect();
    assert_eq!(marked, ["Ủy ban nhân dân phường"]);
}

#[test]
fn a_numbered_ward_is_found_by_its_letter() {
    let (_folder, room) = newsroom(&[
        ("Họp", "UBND P.5, Q.3"),
        ("Họp", "UBND Phường 5"),
        ("Họp", "phường họp, có 5 hộ"),
        ("Họp", "phường 15, quận 3"),
        ("Họp", "P5 ra quân"),
    ]);
    check(&room, "P.5", &[1, 5, 2]);
    check(&room, "P5", &[5, 2, 1]);
    check(&room, "Phường 5 ", &[2, 3, 5, 1]);
    check(&room, "Q.3", &[1, 4]);
}

#[test]
fn a_slip_beside_an_abbreviation_is_forgiven() {
    let (_folder, room) = newsroom(&[("Họp", "Ủy ban nhân dân phường Mây Trắng")]);
    check(&room, "ubnd phuogn", &[1]);
    check(&room, "ubnd phuong may trnag", &[1]);
}

#[test]
fn i_and_y_and_roman_numbers_are_written_for_others() {
    let (_folder, room) = newsroom(&[
        ("Viếng liệt sĩ", "kỳ họp quý III"),
        ("Viếng liệt sỹ", "kì họp quý 3"),
        ("Bánh mì", "nước Mĩ, nước Mỹ"),
        ("Bánh mì", "ki lô"),
    ]);
    check(&room, "liệt sỹ", &[2, 1]);
    check(&room, "liệt sĩ", &[1, 2]);
    check(&room, "kì họp", &[2, 1]);
    check(&room, "ky hop ", &[1, 2]);
    check(&room, "họp quý 3", &[2, 1]);
    check(&room, "quý III", &[1, 2]);
    // The bread is not America.
    check(&room, "mỹ", &[3]);
    check(&room, "mĩ ", &[3, 4]);
}

#[test]
fn of_two_slips_the_one_that_puts_words_together_is_meant() {
    let (_folder, room) =
        newsroom(&[("Mây Trắng", "cầu thủ"), ("Trồng cây", "x"), ("Họp", "trong xã")]);
    check(&room, "trồng câu", &[2]);
}
