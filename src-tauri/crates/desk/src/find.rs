//! Finding an article again by words of it, accents optional.

use std::time::Instant;

use crate::{
    contract::{Refusal, SearchAnswer, SearchAsk, SearchHit, Snippet},
    desk::Desk,
    newsroom::sample_of,
    views,
    write::article_row,
};

/// Hits unless told otherwise.
const HITS: u32 = 50;

impl Desk {
    pub(crate) async fn search_articles(&self, ask: SearchAsk) -> Result<SearchAnswer, Refusal> {
        let begun = Instant::now();
        let filter = views::filter(ask.narrowed, HITS);
        let (sample, found, rows) = self
            .at_store(move |store| {
                let found = store.search(&ask.words, &filter)?;
                let rows = found.hits.iter().map(|hit| store.row(&hit.id));
                let rows = rows.collect::<Result<Vec<_>, _>>()?;
                Ok((sample_of(store)?, found, rows))
            })
            .await?;
        let hits = found.hits.into_iter().zip(rows).map(|(hit, row)| SearchHit {
            id: hit.id.to_string(),
            row: article_row(row, sample.as_ref()),
            headline: snippet(hit.headline),
            field: hit.spot.name().to_owned(),
            photo: hit.photo,
            fields: hit.spots.iter().map(|spot| spot.name().to_owned()).collect(),
            snippet: snippet(hit.snippet),
        });
        Ok(SearchAnswer {
            hits: hits.collect(),
            total: found.total,
            more: found.total >= store::MOST_COUNTED,
            mended: found.mended,
            took: u32::try_from(begun.elapsed().as_millis() + 1).unwrap_or(u32::MAX),
        })
    }

    /// Builds the search index again from the texts. Answers how many articles it holds.
    pub async fn rebuild_search(&self) -> Result<u32, Refusal> {
        self.at_store(store::Newsroom::rebuild_index).await
    }

    /// Checks the search index against the texts; changes nothing.
    pub async fn check_search(&self) -> Result<crate::contract::SearchChecked, Refusal> {
        let report = self.at_store(store::Newsroom::check_index).await?;
        Ok(crate::contract::SearchChecked {
            ok: report.is_well(),
            articles: report.articles,
            stale: report.stale,
            strays: report.strays,
            trouble: report.trouble,
        })
    }
}

fn snippet(parts: Vec<store::HitPart>) -> Vec<Snippet> {
    parts.into_iter().map(|part| Snippet { text: part.text, hit: part.hit }).collect()
}
