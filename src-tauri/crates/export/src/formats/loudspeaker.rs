//! The loudspeaker edition: the words to be read aloud, numbers and abbreviations written out, with the minutes it takes.
//! Photos, captions and tables are for the eye and stay away.

use article::{Block, BlockKind, plain};

use crate::{Exported, Format, Story, escape::clean, spoken::spoken};

/// Words a minute that a ward's announcer reads.
const PACE: u32 = 130;

pub(crate) static FORMAT: Format = Format {
    name: "loudspeaker",
    extension: "txt",
    covers: &[],
    write: |story| Ok(Exported::Bytes(edition(story).into_bytes()).into()),
};

fn edition(story: &Story<'_>) -> String {
    let mut parts = vec![story.headline(), story.lead()];
    parts.extend(story.article.document.blocks.iter().filter_map(said));
    parts.push(story.byline());
    let parts: Vec<String> = parts
        .iter()
        .map(|part| spoken(clean(part).trim()))
        .filter(|part| !part.is_empty())
        .collect();
    let text = parts.join("\n\n");
    let minutes = vietnamese::count_words(&text).div_ceil(PACE).max(1);
    format!("Bản đọc loa, khoảng {minutes} phút\n\n{text}\n")
}

/// A block's words for the ear; none for what is to be seen.
fn said(block: &Block) -> Option<String> {
    match &block.kind {
        BlockKind::Figure(_) | BlockKind::Gallery(_) | BlockKind::Table { .. } => None,
        BlockKind::Quote { text, attribution } if !attribution.is_empty() => {
            Some(format!("{}, lời {}", plain(text), plain(attribution)))
        }
        BlockKind::FactBox { title, blocks } => {
            let inside = blocks.iter().filter_map(said);
            Some(std::iter::once(plain(title)).chain(inside).collect::<Vec<_>>().join("\n"))
        }
        _ => Some(block.text()),
    }
}
