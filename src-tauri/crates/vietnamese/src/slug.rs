//! Names for files and addresses: ASCII, lower case, hyphens; safe on every system.

/// Names that Windows keeps for devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// `text` as a slug of at most `max_chars` characters, cut between words where possible: «Thu ngân sách, quý III» →
/// `thu-ngan-sach-quy-iii`. Never empty: what has no letter becomes `bai`.
pub fn slug(text: &str, max_chars: usize) -> String {
    let folded = crate::fold(text);
    let mut slug = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let wanted = slug.len() + usize::from(!slug.is_empty()) + word.len();
        if wanted > max_chars {
            if slug.is_empty() {
                slug.extend(word.chars().take(max_chars));
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() {
        return "bai".to_owned();
    }
    if is_device(&slug) {
        slug.insert_str(0, "bai-");
    }
    slug
}

/// True for a name (small letters) that Windows keeps for a device.
pub(crate) fn is_device(name: &str) -> bool {
    let numbered = |kind: &str| {
        name.strip_prefix(kind)
            .is_some_and(|n| n.chars().count() == 1 && n.contains(|c| "0123456789¹²³".contains(c)))
    };
    DEVICES.contains(&name) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain_and_cut_between_words() {
        assert_eq!(slug("Đảng bộ phường: thu ngân sách", 80), "dang-bo-phuong-thu-ngan-sach");
        assert_eq!(slug("Thu ngân sách quý III", 14), "thu-ngan-sach");
        assert_eq!(slug("…", 10), "bai");
    }

    #[test]
    fn device_names_are_avoided() {
        for name in ["CON", "nul", "Com1", "LPT9"] {
            assert!(slug(name, 20).starts_with("bai-"), "{name}");
        }
    }
}
