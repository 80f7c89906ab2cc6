//! Reading: every header must agree with its twin, entries lie one behind the other, nothing is hidden, and no
//! entry unpacks to more than its limits.

use std::{borrow::Cow, collections::HashSet};

use flate2::{Crc, Decompress, FlushDecompress, Status};

use crate::name::check_name;

/// What an archive may hold.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Entries at the most.
    pub entries: usize,
    /// Bytes of all entries unpacked.
    pub unpacked: u64,
    /// Unpacked to packed, for each entry above 64 KiB.
    pub ratio: u64,
}

/// An entry, unpacked and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its name.
    pub name: String,
    /// Its bytes; those of the archive itself where they are stored in it as they are.
    pub bytes: Cow<'a, [u8]>,
}

/// An archive that is not let in.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("archive refused at {at}: {what}")]
pub struct ArchiveFault {
    /// The entry, or `archive`.
    pub at: String,
    /// Why.
    pub what: &'static str,
}

/// Most bytes that are made room for at a time.
const STEP: usize = 1 << 20;

type Checked<T> = Result<T, ArchiveFault>;

/// What both headers say of an entry.
#[derive(Debug, PartialEq, Eq)]
struct Head {
    method: u16,
    crc: u32,
    packed: u32,
    unpacked: u32,
    name: Vec<u8>,
}

/// Reads a whole archive. Fails with [`ArchiveFault`] for encryption, data descriptors that hide sizes, comments,
/// overlapping or repeated entries, bytes between or behind entries, names that are not plain, and above `limits`.
pub fn read(bytes: &[u8], limits: Limits) -> Checked<Vec<Entry<'_>>> {
    read_all(bytes, limits, Sizes::InFront)
}

/// [`read`], for archives of other programs, which may be written in one go (LibreOffice, Google Docs): the sizes of an
/// entry may stand behind it, if they are those of the directory.
pub fn read_foreign(bytes: &[u8], limits: Limits) -> Checked<Vec<Entry<'_>>> {
    read_all(bytes, limits, Sizes::Anywhere)
}

/// Where the sizes of an entry may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sizes {
    InFront,
    Anywhere,
}

fn read_all(bytes: &[u8], limits: Limits, sizes: Sizes) -> Checked<Vec<Entry<'_>>> {
    let archive = |what| ArchiveFault { at: "archive".into(), what };
    let end = bytes.len().checked_sub(22).ok_or(archive("too short"))?;
    if bytes[end..end + 4] != *b"PK\x05\x06" || u16_at(bytes, end + 20) != Some(0) {
        return Err(archive("no plain end"));
    }
    let count = u16_at(bytes, end + 10).ok_or(archive("no count"))? as usize;
    let start = u32_at(bytes, end + 16).ok_or(archive("no directory"))? as usize;
    if count > limits.entries {
        return Err(archive("too many entries"));
    }
    let mut place = start;
    let mut data = 0_usize;
    let mut total = 0_u64;
    let mut entries: Vec<Entry<'_>> = Vec::with_capacity(count);
    let mut inflate = Decompress::new(false);
    let mut names = HashSet::with_capacity(count);
    for _ in 0..count {
        let (head, offset, next) =
            central(bytes, place, sizes).ok_or(archive("broken directory"))?;
        let name =
            String::from_utf8(head.name.clone()).map_err(|_| archive("name is not UTF-8"))?;
        let fault = |what| ArchiveFault { at: name.clone(), what };
        // Some programs name the folders, too: nothing is in them.
        let is_folder = sizes == Sizes::Anywhere && head.unpacked == 0 && name.ends_with('/');
        let bare = if is_folder { name.trim_end_matches('/') } else { &name };
        check_name(bare).map_err(|_| fault("name not allowed"))?;
        if !names.insert(name.to_lowercase()) {
            return Err(fault("stands twice"));
        }
        if offset != data {
            return Err(fault("overlaps, or bytes lie hidden before it"));
        }
        let (body, behind) = local(bytes, offset, &head, sizes).ok_or(fault("headers disagree"))?;
        data = body + head.packed as usize;
        let packed = bytes.get(body..data).filter(|_| data <= start).ok_or(fault("cut off"))?;
        if behind {
            data = descriptor(bytes, data, &head).ok_or(fault("headers disagree"))?;
        }
        total += u64::from(head.unpacked);
        let greedy = u64::from(head.unpacked) > 65_536.max(u64::from(head.packed) * limits.ratio);
        if total > limits.unpacked || greedy {
            return Err(fault("unpacks to too much"));
        }
        let bytes = unpack(&mut inflate, &head, packed).ok_or(fault("damaged"))?;
        if !is_folder {
            entries.push(Entry { name, bytes });
        }
        place = next;
    }
    if place != end || data != start {
        return Err(archive("bytes that belong to no entry"));
    }
    Ok(entries)
}

fn unpack<'a>(inflate: &mut Decompress, head: &Head, packed: &'a [u8]) -> Option<Cow<'a, [u8]>> {
    let bytes = match head.method {
        0 if head.packed == head.unpacked => Cow::Borrowed(packed),
        8 => Cow::Owned(inflated(inflate, head.unpacked as usize, packed)?),
        _ => return None,
    };
    let mut crc = Crc::new();
    crc.update(&bytes);
    (bytes.len() == head.unpacked as usize && crc.sum() == head.crc).then_some(bytes)
}

/// What `packed` unpacks to: never more than a byte above what the headers promise, and no memory before it is filled.
fn inflated(inflate: &mut Decompress, promised: usize, packed: &[u8]) -> Option<Vec<u8>> {
    inflate.reset(false);
    let mut bytes = Vec::new();
    while bytes.len() <= promised {
        bytes.reserve((promised + 1 - bytes.len()).min(STEP));
        let (taken, given) = (inflate.total_in() as usize, bytes.len());
        let rest = packed.get(taken..)?;
        let done = inflate.decompress_vec(rest, &mut bytes, FlushDecompress::None).ok()?;
        if done == Status::StreamEnd {
            return Some(bytes);
        }
        if inflate.total_in() as usize == taken && bytes.len() == given {
            return None;
        }
    }
    None
}

/// A directory record: its head, where its entry begins, where the next record begins.
fn central(bytes: &[u8], at: usize, sizes: Sizes) -> Option<(Head, usize, usize)> {
    if bytes.get(at..at + 4)? != b"PK\x01\x02" {
        return None;
    }
    let (name, extra, comment) =
        (u16_at(bytes, at + 28)?, u16_at(bytes, at + 30)?, u16_at(bytes, at + 32)?);
    let from = at + 46;
    let next = from + name as usize + extra as usize + comment as usize;
    let name = bytes.get(from..from + name as usize)?;
    bytes.get(..next)?;
    Some((head(bytes, at + 8, name, sizes)?, u32_at(bytes, at + 42)? as usize, next))
}

/// Where the data of a local record begins, if the record says what the directory says; and whether its sizes stand
/// behind the data.
fn local(bytes: &[u8], at: usize, wanted: &Head, sizes: Sizes) -> Option<(usize, bool)> {
    if bytes.get(at..at + 4)? != b"PK\x03\x04" {
        return None;
    }
    let (name, extra) = (u16_at(bytes, at + 26)? as usize, u16_at(bytes, at + 28)? as usize);
    let mut found = head(bytes, at + 6, bytes.get(at + 30..at + 30 + name)?, sizes)?;
    let behind = u16_at(bytes, at + 6)? & SIZES_BEHIND != 0;
    if behind && (found.crc, found.packed, found.unpacked) == (0, 0, 0) {
        (found.crc, found.packed, found.unpacked) = (wanted.crc, wanted.packed, wanted.unpacked);
    }
    (found == *wanted).then_some((at + 30 + name + extra, behind))
}

/// The end of the record behind an entry's data, if it says what the directory says.
fn descriptor(bytes: &[u8], at: usize, wanted: &Head) -> Option<usize> {
    let at = if bytes.get(at..at + 4)? == b"PK\x07\x08" { at + 4 } else { at };
    let said = (u32_at(bytes, at)?, u32_at(bytes, at + 4)?, u32_at(bytes, at + 8)?);
    (said == (wanted.crc, wanted.packed, wanted.unpacked)).then_some(at + 12)
}

/// Flags of an entry.
const ENCRYPTED: u16 = 0b0001;
const SIZES_BEHIND: u16 = 0b1000;

fn head(bytes: &[u8], at: usize, name: &[u8], sizes: Sizes) -> Option<Head> {
    let flags = u16_at(bytes, at)?;
    let behind = flags & SIZES_BEHIND != 0 && sizes == Sizes::InFront;
    let hidden = flags & ENCRYPTED != 0 || behind;
    (!hidden).then_some(Head {
        method: u16_at(bytes, at + 2)?,
        crc: u32_at(bytes, at + 8)?,
        packed: u32_at(bytes, at + 12)?,
        unpacked: u32_at(bytes, at + 16)?,
        name: name.to_vec(),
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Packing, Writer};

    const LIMITS: Limits = Limits { entries: 10, unpacked: 1_000_000, ratio: 200 };

    fn two() -> Vec<u8> {
        let mut writer = Writer::new();
        writer.add("bai.html", "Xin chào ".repeat(50).as_bytes(), Packing::Deflated).unwrap();
        writer.add("anh/01.jpg", &[1, 2, 3], Packing::Stored).unwrap();
        writer.finish()
    }

    #[test]
    fn what_is_written_is_read_and_is_the_same_each_time() {
        let whole = two();
        let entries = read(&whole, LIMITS).unwrap();
        assert_eq!(entries[0].bytes, "Xin chào ".repeat(50).as_bytes());
        assert!(matches!(entries[1].bytes, Cow::Borrowed(_)), "what is stored is not copied");
        assert_eq!(entries[1], Entry { name: "anh/01.jpg".into(), bytes: vec![1, 2, 3].into() });
        assert_eq!(two(), two());
    }

    #[test]
    fn folders_that_other_programs_name_hold_nothing() {
        let mut writer = Writer::new();
        writer.add("word_", b"", Packing::Stored).unwrap();
        writer.add("word/a.xml", b"<a/>", Packing::Stored).unwrap();
        let mut whole = writer.finish();
        for at in 0..whole.len() - 5 {
            if whole[at..].starts_with(b"word_") {
                whole[at + 4] = b'/';
            }
        }
        assert!(read(&whole, LIMITS).is_err(), "our own archives name none");
        let names: Vec<_> =
            read_foreign(&whole, LIMITS).unwrap().into_iter().map(|entry| entry.name).collect();
        assert_eq!(names, ["word/a.xml"]);
    }

    #[test]
    fn a_cut_archive_is_refused_everywhere() {
        let whole = two();
        for end in 0..whole.len() {
            assert!(read(&whole[..end], LIMITS).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn an_altered_byte_never_passes_as_other_content() {
        let whole = two();
        let honest = read(&whole, LIMITS).unwrap();
        for at in 0..whole.len() {
            let mut altered = whole.clone();
            altered[at] ^= 0x20;
            if let Ok(entries) = read(&altered, LIMITS) {
                let mut pairs = entries.iter().zip(&honest);
                assert!(pairs.all(|(a, b)| a.bytes == b.bytes), "byte {at}");
                assert_eq!(entries.len(), honest.len(), "byte {at}");
            }
        }
    }

    /// One entry as a program writes it that does not go back: its sizes stand behind it.
    fn in_one_go(signed: bool, behind: u32) -> Vec<u8> {
        let mut crc = Crc::new();
        crc.update(b"abc");
        let (crc, flags, sizes) = (crc.sum().to_le_bytes(), [8, 8], 3_u32.to_le_bytes());
        let name = b"word/a.xml";
        let mut bytes =
            [&b"PK\x03\x04\x14\0"[..], &flags, &[0; 6], &[0; 12], &[10, 0, 0, 0], name].concat();
        bytes.extend(b"abc");
        bytes.extend(if signed { &b"PK\x07\x08"[..] } else { b"" });
        bytes.extend([crc, behind.to_le_bytes(), sizes].concat());
        let start = bytes.len() as u32;
        let parts = [
            &b"PK\x01\x02\x14\0\x14\0"[..],
            &flags,
            &[0; 6],
            &crc,
            &sizes,
            &sizes,
            &[10, 0],
            &[0; 16],
            name,
        ];
        bytes.extend(parts.concat());
        let long = bytes.len() as u32 - start;
        let end = [
            &b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..],
            &long.to_le_bytes(),
            &start.to_le_bytes(),
            &[0, 0],
        ];
        bytes.extend(end.concat());
        bytes
    }

    #[test]
    fn archives_of_other_programs_may_be_written_in_one_go() {
        for signed in [true, false] {
            let whole = in_one_go(signed, 3);
            assert!(read(&whole, LIMITS).is_err(), "never one of ours");
            assert_eq!(*read_foreign(&whole, LIMITS).unwrap()[0].bytes, *b"abc");
            assert!(read_foreign(&in_one_go(signed, 4), LIMITS).is_err(), "sizes that disagree");
            for end in 0..whole.len() {
                assert!(read_foreign(&whole[..end], LIMITS).is_err(), "cut at {end}");
            }
        }
        assert_eq!(read_foreign(&two(), LIMITS), read(&two(), LIMITS));
    }

    #[test]
    fn bombs_and_strangers_are_refused() {
        let mut writer = Writer::new();
        writer.add("a", &vec![0; 900_000], Packing::Deflated).unwrap();
        assert_eq!(read(&writer.finish(), LIMITS).unwrap_err().what, "unpacks to too much");
        let mut trailing = two();
        trailing.extend(b"more");
        assert!(read(&trailing, LIMITS).is_err());
        let mut writer = Writer::new();
        writer.add("A.txt", b"1", Packing::Stored).unwrap();
        assert!(writer.add("a.TXT", b"2", Packing::Stored).is_err());
        writer.add("Ảnh.txt", b"1", Packing::Stored).unwrap();
        assert!(
            writer.add("ảnh.TXT", b"2", Packing::Stored).is_err(),
            "the reader refuses it, too"
        );
        assert!(writer.add("../a", b"2", Packing::Stored).is_err());
    }
}
