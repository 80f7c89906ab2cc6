//! How an article names a photo: by the BLAKE3 hash of the original's bytes, so that the name can never point elsewhere.

use std::fmt;

/// 64 lower-case hex characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PhotoRef(String);

/// A text that names no photo.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a photo's hash")]
pub struct PhotoRefFault;

impl PhotoRef {
    /// Fails with [`PhotoRefFault`] unless `text` is 64 lower-case hex characters.
    pub fn parse(text: &str) -> Result<Self, PhotoRefFault> {
        let shaped = text.len() == 64
            && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if shaped { Ok(Self(text.to_owned())) } else { Err(PhotoRefFault) }
    }

    /// The photo whose original has this hash.
    pub fn of_hash(hash: [u8; 32]) -> Self {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let digit = |four: u8| char::from(HEX[usize::from(four & 15)]);
        Self(hash.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect())
    }

    /// The hash as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PhotoRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_and_its_text_are_the_same_photo() {
        let photo = PhotoRef::of_hash(std::array::from_fn(|n| (n * 7) as u8));
        assert_eq!(PhotoRef::parse(photo.as_str()), Ok(photo.clone()));
        assert!(photo.as_str().starts_with("00070e15"));
    }
}
