//! What was written comes in again as it was: words, lists, tables with their cells, quotations, fact boxes, captions,
//! credits and descriptions, and each photo at its place.

use article::{Block, BlockKind, Document, plain};

use crate::samples;

/// A document in lines that tell it whole but for photos and marks.
fn told(document: &Document) -> Vec<String> {
    let mut lines = vec![
        format!("tít: {}", plain(&document.headline)),
        format!("sa-pô: {}", plain(&document.sapo)),
        format!("bút danh: {}", plain(&document.byline)),
    ];
    lines.extend(document.blocks.iter().flat_map(block));
    lines
}

fn block(block: &Block) -> Vec<String> {
    let kind = block.kind_name();
    match &block.kind {
        BlockKind::Quote { text, attribution } => {
            vec![format!("{kind}: {} | {}", plain(text), plain(attribution))]
        }
        BlockKind::Table { rows } => {
            let cell = |cell: &article::Cell| {
                let (kind, wide, high) = (cell.kind, cell.colspan, cell.rowspan);
                format!("{kind:?} {wide}×{high} {}", plain(&cell.text))
            };
            let row = |row: &Vec<_>| row.iter().map(cell).collect::<Vec<_>>().join(" | ");
            rows.iter().map(row).collect()
        }
        BlockKind::Figure(_) | BlockKind::Gallery(_) => block
            .figures()
            .iter()
            .map(|figure| {
                format!("figure: {} | {} | {}", plain(&figure.caption), figure.credit, figure.alt)
            })
            .collect(),
        BlockKind::FactBox { title, blocks } => {
            let inside = blocks.iter().flat_map(self::block).map(|line| format!("hộp: {line}"));
            std::iter::once(format!("{kind}: {}", plain(title))).chain(inside).collect()
        }
        _ => vec![format!(
            "{kind}: {}",
            block.text().split_whitespace().collect::<Vec<_>>().join(" ")
        )],
    }
}

#[test]
fn what_was_exported_comes_in_again() {
    for sample in
        samples::all().into_iter().filter(|one| ["long", "twelve_photos"].contains(&one.name))
    {
        let story = sample.story();
        let article = story.article;
        for format in ["html", "docx"] {
            let written = (export::format(format).unwrap().write)(&story).unwrap().exported;
            let export::Exported::Bytes(bytes) = written else { panic!("{format} is one file") };
            let taken = intake::open_file(&format!("bai.{format}"), &bytes, "").unwrap();
            let (wanted, there) = (told(&article.document), told(&taken.draft.document));
            let differing: Vec<_> = wanted.iter().filter(|line| !there.contains(line)).collect();
            let more: Vec<_> = there.iter().filter(|line| !wanted.contains(line)).collect();
            assert_eq!(
                wanted, there,
                "{} as {format}: {differing:#?} {more:#?} {:?}",
                sample.name, taken.findings
            );
            assert_eq!(taken.draft.published, article.published, "{} as {format}", sample.name);
            let figures = article.document.figures().into_iter().enumerate();
            for (n, figure) in figures {
                let Some((_, photo)) = figure.photo.as_ref().and_then(|photo| story.photo(photo))
                else {
                    continue;
                };
                let came = taken.pictures.iter().find(|picture| picture.figure == n);
                let came = came.map(|picture| &taken.carried[picture.clip].bytes);
                assert!(came == Some(&photo.jpeg), "{} as {format}: figure {n}", sample.name);
            }
        }
    }
}
