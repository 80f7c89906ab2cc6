//! Reads a PDF back: what its glyphs say by their tables, where lines and cells end by their places, its pictures.

use std::collections::HashMap;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::Pdf;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Number, Object, Stream};
use hayro_syntax::page::Page;

use crate::Read;

/// A gap wider than this part of the letter's height ends a word.
const GAP: f64 = 0.12;
/// Rows further apart than this part of the letter's height are two lines.
const ROW: f64 = 0.3;
/// Widths and shifts are in thousandths of the letter's height.
const MILLE: f64 = 1000.0;

type Matrix = [f64; 6];

/// Everything that `bytes` say. None when they are no PDF.
pub fn read(bytes: &[u8]) -> Option<Read> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let mut read = Read::default();
    for page in pdf.pages().iter() {
        read.pages += 1;
        let mut reader = Reader::new(page);
        reader.run(page);
        read.text.push_str(&as_read(&reader.text));
        read.text.push('\n');
    }
    let jpegs = pdf.objects().into_iter().filter_map(Object::into_stream).filter(is_jpeg);
    read.jpegs = jpegs.map(|stream| stream.raw_data().into_owned()).collect();
    Some(read)
}

fn is_jpeg(stream: &Stream<'_>) -> bool {
    matches!(stream.filters().as_slice(), [hayro_syntax::Filter::DctDecode])
}

/// A typeface of the page.
struct Face {
    letters: Option<CMap>,
    widths: HashMap<u32, f64>,
    otherwise: f64,
}

impl Face {
    fn of(font: &Dict<'_>) -> Self {
        let table = font.get::<Stream<'_>>("ToUnicode").and_then(|table| {
            let bytes = table.decoded().ok()?;
            CMap::parse(&bytes, |_| None)
        });
        let below = font.get::<Array<'_>>("DescendantFonts");
        let below = below.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let widths = below.as_ref().and_then(|font| font.get::<Array<'_>>("W"));
        let otherwise = below.as_ref().and_then(|font| font.get::<Number>("DW"));
        Self {
            letters: table,
            widths: widths.map(|list| widths_of(&list)).unwrap_or_default(),
            otherwise: otherwise.map_or(MILLE, |number| number.as_f64()),
        }
    }

    fn letters(&self, code: u32) -> String {
        match self.letters.as_ref().and_then(|table| table.lookup_bf_string(code)) {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => String::new(),
        }
    }

    fn width(&self, code: u32) -> f64 {
        self.widths.get(&code).copied().unwrap_or(self.otherwise)
    }
}

/// `c [w w w]` and `first last w`, in a row.
fn widths_of(list: &Array<'_>) -> HashMap<u32, f64> {
    let mut widths = HashMap::new();
    let mut items = list.iter::<Object<'_>>();
    while let Some(first) = items.next().and_then(Object::into_i32) {
        match items.next() {
            Some(Object::Array(each)) => {
                for (code, width) in (first as u32..).zip(each.iter::<Number>()) {
                    widths.insert(code, width.as_f64());
                }
            }
            Some(last) => {
                let (Some(last), Some(width)) =
                    (last.into_i32(), items.next().and_then(Object::into_number))
                else {
                    break;
                };
                for code in first..=last {
                    widths.insert(code as u32, width.as_f64());
                }
            }
            None => break,
        }
    }
    widths
}

/// Follows one page's content.
struct Reader<'a> {
    faces: HashMap<Vec<u8>, Face>,
    fonts: &'a Dict<'a>,
    page: Matrix,
    kept: Vec<Matrix>,
    line: Matrix,
    face: Vec<u8>,
    size: f64,
    /// Where the last glyph ended: x, y.
    end: Option<(f64, f64)>,
    /// Marked contents that are open: true inside one whose words were given apart.
    told: Vec<bool>,
    text: String,
}

impl<'a> Reader<'a> {
    fn new(page: &'a Page<'a>) -> Self {
        Self {
            faces: HashMap::new(),
            fonts: &page.resources().fonts,
            page: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            kept: Vec::new(),
            line: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            face: Vec::new(),
            size: 1.0,
            end: None,
            told: Vec::new(),
            text: String::new(),
        }
    }

    fn run(&mut self, page: &Page<'_>) {
        let mut ops = page.typed_operations();
        while let Some(op) = ops.next() {
            match op {
                Op::SaveState(_) => self.kept.push(self.page),
                Op::RestoreState(_) => self.page = self.kept.pop().unwrap_or(self.page),
                Op::Transform(m) => {
                    self.page = times(&numbers([m.0, m.1, m.2, m.3, m.4, m.5]), &self.page);
                }
                Op::SetTextMatrix(m) => self.line = numbers([m.0, m.1, m.2, m.3, m.4, m.5]),
                Op::BeginText(_) => self.line = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
                Op::NextLine(by) => {
                    let by = [1.0, 0.0, 0.0, 1.0, by.0.as_f64(), by.1.as_f64()];
                    self.line = times(&by, &self.line);
                }
                Op::TextFont(font) => {
                    self.face = font.0.to_vec();
                    self.size = font.1.as_f64();
                    if !self.faces.contains_key(&self.face) {
                        let dict = self.fonts.get::<Dict<'_>>(&self.face);
                        self.faces
                            .insert(self.face.clone(), Face::of(&dict.unwrap_or_else(Dict::empty)));
                    }
                }
                Op::ShowText(show) => self.show(show.0),
                Op::ShowTexts(show) => {
                    for part in show.0.iter::<Object<'_>>() {
                        match part {
                            Object::String(codes) => self.show(&codes),
                            Object::Number(shift) => self.shift(-shift.as_f64()),
                            _ => {}
                        }
                    }
                }
                Op::BeginMarkedContent(_) => self.told.push(self.is_told()),
                Op::BeginMarkedContentWithProperties(begin) => self.begin(begin.1),
                Op::EndMarkedContent(_) => {
                    self.told.pop();
                }
                _ => {}
            }
        }
    }

    fn is_told(&self) -> bool {
        self.told.last().copied().unwrap_or(false)
    }

    /// Words that stand for the glyphs inside are taken in their place.
    fn begin(&mut self, properties: &Object<'_>) {
        let words = match properties {
            Object::Dict(dict) => dict.get::<hayro_syntax::object::String<'_>>("ActualText"),
            _ => None,
        };
        if let (Some(words), false) = (&words, self.is_told()) {
            self.text.push_str(&spelled(words));
        }
        self.told.push(self.is_told() || words.is_some());
    }

    fn shift(&mut self, mille: f64) {
        let by = [1.0, 0.0, 0.0, 1.0, mille / MILLE * self.size, 0.0];
        self.line = times(&by, &self.line);
    }

    fn show(&mut self, codes: &[u8]) {
        self.part_from_the_last();
        for code in codes.chunks_exact(2) {
            let code = u32::from(code[0]) << 8 | u32::from(code[1]);
            let Some(face) = self.faces.get(&self.face) else { return };
            let (letters, width) = (face.letters(code), face.width(code));
            if !self.is_told() {
                self.text.push_str(&letters);
            }
            self.shift(width);
        }
        let (x, y, _) = self.place();
        self.end = Some((x, y));
    }

    fn part_from_the_last(&mut self) {
        let (x, y, height) = self.place();
        let Some((end, row)) = self.end else { return };
        if (row - y).abs() > ROW * height {
            self.text.push('\n');
        } else if (x - end).abs() > GAP * height {
            self.text.push(' ');
        }
    }

    /// Where the next glyph will stand on the page, and the height of letters there.
    fn place(&self) -> (f64, f64, f64) {
        let place = times(&self.line, &self.page);
        (place[4], place[5], self.size * place[0].hypot(place[1]))
    }
}

/// Letters that run from right to left stand on the page as they are seen; here they come as they are read.
fn as_read(text: &str) -> String {
    let leftwards = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        if leftwards(c) || (c == ' ' && !run.is_empty()) {
            run.push(c);
            continue;
        }
        out.extend(run.drain(..).rev());
        out.push(c);
    }
    out.extend(run.drain(..).rev());
    out
}

/// UTF-16 with its mark, else letters of one byte.
fn spelled(words: &[u8]) -> String {
    let Some(units) = words.strip_prefix(&[0xfe, 0xff]) else {
        return words.iter().copied().map(char::from).collect();
    };
    let units: Vec<u16> =
        units.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
    String::from_utf16_lossy(&units)
}

fn numbers(six: [Number; 6]) -> Matrix {
    six.map(|number| number.as_f64())
}

/// First `a`, then `b`.
fn times(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}
