//! Pictures on their way out, kept once made: an export in six formats, or the same export again, decodes no photo twice.
//! What is kept is believed only when it is whole and was made for the very same ask.

use std::sync::Arc;

use article::PhotoRef;
use photo::{Output, OutputFormat, Picture};

use crate::{
    contract::Refusal,
    desk::{Desk, internal},
    header_words,
    leaving::Export,
    picture_edits::edits_of,
};

/// Letters of a hash, written out.
const HASH: usize = 64;
/// Width, height, the ask's hash, the hash of all before.
const TAIL: usize = 4 + 4 + HASH + HASH;

/// Grows when the same ask makes another picture than before: what was kept is made anew.
const WAY: u32 = 2;

impl Desk {
    /// The photo as `output` asks for it, with the photo's changes of this moment, from what was kept or from the
    /// original; `export` holds it from now on. `place` names what it is for; one picture is kept for each. Rights and day of capture are told as the
    /// original's header has them; caption and credit are the article's alone, for a person may have taken the
    /// original's away. While a picture is on its way nobody changes a photo: an export under way must not put back what
    /// a change has just deleted.
    pub(crate) async fn outgoing(
        &self,
        export: &Export,
        photo: &PhotoRef,
        place: &str,
        output: Output,
    ) -> Result<Picture, Refusal> {
        let _nothing_else_is_derived = self.room.deriving.lock().await;
        let wanted = photo.clone();
        let row = self.at_store(move |store| store.photo(&wanted)).await?;
        export.hold(photo);
        let mut output = Output { edits: edits_of(&row)?, tell: true, ..output };
        output.words.caption.get_or_insert_default();
        output.words.credit.get_or_insert_default();
        let ask = serde_json::to_vec(&(WAY, &output)).map_err(|fault| internal(&fault))?;
        let key = store::photo_of(&ask).as_str().to_owned();
        let (size, wanted, about) = (format!("sent-{place}"), photo.clone(), key.clone());
        let kept = self.at_store(move |store| {
            let bytes = store.derivative(&wanted, &size).and_then(|path| std::fs::read(path).ok());
            Ok(bytes.and_then(|bytes| unpacked(bytes, &about)))
        });
        if let Some(picture) = kept.await? {
            return Ok(picture);
        }
        let wanted = photo.clone();
        let original = Arc::new(self.at_store(move |store| store.original(&wanted)).await?);
        let mut rendered = self.render(vec![output.clone()], &original).await?;
        // Rights in letters of an old alphabet are told by the header that is read on the way.
        if let Some(words) = header_words::in_unicode(&rendered.probe)
            && words.copyright != rendered.probe.copyright
        {
            output.words.copyright = words.copyright;
            rendered = self.render(vec![output], &original).await?;
        }
        let picture = rendered.outputs.into_iter().next().ok_or_else(|| internal(&"no picture"))?;
        let (size, wanted, packed) =
            (format!("sent-{place}"), photo.clone(), packed(&picture, &key));
        if self.room.opened.read_only {
            return Ok(picture);
        }
        // What cannot be kept on a full drive is made again next time.
        let _ = self.at_store(move |store| store.put_derivative(&wanted, &size, &packed)).await;
        Ok(picture)
    }
}

fn packed(picture: &Picture, key: &str) -> Vec<u8> {
    let mut bytes = picture.bytes.clone();
    bytes.extend(picture.width.to_le_bytes());
    bytes.extend(picture.height.to_le_bytes());
    bytes.extend(key.as_bytes());
    let sum = store::photo_of(&bytes);
    bytes.extend(sum.as_str().as_bytes());
    bytes
}

/// The picture, if the bytes are whole and were made for `key`.
fn unpacked(mut bytes: Vec<u8>, key: &str) -> Option<Picture> {
    let (whole, sum) = bytes.split_at_checked(bytes.len().checked_sub(HASH)?)?;
    let end = bytes.len().checked_sub(TAIL)?;
    let tail = bytes.get(end..)?;
    let number = |at: usize| Some(u32::from_le_bytes(tail.get(at..at + 4)?.try_into().ok()?));
    let same = tail.get(8..8 + HASH)? == key.as_bytes();
    if !same || store::photo_of(whole).as_str().as_bytes() != sum {
        return None;
    }
    let (width, height) = (number(0)?, number(4)?);
    bytes.truncate(end);
    // Whether more bytes could have been used is asked when a picture is made, not of one that is kept.
    Some(Picture { bytes, width, height, format: OutputFormat::Jpeg, best: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_whole_and_meant_is_believed() {
        let key = "k".repeat(HASH);
        let (width, height, format) = (30, 20, OutputFormat::Jpeg);
        let picture = Picture { bytes: vec![7; 100], width, height, format, best: false };
        let kept = packed(&picture, &key);
        assert_eq!(unpacked(kept.clone(), &key), Some(picture));
        assert_eq!(unpacked(kept.clone(), &"l".repeat(HASH)), None, "made for another ask");
        for at in 0..kept.len() {
            let mut bent = kept.clone();
            bent[at] ^= 1;
            assert_eq!(unpacked(bent, &key), None, "bent at {at}");
            assert_eq!(unpacked(kept[..at].to_vec(), &key), None, "cut at {at}");
        }
    }
}
