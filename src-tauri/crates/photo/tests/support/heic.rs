//! HEIC files as phones write them, put together from two small coded tiles: a grid, a turn, EXIF, a small picture.
#![allow(dead_code, clippy::trivially_copy_pass_by_ref)]

/// Red, blue, green and white quarters, 64 × 64.
pub const CORNERS: &[u8] = include_bytes!("../fixtures/corners.heic");
/// Sand above, night blue below, 64 × 64.
pub const SLOPE: &[u8] = include_bytes!("../fixtures/slope.heic");
/// The quarters with half as many colours across only, as cameras write.
pub const CAMERA: &[u8] = include_bytes!("../fixtures/camera.heic");
/// The quarters, whole on the left, a quarter opaque on the right.
pub const HALF_CLEAR: &[u8] = include_bytes!("../fixtures/half_clear.heic");

/// What a made file is to be.
pub struct Grid<'a> {
    /// Shown size in pixels, at most 128 × 64.
    pub size: (u16, u16),
    /// Quarter turns against the clock, as `irot` counts them.
    pub turns: u8,
    /// A TIFF structure.
    pub exif: &'a [u8],
}

/// A grid of two tiles side by side, quarters and slope, with a third picture (the slope) as its small one.
pub fn grid(about: &Grid<'_>) -> Vec<u8> {
    let coded = [data(CORNERS), data(SLOPE), data(SLOPE)];
    let mut descriptor = vec![0, 0, 0, 1];
    descriptor.extend(about.size.0.to_be_bytes());
    descriptor.extend(about.size.1.to_be_bytes());
    let exif = [&[0, 0, 0, 0][..], about.exif].concat();
    // Items: 1 grid, 2 and 3 tiles, 4 EXIF, 5 the small picture.
    let items: [(&[u8; 4], &[u8]); 5] = [
        (b"grid", &descriptor),
        (b"hvc1", coded[0]),
        (b"hvc1", coded[1]),
        (b"Exif", &exif),
        (b"hvc1", coded[2]),
    ];
    let head = bytes_of(b"ftyp", &[b"heic\0\0\0\0mif1heic"]);
    // The places in `iloc` depend on the length of `meta`, which does not depend on them.
    let length = meta(about, &items, 0).len();
    let meta = meta(about, &items, (head.len() + length + 8) as u32);
    let all: Vec<&[u8]> = items.iter().map(|(_, bytes)| *bytes).collect();
    [head, meta, bytes_of(b"mdat", &all)].concat()
}

fn meta(about: &Grid<'_>, items: &[(&[u8; 4], &[u8])], first: u32) -> Vec<u8> {
    let full = |name: &[u8; 4], version: u8, parts: &[&[u8]]| {
        let body = parts.concat();
        bytes_of(name, &[&[version, 0, 0, 0], &body])
    };
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
    let ispe = |w: u16, h: u16| {
        full(b"ispe", 0, &[&u32::from(w).to_be_bytes(), &u32::from(h).to_be_bytes()])
    };
    let properties = [
        config(CORNERS),
        config(SLOPE),
        ispe(64, 64),
        ispe(about.size.0, about.size.1),
        bytes_of(b"irot", &[&[about.turns]]),
    ];
    // Item, then its properties by number.
    let mut ties = 4u32.to_be_bytes().to_vec();
    let owned: [(u16, &[u8]); 4] = [(1, &[4, 5]), (2, &[1, 3]), (3, &[2, 3]), (5, &[2, 3, 5])];
    for (item, numbers) in owned {
        ties.extend(item.to_be_bytes());
        ties.push(numbers.len() as u8);
        ties.extend(numbers);
    }
    let ipco = bytes_of(b"ipco", &properties.each_ref().map(Vec::as_slice));
    let iprp = bytes_of(b"iprp", &[&ipco, &full(b"ipma", 0, &[&ties])]);
    let iref = full(
        b"iref",
        0,
        &[
            &bytes_of(b"dimg", &[&[0, 1, 0, 2, 0, 2, 0, 3]]),
            &bytes_of(b"cdsc", &[&[0, 4, 0, 1, 0, 1]]),
            &bytes_of(b"thmb", &[&[0, 5, 0, 1, 0, 1]]),
        ],
    );
    let hdlr = full(b"hdlr", 0, &[&[0; 4], b"pict", &[0; 13]]);
    let pitm = full(b"pitm", 0, &[&[0, 1]]);
    let iinf = full(b"iinf", 0, &[&(items.len() as u16).to_be_bytes(), &entries]);
    full(b"meta", 0, &[&hdlr, &pitm, &full(b"iloc", 0, &[&places]), &iinf, &iref, &iprp])
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

fn config(file: &[u8]) -> Vec<u8> {
    found(file, b"hvcC").to_vec()
}

fn data(file: &[u8]) -> &[u8] {
    &found(file, b"mdat")[8..]
}
