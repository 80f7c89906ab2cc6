//! Names for files that keep their Vietnamese letters and are safe on Windows, macOS and Linux.

/// Most bytes of a name: systems allow 255, an ending and a number must still fit.
const MOST: usize = 180;

/// `text` as a file's name without its ending: NFC, signs that a system forbids become a space, no space or dot at
/// either end, at most 180 bytes, never a device's name, never empty («bai»).
pub fn file_name(text: &str) -> String {
    let forbidden =
        |c: char| c.is_control() || c.is_whitespace() || "<>:\"/\\|?*".contains(c) || hidden(c);
    let clean: String =
        crate::nfc(text).chars().map(|c| if forbidden(c) { ' ' } else { c }).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut name = String::new();
    for c in clean.trim_matches(['.', ' ']).chars() {
        if name.len() + c.len_utf8() > MOST {
            break;
        }
        name.push(c);
    }
    let name = name.trim_end_matches(['.', ' ']);
    if name.is_empty() {
        return "bai".to_owned();
    }
    let stem = name.split('.').next().unwrap_or(name);
    if crate::slug::is_device(&stem.trim().to_lowercase()) {
        format!("bai {name}")
    } else {
        name.to_owned()
    }
}

/// Marks that turn the direction of writing or show nothing: a name with them lies about its ending.
fn hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_letters_and_lose_what_no_system_bears() {
        for (text, name) in [
            ("Đảng bộ phường: thu ngân sách?", "Đảng bộ phường thu ngân sách"),
            ("  Ti\u{301}t / bài.  ", "Tít bài"),
            ("..", "bai"),
            ("CON", "bai CON"),
            ("nul.txt", "bai nul.txt"),
            ("a\u{202e}gpj.exe", "a gpj.exe"),
        ] {
            assert_eq!(file_name(text), name);
        }
        let long = file_name(&"đường ".repeat(100));
        assert!(long.len() <= MOST && long.starts_with("đường đường") && !long.ends_with(' '));
    }
}
