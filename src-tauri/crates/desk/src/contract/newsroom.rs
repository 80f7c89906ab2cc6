//! The newsroom as a whole: settings and start.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Placement, RecoveredArticle};

/// An ask without content.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// It was done.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
pub struct Done {}

/// What the window needs at start.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Newsroom {
    /// The program's version.
    pub version: String,
    /// Where the newsroom lies, for display only.
    pub folder: String,
    /// Settings as they stand.
    pub settings: Settings,
    /// The article that was open last and where the caret stood.
    pub last: Option<LastPlace>,
    /// Something was recovered at this start.
    pub recovered: Option<Recovered>,
    /// The id of the sample article, while it is not in the trash.
    pub sample: Option<String>,
    /// The newest verified backup's time, ISO-8601.
    pub last_backup: Option<String>,
    /// The database can only be read (made by a newer version, or a read-only folder).
    pub read_only: bool,
    /// What kind of place the newsroom lies in.
    pub placement: Placement,
}

/// Where the person was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LastPlace {
    /// The article.
    pub article: String,
    /// The caret's position in the document, in the editor's counting.
    pub caret: u32,
    /// The page's scroll position in CSS pixels.
    pub scroll: u32,
}

/// What was found after a sudden end.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Recovered {
    /// When the program was last known to run, ISO-8601.
    pub stopped: String,
    /// The last durable save, ISO-8601.
    pub saved: Option<String>,
    /// Sentences' codes: `sudden_stop`, `database_replaced`, `rows_salvaged` …
    pub notes: Vec<String>,
    /// What became of single articles when a damaged database was replaced; those that are as the backup had them are
    /// not named.
    pub articles: Vec<RecoveredArticle>,
}

/// Settings of the person and the ward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Bút danh; empty until the first run is done.
    pub byline: String,
    /// The ward, as printed: «Phường Thanh Xuân».
    pub ward: String,
    /// What the person mostly does.
    pub role: Role,
    /// Light, dark, high contrast, or as the system.
    pub theme: Theme,
    /// The interface's language.
    pub language: Language,
    /// The ward's own sections (chuyên mục).
    pub sections: Vec<String>,
    /// Words a headline should not exceed; the count turns amber past it.
    pub headline_words: u32,
    /// Words a lead should not exceed.
    pub lead_words: u32,
    /// Size of the text on the page in CSS pixels, 14–28.
    pub page_size: u32,
    /// Where exports go, for display only.
    pub export_folder: String,
    /// Targets ticked last time: formats, `portal` for the pieces to paste, `portal:ID` for the portal chosen. At first the
    /// pieces and the package.
    pub export_formats: Vec<String>,
    /// Hints that were followed once and stay away.
    pub hints_done: Vec<String>,
    /// The typeface of the page that is written on.
    pub page_face: PageFace,
    /// Nothing moves, whatever the system says.
    pub still: bool,
    /// Size of the interface in percent, 50–300.
    pub zoom: u32,
    /// Words a person means to write in a day; 0 for none. Seen by nobody else.
    pub day_words: u32,
    /// Keys that the person chose, by command; an empty key takes the command's own away.
    pub keys: BTreeMap<String, String>,
    /// The credit of new photos that bring none of their own; empty for none.
    pub photo_credit: String,
    /// Longest side of an exported photo in pixels, 800–2560; a portal's own rule goes before it.
    pub photo_side: u32,
    /// Kilobytes of an exported photo at the most, 100–2000; a portal's own rule goes before it.
    pub photo_kilobytes: u32,
}

/// The typeface of the page that is written on; exports do not change with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PageFace {
    /// Có chân.
    #[default]
    Serif,
    /// Không chân.
    Sans,
}

/// What the person mostly does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Viết tin.
    #[default]
    Reporter,
    /// Duyệt và xuất.
    Editor,
}

/// The interface's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Sáng.
    Light,
    /// Tối.
    Dark,
    /// Tương phản cao.
    Contrast,
}

/// The interface's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

/// Settings to change; what is left out stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct SettingsChange {
    /// See [`Settings::byline`].
    pub byline: Option<String>,
    /// See [`Settings::ward`].
    pub ward: Option<String>,
    /// See [`Settings::role`].
    pub role: Option<Role>,
    /// See [`Settings::theme`].
    pub theme: Option<Theme>,
    /// See [`Settings::language`].
    pub language: Option<Language>,
    /// See [`Settings::sections`].
    pub sections: Option<Vec<String>>,
    /// See [`Settings::headline_words`].
    pub headline_words: Option<u32>,
    /// See [`Settings::lead_words`].
    pub lead_words: Option<u32>,
    /// See [`Settings::page_size`].
    pub page_size: Option<u32>,
    /// See [`Settings::export_formats`].
    pub export_formats: Option<Vec<String>>,
    /// See [`Settings::hints_done`].
    pub hints_done: Option<Vec<String>>,
    /// See [`Settings::page_face`].
    pub page_face: Option<PageFace>,
    /// See [`Settings::still`].
    pub still: Option<bool>,
    /// See [`Settings::zoom`].
    pub zoom: Option<u32>,
    /// See [`Settings::day_words`].
    pub day_words: Option<u32>,
    /// See [`Settings::keys`].
    pub keys: Option<BTreeMap<String, String>>,
    /// See [`Settings::photo_credit`].
    pub photo_credit: Option<String>,
    /// See [`Settings::photo_side`].
    pub photo_side: Option<u32>,
    /// See [`Settings::photo_kilobytes`].
    pub photo_kilobytes: Option<u32>,
}

/// An address to open outside.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LinkOpen {
    /// https or mailto.
    pub address: String,
}

impl Default for Settings {
    fn default() -> Self {
        let sections = [
            "Xây dựng Đảng",
            "Chính quyền",
            "Kinh tế - xã hội",
            "Đô thị - Môi trường",
            "Văn hóa - Xã hội",
            "An ninh trật tự",
            "Cải cách hành chính",
            "Đoàn thể",
            "Thông báo",
        ];
        Self {
            byline: String::new(),
            ward: String::new(),
            role: Role::default(),
            theme: Theme::default(),
            language: Language::default(),
            sections: sections.map(str::to_owned).to_vec(),
            headline_words: 20,
            lead_words: 60,
            page_size: 18,
            export_folder: String::new(),
            export_formats: vec!["portal".into(), "zip".into()],
            hints_done: Vec::new(),
            page_face: PageFace::default(),
            still: false,
            zoom: 100,
            day_words: 0,
            keys: BTreeMap::new(),
            photo_credit: String::new(),
            photo_side: 1600,
            photo_kilobytes: 300,
        }
    }
}
