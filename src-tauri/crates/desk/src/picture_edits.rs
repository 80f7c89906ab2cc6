//! Changes to a photo: checked, burnt into every picture made of it, and taken back. The original is never touched.

use std::sync::{Arc, PoisonError};

use photo::{Cover, Edits, Output, Point, Redaction, Region, Turn};

use crate::{
    contract::{
        PhotoCover, PhotoEdit, PhotoEdited, PhotoEdits, PhotoExports, PhotoPoint, PhotoRedaction,
        PhotoRegion, Refusal, RefusalCode,
    },
    desk::{Desk, internal, photo_ref},
    leaving::together,
    picture::{SHOWN, photo_view, plain},
    views,
};

/// Degrees that a photo can be straightened by, either way.
const MOST_DEGREES: f64 = 15.0;
/// Hidden places at most.
const MOST_PLACES: usize = 100;
/// The smallest side of a crop or a hidden place, as a share of the picture.
const LEAST_SIDE: f64 = 0.002;

impl Desk {
    /// Changes a photo. Its older pictures, those of exports too, are deleted before the change is kept, and the new
    /// ones are made before this answers; every later picture and export is made with the change. Fails with `bad_ask`, `photo_not_found`, or
    /// what making the pictures refuses; then nothing was changed.
    pub(crate) async fn edit_photo(&self, ask: PhotoEdit) -> Result<PhotoEdited, Refusal> {
        let photo = photo_ref(&ask.photo)?;
        let edits = ask.edits.as_ref().map(checked).transpose()?.unwrap_or_default();
        let _nothing_else_is_derived = self.room.deriving.lock().await;
        let wanted = photo.clone();
        let before = self.at_store(move |store| store.photo(&wanted)).await?;
        let wanted = photo.clone();
        let original = Arc::new(self.at_store(move |store| store.original(&wanted)).await?);
        let outputs = SHOWN.iter().filter_map(|size| with_edits(size, &edits)).collect();
        let rendered = self.render(outputs, &original).await?;
        let web = rendered.outputs.first().ok_or_else(|| internal(&"no picture"))?;
        let changed = edits != Edits::default();
        let text = changed.then(|| serde_json::to_string(&edits)).transpose();
        let change = store::PhotoChange {
            edits: text.map_err(|fault| internal(&fault))?,
            web_size: changed.then_some((web.width, web.height)),
        };
        // Changes that cannot be read may have hidden nothing.
        let hides_more = edits.hides_more_than(&edits_of(&before).unwrap_or_default());
        let under_way =
            if hides_more { self.room.leaving.hiding(&photo, &self.now()) } else { Vec::new() };
        let kept = self.at_store(move |store| {
            // Told where it can be: no place stays shown for want of this list.
            let exports = if hides_more { store.exports_showing(&photo) } else { Ok(Vec::new()) };
            let old = store.put_photo_change(&photo, &change)?;
            for (size, picture) in SHOWN.iter().zip(&rendered.outputs) {
                // The change stands and no older picture is left: one that cannot be kept is made when it is asked for.
                let _ = store.put_derivative(&photo, size, &picture.bytes);
            }
            Ok((store.photo(&photo)?, old, exports.unwrap_or_default()))
        });
        let (row, old, exports) = kept.await?;
        if hides_more {
            // Files made ready to be dragged to a portal may show it: they are made anew when they are asked for.
            let mut laid = self.room.portal.lock().unwrap_or_else(PoisonError::into_inner);
            laid.clear();
        }
        let hidden = |cover| edits.redactions.iter().filter(|one| one.cover == cover).count();
        Ok(PhotoEdited {
            row: photo_view(&row),
            filled: views::count(hidden(Cover::Solid)),
            squared: views::count(hidden(Cover::Mosaic)),
            deleted: old,
            exports: together(under_way, exports).into_iter().map(exports_view).collect(),
        })
    }
}

/// A preset with a photo's changes.
pub(crate) fn with_edits(preset: &str, edits: &Edits) -> Option<Output> {
    plain(preset).map(|output| Output { edits: edits.clone(), ..output })
}

/// The changes kept with a photo. Fails with `storage_damaged` rather than show what may be hidden.
pub(crate) fn edits_of(row: &store::PhotoRow) -> Result<Edits, Refusal> {
    match &row.edits {
        None => Ok(Edits::default()),
        Some(text) => serde_json::from_str(text).map_err(|fault| {
            Refusal::new(RefusalCode::StorageDamaged).with("what", format!("edits: {fault}"))
        }),
    }
}

/// The changes as the window knows them.
pub(crate) fn edits_view(row: &store::PhotoRow) -> Option<PhotoEdits> {
    let edits: Edits = serde_json::from_str(row.edits.as_deref()?).ok()?;
    let redaction = |one: &Redaction| PhotoRedaction {
        region: region_view(one.region),
        cover: match one.cover {
            Cover::Solid => PhotoCover::Solid,
            Cover::Mosaic => PhotoCover::Mosaic,
        },
    };
    Some(PhotoEdits {
        quarters: match edits.turn {
            Turn::None => 0,
            Turn::Right => 1,
            Turn::Over => 2,
            Turn::Left => 3,
        },
        straighten: edits.straighten,
        crop: edits.crop.map(region_view),
        focal: edits.focal.map(|point| PhotoPoint { x: point.x, y: point.y }),
        brightness: edits.brightness,
        contrast: edits.contrast,
        redactions: edits.redactions.iter().map(redaction).collect(),
    })
}

/// A region as the window knows it.
pub(crate) fn region_view(r: Region) -> PhotoRegion {
    PhotoRegion { left: r.left, top: r.top, width: r.width, height: r.height }
}

fn exports_view(one: store::PhotoExports) -> PhotoExports {
    PhotoExports { headline: one.headline, count: one.count, last: one.last }
}

fn checked(edits: &PhotoEdits) -> Result<Edits, Refusal> {
    if edits.redactions.len() > MOST_PLACES {
        return Err(views::bad("too many hidden places"));
    }
    let redaction = |one: &PhotoRedaction| {
        let cover = match one.cover {
            PhotoCover::Solid => Cover::Solid,
            PhotoCover::Mosaic => Cover::Mosaic,
        };
        Ok(Redaction { region: region(one.region)?, cover })
    };
    let whole = |kept: &Region| kept.width > 0.999 && kept.height > 0.999;
    Ok(Edits {
        turn: turn_of(edits.quarters)?,
        straighten: edits.straighten.clamp(-MOST_DEGREES, MOST_DEGREES),
        crop: edits.crop.map(region).transpose()?.filter(|kept| !whole(kept)),
        focal: edits
            .focal
            .map(|point| Point { x: point.x.clamp(0.0, 1.0), y: point.y.clamp(0.0, 1.0) }),
        brightness: edits.brightness.clamp(-1.0, 1.0),
        contrast: edits.contrast.clamp(-1.0, 1.0),
        redactions: edits.redactions.iter().map(redaction).collect::<Result<_, Refusal>>()?,
    })
}

/// The turn of so many quarters. Fails with `bad_ask` above 3.
pub(crate) fn turn_of(quarters: u8) -> Result<Turn, Refusal> {
    match quarters {
        0 => Ok(Turn::None),
        1 => Ok(Turn::Right),
        2 => Ok(Turn::Over),
        3 => Ok(Turn::Left),
        _ => Err(views::bad("quarters are 0 to 3")),
    }
}

fn region(asked: PhotoRegion) -> Result<Region, Refusal> {
    let PhotoRegion { left, top, width, height } = asked;
    Region { left, top, width, height }
        .inside()
        .filter(|kept| kept.width >= LEAST_SIDE && kept.height >= LEAST_SIDE)
        .ok_or_else(|| views::bad("a region lies outside the picture"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crop_of_everything_is_no_crop_and_one_outside_is_refused() {
        let crop = |left, width| PhotoEdits {
            crop: Some(PhotoRegion { left, top: 0.0, width, height: 1.0 }),
            ..PhotoEdits::default()
        };
        assert_eq!(checked(&crop(0.0, 1.0)).unwrap(), Edits::default());
        assert!(checked(&crop(0.5, 0.9)).unwrap().crop.is_some());
        assert_eq!(checked(&crop(1.5, 0.9)).unwrap_err().code, RefusalCode::BadAsk);
        let turned = PhotoEdits { quarters: 4, ..PhotoEdits::default() };
        assert_eq!(checked(&turned).unwrap_err().code, RefusalCode::BadAsk);
    }
}
