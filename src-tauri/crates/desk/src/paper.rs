//! The printed pages, to be looked at: the PDF exporter's own layout, drawn page by page. None where the program was
//! built without its typesetter.

use export::Story;

use crate::{
    contract::{PreviewAsk, PrintedPages, Refusal, RefusalCode},
    desk::Desk,
};

impl Desk {
    /// The pages that a PDF export would have, of the text as the window holds it now. Nothing is saved.
    pub(crate) async fn print_pages(&self, ask: PreviewAsk) -> Result<PrintedPages, Refusal> {
        if export::format("pdf").is_none() {
            return Ok(PrintedPages { pages: Vec::new() });
        }
        let (article, mut photos) = self.previewed(&ask, None).await?;
        for photo in &mut photos {
            photo.jpeg = self.photo_picture("web", photo.photo.as_str()).await?.bytes;
        }
        let site = self.plain_site().await?;
        self.aside(move || {
            let story =
                Story { article: &article, photos: &photos, covers: &[], site, changed: None };
            let pages = export::pages(&story)
                .map_err(|fault| Refusal::new(RefusalCode::Internal).with("what", fault))?;
            Ok(PrintedPages { pages })
        })
        .await
    }
}
