//! The fonts of an RTF document: their names, and the code page of the bytes set in each.

use std::collections::HashMap;

use vietnamese::{Charset, decode, font_charset};

/// `\fcharset` of Vietnamese, and its code page.
const VIETNAMESE: i32 = 163;
const CODE_PAGE: i32 = 1258;
/// `\fcharset` of a font that leaves it to the document.
const UNTOLD: i32 = 1;

/// The font table.
#[derive(Default)]
pub(super) struct Fonts {
    all: HashMap<i32, Font>,
    /// The one that is being named.
    naming: i32,
    /// The font of text that names none.
    pub(super) usual: i32,
    /// The document's own code page.
    pub(super) code_page: i32,
}

#[derive(Default)]
struct Font {
    name: String,
    charset: Option<i32>,
}

impl Fonts {
    /// Font `number` is spoken of.
    pub(super) fn name(&mut self, number: i32) {
        self.naming = number;
    }

    pub(super) fn charset(&mut self, charset: Option<i32>) {
        self.all.entry(self.naming).or_default().charset = charset;
    }

    /// One more letter of a font's name.
    pub(super) fn spell(&mut self, c: char) {
        if c != ';' {
            self.all.entry(self.naming).or_default().name.push(c);
        }
    }

    /// The name of `font`, when it is one of an old alphabet.
    pub(super) fn old(&self, font: i32) -> Option<&str> {
        let name = self.all.get(&font)?.name.trim();
        font_charset(name).map(|_| name)
    }

    /// A byte set in `font`, shown as Latin, as the letter or tone that it is. Only bytes: `\u236` is an ì wherever it
    /// stands, the byte EC of Windows-1258 is a tone.
    pub(super) fn read(&self, font: i32, byte: char) -> char {
        let charset = self.all.get(&font).and_then(|font| font.charset).unwrap_or(UNTOLD);
        let vietnamese =
            charset == VIETNAMESE || (charset == UNTOLD && self.code_page == CODE_PAGE);
        if !vietnamese || self.old(font).is_some() {
            return byte;
        }
        let read = decode(byte.encode_utf8(&mut [0; 4]), Charset::Cp1258);
        read.chars().next().unwrap_or(byte)
    }
}
