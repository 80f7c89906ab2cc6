//! The contract in TypeScript is generated, committed, and never stale.

use std::fs;

use crate::tree::root;

#[test]
fn the_windows_contract_is_fresh() {
    let path = root().join("ui/src/bridge/contract.ts");
    let fresh = desk::contract_file();
    if fs::read_to_string(&path).unwrap_or_default() != fresh {
        fs::write(&path, fresh).unwrap();
        panic!("contract.ts was stale and has been rewritten; run again and commit it");
    }
}

#[test]
fn no_number_on_the_contract_is_wider_than_the_window_can_count() {
    let text = desk::contract_file();
    assert!(!text.contains("bigint"), "a 64-bit integer would arrive as a number that lies");
}
