//! The press: layout, then the file.

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{PdfFault, Printed, Sheet, world::Desk};

/// Layouts that are remembered for this many sheets, so that an edit costs little and a long day does not.
const REMEMBERED: usize = 3;

/// Prints `sheet`. Where it breaks a rule of PDF/UA-1 or PDF/A-2a (a photo without description, a sign that no typeface
/// has), the file is printed all the same, tagged, without the claim, and the objections say why. Fails when the markup
/// or a photo cannot be read.
pub fn print(sheet: &Sheet) -> Result<Printed, PdfFault> {
    let document = laid_out(sheet)?;
    let strict = standards(&[PdfStandard::Ua_1, PdfStandard::A_2a])?;
    let (bytes, objections) = match typst_pdf::pdf(&document, &options(sheet, strict)) {
        Ok(bytes) => (bytes, Vec::new()),
        Err(faults) => {
            let plain = options(sheet, PdfStandards::default());
            let bytes = typst_pdf::pdf(&document, &plain)
                .map_err(|faults| PdfFault(told(&faults).join("; ")))?;
            (bytes, told(&faults))
        }
    };
    typst::comemo::evict(REMEMBERED);
    Ok(Printed { bytes, pages: document.pages().len(), objections })
}

/// Every page of `sheet` as a drawing (SVG) of its own, in order; letters are outlines, so it needs no typeface. Fails as
/// [`print`] does.
pub fn pages(sheet: &Sheet) -> Result<Vec<String>, PdfFault> {
    let document = laid_out(sheet)?;
    let options = typst_svg::SvgOptions::default();
    let drawn = document.pages().iter().map(|page| typst_svg::svg(page, &options)).collect();
    typst::comemo::evict(REMEMBERED);
    Ok(drawn)
}

fn laid_out(sheet: &Sheet) -> Result<PagedDocument, PdfFault> {
    let desk = Desk::new(sheet)?;
    let laid_out = typst::compile::<PagedDocument>(&desk).output;
    laid_out.map_err(|faults| PdfFault(told(&faults).join("; ")))
}

fn standards(list: &[PdfStandard]) -> Result<PdfStandards, PdfFault> {
    PdfStandards::new(list).map_err(|fault| PdfFault(fault.message().to_string()))
}

fn options(sheet: &Sheet, standards: PdfStandards) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(sheet.ident.clone()),
        creator: Smart::Custom(Some("Tin Phường".into())),
        standards,
        ..PdfOptions::default()
    }
}

fn told(faults: &[SourceDiagnostic]) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for fault in faults {
        let words = fault.message.to_string();
        if !told.contains(&words) {
            told.push(words);
        }
    }
    told
}
