//! Portals as data: what a portal's form takes, in a file that anybody can read, change and hand on. The three that ship
//! are such files too.

mod form;
mod strainer;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

pub use form::{Form, FormField, FormFinding, FormPhoto, form, portal_page};

/// The profiles that ship, as their files stand.
const SHIPPED: [&str; 3] = [
    include_str!("shipped/cong-chung.toml"),
    include_str!("shipped/nukeviet-4.5.toml"),
    include_str!("shipped/wordpress.toml"),
];

/// A portal.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its word in contract and command line: small letters, digits, `-` and `.`, at most 40.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// The field of the headline.
    pub headline: FieldRule,
    /// The field of the lead.
    pub lead: FieldRule,
    /// The field of the text.
    pub body: BodyRule,
    /// What happens to photos.
    pub photos: PhotoRule,
}

/// A field of words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldRule {
    /// Places it has, 1 or more.
    pub longest: usize,
    /// Signs that take more than one place.
    #[serde(default)]
    pub places: BTreeMap<char, usize>,
}

/// The field of the text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyRule {
    /// Tags it keeps; of others only their text is sent.
    pub tags: BTreeSet<String>,
    /// Attributes it keeps, by tag.
    #[serde(default)]
    pub attributes: BTreeMap<String, BTreeSet<String>>,
    /// How tags without content are written.
    #[serde(default)]
    pub void: Void,
    /// What is written in an attribute instead of a sign that would be lost there.
    #[serde(default)]
    pub instead: BTreeMap<char, String>,
    /// Words with which the portal drops a whole attribute, in small letters.
    #[serde(default)]
    pub lost_with: Vec<String>,
}

/// How tags without content are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Void {
    /// `<br>`.
    #[default]
    Html,
    /// `<br />`.
    Spaced,
}

/// What happens to photos.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoRule {
    /// Where they are when the text arrives.
    pub place: PhotoPlace,
    /// At most so many pixels wide.
    pub width: u32,
    /// At most so many pixels high.
    pub height: u32,
    /// At most so many thousand bytes each.
    pub kilobytes: u32,
    /// At most so many of them.
    pub count: usize,
    /// Width to height, when the portal wants one: `"16:9"`.
    #[serde(default)]
    pub aspect: Option<String>,
    /// A file's name without its ending: `{n}` is the photo's number in two digits, `{words}` its caption in ASCII.
    pub name: String,
    /// The portal refuses a photo without alt text.
    #[serde(default)]
    pub needs_alt: bool,
}

/// Where photos are when the text arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhotoPlace {
    /// Inside the text.
    Data,
    /// At their file names.
    Files,
    /// Nowhere yet: a line with the photo's number and caption holds the place.
    Later,
}

/// A file that is no profile.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ProfileFault(pub String);

impl Profile {
    /// Reads a profile's file. Fails on what is no TOML, on a field too many or too few, and on values that no portal
    /// can mean: no tag, no photo, a name that is none.
    pub fn parse(text: &str) -> Result<Self, ProfileFault> {
        let profile: Self =
            toml::from_str(text).map_err(|fault| ProfileFault(fault.message().to_owned()))?;
        profile.checked()
    }

    fn checked(self) -> Result<Self, ProfileFault> {
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        let tag = |tag: &String| {
            !tag.is_empty() && tag.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        let photos = &self.photos;
        let wrong = if self.id.is_empty() || self.id.len() > 40 || !self.id.chars().all(is_name) {
            Some("id")
        } else if self.name.trim().is_empty() {
            Some("name")
        } else if self.headline.longest == 0 || self.lead.longest == 0 {
            Some("longest")
        } else if self.body.tags.is_empty() || !self.body.tags.iter().all(tag) {
            Some("tags")
        } else if photos.width == 0 || photos.height == 0 || photos.kilobytes == 0 {
            Some("photos")
        } else if photos.aspect.is_some() && photos.shape().is_none() {
            Some("aspect")
        } else if !photos.name.contains("{n}") || !photos.is_file_name() {
            Some("photos.name")
        } else {
            None
        };
        wrong.map_or(Ok(self), |what| Err(ProfileFault(what.to_owned())))
    }
}

impl PhotoRule {
    /// Width and height of [`PhotoRule::aspect`], both 1 or more.
    pub fn shape(&self) -> Option<(u32, u32)> {
        let (width, height) = self.aspect.as_deref()?.split_once(':')?;
        let (width, height) = (width.trim().parse().ok()?, height.trim().parse().ok()?);
        (width > 0 && height > 0).then_some((width, height))
    }
}

impl PhotoRule {
    /// No system takes a photo's name for anything but a file's: `a:{n}` would be a part of a file on Windows.
    fn is_file_name(&self) -> bool {
        let name = self.name.replace("{n}", "01").replace("{words}", "anh") + ".jpg";
        !name.contains('/') && archive::check_name(&name).is_ok()
    }
}

impl FieldRule {
    /// Places that `text` takes.
    pub fn length(&self, text: &str) -> usize {
        text.chars().map(|c| self.places.get(&c).copied().unwrap_or(1)).sum()
    }
}

/// The profiles that ship and their files.
pub fn shipped_profiles() -> Vec<(Profile, &'static str)> {
    SHIPPED.iter().filter_map(|text| Some((Profile::parse(text).ok()?, *text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_ship_are_whole() {
        for text in SHIPPED {
            assert!(Profile::parse(text).is_ok(), "{:?}", Profile::parse(text));
        }
    }

    #[test]
    fn nonsense_is_named() {
        let good = SHIPPED[0];
        for (from, to, what) in [
            ("id = \"cong-chung\"", "id = \"../x\"", "id"),
            ("width = 1600", "width = 0", "photos"),
            ("{n}-{words}", "{words}", "photos.name"),
            ("{n}-{words}", "../{n}", "photos.name"),
            ("{n}-{words}", "anh:{n}", "photos.name"),
            ("{n}-{words}", "{n}?", "photos.name"),
            ("{n}-{words}", " {n}", "photos.name"),
            ("{n}-{words}", "a\\\\{n}", "photos.name"),
            ("[headline]\nlongest = 200", "[headline]\nlongest = 0", "longest"),
            ("kilobytes = 500", "kilobytes = 500\naspect = \"16:0\"", "aspect"),
        ] {
            let fault = Profile::parse(&good.replacen(from, to, 1)).unwrap_err();
            assert_eq!(fault.0, what, "{to}");
        }
        assert!(Profile::parse("id = 3").is_err());
        assert!(Profile::parse(&format!("{good}\nfoo = 1")).is_err());
    }

    #[test]
    fn signs_take_places() {
        let rule = &shipped_profiles()[1].0.headline;
        let headline = "Thông báo: Lịch cắt điện ngày 3/10/2025 (từ 8:00)";
        assert_eq!((headline.chars().count(), rule.length(headline)), (49, 81));
        // Stored as `&lt;`, `&#40;`, `&#x3A;`, `&#x002F;`.
        for (signs, places) in [("<>", 4), ("&()*[]!", 5), ("'\"=#%^:{}`~", 6), ("/\\", 8)] {
            for sign in signs.chars() {
                assert_eq!(rule.length(&sign.to_string()), places, "{sign}");
            }
        }
    }
}
