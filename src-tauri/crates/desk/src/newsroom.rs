//! Start and settings: what the window needs first, and what a person has chosen.

use std::path::PathBuf;

use crate::{
    contract::{
        Done, ExportFolder, LastPlace, LinkOpen, Newsroom, Nothing, Recovered, Refusal,
        RefusalCode, Settings, SettingsChange,
    },
    desk::{Desk, internal},
    host::{Question, Sought},
    sample, views,
};

const SETTINGS: &str = "settings";
const SAMPLE: &str = "sample";
const EXPORT_FOLDER: &str = "export_folder";
const LAST_PLACE: &str = "last_place";

impl Desk {
    pub(crate) async fn open_newsroom(&self, _ask: Nothing) -> Result<Newsroom, Refusal> {
        let settings = self.settings().await?;
        let report = &self.room.opened;
        let recovered = (!report.notes.is_empty()).then(|| Recovered {
            stopped: report.last_alive.clone().unwrap_or_default(),
            saved: report.last_saved.clone(),
            notes: report.notes.clone(),
            articles: report.salvaged.iter().map(views::recovered).collect(),
        });
        self.begin_upkeep();
        let last_backup = self.at_store(store::Newsroom::backups).await?;
        Ok(Newsroom {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            folder: self.room.folder.display().to_string(),
            settings,
            last: self.last_place().await?,
            recovered,
            sample: self.sample_id().await?.map(|id| id.to_string()),
            last_backup: last_backup.first().map(|backup| backup.made.clone()),
            read_only: report.read_only,
            placement: views::placement(store::placement(&self.room.folder)),
        })
    }

    /// Changes what is named and leaves the rest, also what is changed at the same time.
    pub(crate) async fn save_settings(&self, change: SettingsChange) -> Result<Settings, Refusal> {
        self.at_store(move |store| {
            store.change_setting(SETTINGS, move |kept| {
                let changed = changed(read(kept), change.clone());
                serde_json::to_value(changed)
                    .map_err(|fault| store::StoreFault::Damaged { what: fault.to_string() })
            })
        })
        .await?;
        self.settings().await
    }

    /// Settings as they stand; defaults where nothing was chosen yet.
    pub(crate) async fn settings(&self) -> Result<Settings, Refusal> {
        let kept = self.at_store(|store| store.setting(SETTINGS)).await?;
        let mut settings = read(kept);
        settings.export_folder = self.export_folder().await?.display().to_string();
        Ok(settings)
    }

    /// A question for the system's dialog, in the window's language.
    pub(crate) async fn question(&self, sought: Sought) -> Question {
        let language = self.settings().await.map(|settings| settings.language).unwrap_or_default();
        Question { sought, language }
    }

    /// The person's byline: who signs new drafts, revisions and steps.
    pub(crate) async fn byline(&self) -> Result<String, Refusal> {
        Ok(self.settings().await?.byline)
    }

    pub(crate) async fn open_link(&self, ask: LinkOpen) -> Result<Done, Refusal> {
        let refused = || Refusal::new(RefusalCode::AddressRefused);
        let link = article::Link::parse(&ask.address).map_err(|_| refused())?;
        let lower = link.as_str().to_ascii_lowercase();
        if !lower.starts_with("https://") && !lower.starts_with("mailto:") {
            return Err(refused());
        }
        let host = std::sync::Arc::clone(&self.room.host);
        self.aside(move || host.open_address(link.as_str()).map_err(|fault| internal(&fault)))
            .await?;
        Ok(Done {})
    }

    /// The folder that exports go to: chosen by the person, else the host's.
    pub(crate) async fn export_folder(&self) -> Result<PathBuf, Refusal> {
        let chosen = self.at_store(|store| store.setting(EXPORT_FOLDER)).await?;
        let chosen = chosen.and_then(|value| value.as_str().map(PathBuf::from));
        Ok(chosen.unwrap_or_else(|| self.room.host.export_folder()))
    }

    pub(crate) async fn choose_export_folder(
        &self,
        _ask: Nothing,
    ) -> Result<ExportFolder, Refusal> {
        let start = self.export_folder().await?;
        let question = self.question(Sought::ExportFolder).await;
        let host = std::sync::Arc::clone(&self.room.host);
        let shown = start.clone();
        let chosen = self.aside(move || Ok(host.choose_folder(question, &shown))).await?;
        if let Some(folder) = &chosen {
            let value = serde_json::Value::from(folder.display().to_string());
            self.at_store(move |store| store.put_setting(EXPORT_FOLDER, &value)).await?;
        }
        Ok(ExportFolder { folder: chosen.unwrap_or(start).display().to_string() })
    }

    /// The article that was open last, if it still lies on the desk.
    pub(crate) async fn last_place(&self) -> Result<Option<LastPlace>, Refusal> {
        let kept = self.at_store(|store| store.setting(LAST_PLACE)).await?;
        let place: Option<LastPlace> = kept.and_then(|value| serde_json::from_value(value).ok());
        let Some(place) = place else { return Ok(None) };
        let Ok(id) = article::ArticleId::parse(&place.article) else { return Ok(None) };
        let there =
            self.at_store(move |store| Ok(store.load(&id).is_ok_and(|a| a.trashed.is_none())));
        Ok(there.await?.then_some(place))
    }

    /// Remembers where the person is; none when they are at the list. What is remembered already is not written again:
    /// opening the article that was open last waits for no drive.
    pub(crate) async fn put_last_place(&self, place: Option<LastPlace>) -> Result<(), Refusal> {
        // Nothing is kept where articles can only be read, and they are to be read.
        if self.room.opened.read_only {
            return Ok(());
        }
        let value = serde_json::to_value(place).map_err(|fault| internal(&fault))?;
        self.at_store(move |store| {
            let known = store.setting(LAST_PLACE)?.as_ref() == Some(&value);
            if known { Ok(()) } else { store.put_setting(LAST_PLACE, &value) }
        })
        .await
    }

    /// The sample's id while it is not in the trash.
    pub(crate) async fn sample_id(&self) -> Result<Option<article::ArticleId>, Refusal> {
        self.at_store(sample_of).await
    }

    /// Lays the sample article on a new newsroom's desk, once in the newsroom's life.
    pub(crate) async fn found_sample(&self) -> Result<(), Refusal> {
        if self.room.opened.read_only
            || self.at_store(|store| store.setting(SAMPLE)).await?.is_some()
        {
            return Ok(());
        }
        let (id, now) = (Self::new_id()?, self.now());
        let mut photos = std::collections::HashMap::new();
        for (name, file, bytes) in sample::PHOTOS {
            let probe = photo::probe(bytes).map_err(|fault| internal(&fault))?;
            let row = crate::picture::photo_row(file, &probe, &now);
            let photo = self.at_store(move |store| store.put_original(bytes, &row)).await?;
            photos.insert(name, photo);
        }
        let Some(sample) = sample::sample(|name| photos.get(name).cloned()) else { return Ok(()) };
        let article = article::Article {
            section: sample.section,
            published: sample.published,
            keywords: sample.keywords,
            ..article::Article::draft(id.clone(), sample.document)
        };
        let value = serde_json::Value::from(id.as_str());
        self.at_store(move |store| {
            store.create(&article, "", "created", &now)?;
            store.put_setting(SAMPLE, &value)
        })
        .await
    }
}

/// The sample's id while it is not in the trash.
pub(crate) fn sample_of(
    store: &store::Newsroom,
) -> Result<Option<article::ArticleId>, store::StoreFault> {
    let kept = store.setting(SAMPLE)?;
    let id = kept.and_then(|value| article::ArticleId::parse(value.as_str()?).ok());
    Ok(id.filter(|id| store.row(id).is_ok_and(|row| row.trashed.is_none())))
}

/// Settings as they were kept; defaults where nothing was, or where something cannot be read.
fn read(kept: Option<serde_json::Value>) -> Settings {
    let Some(kept) = kept else { return Settings::default() };
    serde_json::from_value(kept.clone()).unwrap_or_else(|_| read_in_part(&kept))
}

/// What can be read of settings in which something cannot, as of a newer program; defaults for the rest.
fn read_in_part(kept: &serde_json::Value) -> Settings {
    let mut settings = Settings::default();
    let Ok(serde_json::Value::Object(known)) = serde_json::to_value(&settings) else {
        return settings;
    };
    for (name, value) in known.keys().filter_map(|name| Some((name, kept.get(name)?))) {
        let Ok(mut whole) = serde_json::to_value(&settings) else { continue };
        whole[name] = value.clone();
        if let Ok(read) = serde_json::from_value(whole) {
            settings = read;
        }
    }
    settings
}

/// `settings` with `change`, each number in its range.
fn changed(mut settings: Settings, change: SettingsChange) -> Settings {
    let text = |text: String| vietnamese::nfc(text.trim()).chars().take(120).collect::<String>();
    if let Some(byline) = change.byline {
        settings.byline = text(byline);
    }
    if let Some(ward) = change.ward {
        settings.ward = text(ward);
    }
    if let Some(sections) = change.sections {
        let named = sections.into_iter().map(text).filter(|section| !section.is_empty());
        settings.sections = named.take(60).collect();
    }
    if let Some(credit) = change.photo_credit {
        settings.photo_credit = text(credit);
    }
    settings.photo_side = change.photo_side.unwrap_or(settings.photo_side).clamp(800, 2560);
    settings.photo_kilobytes =
        change.photo_kilobytes.unwrap_or(settings.photo_kilobytes).clamp(100, 2000);
    settings.role = change.role.unwrap_or(settings.role);
    settings.theme = change.theme.unwrap_or(settings.theme);
    settings.language = change.language.unwrap_or(settings.language);
    settings.headline_words = change.headline_words.unwrap_or(settings.headline_words).clamp(5, 60);
    settings.lead_words = change.lead_words.unwrap_or(settings.lead_words).clamp(10, 200);
    settings.page_size = change.page_size.unwrap_or(settings.page_size).clamp(14, 28);
    settings.export_formats = change.export_formats.unwrap_or(settings.export_formats);
    settings.hints_done = change.hints_done.unwrap_or(settings.hints_done);
    settings.page_face = change.page_face.unwrap_or(settings.page_face);
    settings.still = change.still.unwrap_or(settings.still);
    settings.zoom = change.zoom.unwrap_or(settings.zoom).clamp(50, 300);
    settings.day_words = change.day_words.unwrap_or(settings.day_words).min(20_000);
    if let Some(keys) = change.keys {
        let short = |(name, key): (String, String)| (text(name), text(key));
        settings.keys = keys.into_iter().map(short).take(200).collect();
    }
    settings
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_newer_program_chose_costs_no_other_setting() {
        let kept = json!({ "byline": "Hạ Vy", "theme": "of-2030", "zoom": "large", "leadWords": 45, "later": 1 });
        let read = read(Some(kept));
        let usual = Settings::default();
        assert_eq!((read.byline.as_str(), read.lead_words), ("Hạ Vy", 45));
        assert_eq!((read.theme, read.zoom), (usual.theme, usual.zoom));
    }
}
