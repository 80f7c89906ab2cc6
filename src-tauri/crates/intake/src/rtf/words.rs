//! Control words of RTF: those that begin what a reader does not see, and those that stand for a letter.

/// Groups whose text is not the document's.
pub(super) const UNSEEN: [&str; 24] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "nonshppict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "annotation",
    "fldinst",
    "listtable",
    "listoverridetable",
    "generator",
    "themedata",
    "xe",
    "sp",
    "shprslt",
];
/// Groups that are read although programs that do not know them are told to leave them out.
pub(super) const READ: [&str; 3] = ["shppict", "nonesttables", "shpinst"];

/// The letter that a control word stands for.
pub(super) fn named(word: &str) -> Option<char> {
    Some(match word {
        "tab" | "emspace" | "enspace" | "qmspace" => ' ',
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        _ => return None,
    })
}
