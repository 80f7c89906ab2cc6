//! What the command line answers beyond the window's requests: an article as plain words, photos made from files,
//! what a verification found.

use serde::{Deserialize, Serialize};

/// An article as words, block by block. The shape of `tinphuong show` is stable; fields may be added.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ArticleText {
    /// The article.
    pub id: String,
    /// Where it stands.
    pub stage: super::StageName,
    /// Chuyên mục.
    pub section: String,
    /// Tít.
    pub headline: String,
    /// Sa-pô.
    pub lead: String,
    /// Bút danh.
    pub byline: String,
    /// Ngày đăng, `2025-10-03T23:52`.
    pub published: Option<String>,
    /// Từ khóa.
    pub keywords: Vec<String>,
    /// The body in order.
    pub blocks: Vec<BlockText>,
}

/// A block as words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BlockText {
    /// Its id.
    pub id: String,
    /// `paragraph`, `heading`, `quote`, `bullet_list`, `ordered_list`, `table`, `figure`, `gallery`, `fact_box`.
    pub kind: String,
    /// Its words; parts on lines of their own.
    pub text: String,
    /// Its photos' hashes.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub photos: Vec<String>,
}

/// Photos made from files, one answer for each file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PhotosMade {
    /// In the order of the files.
    pub photos: Vec<PhotoMade>,
}

/// What became of one file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PhotoMade {
    /// The file as it was named.
    pub source: String,
    /// Every output was written.
    pub ok: bool,
    /// What was written, or lay there already byte for byte; a full drive may have room for some of them.
    pub outputs: Vec<PhotoOutput>,
    /// What was noticed, by code.
    pub warnings: Vec<String>,
    /// Why the rest was not written.
    pub refusal: Option<super::Refusal>,
}

/// A picture that was written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PhotoOutput {
    /// Where.
    pub path: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Bytes.
    pub bytes: u32,
    /// Whether a byte budget was larger than all that the format can use for this picture.
    pub best: bool,
    /// It has a number behind its name, under which another file lies.
    pub renamed: bool,
}

/// What a verification found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Verified {
    /// Everything is as it was written.
    pub ok: bool,
    /// `newsroom`, `backup` or `export`.
    pub kind: String,
    /// Articles seen.
    pub articles: u32,
    /// Revisions whose hash was checked.
    pub revisions: u32,
    /// Photos whose hash was checked.
    pub photos: u32,
    /// What is damaged.
    pub damage: Vec<super::DamagedPart>,
}

/// A backup written to a place of the person's choice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BackupWritten {
    /// Where.
    pub path: String,
    /// What is in it.
    pub backup: super::BackupRow,
}

/// What a check of the search index found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SearchChecked {
    /// The index says what the texts say.
    pub ok: bool,
    /// Articles looked at.
    pub articles: u32,
    /// Articles whose words are missing or old, by id.
    pub stale: Vec<String>,
    /// Rows of the index that belong to no article.
    pub strays: u32,
    /// What the database's own check says, when it is not well.
    pub trouble: Option<String>,
}
