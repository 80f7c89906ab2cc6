//! The drawings of a Word document: photos, each at its place with its words for those who do not see it, and shapes,
//! which leave only the words that stand in them. Word's old drawings (`w:pict`) are read as its new ones.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::{parts::attribute, runs::escape};
use crate::pictures::{self, Shown};

/// The whole of a side, as Word counts what is cut off.
const WHOLE: u32 = 100_000;
/// The least that may be left of a side.
const LEAST: u32 = 1_000;
/// What a drawing says of itself in words that nobody wrote.
const MADE_UP: [&str; 4] = [
    "description automatically generated",
    "ai-generated content may be incorrect",
    "mô tả được tạo tự động",
    "nội dung do ai tạo ra có thể không chính xác",
];

/// The drawings of a document, as they are met.
#[derive(Default)]
pub(super) struct Drawings {
    /// Where the pictures lie, by the ids that the text calls them by.
    places: HashMap<String, String>,
    /// The drawings that are open, outer ones first.
    open: Vec<Drawing>,
    numbers: HashMap<String, usize>,
    /// The pictures met, each once, with the part of it that is shown first.
    pub(super) met: Vec<(String, Option<Shown>)>,
}

/// A drawing: photos, or shapes with their words.
#[derive(Default)]
struct Drawing {
    alt: String,
    /// It leaves nothing where it has no photo.
    only_photos: bool,
    /// An object of another program, with a picture of it.
    foreign: bool,
    photos: Vec<Photo>,
}

#[derive(Default)]
struct Photo {
    place: Option<String>,
    alt: String,
    shown: Option<Shown>,
    turned: bool,
}

impl Drawings {
    /// Those of a document whose pictures lie at `places`, by id.
    pub(super) fn of(places: HashMap<String, String>) -> Self {
        Self { places, ..Self::default() }
    }

    /// Takes an element of a drawing. False for others.
    pub(super) fn start(&mut self, name: &str, tag: &BytesStart<'_>) -> bool {
        let of = |names: &[&str]| names.iter().find_map(|name| attribute(tag, name));
        match name {
            "w:drawing" => self.open.push(Drawing::default()),
            "w:pict" => self.open.push(Drawing { only_photos: true, ..Drawing::default() }),
            "w:object" => self.open.push(Drawing { foreign: true, ..Drawing::default() }),
            _ => {
                let Some(drawing) = self.open.last_mut() else { return false };
                let place = |id: Option<String>| self.places.get(&id?).cloned();
                match name {
                    "wp:docPr" => drawing.alt = of(&["descr"]).unwrap_or_default(),
                    "v:shape" | "v:rect" => drawing.alt = of(&["alt"]).unwrap_or_default(),
                    "wps:wsp" | "wpg:wgp" | "wpc:wpc" => drawing.only_photos = true,
                    "pic:pic" => drawing.photos.push(Photo::default()),
                    "v:imagedata" => {
                        let place = place(of(&["r:id", "o:relid"]));
                        drawing.photos.push(Photo { place, ..Photo::default() });
                    }
                    _ => {
                        let Some(photo) = drawing.photos.last_mut() else { return false };
                        match name {
                            "pic:cNvPr" => photo.alt = of(&["descr"]).unwrap_or_default(),
                            "a:blip" if photo.place.is_none() => {
                                photo.place = place(of(&["r:embed"]));
                            }
                            "a:srcRect" => photo.shown = shown(tag),
                            "a:xfrm" => photo.turned = of(&["rot"]).is_some_and(|rot| rot != "0"),
                            _ => return false,
                        }
                    }
                }
            }
        }
        true
    }

    /// What the drawing that ends leaves in the text.
    pub(super) fn end(&mut self) -> String {
        let Some(Drawing { alt, only_photos, foreign, mut photos }) = self.open.pop() else {
            return String::new();
        };
        if foreign {
            return "<object></object>".to_owned();
        }
        if photos.is_empty() && !only_photos {
            photos.push(Photo::default());
        }
        let alone = photos.len() == 1;
        photos.into_iter().map(|photo| self.image(photo, &alt, alone)).collect()
    }

    fn image(&mut self, photo: Photo, drawing: &str, alone: bool) -> String {
        let alts = [if alone { drawing } else { "" }, &photo.alt];
        let alt = alts.into_iter().map(written).find(|alt| !alt.is_empty()).unwrap_or_default();
        // How a picture lies that was turned is not known here: all of it is kept.
        let shown = photo.shown.filter(|_| !photo.turned);
        let number = photo.place.and_then(|place| self.number(place, shown));
        let address = number.map_or_else(|| "x".to_owned(), pictures::address);
        format!("<img src=\"{address}\" alt=\"{}\">", escape(alt))
    }

    /// The number of the picture at `place`; none for those above the limit.
    fn number(&mut self, place: String, shown: Option<Shown>) -> Option<usize> {
        if let Some(number) = self.numbers.get(&place) {
            return Some(*number);
        }
        let number = self.met.len();
        (number < pictures::MOST).then(|| {
            self.numbers.insert(place.clone(), number);
            self.met.push((place, shown));
            number
        })
    }
}

/// The words of a description that a person wrote; programs put a file's name there, or what they take the picture for.
fn written(alt: &str) -> &str {
    let alt = alt.trim();
    let small = alt.to_lowercase();
    let endings = [
        ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".avif", ".emf",
    ];
    let name = endings.iter().any(|ending| small.ends_with(ending));
    if name || MADE_UP.iter().any(|made_up| small.contains(made_up)) { "" } else { alt }
}

/// The part of a picture that `a:srcRect` leaves of it.
fn shown(tag: &BytesStart<'_>) -> Option<Shown> {
    let cut = |name: &str| {
        let cut = attribute(tag, name)?;
        let cut = cut.strip_suffix('%').map_or_else(
            || cut.parse::<f64>(),
            |percent| percent.parse().map(|percent: f64| percent * 1000.0),
        );
        cut.ok().filter(|cut| cut.is_finite())
    };
    let [left, top, right, bottom] = ["l", "t", "r", "b"]
        .map(|side| cut(side).unwrap_or_default().clamp(0.0, f64::from(WHOLE)) as u32);
    let width = WHOLE.checked_sub(left + right).filter(|width| *width >= LEAST)?;
    let height = WHOLE.checked_sub(top + bottom).filter(|height| *height >= LEAST)?;
    let cut = (width, height) != (WHOLE, WHOLE);
    cut.then_some(Shown { left, top, width, height })
}
