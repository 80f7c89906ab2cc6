//! A copy of the text on the screen, as a file where the person chooses: the way out while the newsroom's own drive takes
//! nothing. It asks the newsroom for nothing that it cannot do without.

use std::{path::Path, path::PathBuf, sync::Arc};

use article::{Article, Document, Stage};

use crate::{
    contract::{ArticleCopy, CopiedAway, Refusal, RefusalCode},
    desk::{Desk, article_id},
    files,
    host::Sought,
    ready::Ready,
    send_out::{format, slug, write},
    views,
};

impl Desk {
    /// Writes the text as it stands in the window, as a Word document with its photos or as plain text, by the ending that
    /// the person gave it. Fails with `body_unreadable`, `bad_ask`, `target_…`; nothing of the newsroom changes.
    pub(crate) async fn copy_away(&self, ask: ArticleCopy) -> Result<CopiedAway, Refusal> {
        let document = Document::from_json(&ask.body)
            .map_err(|fault| Refusal::new(RefusalCode::BodyUnreadable).with("what", fault))?;
        let id = article_id(&ask.id)?;
        let wanted = id.clone();
        let stage = self.at_store(move |store| store.stage_of(&wanted)).await;
        let stage = stage.unwrap_or(Stage::Draft);
        let mut article = Article { stage, ..Article::draft(id, document) };
        views::put_fields(&mut article, &ask.fields)?;
        let question = self.question(Sought::Copy).await;
        let (host, name) = (Arc::clone(&self.room.host), format!("{}.docx", slug(&article)));
        let chosen = self.aside(move || Ok(host.choose_target(question, &name))).await?;
        let Some(chosen) = chosen else { return Ok(CopiedAway { place: None, photos: true }) };
        let path = with_ending(&chosen);
        let plain = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("txt"));
        let format = format(if plain { "txt" } else { "docx" })?;
        self.room.progress.begin(article.document.photos().len());
        let (ready, photos) = match self.made_ready(article.clone(), None, &[format]).await {
            Ok(ready) => (ready, true),
            Err(_) => (Ready::without_photos(article), false),
        };
        let (target, made) = (path.clone(), Arc::new(ready));
        let written = Arc::clone(&made);
        self.aside(move || write(format, &written.story(), &target)).await?;
        let shown: Vec<_> = made.story().photos.iter().map(|one| one.photo.clone()).collect();
        if !plain && !shown.is_empty() && !self.room.opened.read_only {
            // Told to whoever hides a place later, where the drive takes that much.
            let (id, now) = (made.article.id.clone(), self.now());
            let _ = self.at_store(move |store| store.keep_laid(&id, &shown, &now)).await;
        }
        Ok(CopiedAway { place: Some(path.display().to_string()), photos: photos || plain })
    }
}

/// `path` with the ending of a file that can be written; one that the person did not see named takes no file's place.
fn with_ending(path: &Path) -> PathBuf {
    let known =
        |end: &std::ffi::OsStr| ["docx", "txt"].iter().any(|one| end.eq_ignore_ascii_case(one));
    if path.extension().is_some_and(known) {
        return path.to_owned();
    }
    let (folder, name) = (path.parent().unwrap_or(Path::new("")), files::name_of(path));
    let numbered =
        |n: u32| if n == 1 { format!("{name}.docx") } else { format!("{name}-{n}.docx") };
    let free = (1..10_000).map(|n| folder.join(numbered(n))).find(|path| !path.exists());
    free.unwrap_or_else(|| folder.join(numbered(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_an_ending_becomes_a_word_document_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for whole in ["bài.docx", "bài.TXT"] {
            assert_eq!(with_ending(&at(whole)), at(whole));
        }
        assert_eq!(with_ending(&at("bài 3.10")), at("bài 3.10.docx"));
        std::fs::write(at("bài.docx"), "").unwrap();
        assert_eq!(with_ending(&at("bài")), at("bài-2.docx"));
    }
}
