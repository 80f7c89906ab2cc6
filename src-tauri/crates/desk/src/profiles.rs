//! Portal profiles at the desk: those that ship, and the newsroom's own in its folder `portals`, where each is a file
//! that can be opened in any editor.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use export::{FormField, FormFinding, Profile, Site, Story, StoryPhoto, shipped_profiles};

use crate::{
    contract::{
        Done, Nothing, ProfileAsk, ProfileField, ProfileFinding, ProfileForm, ProfileFormAsk,
        ProfileList, ProfilePhoto, ProfileRow, ProfileText, Refusal, RefusalCode, RefusedProfile,
    },
    desk::Desk,
    files,
    host::Sought,
};

/// The newsroom's folder of its own profiles.
const FOLDER: &str = "portals";
/// No profile is longer, in bytes.
const LONGEST: u64 = 100_000;

/// What was found in the folder.
struct Found {
    /// Profile, its file, own.
    profiles: Vec<(Profile, String, bool)>,
    /// The files that hold the newsroom's own, by id, first the one that counts: a person may have named them otherwise.
    files: BTreeMap<String, Vec<PathBuf>>,
    refused: Vec<RefusedProfile>,
}

impl Desk {
    pub(crate) async fn list_profiles(&self, _ask: Nothing) -> Result<ProfileList, Refusal> {
        let found = self.profiles().await?;
        let row = |(profile, _, own): (Profile, String, bool)| ProfileRow {
            id: profile.id,
            name: profile.name,
            own,
        };
        let profiles = found.profiles.into_iter().map(row).collect();
        Ok(ProfileList { profiles, refused: found.refused })
    }

    pub(crate) async fn open_profile(&self, ask: ProfileAsk) -> Result<ProfileText, Refusal> {
        let (_, text) = self.profile(&ask.profile).await?;
        Ok(ProfileText { text })
    }

    /// Keeps a profile's file as the newsroom's own: in the file that holds it, else in one named by its id. Fails with `bad_profile` and what is wrong, or with
    /// `target_…`; then what was there is untouched.
    pub(crate) async fn save_profile(&self, ask: ProfileText) -> Result<ProfileRow, Refusal> {
        let profile = parsed(&ask.text)?;
        let mut files = self.profiles().await?.files;
        let standing = files.remove(&profile.id).and_then(|own| own.into_iter().next());
        let path =
            standing.unwrap_or_else(|| free_path(&self.profiles_folder(), &profile.id, &files));
        self.aside(move || files::write_whole(&path, ask.text.as_bytes())).await?;
        Ok(ProfileRow { id: profile.id, name: profile.name, own: true })
    }

    /// Takes the newsroom's own profile away; one that ships is then again as it shipped.
    pub(crate) async fn drop_profile(&self, ask: ProfileAsk) -> Result<Done, Refusal> {
        let own = self.profiles().await?.files.remove(&ask.profile).unwrap_or_default();
        self.aside(move || {
            let drop = |path: &PathBuf| {
                fs::remove_file(path).map_err(|fault| files::refused(path, &fault))
            };
            // The one that counts goes last: what is left after a fault is what stood there before.
            own.iter().rev().try_for_each(drop)
        })
        .await?;
        Ok(Done {})
    }

    /// Opens a profile's file that the person chooses in the system's dialog; the rows are the newsroom's own then.
    pub(crate) async fn import_profiles(&self, _ask: Nothing) -> Result<ProfileList, Refusal> {
        let question = self.question(Sought::Profiles).await;
        let host = std::sync::Arc::clone(&self.room.host);
        let chosen = self.aside(move || Ok(host.choose_files(question))).await?;
        let mut answer = ProfileList { profiles: Vec::new(), refused: Vec::new() };
        for path in chosen {
            let (name, file) = (files::name_of(&path), path.clone());
            let read = self.aside(move || files::read_whole(&file, LONGEST)).await;
            let text = read.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            match text {
                Ok(text) => match self.save_profile(ProfileText { text }).await {
                    Ok(row) => answer.profiles.push(row),
                    Err(refusal) => answer.refused.push(refused(name, &refusal)),
                },
                Err(refusal) => answer.refused.push(refused(name, &refusal)),
            }
        }
        Ok(answer)
    }

    /// The article as the portal's form wants it. Photos are named, not made: their sizes are not judged here.
    pub(crate) async fn fill_form(&self, ask: ProfileFormAsk) -> Result<ProfileForm, Refusal> {
        let (profile, _) = self.profile(&ask.profile).await?;
        let article = self.article(&ask.id).await?;
        let bare = |photo| StoryPhoto { photo, jpeg: Vec::new(), width: 0, height: 0 };
        let photos: Vec<StoryPhoto> = article.document.photos().into_iter().map(bare).collect();
        let story = Story {
            article: &article,
            photos: &photos,
            covers: &[],
            site: Site::default(),
            changed: None,
        };
        let form = export::form(&story, &profile);
        let photo = |photo: export::FormPhoto| ProfilePhoto {
            number: number(photo.number),
            name: photo.name,
            caption: photo.caption,
            alt: photo.alt,
        };
        Ok(ProfileForm {
            headline: field(form.headline),
            lead: field(form.lead),
            body: form.body,
            photos: form.photos.into_iter().map(photo).collect(),
            findings: form.findings.into_iter().map(finding).collect(),
        })
    }

    /// The profile called `id` and its file. Fails with `unknown_profile`.
    pub(crate) async fn profile(&self, id: &str) -> Result<(Profile, String), Refusal> {
        let found = self.profiles().await?;
        let wanted = found.profiles.into_iter().find(|(profile, _, _)| profile.id == id);
        let unknown = || Refusal::new(RefusalCode::UnknownProfile).with("name", id);
        wanted.map(|(profile, text, _)| (profile, text)).ok_or_else(unknown)
    }

    fn profiles_folder(&self) -> PathBuf {
        self.room.folder.join(FOLDER)
    }

    async fn profiles(&self) -> Result<Found, Refusal> {
        let folder = self.profiles_folder();
        self.aside(move || {
            let mut refused_files = Vec::new();
            let mut own: BTreeMap<String, (Profile, String)> = BTreeMap::new();
            let mut by_id: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
            for path in toml_files(&folder) {
                let name = files::name_of(&path);
                let read = files::read_whole(&path, LONGEST);
                let text = read.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
                match text.and_then(|text| Ok((parsed(&text)?, text))) {
                    Ok((profile, text)) => {
                        let files = by_id.entry(profile.id.clone()).or_default();
                        // Of several files with one id that counts which is named by it, else the first.
                        if files.is_empty() || name == format!("{}.toml", profile.id) {
                            own.insert(profile.id.clone(), (profile, text));
                            files.insert(0, path);
                        } else {
                            files.push(path);
                        }
                    }
                    Err(refusal) => refused_files.push(refused(name, &refusal)),
                }
            }
            let mut profiles = Vec::new();
            for (profile, text) in shipped_profiles() {
                match own.remove(&profile.id) {
                    Some((profile, text)) => profiles.push((profile, text, true)),
                    None => profiles.push((profile, text.to_owned(), false)),
                }
            }
            let mut rest: Vec<_> = own.into_values().collect();
            rest.sort_by(|(one, _), (other, _)| one.name.cmp(&other.name));
            profiles.extend(rest.into_iter().map(|(profile, text)| (profile, text, true)));
            Ok(Found { profiles, files: by_id, refused: refused_files })
        })
        .await
    }
}

/// Where the profile called `id` is kept first: not in a file that holds another one.
fn free_path(folder: &Path, id: &str, files: &BTreeMap<String, Vec<PathBuf>>) -> PathBuf {
    let names =
        std::iter::once(format!("{id}.toml")).chain((2..).map(|n| format!("{id}-{n}.toml")));
    let taken = |path: &PathBuf| files.values().flatten().any(|own| own == path);
    let mut paths = names.map(|name| folder.join(name));
    paths.find(|path| !taken(path)).unwrap_or_else(|| folder.join(format!("{id}.toml")))
}

/// Files of the folder by name; none when there is no folder.
fn toml_files(folder: &std::path::Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> =
        entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    paths
}

fn parsed(text: &str) -> Result<Profile, Refusal> {
    Profile::parse(text).map_err(|fault| Refusal::new(RefusalCode::BadProfile).with("what", fault))
}

fn refused(name: String, refusal: &Refusal) -> RefusedProfile {
    let what = refusal.detail.get("what").cloned();
    RefusedProfile { name, what: what.unwrap_or_else(|| format!("{:?}", refusal.code)) }
}

fn field(field: FormField) -> ProfileField {
    ProfileField { text: field.text, length: number(field.length), longest: number(field.longest) }
}

/// A finding as the contract tells it.
pub(crate) fn finding(finding: FormFinding) -> ProfileFinding {
    let (kind, number_of, words) = match finding {
        FormFinding::LongHeadline => ("long_headline", None, None),
        FormFinding::LongLead => ("long_lead", None, None),
        FormFinding::ManyPhotos(most) => ("many_photos", Some(most), None),
        FormFinding::NoAlt(photo) => ("no_alt", Some(photo), None),
        FormFinding::LostAlt(photo, words) => ("lost_alt", Some(photo), Some(words)),
        FormFinding::LostLink(address) => ("lost_link", None, Some(address)),
        FormFinding::LargePhoto(photo) => ("large_photo", Some(photo), None),
    };
    ProfileFinding { kind: kind.to_owned(), number: number_of.map(number), words }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
