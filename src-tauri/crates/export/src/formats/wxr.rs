//! WXR 1.2: what «Tools → Import → WordPress» takes. One post, a draft until somebody there posts it. The photos are
//! inside its text as data: the importer fetches attachments by their address, and a laptop has none.

use std::fmt::Write as _;

use crate::{
    Exported, Format, PhotoSource, Story,
    escape::{clean, xml},
    moment, page,
};

pub(crate) static FORMAT: Format = Format {
    name: "wxr",
    extension: "xml",
    covers: &[],
    write: |story| Ok(Exported::Bytes(file(story).into_bytes()).into()),
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\n";
/// Nobody's address: WXR asks for one, and the ward's is not known here.
const NOWHERE: &str = "http://tin-phuong.invalid";
/// The account that the importer asks to map to one of the site's own.
const LOGIN: &str = "tin-phuong";
/// Longest address part of a post.
const LONGEST_NAME: usize = 80;

fn file(story: &Story<'_>) -> String {
    let ward = if story.site.ward.trim().is_empty() { "Tin Phường" } else { &story.site.ward };
    let byline = story.byline();
    let writer = if byline.trim().is_empty() { ward } else { byline.trim() };
    let mut out = String::from(HEAD);
    let _ = writeln!(
        out,
        "<channel>\n<title>{}</title>\n<link>{NOWHERE}</link>\n<description></description>\n\
         <language>vi</language>\n<wp:wxr_version>1.2</wp:wxr_version>\n\
         <wp:base_site_url>{NOWHERE}</wp:base_site_url>\n\
         <wp:base_blog_url>{NOWHERE}</wp:base_blog_url>\n<wp:author><wp:author_id>1</wp:author_id>\
         <wp:author_login>{}</wp:author_login><wp:author_email></wp:author_email>\
         <wp:author_display_name>{}</wp:author_display_name></wp:author>",
        xml(ward),
        data(LOGIN),
        words(writer)
    );
    terms(story, &mut out);
    out.push_str("<item>\n");
    item(story, &mut out);
    out.push_str("</item>\n</channel>\n</rss>\n");
    out
}

/// The section and the keywords, so that the site has them when the post asks for them.
fn terms(story: &Story<'_>, out: &mut String) {
    for (n, (kind, name, short)) in (1..).zip(named(story)) {
        let _ = match kind {
            "category" => writeln!(
                out,
                "<wp:category><wp:term_id>{n}</wp:term_id>\
                 <wp:category_nicename>{}</wp:category_nicename><wp:category_parent>\
                 </wp:category_parent><wp:cat_name>{}</wp:cat_name></wp:category>",
                data(&short),
                words(&name)
            ),
            _ => writeln!(
                out,
                "<wp:tag><wp:term_id>{n}</wp:term_id><wp:tag_slug>{}</wp:tag_slug>\
                 <wp:tag_name>{}</wp:tag_name></wp:tag>",
                data(&short),
                words(&name)
            ),
        };
    }
}

/// Kind, name and short name of everything the post is filed under.
fn named(story: &Story<'_>) -> Vec<(&'static str, String, String)> {
    let section = std::iter::once(("category", &story.article.section));
    let keywords = story.article.keywords.iter().map(|keyword| ("post_tag", keyword));
    let short = |name: &str| vietnamese::slug(name, LONGEST_NAME);
    section
        .chain(keywords)
        .filter(|(_, name)| !clean(name).trim().is_empty())
        .map(|(kind, name)| (kind, clean(name), short(name)))
        .collect()
}

fn item(story: &Story<'_>, out: &mut String) {
    let mut line = |tag: &str, value: &str| {
        let _ = writeln!(out, "<{tag}>{value}</{tag}>");
    };
    let name = vietnamese::slug(&story.headline(), LONGEST_NAME);
    line("title", &words(&story.headline()));
    line("link", NOWHERE);
    line("dc:creator", &data(LOGIN));
    line("description", "");
    line("content:encoded", &data(&text(story)));
    line("excerpt:encoded", &words(&story.lead()));
    line("wp:post_id", "1");
    if let Some(time) = story.published() {
        line("pubDate", &moment::rss(time));
        line("wp:post_date", &data(&format!("{}:00", time.iso().replace('T', " "))));
        line("wp:post_date_gmt", &data(&moment::utc_words(time)));
    }
    for (tag, value) in [
        ("wp:comment_status", "closed"),
        ("wp:ping_status", "closed"),
        ("wp:post_name", name.as_str()),
        ("wp:status", "draft"),
    ] {
        line(tag, &data(value));
    }
    line("wp:post_parent", "0");
    line("wp:menu_order", "0");
    line("wp:post_type", &data("post"));
    line("wp:post_password", &data(""));
    line("wp:is_sticky", "0");
    for (kind, name, short) in named(story) {
        let _ = writeln!(
            out,
            "<category domain=\"{kind}\" nicename=\"{}\">{}</category>",
            xml(&short),
            words(&name)
        );
    }
}

/// The post: lead, blocks, byline. The headline is the site's own.
fn text(story: &Story<'_>) -> String {
    page::without_headline(story, PhotoSource::Embedded)
}

/// Plain words. WordPress takes title, excerpt and names for HTML, too: a `<` of theirs would begin a tag on its pages.
fn words(text: &str) -> String {
    data(&text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

/// `text` as it is.
fn data(text: &str) -> String {
    format!("<![CDATA[{}]]>", clean(text).replace("]]>", "]]]]><![CDATA[>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_section_early() {
        let xml = data("a]]>b\u{0}");
        assert_eq!(xml, "<![CDATA[a]]]]><![CDATA[>b]]>");
    }

    #[test]
    fn words_are_no_tags() {
        assert_eq!(words("5 < 6 & \"<b>\""), "<![CDATA[5 &lt; 6 &amp; \"&lt;b&gt;\"]]>");
    }
}
