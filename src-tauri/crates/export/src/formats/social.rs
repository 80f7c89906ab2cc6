//! The card of an article: what Facebook and Zalo show when its address is shared. A page with the words they read
//! and the picture of 1200×630, to lay on the portal or to look at before posting.

use std::fmt::Write as _;

use crate::{Exported, File, Format, Story, escape::html, moment};

pub(crate) static FORMAT: Format = Format {
    name: "social",
    extension: "",
    covers: &["social"],
    write: |story| Ok(Exported::Files(card(story)).into()),
};

const PICTURE: &str = "the.jpg";
/// The card as those networks draw it: the headline in two lines at most, the lead in one.
const STYLE: &str = "body{margin:24px;background:#f0f2f5;font:16px/1.4 system-ui,sans-serif}\n\
main{max-width:524px;background:#fff;border:1px solid #ccd0d5}\nimg{display:block;width:100%;height:auto}\n\
div{padding:10px 12px;background:#f7f8fa}\np{margin:0;color:#5b5f66}\n\
h1{margin:4px 0;font-size:17px;line-height:1.3}\n\
h1,.lead{display:-webkit-box;overflow:hidden;-webkit-box-orient:vertical;-webkit-line-clamp:2}\n\
.lead{-webkit-line-clamp:1}\n";

fn card(story: &Story<'_>) -> Vec<File> {
    let mut files = vec![File { name: "the.html".into(), bytes: page(story).into_bytes() }];
    if let Some(cover) = story.cover("social") {
        files.push(File { name: PICTURE.into(), bytes: cover.jpeg.clone() });
    }
    files
}

fn page(story: &Story<'_>) -> String {
    let (headline, lead) = (html(&story.headline()), html(&story.lead()));
    let title = if headline.is_empty() { "Bài chưa có tít" } else { &headline };
    let ward = html(&story.site.ward);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"vi\" prefix=\"og: https://ogp.me/ns# article: \
         https://ogp.me/ns/article#\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n"
    );
    let mut meta = |name: &str, property: &str, value: &str| {
        if !value.trim().is_empty() {
            let _ = writeln!(out, "<meta {name}=\"{property}\" content=\"{value}\">");
        }
    };
    meta("name", "description", &lead);
    meta("property", "og:type", "article");
    meta("property", "og:locale", "vi_VN");
    meta("property", "og:site_name", &ward);
    meta("property", "og:title", &headline);
    meta("property", "og:description", &lead);
    let alt = html(&alt(story));
    if let Some(cover) = story.cover("social") {
        meta("property", "og:image", PICTURE);
        meta("property", "og:image:type", "image/jpeg");
        meta("property", "og:image:width", &cover.width.to_string());
        meta("property", "og:image:height", &cover.height.to_string());
        meta("property", "og:image:alt", &alt);
        meta("name", "twitter:card", "summary_large_image");
    }
    meta(
        "property",
        "article:published_time",
        &story.published().map(moment::zoned).unwrap_or_default(),
    );
    meta("property", "article:section", &html(&story.article.section));
    for keyword in &story.article.keywords {
        meta("property", "article:tag", &html(keyword));
    }
    let _ = writeln!(out, "<style>\n{STYLE}</style>\n</head>\n<body>\n<main>");
    if let Some(cover) = story.cover("social") {
        let (width, height) = (cover.width, cover.height);
        let _ = writeln!(
            out,
            "<img src=\"{PICTURE}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\">"
        );
    }
    out.push_str("<div>\n");
    for (tag, class, text) in
        [("p", "", ward.as_str()), ("h1", "", title), ("p", " class=\"lead\"", &lead)]
    {
        if !text.trim().is_empty() {
            let _ = writeln!(out, "<{tag}{class}>{text}</{tag}>");
        }
    }
    out.push_str("</div>\n</main>\n</body>\n</html>\n");
    out
}

/// What is to be seen on the lead photo.
fn alt(story: &Story<'_>) -> String {
    let lead = story.article.lead_photo();
    let figures = story.article.document.figures();
    let figure = figures.iter().find(|figure| figure.photo.as_ref() == lead);
    figure.map(|figure| figure.spoken()).unwrap_or_default()
}
