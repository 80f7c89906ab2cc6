//! The article: the document and what is said about it.

use crate::{ArticleId, Document, LocalTime, PhotoRef, Stage};

/// An article of the newsroom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// Where it stands.
    pub stage: Stage,
    /// Chuyên mục, as the ward names it. May be empty in a draft.
    pub section: String,
    /// Thể loại.
    pub genre: Genre,
    /// Ngày đăng, as planned or as printed.
    pub published: Option<LocalTime>,
    /// Từ khóa.
    pub keywords: Vec<String>,
    /// Ảnh đại diện; none means: the first photo.
    pub featured: Option<PhotoRef>,
    /// What the reporter wrote.
    pub document: Document,
}

/// What kind of piece it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Genre {
    /// Tin.
    #[default]
    News,
    /// Bài phản ánh.
    Feature,
    /// Phóng sự ảnh.
    PhotoStory,
    /// Thông báo.
    Notice,
    /// Phỏng vấn.
    Interview,
}

impl Genre {
    /// All genres in the order of the menu.
    pub const ALL: [Self; 5] =
        [Self::News, Self::Feature, Self::PhotoStory, Self::Notice, Self::Interview];

    /// The genre's word in store and contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Feature => "feature",
            Self::PhotoStory => "photo_story",
            Self::Notice => "notice",
            Self::Interview => "interview",
        }
    }

    /// The genre of that word, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|genre| genre.name() == name)
    }
}

impl Article {
    /// A draft of `document` about which nothing else is said yet.
    pub fn draft(id: ArticleId, document: Document) -> Self {
        Self {
            id,
            stage: Stage::Draft,
            section: String::new(),
            genre: Genre::News,
            published: None,
            keywords: Vec::new(),
            featured: None,
            document,
        }
    }

    /// True when nobody has written anything, in the text or beside it; `signed` is the byline that stood there from the start.
    pub fn is_untouched(&self, signed: &str) -> bool {
        self.section.trim().is_empty()
            && self.keywords.is_empty()
            && self.published.is_none()
            && self.document.is_untouched(signed)
    }

    /// Ảnh đại diện: the chosen one, else the first photo of the text.
    pub fn lead_photo(&self) -> Option<&PhotoRef> {
        let in_text = |photo: &&PhotoRef| {
            self.document.figures().iter().any(|figure| figure.photo.as_ref() == Some(*photo))
        };
        self.featured
            .as_ref()
            .filter(in_text)
            .or_else(|| self.document.figures().iter().find_map(|figure| figure.photo.as_ref()))
    }
}
