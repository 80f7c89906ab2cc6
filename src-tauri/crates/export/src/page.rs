//! The HTML of an article. The same function makes the exported file and the preview: only where photos come from
//! differs. It can emit only the tags written here; text passes through `escape`.

use std::fmt::Write as _;

use article::{
    Block, BlockKind, Cell, CellKind, Figure, HeadingLevel, Inline, ListKind, PhotoRef, plain,
};

use crate::{
    Story,
    escape::{base64, html, json_in_html, uri},
    grid, schema_org,
};

/// Where the page finds its photos.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoSource<'a> {
    /// Inside the page, as data.
    Embedded,
    /// As files in this folder, under their export names.
    Folder(&'a str),
    /// As files under these names, in the order of the story's photos.
    Named(&'a [&'a str]),
    /// Put in by hand after the text: a line with number and caption holds each place.
    Later,
    /// At an address that ends with the photo's hash (the window's preview).
    Address(&'a str),
}

/// Longest name of a table, in characters.
const LONGEST_NAME: usize = 120;

/// How the page looks.
pub(crate) const STYLE: &str = include_str!("page.css");

/// The whole page: one file, no script that runs, no address but those the reporter linked.
pub fn page(story: &Story<'_>, source: PhotoSource<'_>) -> String {
    framed(story, source, &article(story, source))
}

/// The page with what a portal leaves of the text: `body` is HTML under its rules, byline included.
pub(crate) fn page_with(story: &Story<'_>, source: PhotoSource<'_>, body: &str) -> String {
    let mut inside = String::from("<article>\n");
    header(story, &html(&story.headline()), &mut inside);
    let _ = writeln!(inside, "{body}</article>");
    framed(story, source, &inside)
}

/// The page around `inside`, the article's own element.
fn framed(story: &Story<'_>, source: PhotoSource<'_>, inside: &str) -> String {
    let headline = html(&story.headline());
    let mut out = String::with_capacity(16 * 1024);
    out.push_str("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    let title =
        if headline.is_empty() { "Bài chưa có tít".to_owned() } else { headline.clone() };
    let _ = writeln!(out, "<title>{title}</title>");
    head_words(story, source, &mut out);
    let _ = writeln!(out, "<style>\n{STYLE}</style>\n</head>\n<body>\n<main>");
    out.push_str(inside);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The article as the page shows it, from its section to its byline.
pub(crate) fn article(story: &Story<'_>, source: PhotoSource<'_>) -> String {
    let mut out = String::from("<article>\n");
    header(story, &html(&story.headline()), &mut out);
    out.push_str(&content(story, source));
    let byline = inlines(&story.article.document.byline);
    if !byline.is_empty() {
        let _ = writeln!(out, "<p class=\"byline\">{byline}</p>");
    }
    out.push_str("</article>\n");
    out
}

/// The part that is pasted into a portal's form: lead, body and byline without page around it and without photos'
/// bytes; photos stand as numbered places, so that they can be put in one after another.
pub fn clipboard_html(story: &Story<'_>) -> String {
    let mut out = String::new();
    let lead = inlines(&story.article.document.sapo);
    if !lead.is_empty() {
        let _ = writeln!(out, "<p><strong>{lead}</strong></p>");
    }
    out.push_str(&content(story, PhotoSource::Later));
    let byline = inlines(&story.article.document.byline);
    if !byline.is_empty() {
        let _ = writeln!(out, "<p><strong>{byline}</strong></p>");
    }
    out
}

fn head_words(story: &Story<'_>, source: PhotoSource<'_>, out: &mut String) {
    let (headline, lead) = (story.headline(), story.lead());
    let mut meta = |name: &str, property: &str, value: &str| {
        if !value.trim().is_empty() {
            let _ = writeln!(out, "<meta {name}=\"{property}\" content=\"{}\">", html(value));
        }
    };
    meta("name", "description", &lead);
    meta("name", "author", &story.byline());
    meta("name", "keywords", &story.article.keywords.join(", "));
    meta("property", "og:type", "article");
    meta("property", "og:locale", "vi_VN");
    meta("property", "og:title", &headline);
    meta("property", "og:description", &lead);
    meta("property", "og:site_name", &story.site.ward);
    let data = schema_org::short(story, &beside(story, source));
    let data = json_in_html(&data.to_string());
    let _ = writeln!(out, "<script type=\"application/ld+json\">{data}</script>");
}

/// Addresses of the photos that lie as files beside the page, in reading order. None where they are inside it, or nowhere
/// yet: a search engine takes an address only.
fn beside(story: &Story<'_>, source: PhotoSource<'_>) -> Vec<String> {
    match source {
        PhotoSource::Folder(folder) => {
            let address = |(n, one): (usize, &crate::StoryPhoto)| {
                format!("{folder}{}", story.photo_name(n, &one.photo))
            };
            (1..).zip(story.photos).map(address).collect()
        }
        PhotoSource::Named(names) => names.iter().map(ToString::to_string).collect(),
        PhotoSource::Embedded | PhotoSource::Later | PhotoSource::Address(_) => Vec::new(),
    }
}

fn header(story: &Story<'_>, headline: &str, out: &mut String) {
    out.push_str("<header>\n");
    let section = html(&story.article.section);
    if !section.is_empty() {
        let _ = writeln!(out, "<p class=\"section\">{section}</p>");
    }
    if headline.is_empty() {
        out.push_str("<h1 class=\"missing\">Bài chưa có tít</h1>\n");
    } else {
        let _ = writeln!(out, "<h1>{}</h1>", inlines(&story.article.document.headline));
    }
    if let Some(time) = story.published() {
        let _ = writeln!(
            out,
            "<p class=\"published\">Ngày đăng <time datetime=\"{}\">{time}</time></p>",
            time.iso()
        );
    }
    let lead = inlines(&story.article.document.sapo);
    if !lead.is_empty() {
        let _ = writeln!(out, "<p class=\"lead\">{lead}</p>");
    }
    out.push_str("</header>\n");
}

/// The byline under a text; nothing when there is none.
pub(crate) fn signed(byline: &[Inline]) -> String {
    let byline = inlines(byline);
    if byline.is_empty() {
        byline
    } else {
        format!("<p class=\"byline\"><strong>{byline}</strong></p>\n")
    }
}

/// The blocks of the text alone.
pub(crate) fn content(story: &Story<'_>, source: PhotoSource<'_>) -> String {
    let mut out = String::new();
    let mut before = None;
    for one in &story.article.document.blocks {
        block(story, one, before, source, &mut out);
        before = Some(one);
    }
    out
}

/// All that a reader reads, from headline to byline, for systems that put the page around it themselves.
pub(crate) fn whole_text(story: &Story<'_>, source: PhotoSource<'_>) -> String {
    let headline = inlines(&story.article.document.headline);
    let headline = if headline.is_empty() { headline } else { format!("<h1>{headline}</h1>\n") };
    headline + &without_headline(story, source)
}

/// Lead, blocks and byline, for systems that keep the headline apart.
pub(crate) fn without_headline(story: &Story<'_>, source: PhotoSource<'_>) -> String {
    let document = &story.article.document;
    let mut out = String::new();
    let lead = inlines(&document.sapo);
    if !lead.is_empty() {
        let _ = writeln!(out, "<p class=\"lead\"><strong>{lead}</strong></p>");
    }
    out.push_str(&content(story, source));
    out + &signed(&document.byline)
}

/// A block; the one `before` it may say what a table is about.
fn block(
    story: &Story<'_>,
    block: &Block,
    before: Option<&Block>,
    source: PhotoSource<'_>,
    out: &mut String,
) {
    match &block.kind {
        BlockKind::Paragraph(text) if text.is_empty() => {}
        BlockKind::Paragraph(text) => {
            let _ = writeln!(out, "<p>{}</p>", inlines(text));
        }
        BlockKind::Heading { text, .. } if text.is_empty() => {}
        BlockKind::Heading { level, text } => {
            let tag = if *level == HeadingLevel::Two { "h2" } else { "h3" };
            let _ = writeln!(out, "<{tag}>{}</{tag}>", inlines(text));
        }
        BlockKind::Quote { text, attribution } => {
            let _ = write!(out, "<blockquote>\n<p>{}", inlines(text));
            if !attribution.is_empty() {
                let _ = write!(out, " <span class=\"said\">- {}</span>", inlines(attribution));
            }
            out.push_str("</p>\n</blockquote>\n");
        }
        BlockKind::List { kind, items } => {
            let tag = if *kind == ListKind::Bullet { "ul" } else { "ol" };
            let _ = writeln!(out, "<{tag}>");
            for item in items {
                let _ = writeln!(out, "<li>{}</li>", inlines(item));
            }
            let _ = writeln!(out, "</{tag}>");
        }
        BlockKind::Table { rows } => table(rows, before, out),
        BlockKind::Figure(figure) => photo(story, figure, source, out),
        BlockKind::Gallery(items) => {
            out.push_str("<div class=\"gallery\">\n");
            for item in items {
                photo(story, &item.figure, source, out);
            }
            out.push_str("</div>\n");
        }
        BlockKind::FactBox { title, blocks } => {
            out.push_str("<aside class=\"box\">\n");
            if !title.is_empty() {
                let _ =
                    writeln!(out, "<p class=\"box-title\"><strong>{}</strong></p>", inlines(title));
            }
            for one in blocks {
                self::block(story, one, None, source, out);
            }
            out.push_str("</aside>\n");
        }
    }
}

/// A table in a frame of its own, which a wide one is moved in: by the keys, too, so it is a stop of theirs with a name.
fn table(rows: &[Vec<Cell>], before: Option<&Block>, out: &mut String) {
    let name = html(&name_of_table(rows, before));
    let _ = writeln!(
        out,
        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\">\n<table>"
    );
    // A cell does not reach out of the head.
    let head = grid::head(rows);
    for (tag, rows) in [("thead", &rows[..head]), ("tbody", &rows[head..])] {
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(out, "<{tag}>");
        for row in rows {
            let cells: String = row.iter().map(|one| cell(one, tag)).collect();
            let _ = writeln!(out, "<tr>{cells}</tr>");
        }
        let _ = writeln!(out, "</{tag}>");
    }
    out.push_str("</table>\n</div>\n");
}

/// What a table is about: the short line above it, else its first row.
fn name_of_table(rows: &[Vec<Cell>], before: Option<&Block>) -> String {
    let above = match before.map(|block| &block.kind) {
        Some(BlockKind::Paragraph(text) | BlockKind::Heading { text, .. }) => plain(text),
        _ => String::new(),
    };
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let above = one_line(&above);
    if (1..=LONGEST_NAME).contains(&above.chars().count()) {
        return above;
    }
    let first = rows.first().into_iter().flatten().map(|cell| one_line(&plain(&cell.text)));
    let first = first.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
    match first.char_indices().nth(LONGEST_NAME) {
        _ if first.is_empty() => "Bảng".to_owned(),
        Some((end, _)) => format!("Bảng: {}…", &first[..end]),
        None => format!("Bảng: {first}"),
    }
}

fn cell(cell: &Cell, part: &str) -> String {
    let (tag, scope) = match (cell.kind, part) {
        (CellKind::Header, "thead") => ("th", " scope=\"col\""),
        (CellKind::Header, _) => ("th", " scope=\"row\""),
        (CellKind::Data, _) => ("td", ""),
    };
    let span = |name: &str, n: u16| if n > 1 { format!(" {name}=\"{n}\"") } else { String::new() };
    let spans = span("colspan", cell.colspan) + &span("rowspan", cell.rowspan);
    format!("<{tag}{scope}{spans}>{}</{tag}>", inlines(&cell.text))
}

fn photo(story: &Story<'_>, figure: &Figure, source: PhotoSource<'_>, out: &mut String) {
    if source == PhotoSource::Later {
        return place_of_photo(story, figure, out);
    }
    out.push_str("<figure>\n");
    if let Some((n, ready)) = figure.photo.as_ref().and_then(|photo| story.photo(photo)) {
        let address = address(story, n, &ready.photo, &ready.jpeg, source);
        let (alt, width, height) = (html(&figure.spoken()), ready.width, ready.height);
        let _ = writeln!(
            out,
            "<img src=\"{address}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\">"
        );
    }
    let caption = inlines(&figure.caption);
    let credit = html(figure.credit.trim());
    if !caption.is_empty() || !credit.is_empty() {
        let credit = if credit.is_empty() {
            String::new()
        } else {
            format!(" <span class=\"credit\">{credit}</span>")
        };
        let _ = writeln!(out, "<figcaption>{caption}{credit}</figcaption>");
    }
    out.push_str("</figure>\n");
}

/// A line in the text where the photo with that number belongs.
fn place_of_photo(story: &Story<'_>, figure: &Figure, out: &mut String) {
    let photos = story.article.document.photos();
    let number = figure.photo.as_ref().and_then(|photo| photos.iter().position(|one| one == photo));
    let mut words = number.map(|n| format!("[Ảnh {}] ", n + 1)).unwrap_or_default();
    words.push_str(&inlines(&figure.caption));
    let credit = html(figure.credit.trim());
    if !credit.is_empty() {
        let _ = write!(words, " <span class=\"credit\">{credit}</span>");
    }
    if !words.trim().is_empty() {
        let _ = writeln!(out, "<p><em>{words}</em></p>");
    }
}

fn address(
    story: &Story<'_>,
    n: usize,
    photo: &PhotoRef,
    jpeg: &[u8],
    source: PhotoSource<'_>,
) -> String {
    match source {
        PhotoSource::Embedded => format!("data:image/jpeg;base64,{}", base64(jpeg)),
        PhotoSource::Folder(folder) => html(&format!("{folder}{}", story.photo_name(n, photo))),
        PhotoSource::Named(names) => html(names.get(n - 1).copied().unwrap_or_default()),
        PhotoSource::Later => String::new(),
        PhotoSource::Address(base) => html(&format!("{base}{photo}")),
    }
}

fn inlines(text: &[Inline]) -> String {
    text.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    let Inline::Text(run) = inline else { return "<br>".to_owned() };
    let mut text = html(&run.text);
    if run.marks.em {
        text = format!("<em>{text}</em>");
    }
    if run.marks.strong {
        text = format!("<strong>{text}</strong>");
    }
    match &run.marks.link {
        Some(link) => format!("<a href=\"{}\">{text}</a>", html(&uri(link.as_str()))),
        None => text,
    }
}

/// A caption as plain words, for file names and lists.
pub(crate) fn caption_words(figure: &Figure) -> String {
    plain(&figure.caption)
}
