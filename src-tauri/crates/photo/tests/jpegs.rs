//! JPEG as cameras, programs and bad cards leave it: each read as libjpeg reads it, and the picture alone.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use image::{DynamicImage, GrayImage, ImageFormat, Rgb, RgbImage};
use photo::{Warning, probe, quick_look, render};
use support::{
    ask, by_libjpeg, contains, file, jpeg, likeness, lossless, make, scene, with_exif, with_segment,
};

/// How a JPEG is to be written.
#[derive(Clone, Copy)]
struct Way {
    /// Pixels that share one colour, across and down.
    shared: (u8, u8),
    progressive: bool,
    /// Codes made for this picture alone.
    own_codes: bool,
}

const PLAIN: Way = Way { shared: (1, 1), progressive: false, own_codes: false };

fn written(picture: &RgbImage, way: Way) -> Vec<u8> {
    let mut encoder = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_RGB);
    encoder.set_fastest_defaults();
    encoder.set_size(picture.width() as usize, picture.height() as usize);
    encoder.set_quality(92.0);
    encoder.set_chroma_sampling_pixel_sizes(way.shared, way.shared);
    if way.progressive {
        encoder.set_progressive_mode();
    }
    encoder.set_optimize_coding(way.own_codes);
    let mut started = encoder.start_compress(Vec::new()).unwrap();
    started.write_scanlines(picture.as_raw()).unwrap();
    started.finish().unwrap()
}

#[test]
fn every_way_of_writing_is_read_as_libjpeg_reads_it() {
    let picture = scene(300, 200);
    let cases = [
        ("4:4:4", PLAIN),
        ("4:2:2", Way { shared: (2, 1), ..PLAIN }),
        ("4:2:0", Way { shared: (2, 2), ..PLAIN }),
        ("4:4:0", Way { shared: (1, 2), ..PLAIN }),
        ("progressive", Way { shared: (2, 2), progressive: true, own_codes: true }),
        ("own codes", Way { shared: (2, 2), progressive: false, own_codes: true }),
    ];
    for (name, way) in cases {
        let bytes = written(&picture, way);
        assert_eq!(probe(&bytes).unwrap().progressive, way.progressive, "{name}");
        let (made, rendered) = make(&bytes, lossless("card")).unwrap();
        assert_eq!(rendered.warnings, [], "{name}");
        let close = likeness(&made.to_rgb8(), &by_libjpeg(&bytes));
        assert!(close >= 50.0, "{name}: {close:.1} dB from libjpeg");
        let true_to = likeness(&made.to_rgb8(), &picture);
        assert!(true_to >= 33.0, "{name}: {true_to:.1} dB from the picture");
    }
}

#[test]
fn a_grey_jpeg_stays_grey() {
    let ramp = GrayImage::from_fn(200, 100, |x, _| image::Luma([(x + 20) as u8]));
    let grey = file(&DynamicImage::ImageLuma8(ramp), ImageFormat::Jpeg);
    let (made, rendered) = make(&grey, lossless("card")).unwrap();
    let made = made.to_rgb8();
    assert_eq!(rendered.warnings, []);
    assert!(made.pixels().all(|Rgb([r, g, b])| r == g && g == b));
    assert!(likeness(&made, &by_libjpeg(&grey)) >= 50.0);
    assert!(made.get_pixel(130, 50).0[0].abs_diff(150) <= 3, "as bright as it was");
}

/// A grey picture, with codes of its own.
fn grey(picture: &GrayImage) -> Vec<u8> {
    let mut encoder = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_GRAYSCALE);
    encoder.set_fastest_defaults();
    encoder.set_size(picture.width() as usize, picture.height() as usize);
    encoder.set_quality(88.0);
    encoder.set_optimize_coding(true);
    let mut started = encoder.start_compress(Vec::new()).unwrap();
    started.write_scanlines(picture.as_raw()).unwrap();
    started.finish().unwrap()
}

/// The segments `marker` of a JPEG, whole, in their order.
fn segments(jpeg: &[u8], marker: u8) -> Vec<u8> {
    let (mut at, mut found) = (2, Vec::new());
    while jpeg[at + 1] != 0xDA {
        let end = at + 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
        if jpeg[at + 1] == marker {
            found.extend(&jpeg[at..end]);
        }
        at = end;
    }
    found
}

/// Brightness at its full size and both colours at half of it, each in a scan of its own: three grey pictures in one.
fn in_three_scans(brightness: &GrayImage, colours: [&GrayImage; 2]) -> Vec<u8> {
    let parts = [brightness, colours[0], colours[1]].map(grey);
    let (width, height) = brightness.dimensions();
    let size = [(height as u16).to_be_bytes(), (width as u16).to_be_bytes()].concat();
    let mut whole = [&[0xFF, 0xD8][..], &segments(&parts[0], 0xDB)].concat();
    whole.extend([&[0xFF, 0xC0, 0, 17, 8][..], &size, &[3]].concat());
    whole.extend([1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0]);
    for (part, number) in parts.iter().zip(1..) {
        whole.extend(segments(part, 0xC4));
        let scan = part.windows(4).position(|four| four == [0xFF, 0xDA, 0, 8]).unwrap();
        whole.extend([0xFF, 0xDA, 0, 8, 1, number, 0, 0, 63, 0]);
        whole.extend(&part[scan + 10..part.len() - 2]);
    }
    [&whole[..], &[0xFF, 0xD9]].concat()
}

/// The decoder of another program reads such a file to rubbish, and says nothing.
#[test]
#[cfg(feature = "turbo")]
fn colours_that_come_one_after_the_other_are_read() {
    let brightness = GrayImage::from_fn(640, 480, |x, y| image::Luma([(x / 4 + y / 6) as u8]));
    let ramp = |down: bool| {
        GrayImage::from_fn(320, 240, |x, y| {
            image::Luma([if down { y } else { x / 2 } as u8 / 2 + 70])
        })
    };
    let bytes = in_three_scans(&brightness, [&ramp(false), &ramp(true)]);
    assert!(probe(&bytes).unwrap().progressive, "it comes in several scans");
    let (made, rendered) = make(&bytes, lossless("card")).unwrap();
    assert_eq!(rendered.warnings, []);
    let made = made.to_rgb8();
    let close = likeness(&made, &by_libjpeg(&bytes));
    assert!(close >= 50.0, "{close:.1} dB from libjpeg");
    for (x, y) in [(20, 30), (600, 40), (320, 240), (30, 460), (610, 450)] {
        let place = (x as f32, y as f32);
        let (light, cb, cr) =
            (place.0 / 4.0 + place.1 / 6.0, place.0 / 8.0 - 58.0, place.1 / 4.0 - 58.0);
        let wanted = [light + 1.402 * cr, light - 0.344 * cb - 0.714 * cr, light + 1.772 * cb];
        let pixel = made.get_pixel(x, y).0;
        let off = |(value, wanted): (u8, f32)| (f32::from(value) - wanted.clamp(0.0, 255.0)).abs();
        assert!(
            pixel.into_iter().zip(wanted).map(off).all(|off| off < 5.0),
            "{pixel:?}, {wanted:?}"
        );
    }
}

#[test]
fn damaged_data_is_read_as_libjpeg_reads_it_and_told() {
    for (name, progressive) in [("baseline", false), ("progressive", true)] {
        let way = Way { shared: (2, 2), progressive, own_codes: progressive };
        let mut hurt = written(&scene(800, 600), way);
        let middle = hurt.len() / 2;
        // Ones alone are no code.
        hurt[middle..middle + 64].copy_from_slice(&[0xFF, 0].repeat(32));
        let (made, rendered) = make(&hurt, lossless("card")).unwrap();
        assert_eq!(rendered.warnings, [Warning::Incomplete], "{name}");
        let close = likeness(&made.to_rgb8(), &by_libjpeg(&hurt));
        assert!(close >= 50.0, "{name}: {close:.1} dB from libjpeg");
    }
}

#[test]
fn stray_bytes_before_a_marker_are_passed_over_and_the_turn_is_heard() {
    let whole = with_exif(&jpeg(&scene(90, 60)), 6);
    let (as_it_was, _) = make(&whole, lossless("web")).unwrap();
    let places = [[0xFF, 0xDB], [0xFF, 0xC0], [0xFF, 0xC4], [0xFF, 0xDA]];
    for marker in places {
        let at = whole.windows(2).rposition(|two| two == marker).unwrap();
        let stray = [&whole[..at], &[0x00, 0x7F, 0x12, 0x00, 0x00], &whole[at..]].concat();
        let (made, rendered) = make(&stray, lossless("web")).unwrap();
        assert_eq!((made.width(), made.height(), rendered.probe.orientation), (60, 90, 6));
        assert_eq!(rendered.warnings, [], "before {marker:X?}");
        assert!(made == as_it_was, "before {marker:X?}");
    }
}

/// What only a film or a brighter screen would need, each in bytes that are searched for.
const BESIDE: [&[u8]; 6] =
    [b"hdrgm", b"21496", b"MPF", b"MotionPhoto", b"+20.9912+105.8010", b"ftypmp42"];

/// All that is made of `told` is what is made of `plain`, and nothing of what lies beside it is in it.
fn is_the_picture_alone(name: &str, told: &[u8], plain: &[u8]) {
    let names = ["web", "card", "thumb", "featured", "portal-200k", "web-webp"];
    let made = render(told, &ask(&names)).unwrap();
    assert_eq!(made.warnings, [], "{name}");
    assert!(made.outputs == render(plain, &ask(&names)).unwrap().outputs, "{name}");
    let look = quick_look(told).unwrap();
    assert!(look == quick_look(plain).unwrap(), "{name}");
    for picture in made.outputs.iter().chain([&look]) {
        for word in BESIDE {
            assert!(!contains(&picture.bytes, word), "{name}: {}", word.escape_ascii());
        }
    }
}

const XMP: &str = "http://ns.adobe.com/xap/1.0/\0";

#[test]
fn what_a_bright_screen_would_show_is_left_behind() {
    let plain = jpeg(&scene(900, 700));
    let about =
        format!("{XMP}<x:xmpmeta><r hdrgm:Version=\"1.0\" hdrgm:GainMapMax=\"2.3\"/></x:xmpmeta>");
    let brighter = with_segment(&jpeg(&scene(450, 350)), 0xE1, about.as_bytes());
    let standard = b"urn:iso:std:iso:ts:21496:-1\0\0\0\0\0";
    let told = with_segment(&plain, 0xE2, b"MPF\0MM\0*\0\0\0\x08\0\0");
    let told = with_segment(&told, 0xE2, standard);
    let told = with_segment(&told, 0xE1, about.as_bytes());
    is_the_picture_alone("gain map", &[told, brighter].concat(), &plain);
}

/// Boxes of a film that says where it was taken.
fn film() -> Vec<u8> {
    let part = |name: &[u8; 4], body: &[u8]| {
        [&(body.len() as u32 + 8).to_be_bytes()[..], name, body].concat()
    };
    let place = part(b"\xA9xyz", b"\0\x12\x15\xC7+20.9912+105.8010/");
    let place = part(b"moov", &part(b"udta", &place));
    [part(b"ftyp", b"mp42\0\0\0\0isommp42"), place, part(b"mdat", &[0xFF, 0xD8, 0xFF, 0xDA, 7])]
        .concat()
}

#[test]
fn of_a_photo_that_moves_the_still_picture_is_taken() {
    let plain = jpeg(&scene(900, 700));
    let about = format!("{XMP}<x:xmpmeta><r GCamera:MotionPhoto=\"1\"/></x:xmpmeta>");
    let told = with_segment(&plain, 0xE1, about.as_bytes());
    is_the_picture_alone("film", &[&told[..], &film()].concat(), &plain);
    for (name, stub) in
        [("film alone", film()), ("head and film", [&told[..120], &film()].concat())]
    {
        let fault = render(&stub, &ask(&["web"])).unwrap_err();
        assert!(["not_a_picture", "cut_off", "damaged"].contains(&fault.code()), "{name}: {fault}");
    }
}
