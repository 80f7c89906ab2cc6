//! What files promise and do not hold: counted is what the room takes of the memory on their word.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where
#![allow(unsafe_code)] // an allocator that counts

mod support;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat};
use photo::{PhotoFault, Warning, probe, quick_look, render};
use support::bombs::{bombs, chunk, in_several_scans, jpeg_that_promises, webp};
use support::tiff::{Strip, plain, tiff};
use support::{ask, crc32, file, jpeg, lossless, make, scene};

/// Bytes that a file which promises too much may cost before it is refused, the copies of its own bytes included.
const REFUSED_FOR: usize = 4 << 20;
/// Bytes that unpacking its words may cost beside a small picture.
const UNPACKED_FOR: usize = 40 << 20;

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

thread_local! {
    /// Bytes held by this thread, and the most of them so far.
    static HELD: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

fn count(more: usize, less: usize) {
    let _ = HELD.try_with(|held| {
        let (now, most) = held.get();
        let now = now.saturating_add(more).saturating_sub(less);
        held.set((now, most.max(now)));
    });
}

// SAFETY: every call goes to the system's allocator as it came; the counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        // SAFETY: the caller keeps the same promises to us.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size, layout.size());
        // SAFETY: as above.
        unsafe { System.realloc(old, layout, size) }
    }

    unsafe fn dealloc(&self, old: *mut u8, layout: Layout) {
        count(0, layout.size());
        // SAFETY: as above.
        unsafe { System.dealloc(old, layout) }
    }
}

/// What `work` answers, and the most bytes it held at once beside what was held before.
fn counted<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = HELD.get().0;
    HELD.set((before, before));
    let answer = work();
    (answer, HELD.get().1 - before)
}

/// What the three ways in say of `bytes`, each with what it cost.
fn three_ways(bytes: &[u8]) -> [(Result<(), PhotoFault>, usize); 3] {
    // The first photo of a process reserves what the next ones use.
    let _ = render(&[], &ask(&["thumb"]));
    [
        counted(|| probe(bytes).map(|_| ())),
        counted(|| render(bytes, &ask(&["web", "card", "thumb"])).map(|_| ())),
        counted(|| quick_look(bytes).map(|_| ())),
    ]
}

fn refused_for_little(name: &str, bytes: &[u8], code: &str) {
    for (way, (answer, cost)) in ["probe", "render", "quick look"].iter().zip(three_ways(bytes)) {
        let said = answer.expect_err(name).code();
        assert_eq!(said, code, "{name}, {way}");
        assert!(cost < REFUSED_FOR, "{name}, {way}: {cost} bytes");
    }
}

#[test]
fn a_promise_is_refused_before_anything_is_taken_on_its_word() {
    for (name, bytes, code) in bombs() {
        refused_for_little(name, &bytes, code);
    }
}

#[test]
fn entries_of_a_tiff_that_reach_past_its_end_are_not_waited_for() {
    for number in [273, 279, 258] {
        let long = tiff(&plain((40, 30), &[90; 3600]), &[(number, 4, 8_000_000, 200)]);
        refused_for_little(&format!("entry {number}"), &long, "cut_off");
    }
    let nothing = tiff(&plain((0, 30), &[]), &[]);
    refused_for_little("no width", &nothing, "no_pixels");
}

/// JPEG lies in the strips of many a scanner's TIFF.
#[test]
fn a_jpeg_in_a_strip_is_believed_as_far_as_a_photo_is() {
    let strip = |jpeg: &[u8], size| tiff(&Strip { compression: 7, ..plain(size, jpeg) }, &[]);
    let picture = scene(40, 30);
    let (made, rendered) = make(&strip(&jpeg(&picture), (40, 30)), lossless("web")).unwrap();
    assert_eq!((made.width(), made.height(), rendered.warnings.len()), (40, 30, 0));
    let scans = in_several_scans(&jpeg_that_promises(40, 30, 0xC0));
    refused_for_little("several scans", &strip(&scans, (40, 30)), "unsupported");
    let long = jpeg_that_promises(65_500, 8, 0xC0);
    refused_for_little("a long strip", &strip(&long, (40, 30)), "too_long");
}

/// Eight bytes a pixel are more than the memory has; the header alone is no reason to refuse.
#[test]
fn deep_pixels_are_refused_before_they_are_unpacked() {
    let deep = DynamicImage::ImageRgba8(image::RgbaImage::new(4, 4)).to_rgba16();
    let mut png = file(&DynamicImage::ImageRgba16(deep), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10]);
    let sum = crc32(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&sum);
    let [probed, rendered, looked] = three_ways(&png);
    assert_eq!((probed.0, probed.1 < REFUSED_FOR), (Ok(()), true));
    for (answer, cost) in [rendered, looked] {
        assert_eq!(answer.unwrap_err().code(), "too_many_pixels");
        assert!(cost < REFUSED_FOR, "{cost} bytes");
    }
}

/// 40 × 30 pixels with one more piece after the header.
fn png_with(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let mut png = file(&DynamicImage::ImageRgb8(scene(40, 30)), ImageFormat::Png);
    let named = [&name[..], body].concat();
    let length = (body.len() as u32).to_be_bytes();
    png.splice(33..33, [&length[..], &named, &crc32(&named).to_be_bytes()].concat());
    png
}

/// So many zeros, packed as a PNG packs them: a thousand times fewer bytes.
fn packed_zeros(bytes: usize) -> Vec<u8> {
    let mut png = Vec::new();
    let mut encoder = PngEncoder::new(&mut png);
    encoder.set_icc_profile(vec![0; bytes]).unwrap();
    encoder.write_image(&[0; 3], 1, 1, ExtendedColorType::Rgb8).unwrap();
    let at = png.windows(4).position(|four| four == b"iCCP").unwrap();
    let length = u32::from_be_bytes(*png[at - 4..].first_chunk().unwrap()) as usize;
    let body = &png[at + 4..at + 4 + length];
    // A name, its end, and the way of packing.
    body[body.iter().position(|byte| *byte == 0).unwrap() + 2..].to_vec()
}

#[test]
fn words_packed_into_a_png_are_unpacked_up_to_a_measure() {
    let packed = packed_zeros(200 << 20);
    assert!(packed.len() < 300_000);
    let profile = png_with(*b"iCCP", &[b"P\0\0", &packed[..]].concat());
    let xmp = png_with(*b"iTXt", &[b"XML:com.adobe.xmp\0\x01\0\0\0", &packed[..]].concat());
    let text = png_with(*b"zTXt", &[b"Comment\0\0", &packed[..]].concat());
    for (name, bytes) in [("iCCP", profile), ("iTXt", xmp), ("zTXt", text)] {
        let (made, cost) = counted(|| render(&bytes, &ask(&["thumb"])));
        let told: &[Warning] = if name == "iCCP" { &[Warning::ProfileIgnored] } else { &[] };
        assert_eq!(made.unwrap().warnings, told, "{name}");
        assert!(cost < UNPACKED_FOR, "{name}: {cost} bytes");
    }
}

#[test]
fn words_without_end_are_cut_and_end_no_worker() {
    use photo::worker::{Answer, Deed, read_answer, serve, write_ask};
    let packet = format!(
        "<rdf:RDF><rdf:Description><dc:description>{}</dc:description></rdf:Description></rdf:RDF>",
        "dài ".repeat(500_000)
    );
    let photo = png_with(*b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", packet.as_bytes()].concat());
    let (mut asks, mut answers) = (Vec::new(), Vec::new());
    write_ask(&mut asks, &Deed::Probe, &photo).unwrap();
    serve(&asks[..], &mut answers).unwrap();
    let Answer::Probed(probe) = read_answer(&mut &answers[..]).unwrap() else { panic!("no probe") };
    assert_eq!(probe.caption.map(|caption| caption.chars().count()), Some(20_000));
}

/// Only its length is there: four thousand million bytes.
#[test]
fn words_that_a_webp_only_promises_are_not_waited_for() {
    let still = file(&DynamicImage::ImageRgb8(scene(40, 30)), ImageFormat::WebP);
    for (name, flag) in [(*b"EXIF", 8), (*b"XMP ", 4), (*b"ICCP", 32)] {
        let promise = [&name[..], &0xFFFF_FFF0_u32.to_le_bytes(), b"II*\0"].concat();
        let bytes = webp(flag, &[&still[12..], &promise].concat());
        for (answer, cost) in three_ways(&bytes) {
            assert_eq!(answer, Ok(()), "{}: the picture is whole", name.escape_ascii());
            assert!(cost < REFUSED_FOR, "{}: {cost} bytes", name.escape_ascii());
        }
    }
    let real = webp(8, &[&still[12..], &chunk(*b"EXIF", &support::exif(1))].concat());
    assert!(probe(&real).unwrap().has_gps, "words that are there are read");
}
