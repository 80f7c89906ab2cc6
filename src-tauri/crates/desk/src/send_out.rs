//! Sending out: what an export would be, writing it, proving it, showing it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use article::Article;
use export::{FORMATS, Format, Site, Story, prove};

use crate::{
    contract::{
        ArticleAsk, ClipboardText, Done, ExportAsk, ExportFinding, ExportPlan, ExportShow,
        Exported, ExportedFile, FormatRow, KeptProof, Refusal, RefusalCode, StageName,
    },
    desk::{Desk, article_id, internal},
    files, leftovers, proofs, views,
};

/// Bytes of a page without its photos, to guess an export's size.
const PAGE: u64 = 12_000;
/// Longest name of an export's folder and files, in characters.
const LONGEST_NAME: usize = 60;

impl Desk {
    pub(crate) async fn plan_export(&self, ask: ArticleAsk) -> Result<ExportPlan, Refusal> {
        let view = self.view(&article_id(&ask.id)?).await?;
        let article = self.article(&ask.id).await?;
        let settings = self.settings().await?;
        let used = article.document.photos();
        let rows = self.at_store(move |store| {
            used.iter().map(|photo| store.photo(photo)).collect::<Result<Vec<_>, _>>()
        });
        let rows = rows.await?;
        let web: u64 = rows.iter().map(|row| row.web_bytes).sum();
        let formats = FORMATS.iter().map(|format| FormatRow {
            format: format.name.to_owned(),
            extension: format.extension.to_owned(),
            chosen: settings.export_formats.iter().any(|name| name == format.name),
            kilobytes: views::kilobytes(guess(format.name, web)),
        });
        let figures = article.document.figures();
        let approval = view.steps.iter().find(|step| step.to == StageName::Approved);
        let approved = approval.filter(|_| {
            matches!(view.stage, StageName::Approved | StageName::Exported | StageName::Posted)
        });
        Ok(ExportPlan {
            formats: formats.collect(),
            readiness: view.readiness,
            without_credit: (1..)
                .zip(&figures)
                .filter(|(_, figure)| figure.photo.is_some() && figure.credit.trim().is_empty())
                .map(|(n, _)| n)
                .collect(),
            approved: approved.is_some() && !view.changed_after_approval,
            approved_by: approved.map(|step| step.who.clone()),
            approved_at: approved.map(|step| step.at.clone()),
            photos: rows.iter().map(|row| row.id.to_string()).collect(),
            positions_removed: u32::try_from(
                rows.iter().filter(|row| row.original.has_position).count(),
            )
            .unwrap_or(u32::MAX),
            photo_side: settings.photo_side,
            folder: settings.export_folder,
            name: name_of(&article, &self.now()),
        })
    }

    /// Writes the formats into a folder of their own, reads each back and answers what was found again.
    pub(crate) async fn run_export(&self, ask: ExportAsk) -> Result<Exported, Refusal> {
        let formats = ask.formats.iter().map(|name| format(name)).collect::<Result<Vec<_>, _>>()?;
        if formats.is_empty() {
            return Err(views::bad("no format was chosen"));
        }
        let photos = self.article(&ask.id).await?.document.photos().len();
        self.room.progress.begin(photos + formats.len());
        let ready = Arc::new(self.ready(&ask.id, ask.profile.as_deref(), &formats).await?);
        let base = self.export_folder().await?;
        let name = name_of(&ready.article, &self.now());
        let folder = files::free_name(&base, &name);
        let (kept, target, progress) =
            (Arc::clone(&ready), folder.clone(), Arc::clone(&self.room.progress));
        let wanted = formats.len();
        let written = self.aside(move || {
            let mut written = Vec::with_capacity(formats.len());
            for format in formats {
                match progress.may_go_on() {
                    Err(stopped) if written.is_empty() => return Err(stopped),
                    Err(_) => break,
                    Ok(()) => {}
                }
                let path = target.join(file_name(&kept.article, format));
                match write(format, &kept.story(), &path) {
                    Ok(file) => written.push(file),
                    Err(refusal) => return Ok((written, Some(refusal))),
                }
                progress.step();
            }
            Ok((written, None))
        });
        let (written, refusal) = written.await?;
        // What was written before a later format failed stays where it is: it is an export, too.
        let kept = match written.as_slice() {
            [] => None,
            files => self.remember_export(&ready.article, files).await?,
        };
        if let Some(refusal) = refusal {
            return Err(refusal);
        }
        Ok(Exported {
            export: self.know_export(&folder),
            folder: folder.display().to_string(),
            stopped: written.len() < wanted,
            kept,
            files: written,
        })
    }

    /// Gives a finished export the name by which the window asks to see it.
    pub(crate) fn know_export(&self, folder: &Path) -> String {
        let export = uuid::Uuid::now_v7().hyphenated().to_string();
        let mut exports =
            self.room.exports.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        exports.insert(export.clone(), folder.to_owned());
        export
    }

    /// Writes one format to `path` (a folder for formats that are folders), for the portal `profile` if one is named.
    /// Fails with `unknown_format`, `unknown_profile`, `article_not_found`, `target_…`; then what stood at `path` is
    /// untouched.
    pub async fn export_to(
        &self,
        id: &str,
        name: &str,
        profile: Option<&str>,
        path: &Path,
    ) -> Result<ExportedFile, Refusal> {
        let format = format(name)?;
        let ready = Arc::new(self.ready(id, profile, &[format]).await?);
        let (kept, path) = (Arc::clone(&ready), path.to_owned());
        let written = self.aside(move || write(format, &kept.story(), &path)).await?;
        self.remember_export(&ready.article, std::slice::from_ref(&written)).await?;
        Ok(written)
    }

    pub(crate) async fn show_export(&self, ask: ExportShow) -> Result<Done, Refusal> {
        let known = {
            let exports =
                self.room.exports.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            exports.get(&ask.export).cloned()
        };
        let folder = known.ok_or_else(|| views::bad("no such export"))?;
        let host = Arc::clone(&self.room.host);
        self.aside(move || {
            host.show_in_folder(&folder).map_err(|fault| {
                Refusal::new(RefusalCode::FileUnreadable)
                    .with("name", folder.display())
                    .with("what", fault)
            })
        })
        .await?;
        Ok(Done {})
    }

    pub(crate) async fn clipboard_text(&self, ask: ArticleAsk) -> Result<ClipboardText, Refusal> {
        let article = self.article(&ask.id).await?;
        let story = Story {
            article: &article,
            photos: &[],
            covers: &[],
            site: Site::default(),
            changed: None,
        };
        Ok(ClipboardText {
            html: export::clipboard_html(&story),
            plain: export::plain_text(&story),
        })
    }

    pub(crate) async fn article(&self, id: &str) -> Result<Article, Refusal> {
        let id = article_id(id)?;
        Ok(self.at_store(move |store| store.load(&id)).await?.article)
    }

    /// An export is a moment worth keeping: a revision of what went out with its proof, and the stage of an approved
    /// article. A newsroom that can only be read keeps nothing, and lets its texts out all the same.
    async fn remember_export(
        &self,
        article: &Article,
        files: &[ExportedFile],
    ) -> Result<Option<KeptProof>, Refusal> {
        if self.room.opened.read_only {
            return Ok(None);
        }
        let (article, who, now) = (article.clone(), self.byline().await?, self.now());
        let proofs = proofs::rows(files, &who, &now)?;
        let kept = self.at_store(move |store| store.keep_export(&article, &who, &now, proofs));
        let store::KeptExport { revision, hash } = kept.await?;
        Ok(Some(KeptProof { revision, hash }))
    }
}

pub(crate) fn format(name: &str) -> Result<&'static Format, Refusal> {
    export::format(name).ok_or_else(|| Refusal::new(RefusalCode::UnknownFormat).with("name", name))
}

fn guess(format: &str, web: u64) -> u64 {
    match format {
        "html" => PAGE + web * 4 / 3,
        "txt" => PAGE / 2,
        _ => PAGE + web,
    }
}

/// `2025-10-03_tit-khong-dau`: the day of publication, or today.
pub(crate) fn name_of(article: &Article, now: &str) -> String {
    let published = article.published.map(article::LocalTime::iso);
    let day = published.as_deref().unwrap_or(now).get(..10).unwrap_or_default().to_owned();
    format!("{day}_{}", slug(article))
}

/// `tit-khong-dau.html`. A folder, and a format whose extension is another's too, says its own name: two files of one
/// export never have the same.
fn file_name(article: &Article, format: &Format) -> PathBuf {
    let (slug, Format { name, extension, .. }) = (slug(article), format);
    let alike = FORMATS.iter().filter(|other| other.extension == *extension).count();
    PathBuf::from(match *extension {
        "" => format!("{slug}-{name}"),
        extension if alike > 1 && extension != *name => format!("{slug}-{name}.{extension}"),
        extension => format!("{slug}.{extension}"),
    })
}

/// The headline as a file's name, never empty.
pub(crate) fn slug(article: &Article) -> String {
    let headline = article::plain(&article.document.headline);
    match headline.trim() {
        "" => "bai-chua-co-tit".to_owned(),
        headline => vietnamese::slug(headline, LONGEST_NAME),
    }
}

/// Writes `story` to `path`, reads it back from the disk and proves it.
pub(crate) fn write(
    format: &Format,
    story: &Story<'_>,
    path: &Path,
) -> Result<ExportedFile, Refusal> {
    let written = (format.write)(story).map_err(|fault| internal(&fault))?;
    let mut read_back = written.exported;
    if let Some(folder) = path.parent() {
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        leftovers::sweep(here, is_of_export);
    }
    match &mut read_back {
        export::Exported::Bytes(bytes) => {
            files::write_whole(path, bytes)?;
            files::read_again(path, bytes)?;
        }
        export::Exported::Files(parts) => {
            files::write_folder(path, parts, is_of_export)?;
            for file in parts {
                files::read_again(&path.join(&file.name), &mut file.bytes)?;
            }
        }
    }
    let proof = prove(format.name, &read_back, story);
    Ok(ExportedFile {
        format: format.name.to_owned(),
        name: files::name_of(path),
        kilobytes: views::kilobytes(read_back.size()),
        words: proof.words,
        words_found: proof.words_found,
        words_added: proof.words_added,
        photos: proof.photos,
        photos_found: proof.photos_found,
        photos_named: proof.photos_named,
        findings: written.findings.into_iter().map(finding).collect(),
    })
}

/// Whether an export that is a folder writes files of this name: a page, or a photo by its number.
fn is_of_export(name: &str) -> bool {
    let numbered = |photo: &str| {
        let digits = photo.bytes().take_while(u8::is_ascii_digit).count();
        digits > 1
            && photo[digits..].starts_with('-')
            && Path::new(photo).extension().is_some_and(|end| end == "jpg")
    };
    ["bai.html", "the.html", "the.jpg"].contains(&name)
        || name.strip_prefix("anh/").is_some_and(numbered)
}

fn finding(finding: export::ExportFinding) -> ExportFinding {
    let (kind, number, words) = match finding {
        export::ExportFinding::NoDescription(photo) => ("no_description", Some(photo), None),
        export::ExportFinding::NoTypeface(signs) => ("no_typeface", None, Some(signs)),
        export::ExportFinding::NoClaim(words) => ("no_claim", None, Some(words)),
    };
    let number = number.map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    ExportFinding { kind: kind.to_owned(), number, words }
}
