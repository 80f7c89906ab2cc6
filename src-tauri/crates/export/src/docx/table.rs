//! Tables of the text: real cells that cover several columns and rows, and a heading row that is repeated on every page.

use std::fmt::Write as _;

use article::{Cell, CellKind};

use super::Paper;
use crate::grid::{Place, grid, head};

/// Word opens no table with more columns.
const MOST_COLUMNS: usize = 63;
/// Width of the text in twentieths of a point.
const TEXT_WIDTH: usize = 9071;

impl Paper<'_> {
    /// The table, and an empty paragraph after it, without which Word would join two tables.
    pub(super) fn table(&mut self, rows: &[Vec<Cell>]) {
        let (grid, columns) = grid(rows, MOST_COLUMNS);
        self.out.push_str(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>\
             <w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
             w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr>\n<w:tblGrid>",
        );
        for _ in 0..columns {
            let _ = write!(self.out, "<w:gridCol w:w=\"{}\"/>", TEXT_WIDTH / columns);
        }
        self.out.push_str("</w:tblGrid>\n");
        let head = head(rows);
        for (n, places) in grid.iter().enumerate() {
            self.out.push_str("<w:tr><w:trPr><w:cantSplit/>");
            if n < head {
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
