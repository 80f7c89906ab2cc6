//! The seed article in every damaged form, whole again: old alphabets as bytes and as pasted, letters taken apart.
#![allow(clippy::unwrap_used, missing_docs)] // a test that cannot go on says where

use vietnamese::{Charset, decode, digits, fold, guess, nfc, shown};

const SEED: &str = include_str!("../../../../tests/fixtures/articles/seed.txt");
const TCVN3: &[u8] = include_bytes!("../../../../tests/fixtures/damaged/seed_tcvn3_bytes.txt");
const VNI: &[u8] = include_bytes!("../../../../tests/fixtures/damaged/seed_vni_bytes.txt");
const VISCII: &[u8] = include_bytes!("../../../../tests/fixtures/damaged/seed_viscii_bytes.txt");
const VPS: &[u8] = include_bytes!("../../../../tests/fixtures/damaged/seed_vps_bytes.txt");
const TCVN3_PASTED: &str =
    include_str!("../../../../tests/fixtures/damaged/seed_tcvn3_as_pasted_utf8.txt");
const VNI_PASTED: &str =
    include_str!("../../../../tests/fixtures/damaged/seed_vni_as_pasted_utf8.txt");
const NFD: &str = include_str!("../../../../tests/fixtures/damaged/seed_nfd_utf8.txt");

#[test]
fn every_damaged_form_of_the_seed_is_the_seed_again() {
    for (bytes, charset) in [
        (TCVN3, Charset::Tcvn3),
        (VNI, Charset::Vni),
        (VISCII, Charset::Viscii),
        (VPS, Charset::Vps),
    ] {
        let seen = shown(bytes);
        assert_eq!(decode(&seen, charset), SEED, "{charset:?}, told");
        let guessed = guess(&seen).unwrap();
        assert_eq!((guessed.charset, guessed.certain), (charset, true));
        assert_eq!(guessed.text, SEED, "{charset:?}, guessed");
    }
    for (pasted, charset) in [(TCVN3_PASTED, Charset::Tcvn3), (VNI_PASTED, Charset::Vni)] {
        let guessed = guess(pasted).unwrap();
        assert_eq!((guessed.charset, guessed.certain), (charset, true));
        assert_eq!(guessed.text, SEED, "{charset:?}, pasted");
        assert_eq!(digits(pasted), digits(SEED));
    }
    assert_eq!(nfc(NFD), SEED);
    assert_eq!(guess(NFD), None, "letters apart are Unicode");
    assert_eq!(fold(NFD), fold(SEED));
}

#[test]
fn every_paragraph_alone_is_known() {
    for paragraph in shown(TCVN3).split("\n\n").chain(shown(VNI).split("\n\n")) {
        let words = paragraph.split_whitespace().count();
        if words > 6 {
            let guessed = guess(paragraph).unwrap();
            assert!(guessed.certain && SEED.contains(guessed.text.trim()), "{paragraph}");
        }
    }
}

#[test]
fn the_seed_is_never_taken_for_an_old_alphabet() {
    assert_eq!(guess(SEED), None);
    for paragraph in SEED.split('\n').flat_map(|line| line.split(['.', ','])) {
        assert!(guess(paragraph).is_none_or(|one| !one.certain), "{paragraph}");
    }
}
