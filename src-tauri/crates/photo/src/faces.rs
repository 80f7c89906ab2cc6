//! Where faces may be: boxes that are offered to a person, one by one, and hide nothing by themselves. The model sees
//! upright faces from the front; a turned head, a mask or a hat is often missed.

use std::io::Cursor;

use rustface::{ImageData, create_detector_with_model, read_model};

use crate::ask::Output;
use crate::edits::{Edits, Region, Turn};
use crate::encode::Upright;
use crate::fault::PhotoFault;
use crate::plan;
use crate::preset::{Fit, OutputFormat, Preset, Quality};
use crate::probe::examine;
use crate::render::{guarded, uprights};
use crate::source;

/// Of the SeetaFace engine, BSD-2-Clause; its licence lies beside it.
static MODEL: &[u8] = include_bytes!("../models/seeta_fd_frontal_v1.0.bin");

/// Long side in pixels of the raster that is searched: on a group of 29 people, 800 px showed 13 of them, 1200 px 28
/// and 1600 px all, for 0.13, 0.29 and 0.51 s.
const SEARCHED: u32 = 1600;
/// Sides in pixels of the smallest face that the model knows, and of a raster that can hold one.
const LEAST_FACE: u32 = 20;
const LEAST_RASTER: u32 = 40;
/// How sure the model must be. Below 1 it takes leaves and hands for faces, above 3 it leaves out people at the back.
const SURE: f64 = 2.0;
/// A box ends at the brows and the chin; so much of its side is added all round for forehead and ears.
const MARGIN: f64 = 0.15;
/// Boxes at most, the surest first.
const MOST: usize = 60;

/// Looks for faces in `bytes`, upright and after `turn`. The answer is fractions of that picture, from left to right.
/// Fails as [`crate::render()`] does.
pub fn faces(bytes: &[u8], turn: Turn) -> Result<Vec<Region>, PhotoFault> {
    guarded(|| {
        let raster = raster(bytes, turn)?;
        Ok(found(&raster))
    })
}

fn raster(bytes: &[u8], turn: Turn) -> Result<Upright, PhotoFault> {
    let examined = examine(bytes)?;
    let output = Output {
        edits: Edits { turn, ..Edits::default() },
        ..Output::plain(Preset {
            name: "faces".to_owned(),
            fit: Fit::LongSide { px: SEARCHED },
            format: OutputFormat::Png,
            quality: Quality::Quick { level: 90 },
        })
    };
    let want = [plan::want(&output, &examined.probe)?];
    let warnings = &mut Vec::new();
    let opened = source::open(&examined, bytes, source::largest_share(&want), 1.0, warnings)?;
    let mut made = uprights(opened, &want, &[&output], warnings)?;
    made.pop().ok_or_else(|| PhotoFault::cannot_make("nothing was made"))
}

fn found(raster: &Upright) -> Vec<Region> {
    let (width, height) = (raster.width, raster.height);
    let Ok(model) = read_model(Cursor::new(MODEL.to_vec())) else { return Vec::new() };
    if width.min(height) < LEAST_RASTER {
        return Vec::new();
    }
    let grey: Vec<u8> = raster.bytes.chunks_exact(raster.channels).map(luma).collect();
    let mut detector = create_detector_with_model(model);
    detector.set_min_face_size(LEAST_FACE);
    detector.set_score_thresh(SURE);
    let mut seen = detector.detect(&ImageData::new(&grey, width, height));
    seen.sort_by(|a, b| b.score().total_cmp(&a.score()));
    let mut places: Vec<Region> = seen
        .iter()
        .take(MOST)
        .filter_map(|face| {
            let (face, side) = (face.bbox(), f64::from(face.bbox().width()));
            let (wide, high) = (f64::from(width), f64::from(height));
            Region {
                left: (f64::from(face.x()) - MARGIN * side) / wide,
                top: (f64::from(face.y()) - MARGIN * side) / high,
                width: side * (1.0 + 2.0 * MARGIN) / wide,
                height: f64::from(face.height()) * (1.0 + 2.0 * MARGIN) / high,
            }
            .inside()
        })
        .collect();
    places.sort_by(|a, b| a.left.total_cmp(&b.left));
    places
}

/// Brightness of a pixel, 0–255; clear places count as they are stored.
fn luma(pixel: &[u8]) -> u8 {
    let [r, g, b] = [0, 1, 2].map(|n| u32::from(pixel.get(n).copied().unwrap_or(0)));
    ((r * 299 + g * 587 + b * 114 + 500) / 1000) as u8
}

#[cfg(test)]
mod tests {
    use image::RgbImage;

    use super::*;
    use crate::samples::{self, with_faces};

    /// Left to right: centre and radius in pixels, of a picture of 800 × 600.
    const DRAWN: [(f32, f32, f32); 2] = [(250.0, 280.0, 110.0), (560.0, 300.0, 70.0)];

    fn holds(place: &Region, (x, y, radius): (f32, f32, f32)) -> bool {
        let (x, y, radius) = (f64::from(x) / 800.0, f64::from(y) / 600.0, f64::from(radius));
        let across = place.left < x - 0.4 * radius / 800.0
            && place.left + place.width > x + 0.4 * radius / 800.0;
        let down = place.top < y - 0.3 * radius / 600.0
            && place.top + place.height > y + 0.6 * radius / 600.0;
        across && down && place.width < 3.0 * radius / 800.0
    }

    #[test]
    fn drawn_faces_are_found_where_they_are() {
        let places = faces(&samples::jpeg(&with_faces(&DRAWN), 92), Turn::None).unwrap();
        assert_eq!(places.len(), 2, "{places:?}");
        for (place, drawn) in places.iter().zip(DRAWN) {
            assert!(holds(place, drawn), "{place:?} holds {drawn:?}");
        }
    }

    #[test]
    fn a_picture_that_lies_on_its_side_is_searched_as_it_is_turned() {
        let lying = image::imageops::rotate270(&with_faces(&DRAWN));
        let places = faces(&samples::jpeg(&lying, 92), Turn::Right).unwrap();
        assert!(places.len() == 2 && holds(&places[0], DRAWN[0]), "{places:?}");
    }

    #[test]
    fn nobody_and_nothing_are_no_faces() {
        assert_eq!(faces(&samples::jpeg(&with_faces(&[]), 92), Turn::None).unwrap(), []);
        for (width, height) in [(1, 1), (3, 900), (39, 39), (41, 41)] {
            let blank = samples::jpeg(&RgbImage::new(width, height), 90);
            assert_eq!(faces(&blank, Turn::None).unwrap(), [], "{width} × {height}");
        }
        assert!(faces(b"not a picture", Turn::None).is_err());
    }
}
