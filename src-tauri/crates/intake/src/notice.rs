//! What is told of a text that came in: the findings of its reader and what the draft and the report show.

use std::collections::HashSet;

use crate::{Draft, clip::Picture, tally::Report};

/// Findings with what the draft and the report show, each once. For the figures that are `waiting` a picture came along.
pub(crate) fn completed(
    mut findings: Vec<&'static str>,
    draft: &Draft,
    report: &Report,
    waiting: &[Picture],
) -> Vec<&'static str> {
    let waits: HashSet<usize> = waiting.iter().map(|picture| picture.figure).collect();
    if (0..draft.document.figures().len()).any(|n| !waits.contains(&n)) {
        findings.push("captions_without_photo");
    }
    if draft.document.headline.is_empty() {
        findings.push("no_headline");
    }
    if report.composed > 0 {
        findings.push("nfd_to_nfc");
    }
    findings.extend(report.converted.as_ref().map(|made| decoded(made.charset)));
    findings.extend(report.offered.as_ref().map(|_| "old_letters_left"));
    findings.sort_unstable();
    findings.dedup();
    findings
}

/// The finding that tells of a conversion.
fn decoded(charset: vietnamese::Charset) -> &'static str {
    use vietnamese::Charset as C;
    match charset {
        C::Tcvn3 => "decoded_tcvn3",
        C::Vni => "decoded_vni",
        C::Viscii => "decoded_viscii",
        C::Vps => "decoded_vps",
        C::Cp1258 => "decoded_cp1258",
    }
}
