//! Taking text in: a file becomes an article, durable before it is answered. And an article as plain words.

use std::{path::PathBuf, sync::PoisonError};

use article::{Article, plain};

use crate::{
    contract::{ArticleText, BlockText, Imported, ImportedArticle, Nothing, Refusal, RefusedFile},
    desk::{Desk, article_id},
    files,
    host::Sought,
    paste::LONGEST,
    views,
};

impl Desk {
    pub(crate) async fn import_chosen(&self, _ask: Nothing) -> Result<Imported, Refusal> {
        let question = self.question(Sought::Texts).await;
        let host = std::sync::Arc::clone(&self.room.host);
        let chosen = self.aside(move || Ok(host.choose_files(question))).await?;
        self.import_files(&chosen).await
    }

    /// Files named at a start; the window asks for them by `article_handed`.
    pub fn hand_over(&self, files: Vec<PathBuf>) {
        self.room.handed.lock().unwrap_or_else(PoisonError::into_inner).extend(files);
    }

    pub(crate) async fn take_handed(&self, _ask: Nothing) -> Result<Imported, Refusal> {
        let files =
            std::mem::take(&mut *self.room.handed.lock().unwrap_or_else(PoisonError::into_inner));
        self.import_files(&files).await
    }

    /// Makes an article of every file. A file that is refused hinders no other. Each article is durable before this
    /// answers. Fails only when the newsroom itself cannot be written.
    pub async fn import_files(&self, paths: &[PathBuf]) -> Result<Imported, Refusal> {
        let mut imported = Imported { articles: Vec::new(), refused: Vec::new() };
        for path in paths {
            let (file, name) = (path.clone(), files::name_of(path));
            let most = intake::max_bytes(&name);
            self.read_into(name, &mut imported, move || files::read_whole(&file, most)).await?;
        }
        Ok(imported)
    }

    /// Makes an article of a file that was dropped where none is open. Fails as [`Desk::import_files`] does.
    pub async fn import_dropped(&self, name: &str, bytes: Vec<u8>) -> Result<Imported, Refusal> {
        let mut imported = Imported { articles: Vec::new(), refused: Vec::new() };
        self.read_into(name.to_owned(), &mut imported, move || Ok(bytes)).await?;
        Ok(imported)
    }

    async fn read_into(
        &self,
        name: String,
        imported: &mut Imported,
        read: impl FnOnce() -> Result<Vec<u8>, Refusal> + Send + 'static,
    ) -> Result<(), Refusal> {
        let byline = self.byline().await?;
        let (file, signed) = (name.clone(), byline.clone());
        let taken = self.aside(move || {
            let bytes = read()?;
            let begun = std::time::Instant::now();
            let still = || begun.elapsed() < LONGEST;
            Ok(intake::open_file_within(&file, &bytes, &signed, &still)?)
        });
        match taken.await {
            Ok(taken) => imported.articles.push(self.lay_on_desk(taken, &name, &byline).await?),
            Err(refusal) => {
                let refusal = refusal.with("name", &name);
                imported.refused.push(RefusedFile { name, refusal });
            }
        }
        Ok(())
    }

    async fn lay_on_desk(
        &self,
        mut taken: intake::Intake,
        name: &str,
        byline: &str,
    ) -> Result<ImportedArticle, Refusal> {
        let refused = self.keep_carried(&mut taken, name).await;
        let article = Article {
            section: taken.draft.section,
            published: taken.draft.published,
            ..Article::draft(Self::new_id()?, taken.draft.document)
        };
        let answer = ImportedArticle {
            file: name.to_owned(),
            id: article.id.to_string(),
            headline: plain(&article.document.headline),
            words: views::words(&article.document),
            photos: u32::try_from(article.document.photos().len()).unwrap_or(u32::MAX),
            findings: taken.findings.into_iter().map(str::to_owned).collect(),
            refused,
        };
        let (who, now) = (byline.to_owned(), self.now());
        self.at_store(move |store| store.create(&article, &who, "import", &now)).await?;
        Ok(answer)
    }

    /// An article as words, block by block. Fails with `article_not_found`.
    pub async fn show_article(&self, id: &str) -> Result<ArticleText, Refusal> {
        let id = article_id(id)?;
        let article = self.at_store(move |store| store.load(&id)).await?.article;
        let document = &article.document;
        let blocks = document.blocks.iter().map(|block| BlockText {
            id: block.id.as_str().to_owned(),
            kind: block.kind_name().to_owned(),
            text: block.text(),
            photos: block
                .figures()
                .iter()
                .filter_map(|f| f.photo.as_ref())
                .map(ToString::to_string)
                .collect(),
        });
        Ok(ArticleText {
            id: article.id.to_string(),
            stage: views::stage_name(article.stage),
            headline: plain(&document.headline),
            lead: plain(&document.sapo),
            byline: plain(&document.byline),
            published: article.published.map(article::LocalTime::iso),
            blocks: blocks.collect(),
            section: article.section,
            keywords: article.keywords,
        })
    }
}
