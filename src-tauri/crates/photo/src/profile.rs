//! Colour profiles of the matrix kind, as phones embed them: three tone curves and a 3 × 3 matrix to sRGB in linear
//! light. Profiles of tables are not read here.

use crate::light::linear_of_srgb;

/// How stored values become linear sRGB light.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Colour {
    curves: [Curve; 3],
    /// Linear light of the profile to linear light of sRGB; `None` where they are the same.
    pub(crate) matrix: Option<Matrix>,
}

/// Rows of a 3 × 3 matrix.
pub(crate) type Matrix = [[f32; 3]; 3];

#[derive(Clone, Debug, PartialEq)]
enum Curve {
    Srgb,
    Gamma(f64),
    /// `y = (a·x + b)^g + e` from `d` on, else `c·x + f`.
    Parametric {
        g: f64,
        a: f64,
        b: f64,
        c: f64,
        d: f64,
        e: f64,
        f: f64,
    },
    Table(Vec<u16>),
}

/// XYZ (D50) to linear sRGB: the inverse of the sRGB primaries adapted by Bradford.
const SRGB_OF_XYZ: [[f64; 3]; 3] = [
    [3.133_856_1, -1.616_866_7, -0.490_614_6],
    [-0.978_768_4, 1.916_141_5, 0.033_454_0],
    [0.071_945_3, -0.228_991_4, 1.405_242_7],
];

/// Red, green and blue of Display P3 in XYZ (D50).
const DISPLAY_P3: [[f64; 3]; 3] =
    [[0.515_12, 0.241_2, -0.001_05], [0.291_98, 0.692_25, 0.041_89], [0.157_1, 0.066_57, 0.784_07]];
/// Red, green and blue of BT.2020 in XYZ (D50).
const REC_2020: [[f64; 3]; 3] = [
    [0.673_459, 0.279_033, -0.001_931],
    [0.165_661, 0.675_338, 0.029_984],
    [0.125_1, 0.045_629, 0.797_148],
];

impl Colour {
    /// sRGB, also the meaning of a picture without a profile.
    pub(crate) const SRGB: Self =
        Self { curves: [Curve::Srgb, Curve::Srgb, Curve::Srgb], matrix: None };

    /// The stored values themselves, 0–1, for a profile that is not read here.
    #[cfg(feature = "lcms")]
    pub(crate) const RAW: Self =
        Self { curves: [Curve::Gamma(1.0), Curve::Gamma(1.0), Curve::Gamma(1.0)], matrix: None };

    /// Reads a matrix profile, or a grey one with a curve; `None` if it is of another kind or damaged.
    pub(crate) fn from_icc(icc: &[u8]) -> Option<Self> {
        match icc.get(16..20)? {
            b"RGB " => Self::from_rgb(icc),
            b"GRAY" => {
                let curve = Curve::read(tag(icc, *b"kTRC")?)?.simplified();
                Some(Self { curves: [curve.clone(), curve.clone(), curve], matrix: None })
            }
            _ => None,
        }
    }

    fn from_rgb(icc: &[u8]) -> Option<Self> {
        let column = |name: &[u8; 4]| xyz(tag(icc, *name)?);
        let primaries = [column(b"rXYZ")?, column(b"gXYZ")?, column(b"bXYZ")?];
        let curve = |name: &[u8; 4]| Some(Curve::read(tag(icc, *name)?)?.simplified());
        let curves = [curve(b"rTRC")?, curve(b"gTRC")?, curve(b"bTRC")?];
        Some(Self { curves, matrix: to_srgb_from(primaries) })
    }

    /// The colours that a container names by the codes of ITU-T H.273 (primaries, curve); `None` for those of
    /// high dynamic range and for unknown ones.
    pub(crate) fn of_codes((primaries, curve): (u16, u16)) -> Option<Self> {
        let curve = match curve {
            // The curves of video are shown like sRGB's by every program that shows photos.
            0..=2 | 6 | 13..=15 => Curve::Srgb,
            4 => Curve::Gamma(2.2),
            5 => Curve::Gamma(2.8),
            8 => Curve::Gamma(1.0),
            _ => return None,
        };
        let matrix = match primaries {
            0..=2 | 5..=7 => None,
            9 => to_srgb_from(REC_2020),
            12 => to_srgb_from(DISPLAY_P3),
            _ => return None,
        };
        Some(Self { curves: [curve.clone(), curve.clone(), curve], matrix })
    }

    /// Linear light of `steps` evenly spaced values 0–1, for red, green, blue.
    pub(crate) fn tables(&self, steps: usize) -> [Vec<f32>; 3] {
        let last = (steps - 1) as f64;
        [0, 1, 2].map(|channel| {
            (0..steps).map(|i| self.curves[channel].light(i as f64 / last) as f32).collect()
        })
    }
}

/// Linear light of the primaries (XYZ, D50) to linear sRGB; `None` where they are sRGB's.
fn to_srgb_from(primaries: [[f64; 3]; 3]) -> Option<Matrix> {
    let mut matrix = [[0f32; 3]; 3];
    for (row, weights) in matrix.iter_mut().zip(SRGB_OF_XYZ) {
        for (cell, primary) in row.iter_mut().zip(primaries) {
            *cell = weights.iter().zip(primary).map(|(w, p)| w * p).sum::<f64>() as f32;
        }
    }
    let is_identity = matrix.iter().enumerate().all(|(i, row)| {
        row.iter().enumerate().all(|(j, cell)| {
            let expected = if i == j { 1.0 } else { 0.0 };
            (cell - expected).abs() < 0.003
        })
    });
    (!is_identity).then_some(matrix)
}

impl Curve {
    #[allow(clippy::many_single_char_names)] // the letters of ICC.1, table 68
    fn read(body: &[u8]) -> Option<Self> {
        let fixed = |i: usize| Some(f64::from(be32(body, 12 + 4 * i)?.cast_signed()) / 65536.0);
        match body.get(..4)? {
            b"curv" => {
                let count = be32(body, 8)? as usize;
                let at = |i: usize| {
                    Some(u16::from_be_bytes([*body.get(12 + 2 * i)?, *body.get(13 + 2 * i)?]))
                };
                match count {
                    0 => Some(Self::Gamma(1.0)),
                    1 => Some(Self::Gamma(f64::from(at(0)?) / 256.0)),
                    2..=65_536 => (0..count).map(at).collect::<Option<_>>().map(Self::Table),
                    _ => None,
                }
            }
            b"para" => {
                let kind = u16::from_be_bytes([*body.get(8)?, *body.get(9)?]);
                let (g, zero) = (fixed(0)?, 0.0);
                let (a, b) = if kind == 0 { (1.0, zero) } else { (fixed(1)?, fixed(2)?) };
                let (c, d, e, f) = match kind {
                    0 => (zero, zero, zero, zero),
                    1 => (zero, -b / a, zero, zero),
                    2 => (zero, -b / a, fixed(3)?, fixed(3)?),
                    3 => (fixed(3)?, fixed(4)?, zero, zero),
                    4 => (fixed(3)?, fixed(4)?, fixed(5)?, fixed(6)?),
                    _ => return None,
                };
                Some(Self::Parametric { g, a, b, c, d, e, f })
            }
            _ => None,
        }
    }

    /// The exact sRGB curve for every curve that hardly differs from it.
    fn simplified(self) -> Self {
        let same = (0..=64).all(|i| {
            let value = f64::from(i) / 64.0;
            (self.light(value) - linear_of_srgb(value)).abs() < 0.002
        });
        if same { Self::Srgb } else { self }
    }

    fn light(&self, value: f64) -> f64 {
        let light = match self {
            Self::Srgb => linear_of_srgb(value),
            Self::Gamma(gamma) => value.powf(*gamma),
            Self::Parametric { g, a, b, c, d, e, f } => {
                if value >= *d {
                    (a * value + b).max(0.0).powf(*g) + e
                } else {
                    c * value + f
                }
            }
            Self::Table(table) => {
                let place = value * (table.len() - 1) as f64;
                let low = place as usize;
                let (from, to) = (table[low], table[(low + 1).min(table.len() - 1)]);
                let part = place - low as f64;
                (f64::from(from) * (1.0 - part) + f64::from(to) * part) / 65535.0
            }
        };
        light.clamp(0.0, 1.0)
    }
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.first_chunk().map(|four| u32::from_be_bytes(*four))
}

fn tag(icc: &[u8], name: [u8; 4]) -> Option<&[u8]> {
    let count = (be32(icc, 128)? as usize).min(100);
    let entry = (0..count).map(|i| 132 + 12 * i).find(|at| icc.get(*at..*at + 4) == Some(&name))?;
    let (from, length) = (be32(icc, entry + 4)? as usize, be32(icc, entry + 8)? as usize);
    icc.get(from..from.checked_add(length)?)
}

fn xyz(body: &[u8]) -> Option<[f64; 3]> {
    let number = |at| Some(f64::from(be32(body, at)?.cast_signed()) / 65536.0);
    (body.get(..4)? == b"XYZ ").then_some(())?;
    Some([number(8)?, number(12)?, number(16)?])
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A matrix profile with Display P3's primaries and the curve `trc`.
    pub(crate) fn display_p3(trc: &[u8]) -> Vec<u8> {
        let xyz = |x: f64, y: f64, z: f64| {
            let mut body = b"XYZ \0\0\0\0".to_vec();
            for n in [x, y, z] {
                body.extend(((n * 65536.0).round() as i32).to_be_bytes());
            }
            body
        };
        let tags = [
            (b"rXYZ", xyz(0.515_12, 0.241_2, -0.001_05)),
            (b"gXYZ", xyz(0.291_98, 0.692_25, 0.041_89)),
            (b"bXYZ", xyz(0.157_1, 0.066_57, 0.784_07)),
            (b"rTRC", trc.to_vec()),
            (b"gTRC", trc.to_vec()),
            (b"bTRC", trc.to_vec()),
        ];
        let mut icc = vec![0u8; 132 + 12 * tags.len()];
        icc[12..24].copy_from_slice(b"mntrRGB XYZ ");
        icc[128..132].copy_from_slice(&(tags.len() as u32).to_be_bytes());
        for (i, (name, body)) in tags.iter().enumerate() {
            let from = icc.len() as u32;
            let entry = 132 + 12 * i;
            icc[entry..entry + 4].copy_from_slice(*name);
            icc[entry + 4..entry + 8].copy_from_slice(&from.to_be_bytes());
            icc[entry + 8..entry + 12].copy_from_slice(&(body.len() as u32).to_be_bytes());
            icc.extend(body);
        }
        let whole = icc.len() as u32;
        icc[..4].copy_from_slice(&whole.to_be_bytes());
        icc
    }

    /// The curve of sRGB as phones write it.
    pub(crate) fn srgb_curve() -> Vec<u8> {
        let mut body = b"para\0\0\0\0\0\x03\0\0".to_vec();
        for n in [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45] {
            body.extend(((n * 65536.0f64).round() as i32).to_be_bytes());
        }
        body
    }

    fn to_srgb(colour: &Colour, rgb: [u8; 3]) -> [u8; 3] {
        let tables = colour.tables(256);
        let light = [0, 1, 2].map(|c: usize| tables[c][usize::from(rgb[c])]);
        let tone = crate::light::Tone::new(0.0, 0.0);
        match &colour.matrix {
            Some(m) => m.map(|row| tone.byte(row.iter().zip(light).map(|(w, l)| w * l).sum())),
            None => light.map(|l| tone.byte(l)),
        }
    }

    #[test]
    fn display_p3_becomes_srgb() {
        let colour = Colour::from_icc(&display_p3(&srgb_curve())).unwrap();
        assert_eq!(colour.curves[0], Curve::Srgb, "the curve of phones is taken as the exact one");
        assert_eq!(to_srgb(&colour, [200, 100, 60]), [215, 93, 47]);
        assert_eq!(to_srgb(&colour, [255, 0, 0])[0], 255);
    }

    #[test]
    fn another_curve_is_read_and_used() {
        let gamma = [&b"curv\0\0\0\0\0\0\0\x01"[..], &[1, 0xCD]].concat();
        let colour = Colour::from_icc(&display_p3(&gamma)).unwrap();
        let middle = colour.tables(256)[0][128];
        assert!((f64::from(middle) - (128f64 / 255.0).powf(1.8)).abs() < 0.001);
    }

    #[test]
    fn damaged_profiles_are_none() {
        let whole = display_p3(&srgb_curve());
        for end in 0..whole.len() {
            assert_eq!(Colour::from_icc(&whole[..end]), None, "cut at {end}");
        }
    }
}
