//! Names in a part of a Word document as Word writes them: a prefix is up to the program that writes, so that `w:p` may be
//! `ns0:p` or `p`; what it stands for is not.

use std::borrow::Cow;

use quick_xml::{
    NsReader,
    events::{BytesStart, Event},
    name::{QName, ResolveResult},
};

/// Word's prefix, and how the address ends that it stands for: documents of the strict kind have other addresses.
const USUAL: [(&str, &[&str]); 13] = [
    ("w", &["/wordprocessingml/2006/main", "/wordprocessingml/main"]),
    ("r", &["/officeDocument/2006/relationships", "/officeDocument/relationships"]),
    ("m", &["/officeDocument/2006/math", "/officeDocument/math"]),
    ("a", &["/drawingml/2006/main", "/drawingml/main"]),
    ("pic", &["/drawingml/2006/picture", "/drawingml/picture"]),
    ("wp", &["/drawingml/2006/wordprocessingDrawing", "/drawingml/wordprocessingDrawing"]),
    ("wps", &["/word/2010/wordprocessingShape"]),
    ("wpg", &["/word/2010/wordprocessingGroup"]),
    ("wpc", &["/word/2010/wordprocessingCanvas"]),
    ("v", &["schemas-microsoft-com:vml"]),
    ("o", &["schemas-microsoft-com:office:office"]),
    ("mc", &["/markup-compatibility/2006"]),
    ("", &["/package/2006/relationships"]),
];

/// Word's prefix for an address; none for one that no reader here asks for.
fn usual(address: &str) -> Option<&'static str> {
    let is_it = |ends: &&[&str]| ends.iter().any(|end| address.ends_with(end));
    USUAL.iter().find(|(_, ends)| is_it(ends)).map(|(prefix, _)| *prefix)
}

/// `xml` with Word's own prefixes. As it was where it has them, and where it is not well formed.
pub(super) fn as_word(xml: &str) -> Cow<'_, str> {
    if !names_others(xml) {
        return Cow::Borrowed(xml);
    }
    rewritten(xml).map_or(Cow::Borrowed(xml), Cow::Owned)
}

/// An address that Word has a prefix for is given another one somewhere.
fn names_others(xml: &str) -> bool {
    xml.match_indices("xmlns").any(|(at, word)| {
        let said = xml[at + word.len()..].split_once('=').and_then(|(name, rest)| {
            let quote = rest.trim_start().chars().next().filter(|c| "\"'".contains(*c))?;
            let address = rest.trim_start()[1..].split(quote).next()?;
            Some((name.trim().trim_start_matches(':'), address))
        });
        said.is_some_and(|(prefix, address)| usual(address).is_some_and(|word| word != prefix))
    })
}

fn rewritten(xml: &str) -> Option<String> {
    let mut reader = NsReader::from_str(xml);
    let mut out = String::with_capacity(xml.len());
    loop {
        let event = reader.read_event().ok()?;
        let name = |name: QName<'_>| {
            let (found, local) = reader.resolver().resolve_element(name);
            named(&found, local.into_inner(), name)
        };
        match event {
            Event::Start(tag) => {
                let attributes = attributes(&reader, &tag);
                out.extend(["<", &name(tag.name()), &attributes, ">"]);
            }
            Event::Empty(tag) => {
                let attributes = attributes(&reader, &tag);
                out.extend(["<", &name(tag.name()), &attributes, "/>"]);
            }
            Event::End(tag) => out.extend(["</", &name(tag.name()), ">"]),
            Event::Text(text) => out.push_str(&text),
            Event::CData(text) => out.extend(["<![CDATA[", &*text, "]]>"]),
            Event::GeneralRef(name) => out.extend(["&", &*name, ";"]),
            Event::Eof => return Some(out),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// A tag's attributes with a space before each. One without a prefix is of no address.
fn attributes(reader: &NsReader<&[u8]>, tag: &BytesStart<'_>) -> String {
    let mut all = String::new();
    for one in tag.attributes().flatten() {
        if one.key.as_namespace_binding().is_none() {
            let (found, local) = reader.resolver().resolve_attribute(one.key);
            let value = one.value.replace('"', "&quot;");
            let name = named(&found, local.into_inner(), one.key);
            all.extend([" ", &name, "=\"", &value, "\""]);
        }
    }
    all
}

fn named(found: &ResolveResult<'_>, local: &str, written: QName<'_>) -> String {
    match found {
        ResolveResult::Bound(address) => match usual(address.into_inner()) {
            Some("") => local.to_owned(),
            Some(prefix) => format!("{prefix}:{local}"),
            None => written.into_inner().to_owned(),
        },
        _ => written.into_inner().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_by_what_its_prefix_stands_for() {
        let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
        let ours = "<w:p w:x=\"1\"><w:t>A &amp; b</w:t><w:br/></w:p>";
        for address in [main, strict] {
            let other =
                format!("<n:p xmlns:n='{address}' n:x='1'><n:t>A &amp; b</n:t><n:br/></n:p>");
            assert_eq!(as_word(&other), ours);
            let bare = format!(
                "<p xmlns=\"{address}\" xmlns:w=\"{address}\" w:x=\"1\"><t>A &amp; b</t><br/></p>"
            );
            assert_eq!(as_word(&bare), ours);
        }
        let usual = format!("<w:p xmlns:w=\"{main}\" xmlns:z=\"urn:z\"/>");
        assert!(matches!(as_word(&usual), Cow::Borrowed(same) if same == usual));
        let broken = format!("<n:p xmlns:n=\"{main}\"><n:t></n:p>");
        assert_eq!(as_word(&broken), broken);
    }
}
