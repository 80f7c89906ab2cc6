//! What every portal profile makes of every sample is read by a browser's parser and held against the profile's own
//! rules again: tags, attributes, signs inside attributes, form of empty tags, names of files; and no word is lost.

use std::collections::BTreeSet;

use export::{Form, FormFinding, PhotoPlace, Profile, form, shipped_profiles};
use html5ever::{
    ParseOpts, QualName, local_name, ns, parse_fragment,
    tendril::{StrTendril, TendrilSink as _},
};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;

use crate::samples::{self, Sample};

/// An element as a browser sees it.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

#[test]
fn what_a_profile_writes_keeps_its_rules() {
    for sample in samples::all() {
        for (profile, _) in shipped_profiles() {
            let form = form(&sample.story(), &profile);
            let told = format!("{} for {}", sample.name, profile.id);
            let (elements, text) = seen(&form.body);
            for element in &elements {
                keeps_the_rules(element, &profile, &told);
            }
            written_as_wanted(&form.body, &profile, &told);
            let lost = lost_words(&sample, &form, &text);
            assert!(lost.is_empty(), "{told}: lost {lost:?}");
            photos_are_named(&sample, &form, &profile, &elements, &told);
        }
    }
}

fn keeps_the_rules(element: &Element, profile: &Profile, told: &str) {
    let body = &profile.body;
    assert!(body.tags.contains(&element.name), "{told}: <{}>", element.name);
    let kept = body.attributes.get(&element.name);
    for (name, value) in &element.attributes {
        let known = kept.is_some_and(|kept| kept.contains(name));
        assert!(known, "{told}: {name} of <{}>", element.name);
        assert!(!name.starts_with("on"), "{told}: {name}");
        // A `#` has its place in an address; a straight quote is garbled there, too.
        let is_address = ["href", "src"].contains(&name.as_str());
        let garbled =
            |sign: &&char| value.contains(**sign) && (!is_address || "'\"".contains(**sign));
        let bad = body.instead.keys().find(garbled);
        assert!(bad.is_none(), "{told}: {bad:?} in {name}={value:?}");
        assert!(!value.trim_start().to_lowercase().starts_with("javascript:"), "{told}: {value}");
    }
}

/// What a parser repairs and a portal's filter does not.
fn written_as_wanted(body: &str, profile: &Profile, told: &str) {
    assert!(!body.contains("<!--") && !body.contains("<style"), "{told}");
    let mut open: Vec<&str> = Vec::new();
    for tag in body.split('<').skip(1) {
        let (inside, _) = tag.split_once('>').unwrap_or_else(|| panic!("{told}: <{tag}"));
        let name = inside.split(' ').next().unwrap();
        assert_eq!(name, name.to_lowercase(), "{told}");
        assert!(!inside.contains('\t') && !inside.contains("  "), "{told}: <{inside}>");
        if let Some(closed) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{told}: closed in order");
        } else if ["br", "hr", "img"].contains(&name) {
            let spaced = profile.body.void == export::Void::Spaced;
            assert_eq!(inside.ends_with(" /"), spaced, "{told}: <{inside}>");
        } else {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{told}: {open:?} stay open");
}

fn lost_words(sample: &Sample, form: &Form, text: &str) -> Vec<String> {
    let there = format!("{} {} {text}", form.headline.text, form.lead.text);
    let there: BTreeSet<&str> = words(&there).collect();
    let passages = sample.story().article.document.passages();
    let wanted = passages.into_iter().map(|passage| passage.text).collect::<Vec<_>>().join(" ");
    let wanted: String = wanted.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    let kept = wanted.replace(['\u{fffe}', '\u{ffff}', '\u{b}', '\u{85}'], "");
    words(&kept).filter(|word| !there.contains(word)).map(str::to_owned).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn photos_are_named(sample: &Sample, form: &Form, profile: &Profile, seen: &[Element], told: &str) {
    let names: BTreeSet<&str> = form.photos.iter().map(|photo| photo.name.as_str()).collect();
    assert_eq!(names.len(), sample.story().photos.len(), "{told}: no two of one name");
    for name in &names {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        let stem = name.strip_suffix(".jpg");
        assert!(stem.is_some_and(|stem| stem.chars().all(plain)), "{told}: {name}");
    }
    let sources: Vec<&str> = seen
        .iter()
        .filter(|element| element.name == "img")
        .filter_map(|element| element.attributes.iter().find(|(name, _)| name == "src"))
        .map(|(_, source)| source.as_str())
        .collect();
    match profile.photos.place {
        PhotoPlace::Later => assert!(sources.is_empty(), "{told}"),
        PhotoPlace::Files => {
            let found: BTreeSet<&str> = sources.into_iter().collect();
            assert_eq!(found, names, "{told}: every photo stands in the text");
        }
        PhotoPlace::Data => {
            assert!(sources.iter().all(|source| source.starts_with("data:image/jpeg;base64,")));
        }
    }
}

#[test]
fn a_package_has_the_photos_that_its_texts_name() {
    for sample in samples::all() {
        for (profile, _) in shipped_profiles() {
            let files = sample.package(&profile);
            let text = |wanted: &str| {
                let (_, bytes) = files.iter().find(|(name, _)| name == wanted).unwrap();
                String::from_utf8(bytes.clone()).unwrap()
            };
            let pages = text("bai.html") + &text("noi-dung.html");
            let sources =
                pages.split("<img src=\"").skip(1).filter_map(|from| from.split('"').next());
            let told: Value = serde_json::from_str(&text("bai.json")).unwrap();
            let listed = told["photos"].as_array().unwrap().iter();
            let listed = listed.map(|photo| photo["file"].as_str().unwrap());
            for name in sources.chain(listed).chain(told["featured"].as_str()) {
                let is_there = files.iter().any(|(file, _)| file == name);
                assert!(is_there, "{} for {}: {name}", sample.name, profile.id);
            }
        }
    }
}

#[test]
fn what_does_not_fit_is_told() {
    let all = samples::all();
    let long = all.iter().find(|sample| sample.name == "long").unwrap();
    let (nukeviet, text) = &shipped_profiles()[1];
    let narrow = text
        .replace("longest = 250", "longest = 20")
        .replace("longest = 1000", "longest = 5")
        .replace("count = 50", "count = 0")
        .replace("width = 1500", "width = 10")
        .replace("\"expression\"", "\"bảy người\"");
    let narrow = Profile::parse(&narrow).unwrap();
    assert_eq!(form(&long.story(), nukeviet).findings, []);
    assert_eq!(
        form(&long.story(), &narrow).findings,
        [
            FormFinding::LongHeadline,
            FormFinding::LongLead,
            FormFinding::ManyPhotos(0),
            FormFinding::LostAlt(1, "bảy người".into()),
            FormFinding::LargePhoto(1),
        ]
    );
}

#[test]
fn a_link_that_a_portal_drops_is_told() {
    let sample = samples::all().remove(1);
    let (nukeviet, text) = &shipped_profiles()[1];
    let dropping = Profile::parse(&text.replace("\"expression\"", "\"maytrang.example\"")).unwrap();
    assert_eq!(form(&sample.story(), nukeviet).findings, []);
    let findings = form(&sample.story(), &dropping).findings;
    let [FormFinding::LostLink(address)] = findings.as_slice() else { panic!("{findings:?}") };
    assert!(address.starts_with("https://maytrang.example/"), "{address}");
    assert!(address.ends_with("?so=12&nam=2025"), "as it is written in the text: {address}");
}

/// All elements and the text of a fragment, as a browser builds it.
fn seen(body: &str) -> (Vec<Element>, String) {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom: RcDom =
        parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false)
            .one(StrTendril::from(body));
    assert_eq!(dom.errors.borrow().as_slice(), [] as [&str; 0], "{body}");
    let (mut elements, mut text) = (Vec::new(), String::new());
    // The fragment's own root is none of the text's elements.
    for child in dom.document.children.borrow().iter() {
        for inner in child.children.borrow().iter() {
            walk(inner, &mut elements, &mut text);
        }
    }
    (elements, text)
}

fn walk(node: &Handle, elements: &mut Vec<Element>, text: &mut String) {
    match &node.data {
        NodeData::Text { contents } => text.push_str(&contents.borrow()),
        NodeData::Comment { contents } => panic!("a comment: {contents}"),
        NodeData::Element { name, attrs, .. } => {
            if !["em", "strong", "a", "span"].contains(&&*name.local) {
                text.push(' ');
            }
            let attributes = attrs.borrow();
            let pair =
                |one: &html5ever::Attribute| (one.name.local.to_string(), one.value.to_string());
            let attributes = attributes.iter().map(pair).collect();
            elements.push(Element { name: name.local.to_string(), attributes });
        }
        _ => {}
    }
    for child in node.children.borrow().iter() {
        walk(child, elements, text);
    }
}
