//! The talk between the newsroom and the worker process that decodes: one frame asks, one frame answers.
//! The process, its deadline and its memory cap belong to the caller; here are only the bytes on the pipe.
//!
//! A frame is `TPW1`, the length of its head (32 bits, little-endian), the head in JSON, then the parts that the head
//! announces with their lengths. No frame is longer than [`MAX_FRAME`].

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::ask::{Ask, Picture, Rendered};
use crate::edits::{Region, Turn};
use crate::fault::{PhotoFault, Warning};
use crate::likeness::Study;
use crate::preset::OutputFormat;
use crate::probe::{MAX_BYTES, Probe};
use crate::render::guarded;

/// Bytes of a frame at most: a photo of the largest size, and its head.
pub const MAX_FRAME: usize = MAX_BYTES + MAX_HEAD;
/// Bytes of a head at most.
const MAX_HEAD: usize = 1 << 20;
/// Parts of a frame at most.
const MAX_PARTS: usize = 64;
const MAGIC: &[u8; 4] = b"TPW1";

/// What the worker is to do with a photo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Deed {
    /// [`crate::probe`].
    Probe,
    /// [`crate::render()`].
    Render {
        /** The pictures wanted. */
        ask: Ask,
    },
    /// [`crate::quick_look`].
    QuickLook,
    /// [`crate::peek`], of the first bytes of a file.
    Peek,
    /// [`crate::study`], of a JPEG made by [`crate::render()`].
    Study,
    /// [`crate::faces()`].
    Faces {
        /** Quarter turns after which the picture is searched. */
        turn: Turn,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// To [`Deed::Probe`].
    Probed(Box<Probe>),
    /// To [`Deed::Render`].
    Rendered(Box<Rendered>),
    /// To [`Deed::QuickLook`] and [`Deed::Peek`].
    Looked(Picture),
    /// To [`Deed::Study`].
    Studied(Study),
    /// To [`Deed::Faces`].
    Seen(Vec<Region>),
    /// To any deed: this photo gives nothing.
    Refused(PhotoFault),
}

#[derive(Serialize, Deserialize)]
struct Head<T> {
    #[serde(flatten)]
    says: T,
    /// Lengths of the parts in bytes.
    parts: Vec<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
enum Says {
    Probed { probe: Probe },
    Rendered { pictures: Vec<Shape>, warnings: Vec<Warning>, probe: Probe },
    Looked { picture: Shape },
    Studied { study: Study },
    Seen { places: Vec<Region> },
    Refused { fault: PhotoFault },
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Shape {
    width: u32,
    height: u32,
    format: OutputFormat,
    best: bool,
}

/// Answers asks from `input` on `output` until `input` ends between two frames.
/// Fails when the pipe breaks or a frame is not one; a bad photo is an answer, not a failure, and so are pictures that are
/// too long for a frame.
pub fn serve(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    while let Some((deed, photo)) = read_ask(&mut input)? {
        let answer = carry_out(&deed, &photo);
        drop(photo);
        match write_answer(&mut output, &answer) {
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
                let fault = PhotoFault::cannot_make("the pictures are too long");
                write_answer(&mut output, &Answer::Refused(fault))?;
            }
            written => written?,
        }
    }
    Ok(())
}

/// Does `deed` with `photo`; a panic inside becomes a refusal.
pub fn carry_out(deed: &Deed, photo: &[u8]) -> Answer {
    let done = guarded(|| match deed {
        Deed::Probe => crate::probe(photo).map(|probe| Answer::Probed(Box::new(probe))),
        Deed::Render { ask } => {
            crate::render(photo, ask).map(|rendered| Answer::Rendered(Box::new(rendered)))
        }
        Deed::QuickLook => crate::quick_look(photo).map(Answer::Looked),
        Deed::Peek => crate::peek(photo).map(Answer::Looked),
        Deed::Study => crate::study(photo).map(Answer::Studied),
        Deed::Faces { turn } => crate::faces(photo, *turn).map(Answer::Seen),
    });
    done.unwrap_or_else(Answer::Refused)
}

/// Writes one ask. Fails with `InvalidInput` if the photo or the ask is too long for a frame, or as the pipe does.
pub fn write_ask(output: &mut impl Write, deed: &Deed, photo: &[u8]) -> io::Result<()> {
    write_frame(output, deed, &[photo])
}

/// Reads one ask; `None` if the pipe ends before it begins. Fails with `InvalidData` if it is no ask.
pub fn read_ask(input: &mut impl Read) -> io::Result<Option<(Deed, Vec<u8>)>> {
    let Some((deed, mut parts)) = read_frame(input)? else { return Ok(None) };
    match (parts.pop(), parts.is_empty()) {
        (Some(photo), true) => Ok(Some((deed, photo))),
        _ => Err(wrong("an ask has one part")),
    }
}

/// Writes one answer. Fails with `InvalidInput` if the pictures are too long for a frame, or as the pipe does.
pub fn write_answer(output: &mut impl Write, answer: &Answer) -> io::Result<()> {
    let shape = |p: &Picture| {
        let &Picture { width, height, format, best, .. } = p;
        Shape { width, height, format, best }
    };
    let (says, pictures): (Says, &[Picture]) = match answer {
        Answer::Probed(probe) => (Says::Probed { probe: (**probe).clone() }, &[]),
        Answer::Rendered(rendered) => (
            Says::Rendered {
                pictures: rendered.outputs.iter().map(shape).collect(),
                warnings: rendered.warnings.clone(),
                probe: rendered.probe.clone(),
            },
            &rendered.outputs,
        ),
        Answer::Looked(picture) => {
            (Says::Looked { picture: shape(picture) }, std::slice::from_ref(picture))
        }
        Answer::Studied(study) => (Says::Studied { study: study.clone() }, &[]),
        Answer::Seen(places) => (Says::Seen { places: places.clone() }, &[]),
        Answer::Refused(fault) => (Says::Refused { fault: fault.clone() }, &[]),
    };
    let parts: Vec<&[u8]> = pictures.iter().map(|picture| &picture.bytes[..]).collect();
    write_frame(output, &says, &parts)
}

/// Reads one answer. Fails with `UnexpectedEof` if the worker ended instead, with `InvalidData` if it is no answer.
pub fn read_answer(input: &mut impl Read) -> io::Result<Answer> {
    let (says, parts) = read_frame(input)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    let picture = |shape: Shape, bytes| Picture {
        bytes,
        width: shape.width,
        height: shape.height,
        format: shape.format,
        best: shape.best,
    };
    let shapes = match &says {
        Says::Rendered { pictures, .. } => pictures.clone(),
        Says::Looked { picture } => vec![*picture],
        Says::Probed { .. } | Says::Studied { .. } | Says::Seen { .. } | Says::Refused { .. } => {
            Vec::new()
        }
    };
    if shapes.len() != parts.len() {
        return Err(wrong("pictures and parts differ in number"));
    }
    let mut pictures: Vec<Picture> =
        shapes.into_iter().zip(parts).map(|(shape, bytes)| picture(shape, bytes)).collect();
    match says {
        Says::Probed { probe } => Ok(Answer::Probed(Box::new(probe))),
        Says::Studied { study } => Ok(Answer::Studied(study)),
        Says::Seen { places } => Ok(Answer::Seen(places)),
        Says::Refused { fault } => Ok(Answer::Refused(fault)),
        Says::Rendered { warnings, probe, .. } => {
            Ok(Answer::Rendered(Box::new(Rendered { outputs: pictures, warnings, probe })))
        }
        Says::Looked { .. } => {
            pictures.pop().map(Answer::Looked).ok_or_else(|| wrong("no picture"))
        }
    }
}

fn write_frame(output: &mut impl Write, says: &impl Serialize, parts: &[&[u8]]) -> io::Result<()> {
    let lengths = parts.iter().map(|part| u32::try_from(part.len())).collect::<Result<_, _>>();
    let lengths: Vec<u32> = lengths.map_err(|_| too_long())?;
    let whole: usize = parts.iter().map(|part| part.len()).sum();
    let head = serde_json::to_vec(&Head { says, parts: lengths }).map_err(io::Error::other)?;
    if whole > MAX_BYTES || head.len() > MAX_HEAD {
        return Err(too_long());
    }
    output.write_all(MAGIC)?;
    output.write_all(&(head.len() as u32).to_le_bytes())?;
    output.write_all(&head)?;
    parts.iter().try_for_each(|part| output.write_all(part))?;
    output.flush()
}

fn read_frame<T: for<'de> Deserialize<'de>>(
    input: &mut impl Read,
) -> io::Result<Option<(T, Vec<Vec<u8>>)>> {
    let mut start = [0u8; 8];
    let mut got = 0;
    while got < start.len() {
        match input.read(&mut start[got..]) {
            Ok(0) if got == 0 => return Ok(None),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(n) => got += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let [m0, m1, m2, m3, length @ ..] = start;
    let length = u32::from_le_bytes(length) as usize;
    if [m0, m1, m2, m3] != *MAGIC || length > MAX_HEAD {
        return Err(wrong("not a frame"));
    }
    let head: Head<T> =
        serde_json::from_slice(&take(input, length)?).map_err(|error| wrong(&error.to_string()))?;
    let whole: usize = head.parts.iter().map(|length| *length as usize).sum();
    if whole > MAX_BYTES || head.parts.len() > MAX_PARTS {
        return Err(wrong("the frame is too long"));
    }
    let parts = head.parts.iter().map(|length| take(input, *length as usize));
    Ok(Some((head.says, parts.collect::<Result<_, _>>()?)))
}

/// Reads exactly `length` bytes; memory grows with what really comes.
fn take(input: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length.min(16 << 20));
    let got = input.by_ref().take(length as u64).read_to_end(&mut bytes)?;
    if got == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

fn wrong(detail: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, detail.to_owned())
}

fn too_long() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "too long for a frame")
}
