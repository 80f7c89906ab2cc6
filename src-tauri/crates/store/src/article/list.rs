//! The list: rows without bodies, filtered and ordered; reading it writes nothing.

use article::{ArticleId, PhotoRef, Stage};
use rusqlite::{Connection, Row, ToSql};

use crate::{Newsroom, StoreFault};

/// A row of the list.
#[derive(Clone, Debug)]
pub struct ArticleRow {
    /// The article.
    pub id: ArticleId,
    /// Tít; empty while there is none.
    pub headline: String,
    /// Where it stands.
    pub stage: Stage,
    /// Chuyên mục.
    pub section: String,
    /// Bút danh.
    pub byline: String,
    /// Last change, ISO-8601.
    pub updated: String,
    /// Last change of stage, ISO-8601.
    pub staged: Option<String>,
    /// Photos in the text.
    pub photos: u32,
    /// Those without a caption.
    pub photos_without_caption: u32,
    /// Ảnh đại diện.
    pub thumbnail: Option<PhotoRef>,
    /// The message of a returned article.
    pub note: Option<String>,
    /// When it was put into the trash, ISO-8601.
    pub trashed: Option<String>,
}

/// Which rows, in which order.
#[derive(Clone, Debug, Default)]
pub struct ListFilter {
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only this section.
    pub section: Option<String>,
    /// Only this byline.
    pub byline: Option<String>,
    /// Only changed in this month, `2025-10`.
    pub month: Option<String>,
    /// Only without a photo.
    pub without_photo: bool,
    /// Only with a photo that lacks its caption.
    pub without_caption: bool,
    /// The trash instead of the desk.
    pub trash: bool,
    /// The order.
    pub order: ListOrder,
    /// Rows to skip.
    pub offset: u32,
    /// Rows at the most.
    pub limit: u32,
}

/// Order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// Newest change first.
    #[default]
    Changed,
    /// By headline.
    Headline,
    /// Newest day of publication first.
    Published,
}

/// Rows, and how many match in all.
#[derive(Clone, Debug)]
pub struct ListRows {
    /// The rows asked for.
    pub rows: Vec<ArticleRow>,
    /// All that match.
    pub total: u32,
}

/// How many articles stand where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All outside the trash.
    pub all: u32,
    /// In the trash.
    pub trash: u32,
    by_stage: Vec<(Stage, u32)>,
}

impl Counts {
    /// How many of `stage`.
    pub fn of(&self, stage: Stage) -> u32 {
        self.by_stage.iter().find(|(there, _)| *there == stage).map_or(0, |(_, n)| *n)
    }
}

impl Newsroom {
    /// The rows that match `filter`.
    pub fn list(&self, filter: &ListFilter) -> Result<ListRows, StoreFault> {
        self.read(|connection| list(connection, filter))
    }

    /// The row of one article.
    pub fn row(&self, id: &ArticleId) -> Result<ArticleRow, StoreFault> {
        self.read(|connection| {
            let sql = concat!(include_str!("row.sql"), " WHERE a.id = ?1");
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query_map([id.as_str()], |row| Ok(read(row)))?;
            rows.next().ok_or(StoreFault::NoArticle)??
        })
    }

    /// How many articles stand where.
    pub fn counts(&self) -> Result<Counts, StoreFault> {
        self.read(|connection| {
            let sql =
                "SELECT stage, trashed IS NOT NULL, count(*) FROM article GROUP BY trashed, stage";
            let mut counts = Counts::default();
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (stage, trashed, n): (String, bool, u32) =
                    (row.get(0)?, row.get(1)?, row.get(2)?);
                if trashed {
                    counts.trash += n;
                } else if let Some(stage) = Stage::named(&stage) {
                    counts.all += n;
                    counts.by_stage.push((stage, n));
                }
            }
            Ok(counts)
        })
    }
}

fn list(connection: &Connection, filter: &ListFilter) -> Result<ListRows, StoreFault> {
    let order = match filter.order {
        ListOrder::Changed => "a.updated DESC, a.row DESC",
        ListOrder::Headline => "a.headline COLLATE NOCASE, a.row",
        ListOrder::Published => "a.published IS NULL, a.published DESC, a.row DESC",
    };
    let stage = filter.stage.map(Stage::name);
    let (matching, mut values) = conditions(filter, stage.as_ref());
    let count = format!("SELECT count(*) FROM article a {matching}");
    let total =
        connection.prepare_cached(&count)?.query_row(values.as_slice(), |row| row.get(0))?;
    let rows = format!(
        "{} {matching} ORDER BY {order} LIMIT :limit OFFSET :offset",
        include_str!("row.sql")
    );
    values.extend([(":limit", &filter.limit as &dyn ToSql), (":offset", &filter.offset)]);
    let mut statement = connection.prepare_cached(&rows)?;
    let found = statement.query_map(values.as_slice(), |row| Ok(read(row)))?;
    let rows = found.map(|row| row?).collect::<Result<_, StoreFault>>()?;
    Ok(ListRows { rows, total })
}

/// Only what was asked for is a condition, so that the rest can be answered from an index alone.
fn conditions<'a>(
    filter: &'a ListFilter,
    stage: Option<&'a &'static str>,
) -> (String, Vec<(&'static str, &'a dyn ToSql)>) {
    let shelf = if filter.trash { "a.trashed IS NOT NULL" } else { "a.trashed IS NULL" };
    let mut matching = format!("WHERE {shelf}");
    let mut values: Vec<(&'static str, &'a dyn ToSql)> = Vec::new();
    let asked: [(&'static str, &'static str, Option<&'a dyn ToSql>); 4] = [
        (" AND a.stage = :stage", ":stage", stage.map(|name| name as _)),
        (" AND a.section = :section", ":section", filter.section.as_ref().map(|text| text as _)),
        (" AND a.byline = :byline", ":byline", filter.byline.as_ref().map(|text| text as _)),
        (
            " AND substr(a.updated, 1, 7) = :month",
            ":month",
            filter.month.as_ref().map(|text| text as _),
        ),
    ];
    for (sql, name, value) in asked {
        if let Some(value) = value {
            matching.push_str(sql);
            values.push((name, value));
        }
    }
    for (sql, wanted) in [
        (" AND a.photos = 0", filter.without_photo),
        (" AND a.photos_without_caption > 0", filter.without_caption),
    ] {
        if wanted {
            matching.push_str(sql);
        }
    }
    (matching, values)
}

fn read(row: &Row<'_>) -> Result<ArticleRow, StoreFault> {
    let (id, stage): (String, String) = (row.get("id")?, row.get("stage")?);
    let thumbnail: Option<String> = row.get("thumbnail")?;
    Ok(ArticleRow {
        id: ArticleId::parse(&id).map_err(StoreFault::damaged)?,
        headline: row.get("headline")?,
        stage: Stage::named(&stage).ok_or_else(|| StoreFault::damaged("stage"))?,
        section: row.get("section")?,
        byline: row.get("byline")?,
        updated: row.get("updated")?,
        staged: row.get("staged")?,
        photos: row.get("photos")?,
        photos_without_caption: row.get("photos_without_caption")?,
        thumbnail: thumbnail.and_then(|photo| PhotoRef::parse(&photo).ok()),
        note: row.get("note")?,
        trashed: row.get("trashed")?,
    })
}
