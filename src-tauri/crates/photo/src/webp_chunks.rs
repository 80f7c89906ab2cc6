//! The pieces of a WebP, as far as the file holds them. A length that is only promised is never waited for.

/// One piece: its name, its bytes, and whether they are all there.
pub(crate) struct Chunk<'a> {
    name: [u8; 4],
    body: &'a [u8],
    whole: bool,
}

/// The pieces that lie one after the other in `bytes`, up to where the file ends.
fn chunks(mut bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    std::iter::from_fn(move || {
        let (name, rest) = bytes.split_first_chunk::<4>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let length = u32::from_le_bytes(*length) as usize;
        let whole = length <= rest.len();
        let body = &rest[..length.min(rest.len())];
        // Every piece begins at an even place.
        bytes = rest.get(length.saturating_add(length % 2)..).unwrap_or_default();
        Some(Chunk { name: *name, body, whole })
    })
}

/// The pieces of a file, its own head left out.
pub(crate) fn of_file(file: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    chunks(file.get(12..).unwrap_or_default())
}

/// The bytes of the first piece `name` of a file; `None` if there is none, or not all of it.
pub(crate) fn first(file: &[u8], name: [u8; 4]) -> Option<&[u8]> {
    of_file(file).find(|chunk| chunk.name == name).filter(|chunk| chunk.whole).map(|c| c.body)
}

/// True if a file has a piece `name`, be it only promised.
pub(crate) fn names(file: &[u8], name: [u8; 4]) -> bool {
    of_file(file).any(|chunk| chunk.name == name)
}

/// The longest sides in pixels that the pictures inside a file tell of themselves, whatever the file says: a decoder
/// believes the picture.
pub(crate) fn longest_sides(file: &[u8]) -> (u32, u32) {
    let larger = |a: (u32, u32), b: (u32, u32)| (a.0.max(b.0), a.1.max(b.1));
    let frames = of_file(file).filter(|chunk| chunk.name == *b"ANMF");
    let inside = frames.flat_map(|frame| chunks(frame.body.get(16..).unwrap_or_default()));
    of_file(file).chain(inside).filter_map(|chunk| lossy_size(&chunk)).fold((0, 0), larger)
}

/// The size of a lossy picture; a lossless one is held against the file's size by the decoder itself.
fn lossy_size(chunk: &Chunk<'_>) -> Option<(u32, u32)> {
    let &[_, _, _, 0x9D, 0x01, 0x2A, w0, w1, h0, h1, ..] = chunk.body else { return None };
    let side = |bytes| u32::from(u16::from_le_bytes(bytes) & 0x3FFF);
    (chunk.name == *b"VP8 ").then(|| (side([w0, w1]), side([h0, h1])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_that_is_only_promised_is_none() {
        let whole = b"RIFF\0\0\0\0WEBPVP8L\x03\0\0\0abc\0EXIF\x02\0\0\0de";
        assert_eq!(first(whole, *b"VP8L"), Some(&b"abc"[..]));
        assert_eq!(first(whole, *b"EXIF"), Some(&b"de"[..]));
        let cut = &whole[..whole.len() - 1];
        assert_eq!((first(cut, *b"EXIF"), names(cut, *b"EXIF")), (None, true));
        for end in 0..whole.len() {
            assert_eq!(first(&whole[..end], *b"ICCP"), None, "cut at {end}");
        }
    }
}
