//! What an exporter gets: the article, its photos made ready, and the site it is for.

use article::{Article, LocalTime, PhotoRef, Stage};

/// An article with all that its formats need.
#[derive(Clone, Debug)]
pub struct Story<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its photos in reading order, each once; upright, sRGB, without metadata but their words.
    pub photos: &'a [StoryPhoto],
    /// The lead photo cut for a purpose: `featured` (1200×675), `social` (1200×630). None for the preview.
    pub covers: &'a [StoryCover],
    /// The ward.
    pub site: Site,
    /// The last change of the text, in Vietnamese time; where it is known.
    pub changed: Option<LocalTime>,
}

/// A photo made ready for export.
#[derive(Clone, Debug)]
pub struct StoryPhoto {
    /// Which photo of the article.
    pub photo: PhotoRef,
    /// JPEG bytes.
    pub jpeg: Vec<u8>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// The lead photo in another shape.
#[derive(Clone, Debug)]
pub struct StoryCover {
    /// What it is for: `featured` or `social`.
    pub name: &'static str,
    /// JPEG bytes.
    pub jpeg: Vec<u8>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// The ward that publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// «Phường Mây Trắng»; may be empty.
    pub ward: String,
    /// The portal it goes to, where one was chosen.
    pub profile: Option<crate::Profile>,
}

impl Story<'_> {
    /// The photo and its number, from 1 in reading order.
    pub fn photo(&self, wanted: &PhotoRef) -> Option<(usize, &StoryPhoto)> {
        (1..).zip(self.photos).find(|(_, photo)| photo.photo == *wanted)
    }

    /// The cover for that purpose, if there is a lead photo.
    pub fn cover(&self, name: &str) -> Option<&StoryCover> {
        self.covers.iter().find(|cover| cover.name == name)
    }

    /// The file's name of the `n`-th photo: `01-quang-canh-hoi-nghi.jpg`, from its caption.
    pub fn photo_name(&self, n: usize, photo: &PhotoRef) -> String {
        let figures = self.article.document.figures();
        let caption = figures.iter().find(|figure| figure.photo.as_ref() == Some(photo));
        let caption = caption.map(|figure| article::plain(&figure.caption)).unwrap_or_default();
        let words = if caption.trim().is_empty() {
            "anh".to_owned()
        } else {
            vietnamese::slug(&caption, 40)
        };
        format!("{n:02}-{words}.jpg")
    }

    /// The headline as text.
    pub fn headline(&self) -> String {
        article::plain(&self.article.document.headline)
    }

    /// The lead as text.
    pub fn lead(&self) -> String {
        article::plain(&self.article.document.sapo)
    }

    /// The byline as text.
    pub fn byline(&self) -> String {
        article::plain(&self.article.document.byline)
    }

    /// Ngày đăng.
    pub fn published(&self) -> Option<LocalTime> {
        self.article.published
    }

    /// Ngày đăng; of a text that has none yet, its last change.
    pub fn dated(&self) -> Option<LocalTime> {
        self.published().or(self.changed)
    }

    /// The word of the IPTC for what others may do with the text: before its approval it is held back.
    pub(crate) fn pub_status(&self) -> &'static str {
        match self.article.stage {
            Stage::Draft | Stage::Submitted | Stage::Returned => "withheld",
            Stage::Approved | Stage::Exported | Stage::Posted => "usable",
        }
    }
}
