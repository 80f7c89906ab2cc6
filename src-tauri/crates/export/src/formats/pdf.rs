//! PDF: A4 for the notice board and the file, readable by machines for people who do not see. Only where the typesetter
//! was built in.
#![cfg(feature = "print")]

use crate::{ExportFault, ExportFinding, Exported, Format, Story, Written, sheet};

pub(crate) static FORMAT: Format = Format { name: "pdf", extension: "pdf", covers: &[], write };

fn write(story: &Story<'_>) -> Result<Written, ExportFault> {
    let printed = pdf::print(&sheet(story))
        .map_err(|fault| ExportFault { format: FORMAT.name, what: fault.to_string() })?;
    let findings = findings(story, printed.objections);
    Ok(Written { exported: Exported::Bytes(printed.bytes), findings })
}

/// Why the file makes no claim: what the person can mend is named by its place in the article, the rest in the typesetter's
/// words.
fn findings(story: &Story<'_>, objections: Vec<String>) -> Vec<ExportFinding> {
    if objections.is_empty() {
        return Vec::new();
    }
    let figures = story.article.document.figures();
    let unseen = (1..).zip(&figures).filter(|(_, figure)| {
        let there = figure.photo.as_ref().and_then(|photo| story.photo(photo));
        there.is_some() && figure.spoken().is_empty()
    });
    let mut found: Vec<_> = unseen.map(|(n, _)| ExportFinding::NoDescription(n)).collect();
    let unspoken = !found.is_empty();
    let boxes: String = pdf::undrawable(&printed_words(story)).into_iter().collect();
    let undrawn = !boxes.is_empty();
    if undrawn {
        found.push(ExportFinding::NoTypeface(boxes));
    }
    let is_told = |objection: &String| {
        (unspoken && objection.contains("alt text"))
            || (undrawn && objection.contains("could not be displayed"))
    };
    let rest = objections.into_iter().filter(|objection| !is_told(objection));
    found.extend(rest.map(ExportFinding::NoClaim));
    found
}

/// All words of the article that are printed.
fn printed_words(story: &Story<'_>) -> String {
    let document = &story.article.document;
    let passages = document.passages().into_iter().map(|passage| passage.text);
    let credits = document.figures().into_iter().map(|figure| figure.credit.clone());
    let section = std::iter::once(story.article.section.clone());
    section.chain(passages).chain(credits).collect::<Vec<_>>().join("\n")
}
