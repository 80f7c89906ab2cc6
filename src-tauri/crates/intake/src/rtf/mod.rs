//! RTF as a page: paragraphs, bold, italics, tables and each run's font; the page goes through the one cleaner.
//! Pictures are those that were taken out before; headers, notes and everything a reader does not see are left out.

mod fonts;
mod pictures;
mod tables;
mod words;

use fonts::Fonts;
pub(crate) use pictures::taken_out;
use words::{READ, UNSEEN, named};

use crate::{fields, page};

/// Groups nested deeper are an attack: the rest is left out.
const DEEPEST: usize = 200;
/// Most bytes of what a field does.
const LONGEST_ORDER: usize = 4_000;

/// The page of an RTF document; empty for text that is none. `rtf` has one character for each byte.
pub(crate) fn page(rtf: &str) -> String {
    if !rtf.trim_start().starts_with("{\\rtf") {
        return String::new();
    }
    let mut reading = Reading { open: vec![State::default()], ..Reading::default() };
    let letters: Vec<char> = rtf.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        at = reading.step(&letters, at);
    }
    reading.end_paragraph();
    reading.end_table();
    reading.page
}

/// How letters are set inside a group.
#[derive(Clone)]
#[allow(clippy::struct_excessive_bools)] // switches of RTF itself
struct State {
    font: i32,
    strong: bool,
    em: bool,
    raised: bool,
    /// The group is not the document's text.
    unseen: bool,
    hidden: bool,
    deleted: bool,
    in_fonts: bool,
    /// The group says what a field does.
    in_order: bool,
    /// It describes a shape.
    in_shape: bool,
    /// Links that are open.
    links: usize,
    /// Letters behind `\u` that stand for it in old programs.
    skip: usize,
}

impl Default for State {
    fn default() -> Self {
        Self {
            font: 0,
            strong: false,
            em: false,
            raised: false,
            unseen: false,
            hidden: false,
            deleted: false,
            in_fonts: false,
            in_order: false,
            in_shape: false,
            links: 0,
            skip: 1,
        }
    }
}

#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // switches of RTF itself
struct Reading {
    open: Vec<State>,
    deeper: usize,
    fonts: Fonts,
    run: String,
    /// The first half of a letter that `\u` writes as two.
    half: Option<u16>,
    paragraph: String,
    cells: Vec<String>,
    in_table: bool,
    table_open: bool,
    to_skip: usize,
    star: bool,
    /// What the last field does.
    order: String,
    page: String,
}

impl Reading {
    fn state(&mut self) -> &mut State {
        if self.open.is_empty() {
            self.open.push(State::default());
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    /// Reads what stands at `at`; answers where to go on.
    fn step(&mut self, letters: &[char], at: usize) -> usize {
        match letters[at] {
            '{' if self.open.len() >= DEEPEST => self.deeper += 1,
            '}' if self.deeper > 0 => self.deeper -= 1,
            '{' => {
                self.to_skip = 0;
                let state = self.state().clone();
                self.open.push(state);
            }
            '}' => {
                self.to_skip = 0;
                self.end_run();
                let links = self.open.pop().map_or(0, |state| state.links);
                let outer = self.state().links;
                self.paragraph.push_str(&"</a>".repeat(links.saturating_sub(outer)));
                self.star = false;
            }
            '\\' => return self.control(letters, at + 1),
            '\r' | '\n' => {}
            c => self.letter(c, !c.is_ascii()),
        }
        at + 1
    }

    fn control(&mut self, letters: &[char], at: usize) -> usize {
        let Some(first) = letters.get(at) else { return at };
        if !first.is_ascii_alphabetic() {
            return self.sign(letters, at, *first);
        }
        let mut end = at;
        while letters.get(end).is_some_and(char::is_ascii_alphabetic) && end - at < 32 {
            end += 1;
        }
        let word: String = letters[at..end].iter().collect();
        let mut number = String::new();
        if letters.get(end) == Some(&'-') {
            number.push('-');
            end += 1;
        }
        while letters.get(end).is_some_and(char::is_ascii_digit) && number.len() < 11 {
            number.push(letters[end]);
            end += 1;
        }
        if letters.get(end) == Some(&' ') {
            end += 1;
        }
        let number = number.parse().ok();
        if word == "bin" {
            // So many bytes behind it are a picture's.
            return end.saturating_add(number.and_then(|n: i32| n.try_into().ok()).unwrap_or(0));
        }
        self.word(&word, number);
        end
    }

    fn sign(&mut self, letters: &[char], at: usize, sign: char) -> usize {
        match sign {
            '\'' => {
                let hex: String = letters.iter().skip(at + 1).take(2).collect();
                if let Ok(byte) = u8::from_str_radix(&hex, 16) {
                    let shown = vietnamese::shown(&[byte]);
                    shown.chars().for_each(|c| self.letter(c, true));
                }
                return at + 3;
            }
            '*' => self.star = true,
            // The optional hyphen is a letter of TCVN3; the cleaner knows by the font.
            '-' => self.letter('\u{ad}', true),
            '~' => self.letter('\u{a0}', false),
            '_' => self.letter('-', false),
            '\\' | '{' | '}' => self.letter(sign, false),
            '\r' | '\n' if !self.state().unseen => self.end_paragraph(),
            _ => {}
        }
        at + 1
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if std::mem::take(&mut self.star) && !READ.contains(&word) {
            (self.state().unseen, self.state().in_fonts) = (true, false);
        }
        if UNSEEN.contains(&word) {
            return self.unseen(word);
        }
        let on = number != Some(0);
        match word {
            "f" => {
                self.end_run();
                self.fonts.name(number.unwrap_or(0));
                self.state().font = number.unwrap_or(0);
            }
            "deff" => {
                self.fonts.usual = number.unwrap_or(0);
                self.state().font = self.fonts.usual;
            }
            "fcharset" if self.state().in_fonts => self.fonts.charset(number),
            "ansicpg" => self.fonts.code_page = number.unwrap_or(0),
            "b" => self.set(|state| state.strong = on),
            "i" => self.set(|state| state.em = on),
            "super" | "nosupersub" => self.set(|state| state.raised = on && word == "super"),
            "fldrslt" => self.begin_link(),
            "tpclip" => self.picture(number),
            "plain" => {
                let font = self.fonts.usual;
                self.set(|state| {
                    (state.strong, state.em, state.raised) = (false, false, false);
                    (state.hidden, state.deleted, state.font) = (false, false, font);
                });
            }
            "v" => self.leave_out(|state| &mut state.hidden, on, "<span hidden>x</span>"),
            "footnote" => self.leave_out(|state| &mut state.unseen, true, page::FOOTNOTE),
            "deleted" => self.leave_out(|state| &mut state.deleted, on, "<del>x</del>"),
            "uc" => self.state().skip = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "u" => self.unicode(number.unwrap_or(0)),
            // Paragraphs and tables of a note or a header are not the document's.
            "par" | "sect" | "page" | "column" | "intbl" | "pard" | "cell" | "row"
                if self.state().unseen => {}
            "par" | "sect" | "page" | "column" => self.end_paragraph(),
            "line" | "nestcell" => self.tag("<br>"),
            "intbl" => self.in_table = true,
            "pard" => self.in_table = false,
            "cell" => self.end_cell(),
            "row" => self.end_row(),
            word => named(word).into_iter().for_each(|c| self.letter(c, false)),
        }
    }

    /// Begins a group whose text is not the document's.
    fn unseen(&mut self, word: &str) {
        match word {
            "pict" => self.picture(None),
            "fldinst" => self.order.clear(),
            _ => {}
        }
        let state = self.state();
        (state.in_shape, state.in_order) = (word == "sp" && !state.unseen, word == "fldinst");
        (state.unseen, state.in_fonts) = (true, word == "fonttbl");
    }

    /// A picture that was taken out has a number.
    fn picture(&mut self, number: Option<i32>) {
        let State { unseen, in_shape, hidden, deleted, .. } = *self.state();
        if (!unseen || in_shape) && !hidden && !deleted {
            self.end_run();
            let number = number.map_or_else(|| "x".to_owned(), |number| format!("clip:{number}"));
            self.paragraph.extend(["<img src=\"", &number, "\">"]);
        }
    }

    /// What a field shows stands behind what it does.
    fn begin_link(&mut self) {
        if let Some(address) = fields::address(&std::mem::take(&mut self.order))
            && !self.state().unseen
        {
            let address = address.replace('&', "&amp;").replace('"', "&quot;");
            self.tag(&format!("<a href=\"{address}\">"));
            self.state().links += 1;
        }
    }

    /// Begins or ends a stretch that is not taken in; `tag` tells the cleaner that there is one.
    fn leave_out(&mut self, which: fn(&mut State) -> &mut bool, on: bool, tag: &str) {
        if on && !*which(self.state()) {
            self.tag(tag);
        }
        self.set(|state| *which(state) = on);
    }

    /// A letter by its number; one beyond 16 bits comes in two halves.
    fn unicode(&mut self, number: i32) {
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or(0);
        self.to_skip = 0;
        let first = self.half.take();
        if (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
        } else {
            let whole = char::decode_utf16(first.into_iter().chain([unit]));
            whole.flatten().for_each(|c| self.letter(c, false));
        }
        self.to_skip = self.state().skip;
    }

    fn set(&mut self, change: impl Fn(&mut State)) {
        self.end_run();
        change(self.state());
    }

    /// A letter of the text, or of a font's name; `byte`: one that the font's code page tells.
    fn letter(&mut self, c: char, byte: bool) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        let State { font, unseen, hidden, deleted, in_fonts, in_order, .. } = *self.state();
        if in_fonts {
            self.fonts.spell(c);
        } else if in_order && self.order.len() < LONGEST_ORDER {
            self.order.push(c);
        } else if !(unseen || hidden || deleted) {
            self.run.push(if byte { self.fonts.read(font, c) } else { c });
        }
    }

    fn tag(&mut self, tag: &str) {
        self.end_run();
        if !self.state().unseen {
            self.paragraph.push_str(tag);
        }
    }

    /// Sets the run with its marks and its font.
    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.is_empty() {
            return;
        }
        let State { font, strong, em, raised, .. } = *self.state();
        let mut text = String::with_capacity(run.len() + 16);
        // A byte that is a tone stands behind its letter.
        for c in vietnamese::nfc(&run).chars() {
            match c {
                '<' => text.push_str("&lt;"),
                '&' => text.push_str("&amp;"),
                c => text.push(c),
            }
        }
        for (on, tag) in [(raised, "sup"), (em, "i"), (strong, "b")] {
            if on {
                text = format!("<{tag}>{text}</{tag}>");
            }
        }
        if let Some(name) = self.fonts.old(font) {
            let name: String = name.chars().filter(|c| !"\"<>&;".contains(*c)).collect();
            text = format!("<font face=\"{name}\">{text}</font>");
        }
        self.paragraph.push_str(&text);
    }

    fn end_paragraph(&mut self) {
        self.end_run();
        if self.in_table {
            self.paragraph.push_str("<br>");
            return;
        }
        self.end_table();
        let paragraph = std::mem::take(&mut self.paragraph);
        if !paragraph.is_empty() {
            self.page.extend(["<p>", &paragraph, "</p>\n"]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_marks_and_tables_come_through() {
        let rtf = r"{\rtf1\ansi{\fonttbl{\f0\fnil\fcharset163 Arial;}{\f1 .VnTime;}}{\info{\title x}}\pard\b T\'edt\b0  {\i nghi\'eang}\par
\u272?\u7843?ng 1 < 2\par {\f1 \'a7\'b6ng t\-}\par\trowd\intbl A\cell B\cell\row\pard h\'ea\'f2t\par}";
        let page = page(rtf);
        assert!(page.starts_with("<p><b>T"), "{page}");
        assert!(page.contains("<i>nghiêng</i>"), "{page}");
        assert!(page.contains("<p>Đảng 1 &lt; 2</p>"), "{page}");
        assert!(page.contains("<font face=\".VnTime\">§¶ng t\u{ad}</font>"), "{page}");
        assert!(page.contains("<table><tr><td>A</td><td>B</td></tr></table>"), "{page}");
        assert!(page.contains("<p>hệt</p>") && !page.contains('x'), "{page}");
    }

    #[test]
    fn broken_groups_do_no_harm() {
        for rtf in
            ["", "abc", "{\\rtf1", "{\\rtf1}}}}\\'", "{\\rtf1\\u", "{\\rtf1 \\'e", "{\\rtf1\\"]
        {
            let _ = page(rtf);
        }
        let deep = format!("{{\\rtf1 {}x{}", "{".repeat(5000), "}".repeat(5001));
        let _ = page(&deep);
    }
}
