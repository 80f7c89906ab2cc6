//! Cells that cover several rows, as word processors write them: a cell in every row, of which the lower ones say that they
//! go on the one above.

use article::Cell;

/// A cell of an article covers no more rows.
const MOST_ROWS: u16 = 1000;

/// `rows` with every cell that goes on one above, and has no words of its own, taken into that one. A row in which nothing
/// else stands stays as it is.
pub(super) fn merged(rows: Vec<Vec<(Cell, bool)>>) -> Vec<Vec<Cell>> {
    let mut made: Vec<Vec<Cell>> = Vec::with_capacity(rows.len());
    // For every column of the row above: where the cell stands that covers it.
    let mut above: Vec<Option<(usize, usize)>> = Vec::new();
    for row in rows {
        let goes_on = |column: usize, (cell, below): &(Cell, bool)| {
            let place = above.get(column).copied().flatten();
            let is_free = |(row, n): &(usize, usize)| made[*row][*n].rowspan < MOST_ROWS;
            place.filter(is_free).filter(|_| *below && cell.text.is_empty())
        };
        let mut column = 0;
        let places: Vec<_> = row
            .iter()
            .map(|one| {
                let place = goes_on(column, one);
                column += usize::from(one.0.colspan);
                place
            })
            .collect();
        let all_gone = places.iter().all(Option::is_some);
        let (at, mut here, mut kept) = (made.len(), Vec::with_capacity(column), Vec::new());
        for ((cell, _), place) in row.into_iter().zip(places) {
            let place = place.filter(|_| !all_gone);
            here.resize(here.len() + usize::from(cell.colspan), place.or(Some((at, kept.len()))));
            match place {
                Some((row, n)) => made[row][n].rowspan += 1,
                None => kept.push(cell),
            }
        }
        made.push(kept);
        above = here;
    }
    made
}

#[cfg(test)]
mod tests {
    use article::{CellKind, Inline};

    use super::*;

    /// `a` is a cell, `|` one that goes on the cell above, a capital letter is two columns wide.
    fn drawn(rows: &[&str]) -> Vec<String> {
        let cell = |c: char| {
            let colspan = if c.is_uppercase() || c == '‖' { 2 } else { 1 };
            let below = ['|', '‖'].contains(&c);
            let text = if below { Vec::new() } else { vec![Inline::text(c)] };
            (Cell { kind: CellKind::Data, colspan, rowspan: 1, text }, below)
        };
        let rows = rows.iter().map(|row| row.chars().map(cell).collect()).collect();
        let told = |cell: &Cell| format!("{}{}", article::plain(&cell.text), cell.rowspan);
        merged(rows).iter().map(|row| row.iter().map(told).collect()).collect()
    }

    #[test]
    fn cells_reach_down_as_far_as_they_are_gone_on_with() {
        assert_eq!(drawn(&["abc", "|de", "|f|"]), ["a3b1c1", "d1e2", "f1"]);
        assert_eq!(drawn(&["Ab", "‖c", "def"]), ["A2b1", "c1", "d1e1f1"]);
    }

    #[test]
    fn what_goes_on_nothing_is_a_cell_and_no_row_is_empty() {
        assert_eq!(drawn(&["|a", "b|"]), ["1a2", "b1"]);
        assert_eq!(drawn(&["ab", "||", "c|"]), ["a1b1", "12", "c1"]);
        assert_eq!(drawn(&["a", "bc|"]), ["a1", "b1c11"]);
    }
}
