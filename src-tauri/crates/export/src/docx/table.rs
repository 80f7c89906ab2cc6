//! Tables: a grid in which every cell has its place, also below and beside cells that cover more than one.

use std::fmt::Write as _;

use article::{Cell, CellKind};

use super::Paper;

/// Word opens no table with more columns.
const MOST_COLUMNS: usize = 63;
/// Width of the text in twentieths of a point.
const TEXT_WIDTH: usize = 9071;

/// What stands at a place of the grid.
enum Place<'a> {
    /// A cell, as many columns wide.
    Cell(&'a Cell, usize),
    /// The lower part of a cell of a row above, as many columns wide.
    Below(usize),
    /// Nothing.
    Empty,
}

impl Paper<'_> {
    /// The table, and an empty paragraph after it, without which Word would join two tables.
    pub(super) fn table(&mut self, rows: &[Vec<Cell>]) {
        let (grid, columns) = grid(rows);
        self.out.push_str(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>\
             <w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
             w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr>\n<w:tblGrid>",
        );
        for _ in 0..columns {
            let _ = write!(self.out, "<w:gridCol w:w=\"{}\"/>", TEXT_WIDTH / columns);
        }
        self.out.push_str("</w:tblGrid>\n");
        let heads = |row: &Vec<Cell>| row.iter().all(|cell| cell.kind == CellKind::Header);
        let with_head = rows.len() > 1 && rows.first().is_some_and(heads);
        for (n, places) in grid.iter().enumerate() {
            self.out.push_str("<w:tr><w:trPr><w:cantSplit/>");
            if n == 0 && with_head {
                self.out.push_str("<w:tblHeader/>");
            }
            self.out.push_str("</w:trPr>");
            for place in places {
                self.place(place, TEXT_WIDTH / columns);
            }
            self.out.push_str("</w:tr>\n");
        }
        self.out.push_str("</w:tbl>\n");
        self.paragraph("TableText", "", "");
    }

    fn place(&mut self, place: &Place<'_>, width: usize) {
        let (cell, wide) = match place {
            Place::Cell(cell, wide) => (Some(*cell), *wide),
            Place::Below(wide) => (None, *wide),
            Place::Empty => (None, 1),
        };
        let _ = write!(self.out, "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>", width * wide);
        if wide > 1 {
            let _ = write!(self.out, "<w:gridSpan w:val=\"{wide}\"/>");
        }
        match (place, cell) {
            (Place::Below(_), _) => self.out.push_str("<w:vMerge/>"),
            (_, Some(cell)) if cell.rowspan > 1 => {
                self.out.push_str("<w:vMerge w:val=\"restart\"/>");
            }
            _ => {}
        }
        self.out.push_str("</w:tcPr>");
        let runs = cell.map(|cell| self.runs(&cell.text)).unwrap_or_default();
        let head = cell.is_some_and(|cell| cell.kind == CellKind::Header);
        self.paragraph(if head { "TableHeading" } else { "TableText" }, "", &runs);
        self.out.push_str("</w:tc>");
    }
}

/// The rows with every cell at its place, and the number of columns, at least 1 and at most [`MOST_COLUMNS`]: a
/// wider table loses its spans, and then goes on in rows of its own; no cell is lost.
fn grid(rows: &[Vec<Cell>]) -> (Vec<Vec<Place<'_>>>, usize) {
    let spanned = laid_out(rows);
    let widest = |grid: &[Vec<Place<'_>>]| grid.iter().map(|row| width(row)).max().unwrap_or(1);
    let columns = widest(&spanned);
    let mut grid = if columns <= MOST_COLUMNS {
        spanned
    } else {
        let single = rows.iter().flat_map(|row| row.chunks(MOST_COLUMNS));
        single.map(|row| row.iter().map(|cell| Place::Cell(cell, 1)).collect()).collect()
    };
    let columns = widest(&grid).max(1);
    for row in &mut grid {
        for _ in width(row)..columns {
            row.push(Place::Empty);
        }
    }
    (grid, columns)
}

fn width(row: &[Place<'_>]) -> usize {
    let wide = |place: &Place<'_>| match place {
        Place::Cell(_, wide) | Place::Below(wide) => *wide,
        Place::Empty => 1,
    };
    row.iter().map(wide).sum()
}

fn laid_out(rows: &[Vec<Cell>]) -> Vec<Vec<Place<'_>>> {
    // For every column: rows that the cell above still covers, and its width where it begins.
    let mut covered: Vec<(u16, usize)> = Vec::new();
    let mut grid = Vec::with_capacity(rows.len());
    for row in rows {
        let mut places = Vec::new();
        let mut cells = row.iter();
        let mut column = 0;
        loop {
            let (rows_left, wide) = covered.get(column).copied().unwrap_or((0, 0));
            if rows_left > 0 && wide > 0 {
                places.push(Place::Below(wide));
                covered[column].0 -= 1;
                column += wide;
                continue;
            }
            let Some(cell) = cells.next() else {
                if covered.iter().skip(column).all(|(rows, _)| *rows == 0) {
                    break;
                }
                places.push(Place::Empty);
                column += 1;
                continue;
            };
            let free = covered.iter().skip(column).take_while(|(rows, _)| *rows == 0).count();
            let room = if column + free < covered.len() { free } else { usize::MAX };
            let wide = usize::from(cell.colspan.max(1)).min(room.max(1));
            if covered.len() < column + wide {
                covered.resize(column + wide, (0, 0));
            }
            covered[column] = (cell.rowspan.max(1) - 1, wide);
            places.push(Place::Cell(cell, wide));
            column += wide;
        }
        grid.push(places);
    }
    grid
}

#[cfg(test)]
mod tests {
    use article::Inline;

    use super::*;

    fn cell(text: &str, colspan: u16, rowspan: u16) -> Cell {
        Cell { kind: CellKind::Data, colspan, rowspan, text: vec![Inline::text(text)] }
    }

    fn drawn(rows: &[Vec<Cell>]) -> Vec<String> {
        let (grid, columns) = grid(rows);
        let row = |row: &Vec<Place<'_>>| {
            assert_eq!(width(row), columns, "every row is as wide as the table");
            let sign = |place: &Place<'_>| match place {
                Place::Cell(cell, wide) => article::plain(&cell.text).repeat(*wide),
                Place::Below(wide) => "|".repeat(*wide),
                Place::Empty => ".".to_owned(),
            };
            row.iter().map(sign).collect::<String>()
        };
        grid.iter().map(row).collect()
    }

    #[test]
    fn cells_find_their_places() {
        let rows = [
            vec![cell("a", 1, 2), cell("b", 2, 1)],
            vec![cell("c", 1, 1), cell("d", 1, 2)],
            vec![cell("e", 2, 1)],
            vec![cell("f", 1, 1)],
        ];
        assert_eq!(drawn(&rows), ["abb", "|cd", "ee|", "f.."]);
    }

    #[test]
    fn a_cell_does_not_run_into_one_from_above() {
        let rows = [
            vec![cell("a", 1, 1), cell("b", 1, 3), cell("c", 1, 1)],
            vec![cell("d", 3, 1), cell("e", 1, 1)],
            vec![],
        ];
        assert_eq!(drawn(&rows), ["abc", "d|e", ".|."]);
    }

    #[test]
    fn a_table_too_wide_keeps_every_cell() {
        let wide: Vec<Cell> = (0..130).map(|_| cell("x", 100, 1)).collect();
        let drawn = drawn(&[wide]);
        assert_eq!(drawn.concat().matches('x').count(), 130);
        assert_eq!(drawn.len(), 3);
    }
}
