//! An article made ready to leave: its photos in the pixels, the weight and the shapes that the formats ask for, with
//! their words and nothing else inside.

use article::{Article, LocalTime};
use export::{Format, PhotoRule, Profile, Site, Story, StoryCover, StoryPhoto};
use photo::{Output, Words};

use crate::{
    contract::{Refusal, Settings},
    desk::{Desk, article_id, internal},
    leaving::Export,
};

/// An article with its photos made ready.
pub(crate) struct Ready {
    pub(crate) article: Article,
    pub(crate) photos: Vec<StoryPhoto>,
    covers: Vec<StoryCover>,
    site: Site,
    changed: Option<LocalTime>,
    /// Under way as long as this is there; none where no photo leaves.
    export: Option<Export>,
}

impl Ready {
    /// An article whose photos cannot be had: their captions stand without them.
    pub(crate) fn without_photos(article: Article) -> Self {
        let (photos, covers) = (Vec::new(), Vec::new());
        Self { article, photos, covers, site: Site::default(), changed: None, export: None }
    }

    /// A place of a photo was hidden after its picture was made.
    pub(crate) fn is_overtaken(&self) -> bool {
        self.export.as_ref().is_some_and(Export::is_overtaken)
    }

    pub(crate) fn story(&self) -> Story<'_> {
        Story {
            article: &self.article,
            photos: &self.photos,
            covers: &self.covers,
            site: self.site.clone(),
            changed: self.changed,
        }
    }
}

impl Desk {
    /// The article with every photo of its text in its export size, or in the size that the portal `profile` takes,
    /// with its words and nothing else inside, and the other shapes of the lead photo that `formats` show.
    pub(crate) async fn ready(
        &self,
        id: &str,
        profile: Option<&str>,
        formats: &[&Format],
    ) -> Result<Ready, Refusal> {
        let wanted = article_id(id)?;
        let record = self.at_store(move |store| store.load(&wanted)).await?;
        let profile = match profile {
            Some(id) => Some(self.profile(id).await?.0),
            None => None,
        };
        let changed = in_vietnam(&record.updated);
        Ok(Ready { changed, ..self.made_ready(record.article, profile, formats).await? })
    }

    /// The same of a text that need not be kept yet.
    pub(crate) async fn made_ready(
        &self,
        article: Article,
        profile: Option<Profile>,
        formats: &[&Format],
    ) -> Result<Ready, Refusal> {
        let settings = self.settings().await?;
        let export = self.room.leaving.begin(&article);
        let mut photos = Vec::new();
        for photo in article.document.photos() {
            self.room.progress.may_go_on()?;
            let made =
                self.for_export(&export, &article, &photo, &settings, profile.as_ref()).await?;
            photos.push(StoryPhoto {
                photo,
                jpeg: made.bytes,
                width: made.width,
                height: made.height,
            });
            self.room.progress.step();
        }
        let covers = self.covers(&export, &article, formats).await?;
        let site = Site { ward: settings.ward, profile };
        Ok(Ready { article, photos, covers, site, changed: None, export: Some(export) })
    }

    /// One photo of the article as it leaves: with its changes, by the compact encoder, in the pixels and bytes that the
    /// portal takes, or that the newsroom set for no portal in particular.
    async fn for_export(
        &self,
        export: &Export,
        article: &Article,
        photo: &article::PhotoRef,
        settings: &Settings,
        profile: Option<&Profile>,
    ) -> Result<photo::Picture, Refusal> {
        let mut output = leaving(settings, profile)?;
        output.words = words_of(article, photo);
        let kilobytes = profile.map_or(settings.photo_kilobytes, |one| one.photos.kilobytes);
        let limit = kilobytes.saturating_mul(1000);
        let place = profile.map_or("web", |profile| profile.id.as_str());
        let made = self.outgoing(export, photo, place, output.clone()).await?;
        if made.bytes.len() as u64 <= u64::from(limit) {
            return Ok(made);
        }
        output.preset.quality = photo::Quality::Budget { bytes: limit };
        self.outgoing(export, photo, &format!("{place}-light"), output).await
    }

    /// The lead photo in the shapes that `formats` show.
    async fn covers(
        &self,
        export: &Export,
        article: &Article,
        formats: &[&Format],
    ) -> Result<Vec<StoryCover>, Refusal> {
        let mut names: Vec<_> = formats.iter().flat_map(|format| format.covers).collect();
        names.sort_unstable();
        names.dedup();
        let Some(lead) = article.lead_photo().filter(|_| !names.is_empty()).cloned() else {
            return Ok(Vec::new());
        };
        let words = words_of(article, &lead);
        let mut covers = Vec::with_capacity(names.len());
        for name in names {
            let mut output = preset(name)?;
            output.words = words.clone();
            let made = self.outgoing(export, &lead, name, output).await?;
            let (width, height) = (made.width, made.height);
            covers.push(StoryCover { name, jpeg: made.bytes, width, height });
        }
        Ok(covers)
    }
}

/// The minute of a moment in Vietnamese time, seven hours ahead of UTC the whole year.
fn in_vietnam(moment: &str) -> Option<LocalTime> {
    let moment: jiff::Timestamp = moment.parse().ok()?;
    let there = moment.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(7)));
    LocalTime::parse_iso(&there.strftime("%Y-%m-%dT%H:%M").to_string()).ok()
}

/// How a photo leaves, but for its changes, its words and its weight.
fn leaving(settings: &Settings, profile: Option<&Profile>) -> Result<Output, Refusal> {
    let mut output = preset("web")?;
    output.preset.quality = photo::Quality::Compact { level: 82 };
    let own = photo::Fit::LongSide { px: settings.photo_side };
    output.preset.fit = profile.map_or(own, |profile| fit(&profile.photos));
    Ok(output)
}

/// Pixels of a photo as it will leave, without making it. One that only fewer pixels bring under its weight is told
/// larger than it will be.
pub(crate) fn size_of(
    row: &store::PhotoRow,
    settings: &Settings,
    profile: Option<&Profile>,
) -> Result<(u32, u32), Refusal> {
    let upright = (row.original.width, row.original.height);
    let mut output = leaving(settings, profile)?;
    output.edits = crate::picture_edits::edits_of(row)?;
    photo::made_size(&output, upright).map_err(Refusal::from)
}

fn preset(name: &str) -> Result<Output, Refusal> {
    crate::picture::plain(name).ok_or_else(|| internal(&"no preset"))
}

/// How a picture meets the portal's pixels: whole inside its box, or cut to its shape.
fn fit(rule: &PhotoRule) -> photo::Fit {
    match rule.shape() {
        None => photo::Fit::Inside { width: rule.width, height: rule.height },
        Some((across, down)) => {
            let (across, down) = (u64::from(across), u64::from(down));
            let width = u64::from(rule.width).min(u64::from(rule.height) * across / down).max(1);
            let height = (width * down / across).max(1);
            photo::Fit::Cover { width: width as u32, height: height as u32 }
        }
    }
}

/// Words that travel inside the picture's own metadata.
fn words_of(article: &Article, photo: &article::PhotoRef) -> Words {
    let figures = article.document.figures();
    let Some(figure) = figures.iter().find(|figure| figure.photo.as_ref() == Some(photo)) else {
        return Words::default();
    };
    let filled = |text: String| (!text.trim().is_empty()).then_some(text);
    Words {
        caption: filled(article::plain(&figure.caption)),
        credit: filled(figure.credit.clone()),
        copyright: None,
        date: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_vietnamese_time() {
        let there = |moment: &str| in_vietnam(moment).map(LocalTime::iso);
        assert_eq!(there("2025-10-03T23:52:07.120+02:00").as_deref(), Some("2025-10-04T04:52"));
        assert_eq!(there("2025-10-03T23:52:07Z").as_deref(), Some("2025-10-04T06:52"));
        assert_eq!(there("hôm qua"), None);
    }
}
