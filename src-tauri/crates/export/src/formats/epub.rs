//! EPUB 3.3, for reading on phones and book readers without a connection: the HTML page as a book of one chapter, with
//! its photos and a table of contents of its headings.

use std::fmt::Write as _;

use archive::{NameFault, Packing, Writer};
use article::{BlockKind, plain};

use crate::{
    ExportFault, Exported, Format, PhotoSource, Story, Written,
    escape::xml,
    moment,
    page::{self, STYLE},
    xhtml::closed,
};

pub(crate) static FORMAT: Format = Format { name: "epub", extension: "epub", covers: &[], write };

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n\
<rootfiles><rootfile full-path=\"EPUB/package.opf\" \
media-type=\"application/oebps-package+xml\"/></rootfiles>\n</container>\n";

fn write(story: &Story<'_>) -> Result<Written, ExportFault> {
    let fault = |fault: NameFault| ExportFault { format: FORMAT.name, what: fault.to_string() };
    let mut book = Writer::new();
    book.add("mimetype", b"application/epub+zip", Packing::Stored).map_err(fault)?;
    for (name, text) in [
        ("META-INF/container.xml", CONTAINER.to_owned()),
        ("EPUB/package.opf", package(story)),
        ("EPUB/nav.xhtml", contents(story)),
        ("EPUB/bai.xhtml", chapter(story)),
        ("EPUB/page.css", STYLE.to_owned()),
    ] {
        book.add(name, text.as_bytes(), Packing::Deflated).map_err(fault)?;
    }
    for (n, photo) in (1..).zip(story.photos) {
        let name = format!("EPUB/anh/{}", story.photo_name(n, &photo.photo));
        book.add(&name, &photo.jpeg, Packing::Stored).map_err(fault)?;
    }
    Ok(Exported::Bytes(book.finish()).into())
}

/// What the book is called, also before it has a headline.
fn title(story: &Story<'_>) -> String {
    let title = xml(&story.headline());
    if title.trim().is_empty() { "Bài chưa có tít".to_owned() } else { title }
}

fn package(story: &Story<'_>) -> String {
    let mut out = String::from(DECLARATION);
    let _ = writeln!(
        out,
        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" xml:lang=\"vi\" \
         unique-identifier=\"id\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <dc:identifier id=\"id\">urn:uuid:{}</dc:identifier>\n<dc:title>{}</dc:title>\n\
         <dc:language>vi</dc:language>\n<meta property=\"dcterms:modified\">{}</meta>",
        story.article.id.as_str(),
        title(story),
        moment::utc(story.dated())
    );
    let mut tell = |tag: &str, text: &str| {
        if !xml(text).trim().is_empty() {
            let _ = writeln!(out, "<{tag}>{}</{tag}>", xml(text));
        }
    };
    tell("dc:creator", &story.byline());
    tell("dc:publisher", &story.site.ward);
    tell("dc:description", &story.lead());
    tell("dc:subject", &story.article.section);
    for keyword in &story.article.keywords {
        tell("dc:subject", keyword);
    }
    if let Some(time) = story.published() {
        tell("dc:date", &moment::zoned(time));
    }
    out.push_str(
        "</metadata>\n<manifest>\n\
         <item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
         <item id=\"bai\" href=\"bai.xhtml\" media-type=\"application/xhtml+xml\"/>\n\
         <item id=\"css\" href=\"page.css\" media-type=\"text/css\"/>\n",
    );
    let lead = story.article.lead_photo();
    for (n, photo) in (1..).zip(story.photos) {
        let cover = if lead == Some(&photo.photo) { " properties=\"cover-image\"" } else { "" };
        let name = xml(&story.photo_name(n, &photo.photo));
        let _ = writeln!(
            out,
            "<item id=\"anh-{n}\" href=\"anh/{name}\" media-type=\"image/jpeg\"{cover}/>"
        );
    }
    out.push_str("</manifest>\n<spine><itemref idref=\"bai\"/></spine>\n</package>\n");
    out
}

/// The table of contents: the headline, and below it every heading.
fn contents(story: &Story<'_>) -> String {
    let mut entries = String::new();
    for (n, heading) in (1..).zip(headings(story)) {
        let _ =
            write!(entries, "\n<li><a href=\"bai.xhtml#muc-{n}\">{}</a></li>", xml(heading.trim()));
    }
    let below = if entries.is_empty() { entries } else { format!("\n<ol>{entries}\n</ol>\n") };
    let inside = format!(
        "<nav epub:type=\"toc\" id=\"toc\">\n<h1>Mục lục</h1>\n<ol>\n\
         <li><a href=\"bai.xhtml\">{}</a>{below}</li>\n</ol>\n</nav>\n",
        title(story)
    );
    sheet("Mục lục", "", &inside)
}

/// Headings that have words, in their order.
fn headings(story: &Story<'_>) -> Vec<String> {
    let blocks = story.article.document.blocks.iter();
    blocks
        .filter_map(|block| match &block.kind {
            BlockKind::Heading { text, .. } if !text.is_empty() => Some(plain(text)),
            _ => None,
        })
        .collect()
}

fn chapter(story: &Story<'_>) -> String {
    let mut text = closed(&page::article(story, PhotoSource::Folder("anh/")));
    // Every heading is found by its number; ids made of its words would not be unique.
    let count = headings(story).len();
    let mut from = 0;
    for n in 1..=count {
        let next = ["<h2>", "<h3>"].iter().filter_map(|tag| text[from..].find(tag)).min();
        let Some(at) = next else { break };
        text.insert_str(from + at + 3, &format!(" id=\"muc-{n}\""));
        from += at + 3;
    }
    let style = "<link rel=\"stylesheet\" type=\"text/css\" href=\"page.css\"/>\n";
    sheet(&title(story), style, &format!("<main>\n{text}</main>\n"))
}

fn sheet(title: &str, head: &str, body: &str) -> String {
    format!(
        "{DECLARATION}<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"vi\" xml:lang=\"vi\">\n\
         <head>\n<title>{title}</title>\n{head}</head>\n<body>\n{body}</body>\n</html>\n"
    )
}
