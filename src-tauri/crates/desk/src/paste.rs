//! Paste: the window hands a clipboard over, the cleaner makes blocks of it. Nothing is stored here.

use std::time::{Duration, Instant};

use article::{Block, Document};
use intake::{Clip, How};
use serde_json::Value;
use vietnamese::Charset;

use crate::{
    contract::{
        PasteAnswer, PasteAsk, PasteConversion, PasteCount, PasteFile, PasteHow, PastePart,
        PasteReport, PastedArticle, PastedPicture, Refusal, RefusalCode,
    },
    desk::Desk,
};

/// How long one text may be read.
pub(crate) const LONGEST: Duration = Duration::from_secs(4);

impl Desk {
    /// Cleans a clipboard. Fails with `bad_ask` for an unknown alphabet, with `file_too_large` above 5 MB and with
    /// `file_empty` when there is neither a word nor a picture.
    pub(crate) async fn clean_paste(&self, ask: PasteAsk) -> Result<PasteAnswer, Refusal> {
        let how = match (ask.how, ask.charset.as_deref().map(Charset::named)) {
            (PasteHow::Clean, None) => How::Clean,
            (PasteHow::AsItCame, None) => How::AsItCame,
            (PasteHow::Convert, Some(Some(charset))) => How::Told(charset),
            _ => return Err(Refusal::new(RefusalCode::BadAsk).with("what", "charset")),
        };
        self.aside(move || {
            let begun = Instant::now();
            let markdown = ask.markdown.as_deref().unwrap_or_default();
            let clip = Clip { html: &ask.html, rtf: &ask.rtf, text: &ask.text, markdown };
            Ok(answer(intake::paste(clip, how, &|| begun.elapsed() < LONGEST)?))
        })
        .await
    }

    /// Reads a text file that was dropped, for a paste. Fails with `unknown_format` for other kinds of files, with
    /// `file_too_large` above 5 MB (of a page or a Word document, which carries its photos, 100 MB), with `not_text` and
    /// `text_too_complex`.
    pub async fn read_dropped(&self, name: &str, bytes: Vec<u8>) -> Result<PasteFile, Refusal> {
        let file = name.to_owned();
        let read = self.aside(move || {
            let begun = Instant::now();
            Ok(intake::dropped(&file, &bytes, &|| begun.elapsed() < LONGEST)?)
        });
        let read = read.await;
        let intake::Dropped { part, text, charset } =
            read.map_err(|refusal| refusal.with("name", name))?;
        let part = match part {
            intake::Part::Html => PastePart::Html,
            intake::Part::Rtf => PastePart::Rtf,
            intake::Part::Text => PastePart::Text,
            intake::Part::Markdown => PastePart::Markdown,
        };
        let charset = charset.map(|charset| charset.name().to_owned());
        Ok(PasteFile { part, text, charset })
    }
}

fn answer(pasted: intake::Pasted) -> PasteAnswer {
    let article = pasted.article.map(|(draft, pictures)| PastedArticle {
        section: draft.section,
        published: draft.published.map(article::LocalTime::iso),
        body: draft.document.to_json(),
        pictures: numbered(&pictures),
    });
    PasteAnswer {
        blocks: nodes(pasted.blocks),
        pictures: numbered(&pasted.pictures),
        article,
        report: report(pasted.report),
    }
}

/// Blocks as the nodes of a body.
fn nodes(blocks: Vec<Block>) -> Vec<Value> {
    let document = Document { headline: Vec::new(), sapo: Vec::new(), blocks, byline: Vec::new() };
    let Value::Object(mut body) = document.to_json() else { return Vec::new() };
    let Some(Value::Array(mut nodes)) = body.remove("content") else { return Vec::new() };
    // Headline, lead and byline frame the blocks.
    nodes.pop();
    nodes.drain(..nodes.len().min(2));
    nodes
}

fn numbered(pictures: &[intake::Picture]) -> Vec<PastedPicture> {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let picture = |one: &intake::Picture| PastedPicture {
        figure: number(one.figure),
        clip: number(one.clip),
    };
    pictures.iter().map(picture).collect()
}

fn report(report: intake::Report) -> PasteReport {
    let counts = |counts: Vec<intake::Count>| {
        let count = |one: intake::Count| PasteCount { what: one.what.to_owned(), count: one.count };
        counts.into_iter().map(count).collect()
    };
    let conversion = |made: intake::Conversion| PasteConversion {
        charset: made.charset.name().to_owned(),
        letters: made.letters,
        before: made.before,
        after: made.after,
    };
    PasteReport {
        source: report.source.to_owned(),
        kept: counts(report.kept),
        left_out: counts(report.left_out),
        composed: report.composed,
        converted: report.converted.map(conversion),
        offered: report.offered.map(conversion),
        digits: report.digits,
    }
}
