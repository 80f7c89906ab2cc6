//! The blocks of the text as markup.

use std::fmt::Write as _;

use article::{Block, BlockKind, Cell, CellKind, Figure, HeadingLevel, Inline, ListKind, plain};

use super::{Writing, inlines, photo_name, quoted};
use crate::{
    StoryPhoto,
    grid::{Place, grid, head},
};

/// Width of the text in millimetres.
const TEXT_WIDTH: f64 = 160.0;
/// A photo is never higher than this, in millimetres, so that its caption stays beside it.
const MOST_HEIGHT: f64 = 115.0;
/// Width of a photo of a gallery in millimetres: two in a row.
const IN_GALLERY: f64 = 77.5;
/// More columns cannot be read on A4.
const MOST_COLUMNS: usize = 20;

impl Writing<'_> {
    pub(super) fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(text) => self.passage("par", text),
            BlockKind::Heading { level, text } if !plain(text).trim().is_empty() => {
                let level = if *level == HeadingLevel::Two { 2 } else { 3.min(self.deepest + 1) };
                self.deepest = self.deepest.max(level);
                let _ = writeln!(self.out, "#heading(level: {level})[{}]\n", inlines(text));
            }
            BlockKind::Heading { .. } => {}
            BlockKind::Quote { text, attribution } => {
                let said = if attribution.is_empty() {
                    String::new()
                } else {
                    format!("#\" - \"{}", inlines(attribution))
                };
                let _ = writeln!(self.out, "#quote[{}{said}]\n", inlines(text));
            }
            BlockKind::List { kind, items } => self.list(*kind, items),
            BlockKind::Table { rows } => self.table(rows),
            BlockKind::Figure(figure) => {
                if let Some(figure) = self.figure(figure, TEXT_WIDTH) {
                    let _ = writeln!(self.out, "#{figure}\n");
                }
            }
            BlockKind::Gallery(items) => {
                let photos = items.iter().filter_map(|item| self.figure(&item.figure, IN_GALLERY));
                let photos: Vec<String> = photos.collect();
                if !photos.is_empty() {
                    let _ = writeln!(self.out, "#gallery(\n{},\n)\n", photos.join(",\n"));
                }
            }
            BlockKind::FactBox { title, blocks } => {
                let title =
                    if title.is_empty() { "none".into() } else { format!("[{}]", inlines(title)) };
                let _ = writeln!(self.out, "#box-of({title})[");
                for block in blocks {
                    self.block(block);
                }
                self.out.push_str("]\n\n");
            }
        }
    }

    fn list(&mut self, kind: ListKind, items: &[Vec<Inline>]) {
        let items: Vec<_> = items.iter().map(|item| format!("  [{}],\n", inlines(item))).collect();
        if !items.is_empty() {
            let name = if kind == ListKind::Bullet { "list" } else { "enum" };
            let _ = writeln!(self.out, "#{name}(\n{})\n", items.concat());
        }
    }

    fn table(&mut self, rows: &[Vec<Cell>]) {
        let (grid, columns) = grid(rows, MOST_COLUMNS);
        if grid.is_empty() {
            return;
        }
        let head = head(rows);
        let _ = writeln!(self.out, "#table(\n  columns: (1fr,) * {columns},");
        let cells = |n: usize, places: &[Place<'_>]| {
            let cells = places.iter().filter_map(|place| cell(place, n < head, grid.len() - n));
            cells.collect::<Vec<_>>().join(", ")
        };
        let rows: Vec<String> =
            grid.iter().enumerate().map(|(n, places)| cells(n, places)).collect();
        if head > 0 {
            let _ = writeln!(self.out, "  table.header({}),", rows[..head].join(", "));
        }
        for row in &rows[head..] {
            let _ = writeln!(self.out, "  {row},");
        }
        self.out.push_str(")\n\n");
    }

    /// A photo with its words at most `width` millimetres wide; only the words where there is no photo.
    fn figure(&self, figure: &Figure, width: f64) -> Option<String> {
        let mut caption = inlines(&figure.caption);
        let credit = figure.credit.trim();
        if !credit.is_empty() {
            let space = if caption.is_empty() { "" } else { " " };
            let _ = write!(caption, "{space}#credit({})", quoted(credit));
        }
        let Some((n, photo)) = figure.photo.as_ref().and_then(|photo| self.number(photo)) else {
            return (!caption.is_empty()).then(|| format!("unseen[{caption}]"));
        };
        let alt = figure.spoken();
        let alt = if alt.is_empty() { "none".into() } else { quoted(&alt) };
        let caption = if caption.is_empty() { "none".into() } else { format!("[{caption}]") };
        let (name, width) = (quoted(&photo_name(n)), fitting(photo, width));
        Some(format!("figure(photo({name}, {alt}, {width:.1}mm), caption: {caption})"))
    }
}

/// The width in millimetres at which `photo` is neither wider than `width` nor too high.
fn fitting(photo: &StoryPhoto, width: f64) -> f64 {
    let shape = f64::from(photo.width.max(1)) / f64::from(photo.height.max(1));
    width.min(MOST_HEIGHT * shape)
}

/// A cell at its place; `rows` are those from here to the end of the table.
fn cell(place: &Place<'_>, is_head: bool, rows: usize) -> Option<String> {
    let Place::Cell(cell, wide) = place else {
        return matches!(place, Place::Empty).then(|| "[]".to_owned());
    };
    let mut words = inlines(&cell.text);
    if cell.kind == CellKind::Header && !words.is_empty() {
        words = format!("#strong[{words}]");
    }
    let high = usize::from(cell.rowspan.max(1)).min(rows);
    let body = if *wide > 1 || high > 1 {
        format!("table.cell(colspan: {wide}, rowspan: {high})[{words}]")
    } else {
        format!("[{words}]")
    };
    Some(match (cell.kind, is_head) {
        (CellKind::Header, false) => format!("pdf.header-cell(scope: \"row\", {body})"),
        _ => body,
    })
}
