//! HEIC files as phones write them, put together from two small coded tiles: a grid, a turn, EXIF, a small picture, and
//! what newer phones lay beside it. AVIF files are put together alike.
#![allow(dead_code, clippy::trivially_copy_pass_by_ref)]

/// Red, blue, green and white quarters, 64 × 64.
pub const CORNERS: &[u8] = include_bytes!("../fixtures/corners.heic");
/// Sand above, night blue below, 64 × 64.
pub const SLOPE: &[u8] = include_bytes!("../fixtures/slope.heic");
/// The quarters with half as many colours across only, as cameras write.
pub const CAMERA: &[u8] = include_bytes!("../fixtures/camera.heic");
/// The quarters, whole on the left, a quarter opaque on the right.
pub const HALF_CLEAR: &[u8] = include_bytes!("../fixtures/half_clear.heic");

/// How the tiles are coded.
#[derive(Clone, Copy)]
pub struct Codec {
    pub brand: &'static [u8; 4],
    /// The type of a coded item, and of what is said of its coding.
    pub item: &'static [u8; 4],
    pub config: &'static [u8; 4],
    /// Files of one tile each, 64 × 64.
    pub tiles: [&'static [u8]; 2],
}

pub const HEVC: Codec =
    Codec { brand: b"heic", item: b"hvc1", config: b"hvcC", tiles: [CORNERS, SLOPE] };

/// What a made file is to be.
pub struct Grid<'a> {
    /// Shown size in pixels, at most 128 × 64.
    pub size: (u16, u16),
    /// Quarter turns against the clock, as `irot` counts them.
    pub turns: u8,
    /// A TIFF structure.
    pub exif: &'a [u8],
}

/// What lies beside the picture, or is said of it besides.
pub struct Beside<'a> {
    pub codec: Codec,
    /// A colour profile.
    pub icc: &'a [u8],
    /// How much brighter a bright screen may show it, as a picture of its own.
    pub gain_map: bool,
    /// The size in pixels that the first tile's own header tells, if not the true one; of HEVC alone.
    pub coded: Option<(u32, u32)>,
    /// What `imir` says, behind the turn.
    pub mirror: Option<u8>,
    /// The first tile's coded bytes, if not the true ones.
    pub first: Option<&'a [u8]>,
}

impl Default for Beside<'_> {
    fn default() -> Self {
        Self { codec: HEVC, icc: &[], gain_map: false, coded: None, mirror: None, first: None }
    }
}

/// A grid of two tiles side by side, quarters and slope, with a third picture (the slope) as its small one.
pub fn grid(about: &Grid<'_>) -> Vec<u8> {
    grid_beside(about, &Beside::default())
}

/// The same, with more beside it.
pub fn grid_beside(about: &Grid<'_>, beside: &Beside<'_>) -> Vec<u8> {
    let mut descriptor = vec![0, 0, 0, 1];
    descriptor.extend(about.size.0.to_be_bytes());
    descriptor.extend(about.size.1.to_be_bytes());
    let exif = [&[0, 0, 0, 0][..], about.exif].concat();
    let (coded, [corners, slope]) = (beside.codec.item, beside.codec.tiles);
    let corners = beside.first.unwrap_or(data(corners));
    // Items: 1 grid, 2 and 3 tiles, 4 EXIF, 5 the small picture, 6 the gain map.
    let mut items: Vec<(&[u8; 4], &[u8])> = vec![
        (b"grid", &descriptor),
        (coded, corners),
        (coded, data(slope)),
        (b"Exif", &exif),
        (coded, data(slope)),
    ];
    if beside.gain_map {
        items.push((coded, data(slope)));
    }
    let brand = beside.codec.brand;
    let head = bytes_of(b"ftyp", &[brand, b"\0\0\0\0mif1", brand]);
    // The places in `iloc` depend on the length of `meta`, which does not depend on them.
    let length = meta(about, beside, &items, 0).len();
    let meta = meta(about, beside, &items, (head.len() + length + 8) as u32);
    let all: Vec<&[u8]> = items.iter().map(|(_, bytes)| *bytes).collect();
    [head, meta, bytes_of(b"mdat", &all)].concat()
}

/// A box with a version.
fn full(name: &[u8; 4], version: u8, parts: &[&[u8]]) -> Vec<u8> {
    bytes_of(name, &[&[version, 0, 0, 0], &parts.concat()])
}

fn meta(about: &Grid<'_>, beside: &Beside<'_>, items: &[(&[u8; 4], &[u8])], first: u32) -> Vec<u8> {
    let entries = items.iter().enumerate().map(|(i, (kind, _))| {
        full(b"infe", 2, &[&(i as u16 + 1).to_be_bytes(), &[0, 0], &kind[..], &[0]])
    });
    let entries: Vec<u8> = entries.flatten().collect();
    let mut places = vec![0x44, 0x00];
    places.extend((items.len() as u16).to_be_bytes());
    let mut at = first;
    for (i, (_, bytes)) in items.iter().enumerate() {
        places.extend((i as u16 + 1).to_be_bytes());
        places.extend([0, 0, 0, 1]);
        places.extend(at.to_be_bytes());
        places.extend((bytes.len() as u32).to_be_bytes());
        at += bytes.len() as u32;
    }
    let mut told = vec![
        bytes_of(b"dimg", &[&[0, 1, 0, 2, 0, 2, 0, 3]]),
        bytes_of(b"cdsc", &[&[0, 4, 0, 1, 0, 1]]),
        bytes_of(b"thmb", &[&[0, 5, 0, 1, 0, 1]]),
    ];
    if beside.gain_map {
        told.push(bytes_of(b"auxl", &[&[0, 6, 0, 1, 0, 1]]));
    }
    let iref = full(b"iref", 0, &[&told.concat()]);
    let hdlr = full(b"hdlr", 0, &[&[0; 4], b"pict", &[0; 13]]);
    let pitm = full(b"pitm", 0, &[&[0, 1]]);
    let iinf = full(b"iinf", 0, &[&(items.len() as u16).to_be_bytes(), &entries]);
    let iloc = full(b"iloc", 0, &[&places]);
    full(b"meta", 0, &[&hdlr, &pitm, &iloc, &iinf, &iref, &properties(about, beside)])
}

/// What is said of the items.
fn properties(about: &Grid<'_>, beside: &Beside<'_>) -> Vec<u8> {
    let ispe = |w: u16, h: u16| {
        full(b"ispe", 0, &[&u32::from(w).to_be_bytes(), &u32::from(h).to_be_bytes()])
    };
    let [corners, slope] = beside.codec.tiles.map(|tile| found(tile, beside.codec.config).to_vec());
    let mut properties = vec![
        beside.coded.map_or_else(|| corners.clone(), |size| coded_as(&corners, size)),
        slope,
        ispe(64, 64),
        ispe(about.size.0, about.size.1),
        bytes_of(b"irot", &[&[about.turns]]),
    ];
    // Item, then its properties by number.
    let mut owned: Vec<(u16, Vec<u8>)> =
        vec![(1, vec![4, 5]), (2, vec![1, 3]), (3, vec![2, 3]), (5, vec![2, 3, 5])];
    if !beside.icc.is_empty() {
        properties.push(bytes_of(b"colr", &[b"prof", beside.icc]));
        owned[0].1.push(properties.len() as u8);
    }
    if let Some(axis) = beside.mirror {
        properties.push(bytes_of(b"imir", &[&[axis]]));
        owned[0].1.push(properties.len() as u8);
    }
    if beside.gain_map {
        properties.push(full(b"auxC", 0, &[b"urn:com:apple:photo:2020:aux:hdrgainmap\0"]));
        owned.push((6, vec![2, 3, properties.len() as u8]));
    }
    let mut ties = (owned.len() as u32).to_be_bytes().to_vec();
    for (item, numbers) in owned {
        ties.extend(item.to_be_bytes());
        ties.push(numbers.len() as u8);
        ties.extend(numbers);
    }
    let ipco = bytes_of(b"ipco", &properties.iter().map(Vec::as_slice).collect::<Vec<_>>());
    bytes_of(b"iprp", &[&ipco, &full(b"ipma", 0, &[&ties])])
}

/// `config` with another size in its sequence parameter set (ITU-T H.265, 7.3.2.2).
fn coded_as(config: &[u8], (width, height): (u32, u32)) -> Vec<u8> {
    let at = config.windows(3).position(|three| three == [0x21, 0, 1]).unwrap() + 3;
    let length = usize::from(u16::from_be_bytes([config[at], config[at + 1]]));
    let set = &config[at + 2..at + 2 + length];
    let mut bits = bits_of(set);
    // The header of the unit, the set's own first byte, profile, tier and level; then two numbers.
    let mut from = 8 * (2 + 1 + 12);
    from += number_at(&bits, from).1;
    from += number_at(&bits, from).1;
    for side in [width, height] {
        let (told, length) = number_at(&bits, from);
        assert_eq!(told, 64, "the tile's own size");
        let new = number(side);
        bits.splice(from..from + length, new.iter().copied());
        from += new.len();
    }
    let set = bytes_of_bits(&bits);
    let length = (set.len() as u16).to_be_bytes();
    let after = &config[at + 2 + usize::from(u16::from_be_bytes([config[at], config[at + 1]]))..];
    bytes_of(b"hvcC", &[&config[8..at], &length, &set, after])
}

/// The bits of a unit, without the bytes that keep it from looking like a start.
fn bits_of(unit: &[u8]) -> Vec<bool> {
    let kept = unit
        .iter()
        .enumerate()
        .filter(|(i, byte)| *i < 2 || **byte != 3 || unit[i - 1] != 0 || unit[i - 2] != 0);
    kept.flat_map(|(_, byte)| (0..8).rev().map(move |bit| byte >> bit & 1 == 1)).collect()
}

fn bytes_of_bits(bits: &[bool]) -> Vec<u8> {
    let byte =
        |bits: &[bool]| (0..8).fold(0, |sum, i| sum << 1 | u8::from(bits.get(i) == Some(&true)));
    let mut unit = Vec::new();
    for byte in bits.chunks(8).map(byte) {
        if byte <= 3 && unit.ends_with(&[0, 0]) {
            unit.push(3);
        }
        unit.push(byte);
    }
    unit
}

/// An Exp-Golomb number and its length in bits.
fn number_at(bits: &[bool], at: usize) -> (u32, usize) {
    let zeros = bits[at..].iter().position(|bit| *bit).unwrap();
    let value = bits[at + zeros..][..=zeros].iter().fold(0, |sum, bit| sum << 1 | u32::from(*bit));
    (value - 1, 2 * zeros + 1)
}

fn number(value: u32) -> Vec<bool> {
    let digits = (value + 1).ilog2();
    (0..=2 * digits).rev().map(|bit| (value + 1) >> bit & 1 == 1).collect()
}

fn bytes_of(name: &[u8; 4], parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    [&(body.len() as u32 + 8).to_be_bytes()[..], name, &body].concat()
}

/// The box `name` of a coded tile, head included.
fn found<'a>(file: &'a [u8], name: &[u8; 4]) -> &'a [u8] {
    let at = file.windows(4).position(|four| four == name).unwrap() - 4;
    let length = u32::from_be_bytes(*file[at..].first_chunk().unwrap()) as usize;
    &file[at..at + length]
}

/// The coded bytes of a file of one tile.
pub fn data(file: &[u8]) -> &[u8] {
    &found(file, b"mdat")[8..]
}
