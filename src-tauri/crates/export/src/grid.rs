//! A table as a grid in which every cell has its place, also below and beside cells that cover more than one.

use article::{Cell, CellKind};

/// What stands at a place of the grid.
pub(crate) enum Place<'a> {
    /// A cell, as many columns wide.
    Cell(&'a Cell, usize),
    /// The lower part of a cell of a row above, as many columns wide.
    Below(usize),
    /// Nothing.
    Empty,
}

/// The rows with every cell at its place, and the number of columns, at least 1 and at most `most`: a
/// wider table loses its spans, and then goes on in rows of its own; no cell is lost.
pub(crate) fn grid(rows: &[Vec<Cell>], most: usize) -> (Vec<Vec<Place<'_>>>, usize) {
    let spanned = laid_out(rows);
    let widest = |grid: &[Vec<Place<'_>>]| grid.iter().map(|row| width(row)).max().unwrap_or(1);
    let columns = widest(&spanned);
    let mut grid = if columns <= most {
        spanned
    } else {
        let single = rows.iter().flat_map(|row| row.chunks(most));
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

/// How many rows at the top of a table are its head: the first, when it is all headings, and those into which its cells
/// reach. None of a table that would be all head: in most formats no cell reaches out of it.
pub(crate) fn head(rows: &[Vec<Cell>]) -> usize {
    let is_head = |row: &Vec<Cell>| row.iter().all(|cell| cell.kind == CellKind::Header);
    let mut head = usize::from(rows.first().is_some_and(is_head));
    let mut at = 0;
    while at < head && head < rows.len() {
        let reach = rows[at].iter().map(|cell| usize::from(cell.rowspan)).max().unwrap_or(1);
        head = head.max(at + reach);
        at += 1;
    }
    if head < rows.len() { head } else { 0 }
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
    use article::{CellKind, Inline};

    use super::*;

    fn cell(text: &str, colspan: u16, rowspan: u16) -> Cell {
        Cell { kind: CellKind::Data, colspan, rowspan, text: vec![Inline::text(text)] }
    }

    fn drawn(rows: &[Vec<Cell>]) -> Vec<String> {
        let (grid, columns) = grid(rows, 63);
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
    fn a_head_is_as_high_as_its_cells_reach() {
        let header =
            |colspan, rowspan| Cell { kind: CellKind::Header, ..cell("h", colspan, rowspan) };
        let data = || vec![cell("a", 1, 1); 3];
        let two = vec![header(1, 2), header(2, 1)];
        assert_eq!(head(&[vec![header(1, 1)], data(), data()]), 1);
        assert_eq!(head(&[two.clone(), vec![header(1, 1); 2], data()]), 2);
        assert_eq!(head(&[two.clone(), vec![header(1, 2), header(1, 1)], data(), data()]), 3);
        assert_eq!(head(&[two, data()]), 0, "all head is no head");
        assert_eq!((head(&[vec![header(1, 1)]]), head(&[data(), data()]), head(&[])), (0, 0, 0));
    }

    #[test]
    fn a_table_too_wide_keeps_every_cell() {
        let wide: Vec<Cell> = (0..130).map(|_| cell("x", 100, 1)).collect();
        let drawn = drawn(&[wide]);
        assert_eq!(drawn.concat().matches('x').count(), 130);
        assert_eq!(drawn.len(), 3);
    }
}
