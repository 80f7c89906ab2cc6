//! What a file may be, told by how its name ends: a photo, or what lies beside photos. The window asks the same lists, which
//! are written into its contract; what a photo really is, its content tells.

use std::path::Path;

/// Endings of files that are offered as photos.
pub(crate) const PHOTOS: [&str; 13] = [
    "jpg", "jpeg", "jpe", "jfif", "png", "heic", "heif", "webp", "gif", "tif", "tiff", "bmp",
    "avif",
];

/// Endings of what lies beside photos and is neither one nor a text: films, and what telephones and systems keep about each.
pub(crate) const BESIDE: [&str; 16] = [
    "aae", "thm", "lrv", "xmp", "db", "ini", "mov", "mp4", "m4v", "3gp", "avi", "mkv", "mts",
    "wmv", "webm", "mpg",
];

/// How the name of `path` ends, in small letters; empty where it has no ending.
pub(crate) fn ending(path: &Path) -> String {
    path.extension().and_then(|end| end.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// True for the ending of a photo.
pub(crate) fn is_photo(ending: &str) -> bool {
    PHOTOS.contains(&ending)
}

/// True for the ending of what lies beside photos.
pub(crate) fn lies_beside(ending: &str) -> bool {
    BESIDE.contains(&ending)
}

/// Both lists as TypeScript.
pub(crate) fn typescript() -> String {
    let listed = |name: &str, doc: &str, endings: &[&str]| {
        format!("/** {doc} */\nexport const {name}: readonly string[] = {endings:?};\n\n")
    };
    listed("PHOTO_ENDINGS", "Endings of files that are offered as photos.", &PHOTOS)
        + &listed("BESIDE_ENDINGS", "Endings of what lies beside photos.", &BESIDE)
}
