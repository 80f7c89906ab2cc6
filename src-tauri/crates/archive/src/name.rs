//! Names of entries: relative, forward slashes, nothing that any system reads as something else.

/// A name that is not let in.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("entry name not allowed: {0:?}")]
pub struct NameFault(pub String);

/// Names that Windows keeps for devices, also with an ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Fails with [`NameFault`] for absolute names, `..`, backslashes, colons, control and direction signs, trailing
/// dots and spaces, device names, and above 200 bytes.
pub fn check_name(name: &str) -> Result<(), NameFault> {
    let fault = || NameFault(name.chars().take(60).collect());
    let strange = |c: char| {
        c.is_control()
            || "\\:*?\"<>|".contains(c)
            || ('\u{200e}'..='\u{202e}').contains(&c)
            || c == '\u{feff}'
    };
    if name.is_empty() || name.len() > 200 || name.starts_with('/') || name.chars().any(strange) {
        return Err(fault());
    }
    for part in name.split('/') {
        let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
        let numbered = ["com", "lpt"].iter().any(|device| {
            stem.strip_prefix(device)
                .is_some_and(|n| n.chars().count() == 1 && "0123456789¹²³".contains(n))
        });
        let edge = part.ends_with(['.', ' ']) || part.starts_with(' ');
        if part.is_empty() || part == ".." || edge || numbered || DEVICES.contains(&stem.as_str()) {
            return Err(fault());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_names_pass() {
        for good in [
            "mimetype",
            "word/document.xml",
            "[Content_Types].xml",
            "anh/01-quang-cảnh.jpg",
            "a.b.c",
        ] {
            assert!(check_name(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "/etc/passwd",
            "../a",
            "a/../b",
            "a\\b",
            "C:evil.txt",
            "a:b",
            "con",
            "CON.txt",
            "com1",
            "LPT¹.doc",
            "a.",
            "a ",
            "a//b",
            "a/",
            "\u{202e}gpj",
            "a\0b",
            "nul.tar.gz",
        ] {
            assert!(check_name(bad).is_err(), "{bad:?}");
        }
    }
}
