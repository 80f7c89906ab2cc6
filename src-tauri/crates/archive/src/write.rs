//! Writing: fixed time, fixed order, no extras, so that the same entries give the same bytes on every computer.

use std::collections::HashSet;

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

use crate::name::{NameFault, check_name};

/// 1 January 1980, the first day ZIP can tell.
const DAY: u16 = 0x0021;
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 0x0800;

/// Entries at the most; ZIP counts them in 16 bits.
const MOST: usize = 65_000;

/// How an entry's bytes are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// As they are: photos, and the first entry of an EPUB.
    Stored,
    /// Deflated.
    Deflated,
}

/// An archive being written.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    /// In small letters.
    names: HashSet<String>,
    packer: Option<Packer>,
}

/// What deflates one entry after another: its tables are as large as many entries, and made once.
#[derive(Debug)]
struct Packer {
    deflate: Compress,
    packed: Vec<u8>,
}

impl Writer {
    /// An empty archive.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an entry. Fails with [`NameFault`] for a name that the reader would refuse, or that is there already
    /// (upper and lower case count as the same).
    pub fn add(&mut self, name: &str, bytes: &[u8], packing: Packing) -> Result<(), NameFault> {
        check_name(name)?;
        if self.names.len() >= MOST || !self.names.insert(name.to_lowercase()) {
            return Err(NameFault(name.to_owned()));
        }
        let packed = match packing {
            Packing::Stored => None,
            Packing::Deflated => self.packer.get_or_insert_with(Packer::new).pack(bytes),
        };
        let (method, packed) = match packed {
            Some(packed) if packed.len() < bytes.len() => (8_u16, packed),
            _ => (0_u16, bytes),
        };
        let mut crc = Crc::new();
        crc.update(bytes);
        let offset = self.bytes.len() as u32;
        let mut head = Vec::with_capacity(30);
        for part in [VERSION, FLAGS, method, 0, DAY] {
            head.extend(part.to_le_bytes());
        }
        for part in [crc.sum(), packed.len() as u32, bytes.len() as u32] {
            head.extend(part.to_le_bytes());
        }
        head.extend((name.len() as u16).to_le_bytes());
        head.extend(0_u16.to_le_bytes());
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&head);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(packed);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&head);
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        Ok(())
    }

    /// The archive's bytes.
    pub fn finish(mut self) -> Vec<u8> {
        let (offset, size) = (self.bytes.len() as u32, self.directory.len() as u32);
        let count = self.names.len() as u16;
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06");
        self.bytes.extend([0; 4]);
        self.bytes.extend(count.to_le_bytes());
        self.bytes.extend(count.to_le_bytes());
        self.bytes.extend(size.to_le_bytes());
        self.bytes.extend(offset.to_le_bytes());
        self.bytes.extend([0; 2]);
        self.bytes
    }
}

impl Packer {
    fn new() -> Self {
        // Half the work for a tenth more bytes of text, beside photos that are no smaller for it.
        Self { deflate: Compress::new(Compression::fast(), false), packed: Vec::new() }
    }

    /// `bytes` deflated; none when that makes them no shorter. Deflating into memory cannot fail; should it, the bytes
    /// are stored as they are.
    fn pack(&mut self, bytes: &[u8]) -> Option<&[u8]> {
        self.deflate.reset();
        self.packed.clear();
        self.packed.reserve(bytes.len());
        let done = self.deflate.compress_vec(bytes, &mut self.packed, FlushCompress::Finish);
        (done.ok()? == Status::StreamEnd).then_some(self.packed.as_slice())
    }
}
