//! The article as `CommonMark`, tables as GitHub writes them. Block by block; the letters are in `inlines`.

mod inlines;

use article::{Block, BlockKind, Cell, CellKind, Figure, HeadingLevel, Inline, ListKind};

use crate::{
    Story,
    escape::clean,
    grid::{Place, grid},
};
use inlines::{Setting, in_one_line, lines, text};

/// The whole article; photos under their export names in `anh/`, where the folder export puts them.
pub(crate) fn markdown(story: &Story<'_>) -> String {
    let document = &story.article.document;
    let mut parts = Vec::new();
    let mut push = |part: String| {
        if !part.trim().is_empty() {
            parts.push(part);
        }
    };
    let headline = in_one_line(&document.headline, Setting::Plain);
    if !headline.trim().is_empty() {
        push(format!("# {}", headline.trim()));
    }
    let date = story.published().map(|time| format!("Ngày đăng {time}"));
    let section = Some(story.article.section.clone()).filter(|section| !section.is_empty());
    let above: Vec<String> = [section, date].into_iter().flatten().collect();
    push(lines(&[Inline::text(above.join(" · "))], Setting::Plain));
    push(lines(&document.sapo, Setting::Strong));
    let mut after_list = false;
    for block in &document.blocks {
        let list = matches!(block.kind, BlockKind::List { .. });
        if list && after_list {
            push("<!-- -->".into());
        }
        after_list = list;
        push(self::block(story, block));
    }
    push(lines(&document.byline, Setting::Strong));
    parts.join("\n\n") + "\n"
}

fn block(story: &Story<'_>, block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph(text) => lines(text, Setting::Plain),
        BlockKind::Heading { level, text } => {
            let signs = if *level == HeadingLevel::Two { "##" } else { "###" };
            let text = in_one_line(text, Setting::Plain);
            if text.trim().is_empty() { text } else { format!("{signs} {}", text.trim()) }
        }
        BlockKind::Quote { text, attribution } => {
            let mut words = text.clone();
            if !attribution.is_empty() {
                words.push(Inline::text(" - "));
                words.extend(attribution.iter().cloned());
            }
            led(&lines(&words, Setting::Plain), "> ", "> ")
        }
        BlockKind::List { kind, items } => list(*kind, items),
        BlockKind::Table { rows } => table(rows),
        BlockKind::Figure(figure) => photo(story, figure),
        BlockKind::Gallery(items) => {
            let photos: Vec<String> = items.iter().map(|item| photo(story, &item.figure)).collect();
            photos.join("\n\n")
        }
        BlockKind::FactBox { title, blocks } => {
            let title = lines(title, Setting::Strong);
            let inside = blocks.iter().map(|block| self::block(story, block));
            let parts: Vec<String> =
                std::iter::once(title).chain(inside).filter(|part| !part.is_empty()).collect();
            led(&parts.join("\n\n"), "> ", "> ")
        }
    }
}

fn list(kind: ListKind, items: &[Vec<Inline>]) -> String {
    let item = |(n, item): (usize, &Vec<Inline>)| {
        let sign = match kind {
            ListKind::Bullet => "- ".to_owned(),
            ListKind::Ordered => format!("{n}. "),
        };
        led(&lines(item, Setting::Plain), &sign, &" ".repeat(sign.len()))
    };
    (1..).zip(items).map(item).collect::<Vec<_>>().join("\n")
}

/// A heading row is asked for by the notation: an empty one stands where the table has none.
fn table(rows: &[Vec<Cell>]) -> String {
    let (grid, columns) = grid(rows, usize::MAX);
    let row = |places: &Vec<Place<'_>>| {
        let cell = |place: &Place<'_>| match place {
            Place::Cell(cell, wide) => {
                let words = in_one_line(&cell.text, Setting::Plain);
                format!(" {} |{}", words.trim(), "  |".repeat(wide - 1))
            }
            Place::Below(wide) => "  |".repeat(*wide),
            Place::Empty => "  |".to_owned(),
        };
        format!("|{}", places.iter().map(cell).collect::<String>())
    };
    let is_head = |row: &Vec<Cell>| row.iter().all(|cell| cell.kind == CellKind::Header);
    let head = usize::from(rows.len() > 1 && rows.first().is_some_and(is_head));
    let first = if head == 1 { row(&grid[0]) } else { format!("|{}", "  |".repeat(columns)) };
    let mut lines = vec![first, format!("|{}", " --- |".repeat(columns))];
    lines.extend(grid[head..].iter().map(row));
    lines.join("\n")
}

fn photo(story: &Story<'_>, figure: &Figure) -> String {
    let mut parts = Vec::new();
    if let Some((n, ready)) = figure.photo.as_ref().and_then(|photo| story.photo(photo)) {
        let alt = in_one_line(&[Inline::text(figure.spoken())], Setting::Plain);
        parts.push(format!("![{}](anh/{})", alt.trim(), story.photo_name(n, &ready.photo)));
    }
    let caption = lines(&figure.caption, Setting::Emphasis);
    let credit = text(&clean(figure.credit.trim()).replace('\n', " "));
    let words = format!("{caption} {credit}").trim().to_owned();
    if !words.is_empty() {
        parts.push(words);
    }
    parts.join("\n\n")
}

/// Puts `first` before the first line and `next` before the others.
fn led(text: &str, first: &str, next: &str) -> String {
    let line = |(n, line): (usize, &str)| {
        format!("{}{line}", if n == 0 { first } else { next }).trim_end_matches(' ').to_owned()
    };
    text.split('\n').enumerate().map(line).collect::<Vec<_>>().join("\n")
}
