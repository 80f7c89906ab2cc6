//! Names for files that keep their Vietnamese letters and are safe on Windows, macOS and Linux.

/// Most bytes of a name: systems allow 255, an ending and a number must still fit.
const MOST: usize = 180;

/// `text` as a file's name without its ending: NFC, signs that a system forbids become a space, no space or dot at
/// either end, at most 180 bytes and cut between words, never a device's name, never empty («bai»).
pub fn file_name(text: &str) -> String {
    let forbidden = |c: char| c.is_control() || c.is_whitespace() || "<>:\"/\\|?*".contains(c);
    let seen = text.replace(turns, " ").replace('\u{ad}', "");
    let seen = crate::without_unseen(&seen);
    let clean: String =
        crate::nfc(&seen).chars().map(|c| if forbidden(c) { ' ' } else { c }).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = cut(clean.trim_matches(['.', ' '])).trim_end_matches(['.', ' ']);
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

/// As many whole words as fit; of a first word that is longer still, as many letters.
fn cut(name: &str) -> &str {
    if name.len() <= MOST {
        return name;
    }
    let fits = name.floor_char_boundary(MOST);
    let words = if name[fits..].starts_with(' ') { Some(fits) } else { name[..fits].rfind(' ') };
    &name[..words.unwrap_or(fits)]
}

/// Marks that turn the direction of writing: a name with them lies about its ending.
fn turns(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{2069}')
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
            ("CONIN$", "bai CONIN$"),
            ("com¹", "bai com¹"),
            ("cồn", "cồn"),
            ("ph\u{ad}ường", "phường"),
            ("a\u{202e}gpj.exe", "a gpj.exe"),
        ] {
            assert_eq!(file_name(text), name);
        }
        let long = file_name(&"đường ".repeat(100));
        assert!(long.len() <= MOST && long.split(' ').all(|word| word == "đường"), "{long}");
        assert_eq!(file_name(&("a".repeat(MOST) + " b")).len(), MOST);
        assert_eq!(file_name(&"ườ".repeat(100)).len(), MOST);
    }
}
