//! NewsML-G2 2.35 of the IPTC: what news agencies' older systems take as XML. One news item with its text as XHTML;
//! photos are named as the files that lie beside it.

use std::fmt::Write as _;

use crate::{Exported, Format, PhotoSource, Story, escape::xml, moment, xhtml::closed};

pub(crate) static FORMAT: Format = Format {
    name: "newsml",
    extension: "xml",
    covers: &[],
    write: |story| Ok(Exported::Bytes(item(story).into_bytes()).into()),
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" standard=\"NewsML-G2\" \
standardversion=\"2.35\" conformance=\"power\" xml:lang=\"vi\"";
const CATALOG: &str = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml";

fn item(story: &Story<'_>) -> String {
    let mut out = String::from(HEAD);
    let _ = writeln!(out, " guid=\"urn:uuid:{}\" version=\"1\">", story.article.id.as_str());
    let _ = writeln!(out, "<catalogRef href=\"{CATALOG}\"/>");
    management(story, &mut out);
    content(story, &mut out);
    let text = closed(&crate::page::whole_text(story, PhotoSource::Folder("anh/")));
    let title = xml(&story.headline());
    let _ = writeln!(
        out,
        "<contentSet>\n<inlineXML contenttype=\"application/xhtml+xml\">\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"vi\">\n\
         <head><title>{title}</title></head>\n<body>\n{text}</body>\n</html>\n</inlineXML>\n\
         </contentSet>\n</newsItem>"
    );
    out
}

/// About the item.
fn management(story: &Story<'_>, out: &mut String) {
    let ward = story.site.ward.trim();
    let ward = if ward.is_empty() { "Tin Phường" } else { ward };
    let time = story.dated().map(moment::zoned);
    let time = time.unwrap_or_else(|| moment::utc(None));
    let _ = writeln!(
        out,
        "<itemMeta>\n<itemClass qcode=\"ninat:text\"/>\n\
         <provider literal=\"{0}\"><name>{0}</name></provider>\n\
         <versionCreated>{time}</versionCreated>\n<pubStatus qcode=\"stat:{1}\"/>\n</itemMeta>",
        xml(ward),
        story.pub_status()
    );
}

/// About what it tells.
fn content(story: &Story<'_>, out: &mut String) {
    out.push_str("<contentMeta>\n");
    if let Some(time) = story.published() {
        let _ = writeln!(out, "<contentCreated>{}</contentCreated>", moment::zoned(time));
    }
    let byline = xml(story.byline().trim());
    if !byline.is_empty() {
        let _ = writeln!(out, "<creator literal=\"{byline}\"><name>{byline}</name></creator>");
    }
    out.push_str("<language tag=\"vi\"/>\n");
    let mut keywords = story.article.keywords.clone();
    keywords.retain(|keyword| !keyword.trim().is_empty());
    for keyword in &keywords {
        let _ = writeln!(out, "<keyword>{}</keyword>", xml(keyword));
    }
    let section = xml(story.article.section.trim());
    if !section.is_empty() {
        let _ = writeln!(
            out,
            "<subject type=\"cpnat:abstract\" literal=\"{section}\"><name>{section}</name></subject>"
        );
    }
    let mut tell = |tag: &str, end: &str, text: String| {
        if !text.trim().is_empty() {
            let _ = writeln!(out, "<{tag}>{}</{end}>", xml(&text));
        }
    };
    tell("headline", "headline", story.headline());
    tell("by", "by", story.byline());
    tell("description role=\"drol:summary\"", "description", story.lead());
    out.push_str("</contentMeta>\n");
}
