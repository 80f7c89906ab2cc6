//! The words that photo desks write into pictures: IPTC (inside Photoshop's resources) and XMP, which may tell a place too.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::exif_words::plain_text;

/// Caption, creator, credit, rights, description and people, each where found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PressWords {
    pub(crate) caption: Option<String>,
    pub(crate) creator: Option<String>,
    pub(crate) credit: Option<String>,
    pub(crate) copyright: Option<String>,
    /// What is read to a person who does not see the photo.
    pub(crate) alt: Option<String>,
    /// Who is to be seen, in the order they are named.
    pub(crate) people: Vec<String>,
    /// It tells where the photo was taken.
    pub(crate) has_gps: bool,
    /// Some of its letters are of an alphabet that the file does not name.
    pub(crate) strange: bool,
}

/// Where the place stands in XMP: `20,59.2N`.
const PLACE: &str = "exif:GPSLatitude";
/// People named in one packet at most.
const MOST_PEOPLE: usize = 50;

impl PressWords {
    /// These words, and `other`'s where these are silent.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            caption: self.caption.or(other.caption),
            creator: self.creator.or(other.creator),
            credit: self.credit.or(other.credit),
            copyright: self.copyright.or(other.copyright),
            alt: self.alt.or(other.alt),
            people: if self.people.is_empty() { other.people } else { self.people },
            has_gps: self.has_gps || other.has_gps,
            strange: self.strange || other.strange,
        }
    }

    fn note(slot: &mut Option<String>, text: &str) {
        let text = text.trim();
        if slot.is_none() && !text.is_empty() {
            *slot = Some(text.to_owned());
        }
    }
}

/// The IPTC words among Photoshop's resources (the body of an APP13 segment).
pub(crate) fn from_photoshop(mut resources: &[u8]) -> PressWords {
    while let Some(rest) = resources.strip_prefix(b"8BIM") {
        let Some((&[high, low], rest)) = rest.split_first_chunk::<2>() else { break };
        // A Pascal string, padded to an even length with its length byte.
        let name = usize::from(rest.first().copied().unwrap_or(0)) + 1;
        let Some(rest) = rest.get(name + name % 2..) else { break };
        let Some((length, rest)) = rest.split_first_chunk::<4>() else { break };
        let length = u32::from_be_bytes(*length) as usize;
        let Some(body) = rest.get(..length) else { break };
        if u16::from_be_bytes([high, low]) == 0x0404 {
            return from_iptc(body);
        }
        resources = rest.get(length + length % 2..).unwrap_or_default();
    }
    PressWords::default()
}

fn from_iptc(mut records: &[u8]) -> PressWords {
    let mut words = PressWords::default();
    while let [0x1C, record, dataset, high, low, rest @ ..] = records {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some(body) = rest.get(..length) else { break };
        let slot = match (record, dataset) {
            (2, 120) => Some(&mut words.caption),
            (2, 80) => Some(&mut words.creator),
            (2, 110) => Some(&mut words.credit),
            (2, 116) => Some(&mut words.copyright),
            _ => None,
        };
        if let Some(slot) = slot {
            PressWords::note(slot, &plain_text(body));
            words.strange |= std::str::from_utf8(body).is_err();
        }
        records = &rest[length..];
    }
    words
}

/// The words of an XMP packet; one that is no XML gives what stood before the break.
pub(crate) fn from_xmp(packet: &[u8]) -> PressWords {
    let mut words = PressWords::default();
    let Ok(text) = std::str::from_utf8(packet) else { return words };
    let mut reader = Reader::from_str(text.trim_end_matches('\0'));
    let mut path: Vec<String> = Vec::new();
    let mut spoken = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                attributes(&tag, &mut words);
                path.push(tag.name().as_ref().to_owned());
                spoken.clear();
            }
            Ok(Event::Empty(tag)) => attributes(&tag, &mut words),
            Ok(Event::Text(piece)) => {
                spoken.push_str(&piece);
            }
            Ok(Event::GeneralRef(name)) => {
                spoken.push_str(&entity(&name));
            }
            Ok(Event::End(_)) => {
                let named = path.iter().any(|name| name == "Iptc4xmpExt:PersonInImage");
                let name = spoken.trim();
                let place = path.last().is_some_and(|tag| tag == PLACE);
                words.has_gps |= place && is_somewhere(name);
                if named && !name.is_empty() && words.people.len() < MOST_PEOPLE {
                    words.people.push(name.to_owned());
                }
                for name in path.iter().rev() {
                    if let Some(slot) = slot(&mut words, name) {
                        PressWords::note(slot, &spoken);
                        break;
                    }
                }
                spoken.clear();
                path.pop();
            }
            Ok(Event::Eof) | Err(_) => return words,
            Ok(_) => {}
        }
    }
}

fn attributes(tag: &BytesStart<'_>, words: &mut PressWords) {
    for attribute in tag.attributes().flatten() {
        words.has_gps |= attribute.key.as_ref() == PLACE && is_somewhere(&attribute.value);
        if let Some(slot) = slot(words, attribute.key.as_ref()) {
            let raw = &*attribute.value;
            let value = quick_xml::escape::unescape(raw);
            PressWords::note(slot, value.as_deref().unwrap_or(raw));
        }
    }
}

/// An empty place, or one of zeros alone, is none.
fn is_somewhere(latitude: &str) -> bool {
    latitude.contains(|digit: char| matches!(digit, '1'..='9'))
}

fn slot<'w>(words: &'w mut PressWords, name: &str) -> Option<&'w mut Option<String>> {
    match name {
        "dc:description" => Some(&mut words.caption),
        "dc:creator" => Some(&mut words.creator),
        "dc:rights" => Some(&mut words.copyright),
        "photoshop:Credit" => Some(&mut words.credit),
        "Iptc4xmpCore:AltTextAccessibility" => Some(&mut words.alt),
        _ => None,
    }
}

fn entity(name: &str) -> String {
    quick_xml::escape::unescape(&format!("&{name};"))
        .map(std::borrow::Cow::into_owned)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xmp_words_are_read_as_elements_and_as_attributes() {
        let packet = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description photoshop:Credit="Bạn đọc &amp; phường">
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Chợ đêm &lt;mới&gt;</rdf:li></rdf:Alt></dc:description>
            <dc:creator><rdf:Seq><rdf:li>Lan Chi</rdf:li><rdf:li>Minh</rdf:li></rdf:Seq></dc:creator>
            <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Lê Thị Mơ</rdf:li><rdf:li>Trần Văn Đạt</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
            <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li>Quầy hàng</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
            </rdf:Description></rdf:RDF></x:xmpmeta>"#;
        let words = from_xmp(packet.as_bytes());
        assert_eq!(words.caption.as_deref(), Some("Chợ đêm <mới>"));
        assert_eq!(words.creator.as_deref(), Some("Lan Chi"));
        assert_eq!(words.credit.as_deref(), Some("Bạn đọc & phường"));
        assert_eq!(words.copyright, None);
        assert_eq!(words.people, ["Lê Thị Mơ", "Trần Văn Đạt"]);
        assert_eq!(words.alt.as_deref(), Some("Quầy hàng"));
    }

    #[test]
    fn a_place_in_xmp_is_seen_as_element_and_as_attribute() {
        let said = |inner: &str| from_xmp(format!("<rdf:RDF>{inner}</rdf:RDF>").as_bytes()).has_gps;
        assert!(said(
            r#"<rdf:Description exif:GPSLatitude="20,59.2N" exif:GPSLongitude="105,48E"/>"#
        ));
        assert!(said(
            "<rdf:Description><exif:GPSLatitude>20,59,12N</exif:GPSLatitude></rdf:Description>"
        ));
        assert!(!said(r#"<rdf:Description exif:GPSLatitude="0,0.0N"/>"#));
        assert!(!said("<rdf:Description><exif:GPSLatitude> </exif:GPSLatitude></rdf:Description>"));
        assert!(!said("<rdf:Description><dc:title>20,59.2N</dc:title></rdf:Description>"));
    }

    #[test]
    fn words_that_are_no_unicode_are_told_from_those_that_are() {
        let said = |text: &[u8]| {
            let body = [&[0x1C, 2, 120, 0, text.len() as u8][..], text].concat();
            let length = (body.len() as u32).to_be_bytes();
            from_photoshop(&[b"8BIM\x04\x04\0\0", &length[..], &body].concat())
        };
        assert!(said(b"L\xD4 khai gi\xB6ng").strange);
        assert!(!said("Lễ khai giảng".as_bytes()).strange);
    }

    #[test]
    fn iptc_words_are_read_and_a_cut_does_no_harm() {
        let record = |set: u8, text: &str| {
            [&[0x1C, 2, set, 0, text.len() as u8][..], text.as_bytes()].concat()
        };
        let body = [record(120, "Lễ khai giảng"), record(80, "Lan Chi")].concat();
        let resources =
            [b"8BIM\x04\x04\0\0", &(body.len() as u32).to_be_bytes()[..], &body].concat();
        let words = from_photoshop(&resources);
        assert_eq!(words.caption.as_deref(), Some("Lễ khai giảng"));
        assert_eq!(words.creator.as_deref(), Some("Lan Chi"));
        for end in 0..resources.len() {
            from_photoshop(&resources[..end]);
        }
    }
}
