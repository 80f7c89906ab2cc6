//! The rooms' nouns as the contract shows them, and back.

use article::{Article, Fact, Genre, LocalTime, PhotoRef, Readiness, Stage};

use crate::contract::{
    ArticleFields, ArticleNarrowed, FactName, FactView, GenreName, Placement, ReadinessView,
    RecoveredArticle, RecoveredOutcome, Refusal, RefusalCode, StageName,
};

/// A stage's name on the contract.
pub(crate) fn stage_name(stage: Stage) -> StageName {
    match stage {
        Stage::Draft => StageName::Draft,
        Stage::Submitted => StageName::Submitted,
        Stage::Returned => StageName::Returned,
        Stage::Approved => StageName::Approved,
        Stage::Exported => StageName::Exported,
        Stage::Posted => StageName::Posted,
    }
}

/// The stage of a name on the contract.
pub(crate) fn stage(name: StageName) -> Stage {
    match name {
        StageName::Draft => Stage::Draft,
        StageName::Submitted => Stage::Submitted,
        StageName::Returned => Stage::Returned,
        StageName::Approved => Stage::Approved,
        StageName::Exported => Stage::Exported,
        StageName::Posted => Stage::Posted,
    }
}

fn genre_name(genre: Genre) -> GenreName {
    match genre {
        Genre::News => GenreName::News,
        Genre::Feature => GenreName::Feature,
        Genre::PhotoStory => GenreName::PhotoStory,
        Genre::Notice => GenreName::Notice,
        Genre::Interview => GenreName::Interview,
    }
}

fn genre(name: GenreName) -> Genre {
    match name {
        GenreName::News => Genre::News,
        GenreName::Feature => Genre::Feature,
        GenreName::PhotoStory => Genre::PhotoStory,
        GenreName::Notice => Genre::Notice,
        GenreName::Interview => Genre::Interview,
    }
}

/// What is said about an article outside its document.
pub(crate) fn fields(article: &Article) -> ArticleFields {
    ArticleFields {
        section: article.section.clone(),
        genre: Some(genre_name(article.genre)),
        published: article.published.map(LocalTime::iso),
        keywords: article.keywords.clone(),
        featured: article.featured.as_ref().map(|photo| photo.as_str().to_owned()),
    }
}

/// Puts the window's fields into `article`. Fails with `bad_ask` for a date or a photo that is none,
/// and above 200 characters a field or 50 keywords.
pub(crate) fn put_fields(article: &mut Article, fields: &ArticleFields) -> Result<(), Refusal> {
    let short = |text: &str| {
        let text = vietnamese::nfc(text.trim());
        if text.chars().count() <= 200 { Ok(text) } else { Err(bad("a field is too long")) }
    };
    article.section = short(&fields.section)?;
    article.genre = fields.genre.map(genre).unwrap_or_default();
    article.published = match fields.published.as_deref() {
        None | Some("") => None,
        Some(text) => Some(LocalTime::parse_iso(text).map_err(|fault| bad(&fault.to_string()))?),
    };
    if fields.keywords.len() > 50 {
        return Err(bad("too many keywords"));
    }
    article.keywords = fields.keywords.iter().map(|word| short(word)).collect::<Result<_, _>>()?;
    article.featured = match fields.featured.as_deref() {
        None | Some("") => None,
        Some(text) => Some(PhotoRef::parse(text).map_err(|fault| bad(&fault.to_string()))?),
    };
    Ok(())
}

/// Facts there and missing.
pub(crate) fn readiness(article: &Article) -> ReadinessView {
    let readiness = Readiness::of(article);
    let view = |facts: &[Fact]| facts.iter().map(|fact| fact_view(*fact)).collect();
    ReadinessView { present: view(&readiness.present), missing: view(&readiness.missing) }
}

fn fact_view(fact: Fact) -> FactView {
    let name = match fact {
        Fact::Headline => FactName::Headline,
        Fact::Sapo => FactName::Lead,
        Fact::Body => FactName::Body,
        Fact::Section => FactName::Section,
        Fact::Byline => FactName::Byline,
        Fact::Caption(_) => FactName::Caption,
        Fact::Alt(_) => FactName::Alt,
        Fact::Photo(_) => FactName::Photo,
    };
    FactView { fact: name, photo: fact.photo_number() }
}

/// What became of an article when a damaged database was replaced.
pub(crate) fn recovered(one: &store::Salvaged) -> RecoveredArticle {
    RecoveredArticle {
        id: one.id.to_string(),
        headline: one.headline.clone(),
        outcome: match one.outcome {
            store::Outcome::Later => RecoveredOutcome::Later,
            store::Outcome::Older => RecoveredOutcome::Older,
            store::Outcome::Lost => RecoveredOutcome::Lost,
        },
    }
}

/// The kind of place a newsroom lies in.
pub(crate) fn placement(found: store::Placement) -> Placement {
    match found {
        store::Placement::Local => Placement::Local,
        store::Placement::Synced => Placement::Synced,
        store::Placement::Network => Placement::Network,
        store::Placement::Removable => Placement::Removable,
    }
}

/// Words in all fields of a document, captions included.
pub(crate) fn words(document: &article::Document) -> u32 {
    document.passages().iter().map(|passage| vietnamese::count_words(&passage.text)).sum()
}

/// Kilobytes (1,000 bytes), rounded up.
pub(crate) fn kilobytes(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(1000)).unwrap_or(u32::MAX)
}

/// A count on the contract.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(crate) fn bad(what: &str) -> Refusal {
    Refusal::new(RefusalCode::BadAsk).with("what", what)
}

/// Rows of a list or hits of a search at the most.
const MOST_ROWS: u32 = 500;

/// What narrows a list or a search; `usual` rows unless told otherwise.
pub(crate) fn filter(narrowed: ArticleNarrowed, usual: u32) -> store::ArticleFilter {
    store::ArticleFilter {
        stage: narrowed.stage.map(stage),
        section: narrowed.section,
        byline: narrowed.byline,
        month: narrowed.month,
        without_photo: narrowed.without_photo.unwrap_or_default(),
        without_caption: narrowed.without_caption.unwrap_or_default(),
        trash: narrowed.trash.unwrap_or_default(),
        offset: narrowed.offset.unwrap_or_default(),
        limit: narrowed.limit.unwrap_or(usual).min(MOST_ROWS),
    }
}
