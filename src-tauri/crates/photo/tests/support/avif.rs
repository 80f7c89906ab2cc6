//! AVIF files that encoders made of [`super::scene`], and what makes others of two of their tiles.
#![allow(dead_code)]

use super::heic::Codec;

macro_rules! made {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$doc])* pub const $name: &[u8] = include_bytes!(concat!("../fixtures/avif/", $file));)*
    };
}

made! {
    /// Red, blue, green and white quarters, 64 × 64, halved colours.
    CORNERS = "corners.avif";
    /// Sand above, night blue below, 64 × 64, halved colours.
    SLOPE = "slope.avif";
    /// Four tiles, halved colours, 128 × 128.
    GRID = "grid-420.avif";
    /// Four tiles of 10 bits, transparency in tiles too.
    GRID_CLEAR = "grid-clear-444-10.avif";
    /// Transparency from left to right.
    CLEAR = "clear-444.avif";
    /// The same, colours multiplied by it.
    CLEAR_MULTIPLIED = "clear-multiplied-420.avif";
    /// Cut out of the middle, turned, mirrored.
    TURNED = "turned.avif";
    /// Twice the scene, as a film.
    FILM = "film.avif";
    /// A grain laid over the picture when it is decoded.
    GRAINY = "grainy.avif";
    /// Colours of high dynamic range.
    PQ = "420-10-pq.avif";
    /// A matrix that is not read.
    YCGCO = "444-8-ycgco.avif";
}

/// Of [`super::scene`] with 121 × 87 pixels: bits, what is halved, range and matrix as they are named.
pub const SCENES: [(&str, &[u8]); 8] = [
    ("420-8-full-601", include_bytes!("../fixtures/avif/420-8-full-601.avif")),
    ("420-8-studio-709", include_bytes!("../fixtures/avif/420-8-studio-709.avif")),
    ("420-12-full-601", include_bytes!("../fixtures/avif/420-12-full-601.avif")),
    ("422-10-full-601", include_bytes!("../fixtures/avif/422-10-full-601.avif")),
    ("444-8-identity", include_bytes!("../fixtures/avif/444-8-identity.avif")),
    ("444-10-studio-identity", include_bytes!("../fixtures/avif/444-10-studio-identity.avif")),
    ("422-12-studio-2020", include_bytes!("../fixtures/avif/422-12-studio-2020.avif")),
    ("444-12-p3", include_bytes!("../fixtures/avif/444-12-p3.avif")),
];

/// The same in grey.
pub const GREYS: [(&str, &[u8]); 2] = [
    ("400-8", include_bytes!("../fixtures/avif/400-8.avif")),
    ("400-10-studio", include_bytes!("../fixtures/avif/400-10-studio.avif")),
];

pub const AV1: Codec =
    Codec { brand: b"avif", item: b"av01", config: b"av1C", tiles: [CORNERS, SLOPE] };

/// A sequence header of AV1 for still pictures of `size` pixels; deep ones have 12 bits and whole colours.
pub fn header((width, height): (u32, u32), deep: bool) -> Vec<u8> {
    // Profile, still, reduced, level; sixteen bits for each side; six tools.
    let profile = if deep { "010" } else { "000" };
    let (wide, high) = (width - 1, height - 1);
    // Deep, twelve bits, coloured, nothing said, full range, nothing halved; or eight bits, halved, somewhere.
    let colours = if deep { "11001000" } else { "0001000" };
    let mut bits = format!("{profile}110000011111111{wide:016b}{high:016b}000000{colours}");
    while !bits.len().is_multiple_of(8) {
        bits.push('0');
    }
    let body =
        bits.as_bytes().chunks(8).map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | (bit & 1)));
    let body: Vec<u8> = body.collect();
    [&[0x0A, body.len() as u8][..], &body].concat()
}
