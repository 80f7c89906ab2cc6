//! A page as an opened article: its fields filled, its pictures counted with the figures that wait for them.

use crate::{
    Draft, Intake, IntakeFault,
    clip::Picture,
    flow::{self, Cleaned},
    notice,
    pictures::{self, Carried},
    shape,
    sheet::Sheet,
};

/// The article of a page that carries these pictures. Fails with [`IntakeFault::Empty`] when there is neither a word nor
/// a picture.
pub(crate) fn intake(
    mut sheet: Sheet,
    byline: &str,
    mut findings: Vec<&'static str>,
    carried: Vec<Carried>,
) -> Result<Intake, IntakeFault> {
    let Cleaned { pieces, report } = flow::clean(&mut sheet, None);
    findings.append(&mut sheet.findings);
    if pieces.is_empty() {
        return Err(IntakeFault::Empty);
    }
    let written = flow::date_written(&pieces);
    let mut draft = flow::draft(pieces, byline);
    let mut waiting = waiting(&sheet, carried.len(), &mut findings);
    if flow::digits_of(&draft, byline, &written) != sheet.digits {
        // No way of reading a page may change a figure: then its words alone are taken, and its pictures stand behind them.
        findings.push("structure_left_out");
        draft = words_alone(&sheet.words, byline, &mut waiting);
    }
    let findings = notice::completed(findings, &draft, &report, &waiting);
    Ok(Intake { draft, findings, pictures: waiting, carried })
}

/// The figures that wait for one of the `there` pictures.
fn waiting(sheet: &Sheet, there: usize, findings: &mut Vec<&'static str>) -> Vec<Picture> {
    let mut waiting = Vec::new();
    for (figure, clip) in sheet.pictures.iter().enumerate() {
        match clip {
            Some(clip) if *clip < there => waiting.push(Picture { figure, clip: *clip }),
            // A page that speaks of pictures that it has not.
            Some(_) => findings.push("photos_left_out"),
            None => {}
        }
    }
    waiting
}

fn words_alone(words: &str, byline: &str, waiting: &mut [Picture]) -> Draft {
    let mut draft = shape::draft(words, byline);
    let first = pictures::put_behind(&mut draft.document, waiting.len());
    for (n, picture) in waiting.iter_mut().enumerate() {
        picture.figure = first + n;
    }
    draft
}
