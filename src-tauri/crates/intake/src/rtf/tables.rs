//! The tables of an RTF document: cells as they end, rows as they end, and where a table is over.

use super::Reading;

impl Reading {
    pub(super) fn end_cell(&mut self) {
        self.end_run();
        let cell = std::mem::take(&mut self.paragraph);
        self.cells.push(format!("<td>{cell}</td>"));
    }

    pub(super) fn end_row(&mut self) {
        self.end_run();
        if !std::mem::replace(&mut self.table_open, true) {
            self.page.push_str("<table>");
        }
        let cells = std::mem::take(&mut self.cells).concat();
        self.page.extend(["<tr>", &cells, "</tr>"]);
        self.in_table = false;
    }

    pub(super) fn end_table(&mut self) {
        if !self.cells.is_empty() {
            self.end_row();
        }
        if std::mem::take(&mut self.table_open) {
            self.page.push_str("</table>\n");
        }
    }
}
