//! The list: rows without bodies, filtered and ordered; reading it writes nothing.

use article::{ArticleId, PhotoRef, Stage};
use rusqlite::{Connection, Row, ToSql, functions::FunctionFlags};

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
    /// It corrects a posted article.
    pub correction: bool,
    /// When it was put into the trash, ISO-8601.
    pub trashed: Option<String>,
}

/// What narrows the list and a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFilter {
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
    /// Rows or hits to skip.
    pub offset: u32,
    /// Rows or hits at the most.
    pub limit: u32,
}

/// Order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// Newest change first.
    #[default]
    Changed,
    /// By headline, in Vietnamese order.
    Headline,
    /// By byline: given name, family name, the names between; each in Vietnamese order.
    Byline,
    /// Newest day of publication first.
    Published,
    /// Longest at their stage first.
    Waiting,
}

/// Rows, and how many match in all.
#[derive(Clone, Debug)]
pub struct ListRows {
    /// The rows asked for.
    pub rows: Vec<ArticleRow>,
    /// All that match.
    pub total: u32,
}

/// A condition in SQL, and the values of its names.
type Conditions<'a> = (String, Vec<(&'static str, &'a dyn ToSql)>);

impl ArticleFilter {
    /// True when nothing but a shelf is asked for: a stage, all, or the trash. Those are counted already.
    fn is_shelf(&self) -> bool {
        let shelf = Self {
            stage: self.stage,
            trash: self.trash,
            offset: self.offset,
            limit: self.limit,
            ..Self::default()
        };
        *self == shelf && !(self.trash && self.stage.is_some())
    }

    /// The condition over a table `a` with an article's columns, and its values. Only what was asked for is a
    /// condition, so that the rest can be answered from an index alone.
    pub(crate) fn conditions<'a>(&'a self, stage: Option<&'a &'static str>) -> Conditions<'a> {
        let shelf = if self.trash { "a.trashed IS NOT NULL" } else { "a.trashed IS NULL" };
        let mut matching = format!("WHERE {shelf}");
        let mut values: Vec<(&'static str, &'a dyn ToSql)> = Vec::new();
        let asked: [(&'static str, &'static str, Option<&'a dyn ToSql>); 4] = [
            (" AND a.stage = :stage", ":stage", stage.map(|name| name as _)),
            (" AND a.section = :section", ":section", self.section.as_ref().map(|text| text as _)),
            (" AND a.byline = :byline", ":byline", self.byline.as_ref().map(|text| text as _)),
            (
                " AND substr(a.updated, 1, 7) = :month",
                ":month",
                self.month.as_ref().map(|text| text as _),
            ),
        ];
        for (sql, name, value) in asked {
            if let Some(value) = value {
                matching.push_str(sql);
                values.push((name, value));
            }
        }
        for (sql, wanted) in [
            (" AND a.photos = 0", self.without_photo),
            (" AND a.photos_without_caption > 0", self.without_caption),
        ] {
            if wanted {
                matching.push_str(sql);
            }
        }
        (matching, values)
    }
}

/// The key of a text, to be compared byte by byte.
type Key = fn(&str) -> Vec<u8>;

/// Teaches a connection the orders that SQL has no word for.
pub(crate) fn teach_order(connection: &Connection) -> Result<(), StoreFault> {
    let same = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    let orders: [(&str, Key); 2] =
        [("vietnamese", vietnamese::collation_key), ("vietnamese_name", vietnamese::name_key)];
    for (name, key) in orders {
        connection.create_scalar_function(name, 1, same, move |said| {
            let text = said.get_raw(0).as_bytes().unwrap_or_default();
            Ok(key(&String::from_utf8_lossy(text)))
        })?;
    }
    Ok(())
}

impl Newsroom {
    /// The rows that match `filter`, in `order`.
    pub fn list(&self, filter: &ArticleFilter, order: ListOrder) -> Result<ListRows, StoreFault> {
        let total = if filter.is_shelf() {
            Some(self.counts()?.on(filter.stage, filter.trash))
        } else {
            None
        };
        self.read(|connection| list(connection, filter, order, total))
    }

    /// Every byline, in the order of names, and every month of a last change, newest first, of what is not in the trash.
    pub fn choices(&self) -> Result<(Vec<String>, Vec<String>), StoreFault> {
        let all = |connection: &Connection, sql: &str| -> Result<Vec<String>, StoreFault> {
            let mut statement = connection.prepare_cached(sql)?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        self.read(|connection| {
            let bylines = "SELECT byline FROM article WHERE trashed IS NULL AND byline <> ''
                           GROUP BY byline ORDER BY vietnamese_name(byline)";
            let months = "SELECT DISTINCT substr(updated, 1, 7) FROM article WHERE trashed IS NULL ORDER BY 1 DESC";
            Ok((all(connection, bylines)?, all(connection, months)?))
        })
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
}

fn list(
    connection: &Connection,
    filter: &ArticleFilter,
    order: ListOrder,
    total: Option<u32>,
) -> Result<ListRows, StoreFault> {
    let order = match order {
        ListOrder::Changed => "a.updated DESC, a.row DESC",
        ListOrder::Headline => "a.headline = '', vietnamese(a.headline), a.row",
        ListOrder::Byline => "a.byline = '', vietnamese_name(a.byline), a.updated DESC, a.row DESC",
        ListOrder::Waiting => "coalesce(s.at, a.updated), a.row",
        ListOrder::Published => "a.published IS NULL, a.published DESC, a.row DESC",
    };
    let stage = filter.stage.map(Stage::name);
    let (matching, mut values) = filter.conditions(stage.as_ref());
    let total = total.map_or_else(
        || {
            let count = format!("SELECT count(*) FROM article a {matching}");
            connection.prepare_cached(&count)?.query_row(values.as_slice(), |row| row.get(0))
        },
        Ok,
    )?;
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
        correction: row.get("correction")?,
        trashed: row.get("trashed")?,
    })
}
