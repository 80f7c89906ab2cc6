//! Files that break other programs, each made here, each with what is expected of ours.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use image::{DynamicImage, ImageBuffer, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use photo::{
    Ask, Output, OutputFormat, PhotoFault, Picture, Warning, Words, preset, probe, quick_look,
    render,
};
use support::bombs::{bombs, jpeg_that_promises};
use support::{ask, crc32, file, jpeg, likeness, lossless, make, scene, with_exif, with_segment};

fn refusal(bytes: &[u8]) -> &'static str {
    let codes = [
        probe(bytes).map(|_| ()).map_err(|fault| fault.code()),
        render(bytes, &ask(&["web"])).map(|_| ()).map_err(|fault| fault.code()),
        quick_look(bytes).map(|_| ()).map_err(|fault| fault.code()),
    ];
    assert!(codes.iter().all(|code| *code == codes[0]), "all three ways in agree: {codes:?}");
    codes[0].expect_err("the file is refused")
}

#[test]
fn what_is_no_picture_is_refused_by_its_own_word() {
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("zero bytes", vec![], "empty"),
        ("text named .jpg", "Phường họp dân.".into(), "not_a_picture"),
        ("a web page named .jpg", b"<html><body>anh</body></html>".to_vec(), "not_a_picture"),
        ("a header alone", jpeg(&scene(64, 64))[..160].to_vec(), "cut_off"),
        ("two bytes", vec![0xFF, 0xD8], "cut_off"),
        ("height 0", jpeg_that_promises(16, 0, 0xC0), "no_pixels"),
    ];
    for (name, bytes, code) in cases {
        assert_eq!(refusal(&bytes), code, "{name}");
    }
}

#[test]
fn bombs_are_refused_by_their_header() {
    for (name, bytes, code) in bombs() {
        assert_eq!(refusal(&bytes), code, "{name}");
    }
}

#[test]
fn every_orientation_comes_out_upright() {
    use image::imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};
    let upright = scene(592, 448);
    let stored = |tag: u16| {
        let p = &upright;
        match tag {
            2 => flip_horizontal(p),
            3 => rotate180(p),
            4 => flip_vertical(p),
            5 => flip_horizontal(&rotate90(p)),
            6 => rotate270(p),
            7 => flip_horizontal(&rotate270(p)),
            8 => rotate90(p),
            _ => p.clone(),
        }
    };
    let made = |tag| {
        let bytes = with_exif(&jpeg(&stored(tag)), tag);
        let (card, rendered) = make(&bytes, lossless("card")).unwrap();
        let size = (rendered.probe.width, rendered.probe.height);
        assert_eq!((size, rendered.warnings.len()), ((592, 448), 0), "tag {tag}");
        let told = if tag < 9 { tag.max(1) } else { 1 };
        assert_eq!(u16::from(rendered.probe.orientation), told, "tag {tag}");
        let (thumb, _) = make(&bytes, lossless("thumb")).unwrap();
        [card.to_rgb8(), thumb.to_rgb8()]
    };
    let [card, thumb] = made(1);
    for tag in [2, 3, 4, 5, 6, 7, 8, 0, 9, 255] {
        let [whole, small] = made(tag);
        let (whole, small) = (likeness(&whole, &card), likeness(&small, &thumb));
        assert!(whole > 48.0 && small > 51.0, "tag {tag}: {whole:.1} and {small:.1} dB");
    }
}

/// All pixels but a frame of 4, where the kernel is cut and a regular pattern is not met evenly.
fn inside<P: image::Pixel>(picture: &ImageBuffer<P, Vec<P::Subpixel>>) -> impl Iterator<Item = &P> {
    let (width, height) = picture.dimensions();
    let within = move |x: u32, y: u32| (4..width - 4).contains(&x) && (4..height - 4).contains(&y);
    picture.enumerate_pixels().filter(move |(x, y, _)| within(*x, *y)).map(|(_, _, pixel)| pixel)
}

#[test]
fn light_is_mixed_in_linear_light() {
    let lines = RgbImage::from_fn(800, 800, |_, y| Rgb([if y % 2 == 0 { 255 } else { 0 }; 3]));
    let (made, _) =
        make(&file(&DynamicImage::ImageRgb8(lines), ImageFormat::Png), lossless("thumb")).unwrap();
    for pixel in inside(&made.to_rgb8()) {
        assert!(pixel.0.iter().all(|v| v.abs_diff(188) <= 2), "{pixel:?} is not 188 ± 2");
    }
}

#[test]
fn transparent_colours_do_not_bleed() {
    let checker = RgbaImage::from_fn(800, 800, |x, y| {
        if (x + y) % 2 == 0 { Rgba([255, 0, 0, 255]) } else { Rgba([0, 255, 0, 0]) }
    });
    let (made, _) =
        make(&file(&DynamicImage::ImageRgba8(checker), ImageFormat::Png), lossless("thumb"))
            .unwrap();
    for Rgba([r, g, b, a]) in inside(&made.to_rgba8()) {
        assert!((*r, *g, *b) == (255, 0, 0) && (127..=128).contains(a), "{r} {g} {b} {a}");
    }
    let (on_paper, _) = make(
        &file(&DynamicImage::ImageRgba8(RgbaImage::new(40, 40)), ImageFormat::Png),
        Output::plain(preset("thumb").unwrap()),
    )
    .unwrap();
    assert_eq!(on_paper.to_rgb8().get_pixel(20, 20).0, [255; 3], "JPEG puts it on white");
}

#[test]
fn cut_off_files_are_made_and_told() {
    let whole = jpeg(&scene(800, 600));
    let progressive = render(&whole, &ask(&["card"])).unwrap().outputs[0].bytes.clone();
    for (name, bytes) in [("baseline", &whole), ("progressive", &progressive)] {
        let half = render(&bytes[..bytes.len() / 2], &ask(&["card"])).unwrap();
        assert_eq!(half.warnings, [Warning::Incomplete], "{name} cut in half");
        let no_end = render(&bytes[..bytes.len() - 2], &ask(&["card"])).unwrap();
        assert_eq!(no_end.warnings, [], "{name}: only the end marker is missing");
        let more = render(&[bytes, &[0; 5000][..]].concat(), &ask(&["card"])).unwrap();
        assert_eq!(more.warnings, [], "{name} with bytes after its end");
        assert_eq!(more.outputs, no_end.outputs);
    }
}

#[test]
fn a_cut_png_is_told_by_a_word() {
    let png = file(&DynamicImage::ImageRgb8(scene(300, 200)), ImageFormat::Png);
    let code = render(&png[..png.len() / 2], &ask(&["card"])).unwrap_err().code();
    assert_eq!(code, "damaged");
}

#[test]
fn all_kinds_of_pixels_are_read() {
    let picture = DynamicImage::ImageRgb8(scene(300, 200));
    let sixteen = DynamicImage::ImageRgb16(picture.to_rgb16());
    let cases = [
        ("PNG", file(&picture, ImageFormat::Png), 45.0),
        ("PNG, 16 bit", file(&sixteen, ImageFormat::Png), 45.0),
        ("WebP", file(&picture, ImageFormat::WebP), 45.0),
        ("BMP", file(&picture, ImageFormat::Bmp), 45.0),
        ("TIFF", file(&picture, ImageFormat::Tiff), 45.0),
        ("GIF", file(&picture, ImageFormat::Gif), 20.0),
        ("JPEG", jpeg(&scene(300, 200)), 33.0),
    ];
    for (name, bytes, least) in cases {
        let (made, rendered) = make(&bytes, lossless("card")).unwrap();
        let likeness = likeness(&made.to_rgb8(), &picture.to_rgb8());
        assert!(likeness > least, "{name}: {likeness:.1} dB");
        assert_eq!(rendered.warnings, [], "{name}");
    }
}

#[test]
fn extreme_shapes_never_lose_a_side() {
    let cases = [
        ((12000, 8), [(1600, 1), (800, 1), (320, 1)]),
        ((3, 5000), [(1, 1600), (1, 800), (1, 320)]),
        ((1, 1), [(1, 1); 3]),
    ];
    for (size, sizes) in cases {
        let picture = scene(size.0, size.1);
        let png = file(&DynamicImage::ImageRgb8(picture.clone()), ImageFormat::Png);
        for bytes in [jpeg(&picture), png] {
            let rendered = render(&bytes, &ask(&["web", "card", "thumb"])).unwrap();
            for (picture, size) in rendered.outputs.iter().zip(sizes) {
                let decoded = image::load_from_memory(&picture.bytes).unwrap();
                assert_eq!((decoded.width(), decoded.height()), size);
                assert_eq!((picture.width, picture.height), size);
            }
        }
    }
}

#[test]
fn nothing_the_original_tells_is_in_any_output() {
    let original = with_exif(&jpeg(&scene(900, 700)), 6);
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{}</x:xmpmeta>", support::SERIAL);
    let original = with_segment(&original, 0xE1, xmp.as_bytes());
    let original = [&original[..], b"MP4 TRAILER ", support::SERIAL.as_bytes()].concat();
    assert!(probe(&original).unwrap().has_gps, "the original tells a place");
    let place = b"http://ns.adobe.com/xap/1.0/\0<r exif:GPSLatitude=\"20,59.2N\"/>";
    let by_xmp = with_segment(&jpeg(&scene(90, 70)), 0xE1, place);
    assert!(probe(&by_xmp).unwrap().has_gps, "a place in XMP is told too");
    assert!(!probe(&jpeg(&scene(90, 70))).unwrap().has_gps);
    let mut wanted = ask(&["web", "card", "thumb", "social", "portal-200k", "web-webp"]);
    wanted.outputs.push(lossless("card"));
    for output in &mut wanted.outputs {
        output.words.caption = Some("Chợ đêm phường Hoa Sữa".into());
    }
    let mut pictures = render(&original, &wanted).unwrap().outputs;
    for picture in &pictures {
        assert_eq!(
            probe(&picture.bytes).unwrap().caption.as_deref(),
            Some("Chợ đêm phường Hoa Sữa")
        );
    }
    pictures.push(quick_look(&original).unwrap());
    for picture in pictures {
        let told = probe(&picture.bytes).unwrap();
        assert!(!told.has_gps && told.camera.is_none() && told.orientation == 1);
        for leak in [support::SERIAL.as_bytes(), b"MakerNote", b"GPS"] {
            assert!(!support::contains(&picture.bytes, leak), "{}", picture.format.extension());
        }
        // The rational numbers of the place, as the original stores them.
        assert!(!support::contains(&picture.bytes, &[0, 0, 0x30, 0x39, 0, 0, 3, 0xE8]));
    }
}

/// A fresh block may say what the photo's own block said of rights and day, and nothing else that it said.
#[test]
fn what_the_original_says_of_rights_and_day_is_told_anew_where_it_is_asked_for() {
    let words = Words {
        caption: Some("Cây cầu mới".into()),
        credit: Some("Lan Chi".into()),
        copyright: Some("© Phường Hoa Sữa".into()),
        date: Some("2026-10-03T08:30:00".into()),
    };
    let first = Output { words: words.clone(), ..Output::plain(preset("web").unwrap()) };
    let first = render(&jpeg(&scene(900, 700)), &Ask { outputs: vec![first] }).unwrap();
    let original = with_segment(&first.outputs[0].bytes, 0xEA, support::SERIAL.as_bytes());
    let told = |tell: bool, words: Words| {
        let output = Output { words, tell, ..Output::plain(preset("card").unwrap()) };
        let made = render(&original, &Ask { outputs: vec![output] }).unwrap().outputs.remove(0);
        assert!(!support::contains(&made.bytes, support::SERIAL.as_bytes()));
        let probe = probe(&made.bytes).unwrap();
        Words {
            caption: probe.caption,
            credit: probe.credit,
            copyright: probe.copyright,
            date: probe.captured_at,
        }
    };
    assert_eq!(told(true, Words::default()), words);
    assert_eq!(told(false, Words::default()), Words::default());
    let taken_away = Words { caption: Some(String::new()), ..Words::default() };
    assert_eq!(told(true, taken_away), Words { caption: None, ..words.clone() });
    let corrected = Words { credit: Some("Hạ Vy".into()), ..Words::default() };
    assert_eq!(told(true, corrected.clone()), Words { credit: corrected.credit, ..words });
}

#[test]
fn a_byte_budget_is_used_and_never_exceeded() {
    let noise = RgbImage::from_fn(1600, 1200, |x, y| {
        let n =
            (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_mul(2_246_822_519);
        Rgb([(n >> 26) as u8 + (x / 10) as u8 / 2, (n >> 25) as u8 + 60, (y / 9) as u8])
    });
    let original = jpeg(&noise);
    for bytes in [60_000u32, 200_000] {
        let mut output = Output::plain(preset("portal-200k").unwrap());
        output.preset.quality = photo::Quality::Budget { bytes };
        output.words = Words { credit: Some("Lan Chi".into()), ..Words::default() };
        let made = render(&original, &Ask { outputs: vec![output] }).unwrap().outputs.remove(0);
        let used = made.bytes.len() as f64 / f64::from(bytes);
        assert!((0.95..=1.0).contains(&used), "{bytes} bytes: {used:.3} used");
    }
}

/// Photos have calm places and busy ones; libwebp has few steps, and moves bits between the two.
#[test]
fn a_byte_budget_of_webp_is_used_too() {
    let street = RgbImage::from_fn(800, 600, |x, y| {
        let n =
            (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_mul(2_246_822_519);
        let grain = (n >> 24) * (y / 6) / 400;
        Rgb([(60 + grain) as u8, (40 + x / 8 + grain / 2) as u8, (180 - y / 5) as u8])
    });
    let original = jpeg(&street);
    for bytes in [20_000u32, 40_000, 60_000] {
        let mut output = Output::plain(preset("portal-200k").unwrap());
        output.preset.format = photo::OutputFormat::Webp;
        output.preset.quality = photo::Quality::Budget { bytes };
        let made = render(&original, &Ask { outputs: vec![output] }).unwrap().outputs.remove(0);
        let used = made.bytes.len() as f64 / f64::from(bytes);
        assert!((0.95..=1.0).contains(&used), "{bytes} bytes: {used:.3} used");
    }
}

fn budgeted(picture: &RgbImage, format: OutputFormat, bytes: u32) -> Picture {
    let mut output = Output::plain(preset("portal-200k").unwrap());
    output.preset.format = format;
    output.preset.quality = photo::Quality::Budget { bytes };
    render(&jpeg(picture), &Ask { outputs: vec![output] }).unwrap().outputs.remove(0)
}

/// Below the lowest quality only fewer pixels are left, and above the highest nothing is left to add.
#[test]
fn a_byte_budget_beyond_both_ends_of_quality_is_answered() {
    let noise = |width| {
        RgbImage::from_fn(width, width / 4 * 3, |x, y| {
            let n = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503))
                .wrapping_mul(2_246_822_519);
            Rgb([(n >> 24) as u8, (n >> 16) as u8, (n >> 8) as u8])
        })
    };
    for (format, width) in [(OutputFormat::Jpeg, 1280), (OutputFormat::Webp, 640)] {
        let small = budgeted(&noise(width), format, 2_500);
        assert!(small.bytes.len() <= 2_500 && small.bytes.len() >= 2_300, "{}", small.bytes.len());
        assert!(small.width < width && !small.best, "{} pixels", small.width);
        assert!((small.width * 3).abs_diff(small.height * 4) <= 4, "it keeps its shape");
        let calm = budgeted(&scene(640, 480), format, 2_000_000);
        assert!(calm.best && calm.width == 640, "all that {format:?} can hold");
        assert!(!budgeted(&scene(640, 480), format, 9_000).best);
    }
}

#[test]
fn an_impossible_ask_is_refused_and_says_so() {
    let mut output = Output::plain(preset("web").unwrap());
    output.preset.quality = photo::Quality::Budget { bytes: 10 };
    let fault = render(&jpeg(&scene(400, 300)), &Ask { outputs: vec![output] }).unwrap_err();
    assert!(matches!(fault, PhotoFault::CannotMake { .. }));
    assert_eq!(render(&jpeg(&scene(40, 30)), &Ask::default()).unwrap().outputs, []);
}

#[test]
fn animations_give_their_first_frame_and_say_so() {
    let frame = |shade: u8| {
        image::Frame::new(RgbaImage::from_pixel(40, 30, Rgba([shade, shade, shade, 255])))
    };
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    encoder.encode_frames([frame(200), frame(20)]).unwrap();
    drop(encoder);
    let (made, rendered) = make(&gif, lossless("web")).unwrap();
    assert_eq!(rendered.warnings, [Warning::AnimationDropped]);
    assert!(made.to_rgb8().get_pixel(20, 15).0[0] > 180, "the first frame");
}

/// A PNG with a second frame, and a WebP that is nothing but frames.
#[test]
fn an_animated_png_and_webp_give_a_picture_or_a_word() {
    let grey = |shade: u8| DynamicImage::ImageRgb8(RgbImage::from_pixel(40, 30, Rgb([shade; 3])));
    let mut apng = file(&grey(200), ImageFormat::Png);
    let frames = [&8_u32.to_be_bytes()[..], b"acTL", &2_u32.to_be_bytes(), &[0; 4]].concat();
    let sum = crc32(&frames[4..]).to_be_bytes();
    apng.splice(33..33, [&frames[..], &sum].concat());
    let (made, rendered) = make(&apng, lossless("web")).unwrap();
    assert_eq!(rendered.warnings, [Warning::AnimationDropped]);
    assert!(made.to_rgb8().get_pixel(20, 15).0[0] > 180, "the first frame");

    let chunk = |name: &[u8], body: &[u8]| {
        [name, &(body.len() as u32).to_le_bytes(), body, &[0][..body.len() % 2]].concat()
    };
    let frame = |shade| {
        let still = file(&grey(shade), ImageFormat::WebP);
        // Place 0 × 0, 40 × 30 pixels, shown for 100 ms.
        let place = [0, 0, 0, 0, 0, 0, 39, 0, 0, 29, 0, 0, 100, 0, 0, 0];
        chunk(b"ANMF", &[&place[..], &still[12..]].concat())
    };
    let head = chunk(b"VP8X", &[2, 0, 0, 0, 39, 0, 0, 29, 0, 0]);
    let all = [head, chunk(b"ANIM", &[0; 6]), frame(200), frame(20)].concat();
    let webp = [&b"RIFF"[..], &(all.len() as u32 + 4).to_le_bytes(), b"WEBP", &all].concat();
    let (made, rendered) = make(&webp, lossless("web")).unwrap();
    assert_eq!(rendered.warnings, [Warning::AnimationDropped]);
    assert!(made.to_rgb8().get_pixel(20, 15).0[0] > 180, "the first frame");
}

#[test]
fn a_turn_told_in_png_and_webp_is_applied() {
    use image::ImageEncoder;
    let picture = scene(60, 40);
    let (mut png, mut webp) = (Vec::new(), Vec::new());
    let mut encoder = image::codecs::png::PngEncoder::new(&mut png);
    encoder.set_exif_metadata(support::exif(6)).unwrap();
    encoder.write_image(&picture, 60, 40, image::ExtendedColorType::Rgb8).unwrap();
    let mut encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut webp);
    encoder.set_exif_metadata(support::exif(6)).unwrap();
    encoder.write_image(&picture, 60, 40, image::ExtendedColorType::Rgb8).unwrap();
    for (name, bytes) in [("PNG", png), ("WebP", webp)] {
        let (made, rendered) = make(&bytes, lossless("web")).unwrap();
        assert_eq!(
            (made.width(), made.height(), rendered.probe.orientation),
            (40, 60, 6),
            "{name}"
        );
        let upright = image::imageops::rotate90(&picture);
        assert!(likeness(&made.to_rgb8(), &upright) > 60.0, "{name} is turned with the clock");
    }
}

#[test]
fn of_two_pictures_in_one_file_the_first_counts() {
    let (first, second) = (jpeg(&scene(90, 60)), jpeg(&scene(30, 80)));
    let index = with_segment(&first, 0xE2, b"MPF\0MM\0*\0\0\0\x08\0\0");
    let (made, rendered) = make(&[&index[..], &second].concat(), lossless("web")).unwrap();
    assert_eq!((made.width(), made.height()), (90, 60));
    assert_eq!(rendered.warnings, []);
    let web = render(&[&index[..], &second].concat(), &ask(&["web"])).unwrap().outputs.remove(0);
    assert!(!support::contains(&web.bytes, b"MPF"), "the index goes");
}
