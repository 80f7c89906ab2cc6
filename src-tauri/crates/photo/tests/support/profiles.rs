//! Colour profiles made on the spot: curves and a matrix, tables of lights and of inks.
#![allow(dead_code)]

/// Red, green and blue of a space in XYZ (D50).
pub type Primaries = [[f64; 3]; 3];

pub const SRGB: Primaries =
    [[0.436_07, 0.222_49, 0.013_92], [0.385_15, 0.716_9, 0.097_08], [0.143_07, 0.060_61, 0.714_1]];
/// As phones write it.
pub const DISPLAY_P3: Primaries =
    [[0.515_12, 0.241_2, -0.001_05], [0.291_98, 0.692_25, 0.041_89], [0.157_1, 0.066_57, 0.784_07]];
/// The old space of Apple's programs, with a curve of 1.8.
pub const GENERIC: Primaries = [
    [0.454_26, 0.242_63, 0.014_82],
    [0.353_32, 0.674_41, 0.090_42],
    [0.156_62, 0.083_36, 0.719_53],
];

/// A plain power as a curve.
pub fn gamma(hundredths: u16) -> Vec<u8> {
    [&b"curv\0\0\0\0\0\0\0\x01"[..], &(hundredths * 64 / 25).to_be_bytes()].concat()
}

/// The curve of sRGB as phones write it.
pub fn srgb_curve() -> Vec<u8> {
    let mut body = b"para\0\0\0\0\0\x03\0\0".to_vec();
    for n in [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45] {
        body.extend(((n * 65536.0f64).round() as i32).to_be_bytes());
    }
    body
}

/// `curve` (0–1 to 0–1) as a table of so many steps.
pub fn table(steps: u32, curve: impl Fn(f64) -> f64) -> Vec<u8> {
    let mut body = [&b"curv\0\0\0\0"[..], &steps.to_be_bytes()].concat();
    for i in 0..steps {
        let light = curve(f64::from(i) / f64::from(steps - 1));
        body.extend(((light * 65535.0).round() as u16).to_be_bytes());
    }
    body
}

pub fn light_of_srgb(value: f64) -> f64 {
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// A matrix profile.
pub fn matrix_profile(primaries: Primaries, curve: &[u8]) -> Vec<u8> {
    let xyz = |n: [f64; 3]| {
        let numbers = n.into_iter().flat_map(|n| ((n * 65536.0).round() as i32).to_be_bytes());
        b"XYZ \0\0\0\0".iter().copied().chain(numbers).collect::<Vec<u8>>()
    };
    let tags: [(&[u8; 4], Vec<u8>); 7] = [
        (b"wtpt", xyz([0.964_2, 1.0, 0.824_9])),
        (b"rXYZ", xyz(primaries[0])),
        (b"gXYZ", xyz(primaries[1])),
        (b"bXYZ", xyz(primaries[2])),
        (b"rTRC", curve.to_vec()),
        (b"gTRC", curve.to_vec()),
        (b"bTRC", curve.to_vec()),
    ];
    let mut icc = vec![0u8; 132 + 12 * tags.len()];
    icc[8..12].copy_from_slice(&[4, 0x20, 0, 0]);
    icc[12..24].copy_from_slice(b"mntrRGB XYZ ");
    icc[36..40].copy_from_slice(b"acsp");
    icc[68..80].copy_from_slice(&tags[0].1[8..20]);
    icc[128..132].copy_from_slice(&(tags.len() as u32).to_be_bytes());
    for (i, (name, body)) in tags.iter().enumerate() {
        let (entry, at) = (132 + 12 * i, icc.len() as u32);
        icc[entry..entry + 4].copy_from_slice(*name);
        icc[entry + 4..entry + 8].copy_from_slice(&at.to_be_bytes());
        icc[entry + 8..entry + 12].copy_from_slice(&(body.len() as u32).to_be_bytes());
        icc.extend(body);
        icc.resize(icc.len().next_multiple_of(4), 0);
    }
    let whole = icc.len() as u32;
    icc[..4].copy_from_slice(&whole.to_be_bytes());
    icc
}

/// The profile of phones.
pub fn display_p3() -> Vec<u8> {
    matrix_profile(DISPLAY_P3, &srgb_curve())
}

/// A profile whose colours are a table of two steps a channel: `RGB ` exchanges red and green, `CMYK` knows four inks.
pub fn lut_profile(space: [u8; 4]) -> Vec<u8> {
    let inks = if space == *b"CMYK" { 4u32 } else { 3 };
    // Lab in bytes: lightness 0–255, and the two colour axes around 128.
    let lab = |corner: u32| -> [u8; 3] {
        let on = |i: u32| corner >> (inks - 1 - i) & 1 == 1;
        if inks == 4 {
            if on(3) { [0, 128, 128] } else { PAPER_AND_INKS[(corner >> 1) as usize] }
        } else {
            let swapped = usize::from(on(1)) << 2 | usize::from(on(0)) << 1 | usize::from(on(2));
            PAPER_AND_INKS[7 - swapped]
        }
    };
    let mut table = b"mft1\0\0\0\0".to_vec();
    table.extend([inks as u8, 3, 2, 0]);
    for cell in [1u32, 0, 0, 0, 1, 0, 0, 0, 1] {
        table.extend((cell << 16).to_be_bytes());
    }
    (0..inks).for_each(|_| table.extend(0..=255u8));
    (0..1 << inks).for_each(|corner| table.extend(lab(corner)));
    (0..3).for_each(|_| table.extend(0..=255u8));
    table.resize(table.len().next_multiple_of(4), 0);
    let white = b"XYZ \0\0\0\0\0\0\xF6\xD6\0\x01\0\0\0\0\xD3\x2D";
    let mut icc = vec![0u8; 128 + 4 + 24];
    icc[8..12].copy_from_slice(&[2, 0x40, 0, 0]);
    icc[12..16].copy_from_slice(if inks == 4 { b"prtr" } else { b"scnr" });
    icc[16..20].copy_from_slice(&space);
    icc[20..24].copy_from_slice(b"Lab ");
    icc[36..40].copy_from_slice(b"acsp");
    icc[68..80].copy_from_slice(&white[8..20]);
    icc[128..132].copy_from_slice(&2u32.to_be_bytes());
    let mut at = icc.len() as u32;
    for (i, (name, body)) in [(b"A2B0", &table[..]), (b"wtpt", &white[..])].into_iter().enumerate()
    {
        let entry = 132 + 12 * i;
        icc[entry..entry + 4].copy_from_slice(name);
        icc[entry + 4..entry + 8].copy_from_slice(&at.to_be_bytes());
        icc[entry + 8..entry + 12].copy_from_slice(&(body.len() as u32).to_be_bytes());
        at += body.len() as u32;
    }
    icc.extend(table);
    icc.extend(white);
    icc[..4].copy_from_slice(&at.to_be_bytes());
    icc
}

/// Lab of bare paper and of cyan, magenta, yellow printed in every way (cyan counts 4, magenta 2, yellow 1).
const PAPER_AND_INKS: [[u8; 3]; 8] = [
    [255, 128, 128],
    [248, 106, 222],
    [154, 226, 67],
    [136, 208, 195],
    [140, 91, 78],
    [224, 42, 211],
    [82, 207, 20],
    [0, 128, 128],
];
