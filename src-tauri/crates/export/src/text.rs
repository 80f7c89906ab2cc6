//! The article as plain text, in the stock shape of ward news: what `intake` reads back.

use article::{BlockKind, plain};

use crate::{Story, escape::clean};

/// Section, headline, «Ngày đăng …», lead, body, byline; a blank line between paragraphs.
pub fn plain_text(story: &Story<'_>) -> String {
    let document = &story.article.document;
    let mut parts: Vec<String> = Vec::new();
    let mut push = |text: String| {
        let text = clean(&text).trim().to_owned();
        if !text.is_empty() {
            parts.push(text);
        }
    };
    push(story.article.section.clone());
    let date = story.published().map(|time| format!("Ngày đăng {time}"));
    let title: Vec<String> = [Some(story.headline()), date].into_iter().flatten().collect();
    push(title.join("\n"));
    push(story.lead());
    for block in &document.blocks {
        match &block.kind {
            BlockKind::List { items, .. } => {
                let items: Vec<_> = items.iter().map(|item| format!("- {}", plain(item))).collect();
                push(items.join("\n"));
            }
            _ => push(block.text()),
        }
    }
    push(story.byline());
    parts.join("\n\n") + "\n"
}
