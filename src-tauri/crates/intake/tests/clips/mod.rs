//! What is pasted in a test, cleaned, and how it is looked at.

use intake::{Clip, Count, How, Pasted, paste};

pub fn always() -> bool {
    true
}

pub fn clean(html: &str, text: &str) -> Pasted {
    paste(Clip { html, text, ..Clip::default() }, How::Clean, &always).unwrap()
}

pub fn texts(pasted: &Pasted) -> Vec<String> {
    pasted.blocks.iter().map(|block| format!("{}: {}", block.kind_name(), block.text())).collect()
}

pub fn count(counts: &[Count], what: &str) -> u32 {
    counts.iter().find(|one| one.what == what).map_or(0, |one| one.count)
}
