//! An article as a portal's form wants it: field by field, photo by photo, with what does not fit.

use std::fmt;

use article::{Figure, plain};

use super::{FieldRule, PhotoPlace, Profile, strainer::strained};
use crate::{PhotoSource, Story, escape::clean, page, text::plain_text};

/// The form, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Tít.
    pub headline: FormField,
    /// Sa-pô.
    pub lead: FormField,
    /// Text and byline as HTML under the portal's rules.
    pub body: String,
    /// All of it as plain words.
    pub plain: String,
    /// The photos in the order of the text.
    pub photos: Vec<FormPhoto>,
    /// What does not fit, or would be lost there.
    pub findings: Vec<FormFinding>,
}

/// A field of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormField {
    /// The words, in one line.
    pub text: String,
    /// Places they take.
    pub length: usize,
    /// Places there are.
    pub longest: usize,
}

/// A photo for the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormPhoto {
    /// Its number in the text, from 1.
    pub number: usize,
    /// Its file's name under the portal's rule.
    pub name: String,
    /// Caption and credit in one line.
    pub caption: String,
    /// What a person who does not see it hears.
    pub alt: String,
}

/// Something that the portal would refuse, cut or lose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFinding {
    /// The headline takes more places than there are.
    LongHeadline,
    /// The lead does.
    LongLead,
    /// There are more photos than it takes; so many are allowed.
    ManyPhotos(usize),
    /// This photo has no alt text, and the portal wants one.
    NoAlt(usize),
    /// This photo's alt text holds the words with which the portal drops it.
    LostAlt(usize, String),
    /// A link's address holds words with which the portal drops it; the linked words stay. This is the address.
    LostLink(String),
    /// This photo's file is larger than the portal takes, in bytes or pixels.
    LargePhoto(usize),
}

/// `lost_alt 2 file (`: the kind, which photo or how many, the words.
impl fmt::Display for FormFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LongHeadline => f.write_str("long_headline"),
            Self::LongLead => f.write_str("long_lead"),
            Self::ManyPhotos(most) => write!(f, "many_photos {most}"),
            Self::NoAlt(photo) => write!(f, "no_alt {photo}"),
            Self::LostAlt(photo, words) => write!(f, "lost_alt {photo} {words}"),
            Self::LostLink(address) => write!(f, "lost_link {address}"),
            Self::LargePhoto(photo) => write!(f, "large_photo {photo}"),
        }
    }
}

/// Fills in the form of `profile`.
pub fn form(story: &Story<'_>, profile: &Profile) -> Form {
    let (headline, lead) = (story.headline(), story.lead());
    let headline = field(&headline, &profile.headline);
    let lead = field(&lead, &profile.lead);
    let photos: Vec<FormPhoto> = (1..)
        .zip(story.photos)
        .map(|(number, photo)| {
            let figure = figure_of(story, &photo.photo);
            let name = photo_name(number, figure, profile);
            let words = figure.map(|one| format!("{} {}", plain(&one.caption), one.credit));
            let alt = figure.map(Figure::spoken).unwrap_or_default();
            FormPhoto { number, name, caption: line(&words.unwrap_or_default()), alt: line(&alt) }
        })
        .collect();
    let body = body(story, profile, &photos);
    let mut findings = findings(story, profile, &headline, &lead, &photos);
    findings.extend(lost_links(&body, profile));
    Form { headline, lead, body, plain: plain_text(story), photos, findings }
}

/// The page of a story as the portal of `profile` would show it: of the text what that portal keeps. Photos are at
/// `address`, which ends with a photo's hash; where the portal takes them after the text, numbered places stand for them.
pub fn portal_page(story: &Story<'_>, profile: &Profile, address: &str) -> String {
    let source = match profile.photos.place {
        PhotoPlace::Later => PhotoSource::Later,
        PhotoPlace::Data | PhotoPlace::Files => PhotoSource::Address(address),
    };
    page::page_with(story, source, &text(story, profile, source))
}

fn field(text: &str, rule: &FieldRule) -> FormField {
    let text = line(text);
    let length = rule.length(&text);
    FormField { text, length, longest: rule.longest }
}

fn body(story: &Story<'_>, profile: &Profile, photos: &[FormPhoto]) -> String {
    let names: Vec<&str> = photos.iter().map(|photo| photo.name.as_str()).collect();
    let source = match profile.photos.place {
        PhotoPlace::Data => PhotoSource::Embedded,
        PhotoPlace::Files => PhotoSource::Named(&names),
        PhotoPlace::Later => PhotoSource::Later,
    };
    text(story, profile, source)
}

/// Blocks and byline, as the portal lets them through.
fn text(story: &Story<'_>, profile: &Profile, source: PhotoSource<'_>) -> String {
    let html = page::content(story, source) + &page::signed(&story.article.document.byline);
    strained(&html, &profile.body)
}

fn findings(
    story: &Story<'_>,
    profile: &Profile,
    headline: &FormField,
    lead: &FormField,
    photos: &[FormPhoto],
) -> Vec<FormFinding> {
    let mut found = Vec::new();
    if headline.length > headline.longest {
        found.push(FormFinding::LongHeadline);
    }
    if lead.length > lead.longest {
        found.push(FormFinding::LongLead);
    }
    if photos.len() > profile.photos.count {
        found.push(FormFinding::ManyPhotos(profile.photos.count));
    }
    for (form, ready) in photos.iter().zip(story.photos) {
        if profile.photos.needs_alt && form.alt.is_empty() {
            found.push(FormFinding::NoAlt(form.number));
        }
        let alt = form.alt.to_lowercase();
        if let Some(word) = profile.body.lost_with.iter().find(|word| alt.contains(*word)) {
            found.push(FormFinding::LostAlt(form.number, word.clone()));
        }
        let bytes = u64::from(profile.photos.kilobytes) * 1000;
        let large = ready.width > profile.photos.width || ready.height > profile.photos.height;
        if large || ready.jpeg.len() as u64 > bytes {
            found.push(FormFinding::LargePhoto(form.number));
        }
    }
    found
}

/// Links in `body` whose addresses the portal drops.
fn lost_links(body: &str, profile: &Profile) -> Vec<FormFinding> {
    let addresses = body.split(" href=\"").skip(1).filter_map(|from| from.split('"').next());
    let is_lost = |address: &&str| {
        let address = address.to_lowercase();
        profile.body.lost_with.iter().any(|word| address.contains(word))
    };
    let told = |address: &str| FormFinding::LostLink(address.replace("&amp;", "&"));
    addresses.filter(is_lost).map(told).collect()
}

fn figure_of<'a>(story: &Story<'a>, photo: &article::PhotoRef) -> Option<&'a Figure> {
    story.article.document.figures().into_iter().find(|figure| figure.photo.as_ref() == Some(photo))
}

fn photo_name(number: usize, figure: Option<&Figure>, profile: &Profile) -> String {
    let caption = figure.map(|figure| plain(&figure.caption)).unwrap_or_default();
    let words = match caption.trim() {
        "" => "anh".to_owned(),
        caption => vietnamese::slug(caption, 40),
    };
    let name = profile.photos.name.replace("{n}", &format!("{number:02}"));
    name.replace("{words}", &words) + ".jpg"
}

fn line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
