//! TIFF files put together entry by entry, also such as no encoder would write.
#![allow(dead_code)]

/// An entry of the directory: number, kind (3 is 16 bits, 4 is 32, 7 is bytes), count, value or place.
pub type Entry = (u16, u16, u32, u32);

/// A picture whose pixels lie in one strip, 8 bits a value.
pub struct Strip<'a> {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// 1 is none, 7 is JPEG.
    pub compression: u32,
    /// 2 is red, green and blue; 5 is printing inks.
    pub meaning: u32,
    /// Values a pixel.
    pub values: u32,
    pub pixels: &'a [u8],
    /// A colour profile.
    pub icc: Option<&'a [u8]>,
}

/// Red, green and blue as they are.
pub fn plain(size: (u32, u32), pixels: &[u8]) -> Strip<'_> {
    Strip { size, compression: 1, meaning: 2, values: 3, pixels, icc: None }
}

/// The file of `strip`. Each entry of `besides` takes the place of the one with its number, or comes to them.
pub fn tiff(strip: &Strip<'_>, besides: &[Entry]) -> Vec<u8> {
    let known = [256, 257, 258, 259, 262, 273, 277, 278, 279];
    let more = besides.iter().filter(|entry| !known.contains(&entry.0)).count();
    let count = 9 + usize::from(strip.icc.is_some()) + more;
    let data = 8 + 2 + 12 * count as u32 + 4;
    let length = strip.pixels.len() as u32;
    let mut entries: Vec<Entry> = vec![
        (256, 4, 1, strip.size.0),
        (257, 4, 1, strip.size.1),
        (258, 3, 1, 8),
        (259, 3, 1, strip.compression),
        (262, 3, 1, strip.meaning),
        (273, 4, 1, data),
        (277, 3, 1, strip.values),
        (278, 4, 1, strip.size.1),
        (279, 4, 1, length),
    ];
    let icc = strip.icc.unwrap_or_default();
    if strip.icc.is_some() {
        entries.push((34675, 7, icc.len() as u32, data + length));
    }
    entries.retain(|entry| besides.iter().all(|other| other.0 != entry.0));
    entries.extend(besides);
    entries.sort_unstable();
    let mut file = b"II*\0\x08\0\0\0".to_vec();
    file.extend((entries.len() as u16).to_le_bytes());
    for (number, kind, count, value) in entries {
        file.extend(number.to_le_bytes());
        file.extend(kind.to_le_bytes());
        file.extend(count.to_le_bytes());
        file.extend(value.to_le_bytes());
    }
    [&file[..], &[0; 4], strip.pixels, icc].concat()
}

/// `file` with another directory behind its last: the size of the first, the same strip, and `besides`.
pub fn with_page(file: &[u8], besides: &[Entry]) -> Vec<u8> {
    let mut file = file.to_vec();
    let link = last_link(&file);
    let place = file.len() as u32;
    file[link..link + 4].copy_from_slice(&place.to_le_bytes());
    let count = u16::from_le_bytes([file[8], file[9]]);
    let mut entries: Vec<Vec<u8>> =
        file[10..10 + 12 * usize::from(count)].chunks(12).map(<[u8]>::to_vec).collect();
    for (number, kind, count, value) in besides {
        let (kind, count, value) = (kind.to_le_bytes(), count.to_le_bytes(), value.to_le_bytes());
        entries.push([&number.to_le_bytes()[..], &kind, &count, &value].concat());
    }
    entries.sort_by_key(|entry| u16::from_le_bytes([entry[0], entry[1]]));
    file.extend((entries.len() as u16).to_le_bytes());
    file.extend(entries.concat());
    file.extend([0; 4]);
    file
}

/// Where the last directory tells the place of the next.
pub fn last_link(file: &[u8]) -> usize {
    let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
    let mut link = 4;
    while number(link) != 0 {
        let at = number(link);
        link = at + 2 + 12 * usize::from(u16::from_le_bytes([file[at], file[at + 1]]));
    }
    link
}
