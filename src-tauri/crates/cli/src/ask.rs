//! The words of a command line, read into an ask. Nothing is guessed: an unknown word is wrong usage.

use std::{ffi::OsString, path::PathBuf};

use desk::contract::ArticleNarrowed;
use serde_json::{Map, Value, json};

/// What `tinphuong` is asked to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ask {
    /// The newsroom's folder, where the deed needs one.
    pub(crate) newsroom: Option<PathBuf>,
    /// One JSON value instead of lines.
    pub(crate) json: bool,
    /// The deed.
    pub(crate) deed: Deed,
}

/// A subcommand with its own words.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// `import FILE…`
    Import(Vec<PathBuf>),
    /// `list`, narrowed in the contract's words.
    List(Map<String, Value>),
    /// `show ID`
    Show(String),
    /// `export ID --format F [--portal P] -o PATH`
    Export { id: String, format: String, portal: Option<String>, output: PathBuf },
    /// `portals`
    Portals,
    /// `photo FILE… --preset P -o DIR`
    Photo { files: Vec<PathBuf>, preset: String, output: PathBuf },
    /// `search WORDS`, narrowed in the contract's words.
    Search(String, Map<String, Value>),
    /// `search --rebuild`
    SearchRebuild,
    /// `search --check`
    SearchCheck,
    /// `backup -o PATH`
    Backup(Option<PathBuf>),
    /// `verify PATH`
    Verify(PathBuf),
    /// `restore PATH`
    Restore(PathBuf),
    /// `--help`
    Help,
    /// `--version`
    Version,
}

/// Words that fit no deed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrongUsage(pub(crate) String);

/// Words sorted into options and the rest.
#[derive(Default)]
struct Words {
    newsroom: Option<PathBuf>,
    json: bool,
    format: Option<String>,
    preset: Option<String>,
    portal: Option<String>,
    output: Option<PathBuf>,
    /// `--stage` and its like, in the contract's words.
    narrowed: Map<String, Value>,
    rest: Vec<OsString>,
    /// `--rebuild` or `--check`, which only `search` takes.
    care: Option<Deed>,
    wants_help: bool,
    wants_version: bool,
}

impl Ask {
    /// Fails with [`WrongUsage`], which names the word that does not fit.
    pub(crate) fn read(words: Vec<OsString>) -> Result<Self, WrongUsage> {
        let words = Words::sort(words)?;
        let (newsroom, json) = (words.newsroom.clone(), words.json);
        Ok(Self { newsroom, json, deed: words.deed()? })
    }
}

impl Words {
    fn sort(words: Vec<OsString>) -> Result<Self, WrongUsage> {
        let mut sorted = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let mut value = || {
                let missing = || WrongUsage(format!("{} thiếu giá trị đi kèm", word.display()));
                words.next().ok_or_else(missing)
            };
            match word.to_str() {
                Some("--json") => sorted.json = true,
                Some("--rebuild") => sorted.care = Some(Deed::SearchRebuild),
                Some("--check") => sorted.care = Some(Deed::SearchCheck),
                Some("--newsroom") => sorted.newsroom = Some(value()?.into()),
                Some("-o" | "--output") => sorted.output = Some(value()?.into()),
                Some("--format") => sorted.format = Some(text(value()?)?),
                Some("--portal") => sorted.portal = Some(text(value()?)?),
                Some("--preset") => sorted.preset = Some(text(value()?)?),
                Some(narrow @ ("--stage" | "--section" | "--byline" | "--month")) => {
                    sorted.narrowed.insert(narrow[2..].to_owned(), text(value()?)?.into());
                }
                Some("--without-photo") => sorted.without("withoutPhoto"),
                Some("--without-caption") => sorted.without("withoutCaption"),
                Some("-h" | "--help") => sorted.wants_help = true,
                Some("-V" | "--version") => sorted.wants_version = true,
                Some("--") => sorted.rest.extend(words.by_ref()),
                Some(option) if option.starts_with('-') && option.len() > 1 => {
                    return Err(WrongUsage(format!("không có tùy chọn {option}")));
                }
                _ => sorted.rest.push(word),
            }
        }
        Ok(sorted)
    }

    fn without(&mut self, what: &str) {
        self.narrowed.insert(what.to_owned(), true.into());
    }

    /// What narrows, if `name` is a deed that can be narrowed and the words mean something.
    fn narrowed(&mut self, name: &str) -> Result<Map<String, Value>, WrongUsage> {
        let narrowed = std::mem::take(&mut self.narrowed);
        let wrong = |what: &str| Err(WrongUsage(what.to_owned()));
        if !narrowed.is_empty() && !matches!(name, "list" | "search") {
            return wrong(
                "chỉ list và search thu hẹp được theo trạng thái, chuyên mục, bút danh, tháng, ảnh",
            );
        }
        let is_month = |month: &str| {
            let (year, of_year) = month.split_once('-').unwrap_or_default();
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            year.len() == 4 && digits(year) && of_year.len() == 2 && digits(of_year)
        };
        if narrowed.get("month").and_then(Value::as_str).is_some_and(|month| !is_month(month)) {
            return wrong("--month cần năm và tháng, ví dụ 2025-10");
        }
        match serde_json::from_value::<ArticleNarrowed>(json!(narrowed)) {
            Ok(_) => Ok(narrowed),
            Err(_) => {
                wrong("--stage là một trong draft, submitted, returned, approved, exported, posted")
            }
        }
    }

    fn deed(mut self) -> Result<Deed, WrongUsage> {
        if self.wants_help {
            return Ok(Deed::Help);
        }
        if self.wants_version {
            return Ok(Deed::Version);
        }
        let mut rest = std::mem::take(&mut self.rest).into_iter();
        let Some(name) = rest.next() else {
            return Err(WrongUsage("chưa có lệnh nào".into()));
        };
        let name = text(name)?;
        let narrowed = self.narrowed(&name)?;
        if let Some(care) = self.care {
            return match (name.as_str(), rest.next()) {
                ("search", None) => Ok(care),
                ("search", Some(word)) => Err(WrongUsage(format!("thừa từ {}", word.display()))),
                _ => Err(WrongUsage("--rebuild và --check chỉ đi với search".into())),
            };
        }
        let mut one = |what: &str| match rest.next() {
            Some(word) => Ok(word),
            None => Err(WrongUsage(format!("{name} cần {what}"))),
        };
        let deed = match name.as_str() {
            "import" => Deed::Import(files(one("ít nhất một tệp")?, &mut rest)),
            "list" => Deed::List(narrowed),
            "show" => Deed::Show(text(one("mã bài")?)?),
            "export" => Deed::Export {
                id: text(one("mã bài")?)?,
                format: self.format.ok_or_else(|| WrongUsage("export cần --format".into()))?,
                portal: self.portal,
                output: self.output.ok_or_else(|| WrongUsage("export cần -o".into()))?,
            },
            "portals" => Deed::Portals,
            "photo" => Deed::Photo {
                files: files(one("ít nhất một tệp")?, &mut rest),
                preset: self.preset.ok_or_else(|| WrongUsage("photo cần --preset".into()))?,
                output: self.output.ok_or_else(|| WrongUsage("photo cần -o".into()))?,
            },
            "search" => {
                let first = text(one("từ cần tìm")?)?;
                let more = rest.by_ref().map(text).collect::<Result<Vec<_>, _>>()?;
                Deed::Search([vec![first], more].concat().join(" "), narrowed)
            }
            "backup" => Deed::Backup(self.output),
            "verify" => Deed::Verify(one("đường dẫn")?.into()),
            "restore" => Deed::Restore(one("đường dẫn bản sao lưu")?.into()),
            other => return Err(WrongUsage(format!("không có lệnh {other}"))),
        };
        match rest.next() {
            Some(word) => Err(WrongUsage(format!("thừa từ {}", word.display()))),
            None => Ok(deed),
        }
    }
}

fn files(first: OsString, rest: &mut impl Iterator<Item = OsString>) -> Vec<PathBuf> {
    std::iter::once(first).chain(rest).map(PathBuf::from).collect()
}

fn text(word: OsString) -> Result<String, WrongUsage> {
    word.into_string()
        .map_err(|word| WrongUsage(format!("không đọc được chữ trong {}", word.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Ask, WrongUsage> {
        Ask::read(line.split(' ').map(OsString::from).collect())
    }

    #[test]
    fn options_may_stand_anywhere() {
        let before = read("--newsroom N --json show a1").unwrap();
        let after = read("show a1 --json --newsroom N").unwrap();
        assert_eq!(before, after);
        assert_eq!(before.deed, Deed::Show("a1".into()));
    }

    #[test]
    fn many_words_make_one_search() {
        assert_eq!(
            read("search thu ngan sach").unwrap().deed,
            Deed::Search("thu ngan sach".into(), Map::new())
        );
        assert_eq!(read("search --check").unwrap().deed, Deed::SearchCheck);
    }

    #[test]
    fn a_list_and_a_search_are_narrowed() {
        let narrowed = |line: &str| match read(line).unwrap().deed {
            Deed::List(narrowed) | Deed::Search(_, narrowed) => Value::Object(narrowed),
            other => panic!("{other:?}"),
        };
        assert_eq!(
            narrowed("search thu --stage draft --month 2025-10 --without-photo"),
            json!({ "stage": "draft", "month": "2025-10", "withoutPhoto": true })
        );
        assert_eq!(
            narrowed("list --byline Vy --section Tin --without-caption"),
            json!({ "byline": "Vy", "section": "Tin", "withoutCaption": true })
        );
    }

    #[test]
    fn what_does_not_fit_is_wrong_usage() {
        for line in [
            "",
            "fly",
            "show",
            "show a b",
            "export a -o x",
            "photo a --preset web",
            "list --fast",
            "list -o",
            "list --check",
            "search --rebuild x",
            "search a --stage nowhere",
            "search a --month 10-2025",
            "search a --month",
            "show a --without-photo",
        ] {
            assert!(read(line).is_err(), "{line:?} is no command");
        }
    }
}
