//! Atom (RFC 4287): a feed of one entry, for portals and readers that subscribe. Its photos are named as the files that
//! the folder export lays beside it.

use std::fmt::Write as _;

use crate::{Exported, Format, PhotoSource, Story, escape::xml, moment, page, xhtml::closed};

pub(crate) static FORMAT: Format = Format {
    name: "atom",
    extension: "atom",
    covers: &[],
    write: |story| Ok(Exported::Bytes(feed(story).into_bytes()).into()),
};

fn feed(story: &Story<'_>) -> String {
    let id = story.article.id.as_str();
    let time = story.dated().map(moment::zoned);
    let time = time.unwrap_or_else(|| moment::utc(None));
    let published = story.published().map(moment::zoned);
    let published = published.map(|time| format!("<published>{time}</published>"));
    let ward = some_words(&story.site.ward, "Tin Phường");
    let author = some_words(&story.byline(), &ward);
    let title = some_words(&story.headline(), "Bài chưa có tít");
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n\
         <id>tag:tin-phuong.invalid,2025:{id}</id>\n<title>{}</title>\n<updated>{time}</updated>\n\
         <author><name>{}</name></author>\n<generator>Tin Phường</generator>",
        xml(&ward),
        xml(&ward)
    );
    let _ = writeln!(
        out,
        "<entry>\n<id>urn:uuid:{id}</id>\n<title>{}</title>\n<updated>{time}</updated>\n\
         {}<author><name>{}</name></author>",
        xml(&title),
        published.map(|one| one + "\n").unwrap_or_default(),
        xml(&author)
    );
    let section = std::iter::once(&story.article.section);
    for term in section.chain(&story.article.keywords).filter(|term| !term.trim().is_empty()) {
        let _ = writeln!(out, "<category term=\"{}\"/>", xml(term));
    }
    let lead = story.lead();
    if !lead.trim().is_empty() {
        let _ = writeln!(out, "<summary>{}</summary>", xml(&lead));
    }
    let text = closed(&page::without_headline(story, PhotoSource::Folder("anh/")));
    let _ = writeln!(
        out,
        "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">\n{text}</div>\
         </content>\n</entry>\n</feed>"
    );
    out
}

fn some_words(text: &str, otherwise: &str) -> String {
    if text.trim().is_empty() { otherwise.to_owned() } else { text.to_owned() }
}
