//! Portal profiles: what a portal's form takes, as files that people read, change and hand on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The profiles there are.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProfileList {
    /// Those that ship first, then the newsroom's own by name; an own one of the same id stands in the shipped one's
    /// place.
    pub profiles: Vec<ProfileRow>,
    /// Own files that are no profiles: name, and what is wrong.
    pub refused: Vec<RefusedProfile>,
}

/// A profile.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProfileRow {
    /// `nukeviet-4.5`.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// It was changed or brought in by the person.
    pub own: bool,
}

/// A file in the newsroom's folder of profiles that is none.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RefusedProfile {
    /// Its name.
    pub name: String,
    /// What is wrong, for display as it is.
    pub what: String,
}

/// Which profile.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProfileAsk {
    /// `nukeviet-4.5`.
    pub profile: String,
}

/// A profile's file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProfileText {
    /// TOML.
    pub text: String,
}

/// Which article for which portal.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProfileFormAsk {
    /// The article.
    pub id: String,
    /// `nukeviet-4.5`.
    pub profile: String,
}

/// An article as a portal's form wants it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProfileForm {
    /// Tít.
    pub headline: ProfileField,
    /// Sa-pô.
    pub lead: ProfileField,
    /// Text and byline as HTML under the portal's rules.
    pub body: String,
    /// The photos in the order of the text.
    pub photos: Vec<ProfilePhoto>,
    /// What does not fit, or would be lost there.
    pub findings: Vec<ProfileFinding>,
}

/// A field of words.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProfileField {
    /// The words, in one line.
    pub text: String,
    /// Places they take in that portal.
    pub length: u32,
    /// Places there are.
    pub longest: u32,
}

/// A photo for the form.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProfilePhoto {
    /// Its number in the text, from 1.
    pub number: u32,
    /// Its file's name under the portal's rule.
    pub name: String,
    /// Caption and credit in one line.
    pub caption: String,
    /// Alt text.
    pub alt: String,
}

/// Something that the portal would refuse, cut or lose.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProfileFinding {
    /// `long_headline`, `long_lead`, `many_photos`, `no_alt`, `lost_alt`, `lost_link`, `large_photo`.
    pub kind: String,
    /// Which photo, from 1; or how many are allowed.
    pub number: Option<u32>,
    /// The words, or the address, that the portal drops.
    pub words: Option<String>,
}
