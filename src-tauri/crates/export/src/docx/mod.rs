//! A Word file: the parts that Word expects, put together so that the same article gives the same bytes.

mod body;
mod picture;
mod runs;
mod table;

use std::fmt::Write as _;

use archive::{Packing, Writer};

use crate::{
    ExportFault, Exported, Story, Written,
    escape::{uri, xml},
    moment,
};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The document while it is being written.
struct Paper<'a> {
    story: &'a Story<'a>,
    /// What stands in the body so far.
    out: String,
    /// Addresses that the text leads to; the relation of the first is `link1`.
    links: Vec<String>,
    /// Pictures drawn so far; each has a number of its own.
    pictures: usize,
    /// Numbered lists so far; each begins again at 1.
    numbered: usize,
}

/// Writes `story` as a Word file.
pub(crate) fn write(story: &Story<'_>) -> Result<Written, ExportFault> {
    let mut paper =
        Paper { story, out: String::new(), links: Vec::new(), pictures: 0, numbered: 0 };
    let document = paper.document();
    let parts = [
        ("[Content_Types].xml", include_str!("content_types.xml").to_owned()),
        ("_rels/.rels", include_str!("package.rels.xml").to_owned()),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", relations(&paper)),
        ("word/styles.xml", include_str!("styles.xml").to_owned()),
        ("word/numbering.xml", numbering(paper.numbered)),
        ("word/settings.xml", include_str!("settings.xml").to_owned()),
        ("word/fontTable.xml", include_str!("font_table.xml").to_owned()),
        ("word/theme/theme1.xml", include_str!("theme.xml").to_owned()),
        ("docProps/core.xml", core(story)),
        ("docProps/app.xml", include_str!("app.xml").to_owned()),
    ];
    let mut writer = Writer::new();
    let fault = |fault: archive::NameFault| ExportFault { format: "docx", what: fault.to_string() };
    for (name, text) in &parts {
        writer.add(name, text.as_bytes(), Packing::Deflated).map_err(fault)?;
    }
    for (n, photo) in (1..).zip(story.photos) {
        writer.add(&format!("word/{}", media(n)), &photo.jpeg, Packing::Stored).map_err(fault)?;
    }
    Ok(Exported::Bytes(writer.finish()).into())
}

/// Where the `n`-th photo lies, seen from the document.
fn media(n: usize) -> String {
    format!("media/image{n}.jpg")
}

fn relations(paper: &Paper<'_>) -> String {
    let mut out = format!("{DECLARATION}<Relationships xmlns=\"{RELATIONS}\">\n");
    let mut relation = |id: &str, kind: &str, target: &str, mode: &str| {
        let _ = writeln!(
            out,
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{}\"{mode}/>",
            xml(target)
        );
    };
    relation("rId1", "styles", "styles.xml", "");
    relation("rId2", "numbering", "numbering.xml", "");
    relation("rId3", "settings", "settings.xml", "");
    relation("rId4", "fontTable", "fontTable.xml", "");
    relation("rId5", "theme", "theme/theme1.xml", "");
    for n in 1..=paper.story.photos.len() {
        relation(&format!("photo{n}"), "image", &media(n), "");
    }
    for (n, link) in (1..).zip(&paper.links) {
        relation(&format!("link{n}"), "hyperlink", &uri(link), " TargetMode=\"External\"");
    }
    out.push_str("</Relationships>\n");
    out
}

/// Bullets, the numbers of the style, and one more numbering for every numbered list of the text.
fn numbering(lists: usize) -> String {
    let mut out = format!("{DECLARATION}<w:numbering xmlns:w=\"{WORD}\">\n");
    out.push_str(include_str!("numbering.xml"));
    out.push_str("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\n");
    out.push_str("<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\n");
    for list in 1..=lists {
        let _ = writeln!(
            out,
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
             <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            numbering_of(list)
        );
    }
    out.push_str("</w:numbering>\n");
    out
}

/// The numbering of the `list`-th numbered list, from 1.
fn numbering_of(list: usize) -> usize {
    list + 2
}

fn core(story: &Story<'_>) -> String {
    let time = moment::utc(story.dated());
    let mut out = String::from(DECLARATION);
    out.push_str(
        "<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n",
    );
    let mut word = |tag: &str, value: &str| {
        if !value.trim().is_empty() {
            let _ = writeln!(out, "<{tag}>{}</{tag}>", xml(value));
        }
    };
    word("dc:title", &story.headline());
    word("dc:subject", &story.article.section);
    word("dc:creator", &story.byline());
    word("cp:keywords", &story.article.keywords.join(", "));
    word("dc:description", &story.lead());
    word("dc:language", "vi-VN");
    for tag in ["created", "modified"] {
        let _ = writeln!(out, "<dcterms:{tag} xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:{tag}>");
    }
    out.push_str("</cp:coreProperties>\n");
    out
}
