//! Every JPEG that is written here decodes alike everywhere: in libjpeg-turbo, in `image`, and in `djpeg` and `ffmpeg`
//! where this computer has them. Colours are compared with `djpeg`, luma with `ffmpeg`, which spreads colours otherwise.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Mutex;

use image::RgbImage;
use photo::{Output, OutputFormat, Words, preset, preset_names, render};
use support::{ask, by_libjpeg, jpeg, likeness, scene};

/// What `program` answers to `input`; `None`, said aloud, if this computer does not have it.
fn told(program: &str, words: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let started = Command::new(program)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else {
        skipped(program);
        return None;
    };
    let mut pipe = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || pipe.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = feeder.join();
    assert!(output.status.success(), "{program} reads it");
    Some(output.stdout)
}

/// Says once of each program that nothing was compared with it; the runner keeps back only what `println!` says.
fn skipped(program: &str) {
    static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let mut said = SAID.lock().unwrap();
    if !said.iter().any(|one| one == program) {
        said.push(program.to_owned());
        writeln!(
            std::io::stderr().lock(),
            "SKIPPED: {program} is missing; no picture was compared with it"
        )
        .unwrap();
    }
}

fn luma(jpeg: &[u8]) -> Vec<u8> {
    let mut decoder = mozjpeg::Decompress::new_mem(jpeg).unwrap().grayscale().unwrap();
    decoder.read_scanlines::<u8>().unwrap()
}

#[test]
fn every_preset_decodes_alike_everywhere() {
    let words = Words { caption: Some("Chợ đêm".into()), ..Words::default() };
    for size in [(2400, 1800), (1601, 1203), (33, 700)] {
        let original = jpeg(&scene(size.0, size.1));
        for name in preset_names() {
            let wanted = Output { words: words.clone(), ..Output::plain(preset(name).unwrap()) };
            if wanted.preset.format != OutputFormat::Jpeg {
                continue;
            }
            let made = render(&original, &photo::Ask { outputs: vec![wanted] });
            let bytes = made.unwrap().outputs.remove(0).bytes;
            let here = by_libjpeg(&bytes);
            let by_image = image::load_from_memory(&bytes).unwrap().to_rgb8();
            let close = likeness(&by_image, &here);
            assert!(close >= 50.0, "{name} {size:?}: {close:.1} dB from image");
            if let Some(pixels) = told("djpeg", &["-ppm"], &bytes) {
                let body = pixels[pixels.len() - here.as_raw().len()..].to_vec();
                let there = RgbImage::from_raw(here.width(), here.height(), body).unwrap();
                let close = likeness(&there, &here);
                assert!(close >= 50.0, "{name} {size:?}: {close:.1} dB from djpeg");
            }
            let ffmpeg = ["-v", "error", "-f", "mjpeg", "-i", "pipe:0", "-f", "rawvideo"];
            let ffmpeg = [&ffmpeg[..], &["-pix_fmt", "gray", "pipe:1"]].concat();
            if let Some(there) = told("ffmpeg", &ffmpeg, &bytes) {
                let here = luma(&bytes);
                assert_eq!(there.len(), here.len(), "{name} {size:?}: one size in ffmpeg");
                let off = here.iter().zip(&there).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
                assert!(off <= 2, "{name} {size:?}: luma differs by {off} from ffmpeg");
            }
        }
    }
}

/// Read back here, and by `ffmpeg` where this computer has it: every pixel near to the lossless picture.
#[test]
#[cfg(feature = "avif")]
fn an_avif_is_read_elsewhere_as_it_was_meant_and_tells_our_words_alone() {
    let original = support::with_exif(&jpeg(&scene(642, 483)), 6);
    let words =
        Words { caption: Some("Chợ đêm phường Hoa Sữa".into()), ..Words::default() };
    for quality in [photo::Quality::Compact { level: 80 }, photo::Quality::Budget { bytes: 12_000 }]
    {
        let mut wanted =
            Output { words: words.clone(), ..Output::plain(preset("web-avif").unwrap()) };
        wanted.preset.quality = quality;
        let plain =
            Output::plain(photo::Preset { format: OutputFormat::Png, ..wanted.preset.clone() });
        let mut made =
            render(&original, &photo::Ask { outputs: vec![wanted, plain] }).unwrap().outputs;
        let meant = image::load_from_memory(&made.remove(1).bytes).unwrap().to_rgb8();
        let avif = made.remove(0).bytes;
        assert!(avif[4..].starts_with(b"ftypavif"), "its brand");
        assert!(support::contains(&avif, words.caption.as_deref().unwrap().as_bytes()));
        for leak in
            [support::SERIAL.as_bytes(), b"MakerNote", b"GPS", &[0, 0, 0x30, 0x39, 0, 0, 3, 0xE8]]
        {
            assert!(!support::contains(&avif, leak), "a word of the camera");
        }
        if let photo::Quality::Budget { bytes } = quality {
            let used = avif.len() as f64 / f64::from(bytes);
            assert!((0.95..=1.0).contains(&used), "{used:.3} of the budget");
        }
        let read = photo::probe(&avif).unwrap();
        assert_eq!(
            (read.caption, read.orientation, read.has_gps),
            (words.caption.clone(), 1, false)
        );
        let (here, rendered) = support::make(&avif, support::lossless("web")).unwrap();
        assert_eq!(rendered.warnings, []);
        let here = here.to_rgb8();
        let close = likeness(&here, &meant);
        assert!(close >= 30.0, "{quality:?}: {close:.1} dB here");
        let Some(there) = by_ffmpeg(&avif, meant.dimensions()) else { continue };
        let close = likeness(&there, &meant);
        assert!(close >= 30.0, "{quality:?}: {close:.1} dB from ffmpeg");
        let close = likeness(&there, &here);
        assert!(close >= 48.0, "{quality:?}: {close:.1} dB between both");
    }
}

/// An AVIF as `ffmpeg` reads it. It goes to and fro in the file: a pipe is not enough.
#[cfg(feature = "avif")]
fn by_ffmpeg(avif: &[u8], (width, height): (u32, u32)) -> Option<RgbImage> {
    let file = tempfile::Builder::new().suffix(".avif").tempfile().unwrap();
    std::fs::write(file.path(), avif).unwrap();
    let name = file.path().to_str().unwrap();
    let careful = "full_chroma_int+full_chroma_inp+accurate_rnd+bicubic";
    let ffmpeg = ["-v", "error", "-i", name, "-frames:v", "1", "-sws_flags", careful];
    let ffmpeg = [&ffmpeg[..], &["-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"]].concat();
    RgbImage::from_raw(width, height, told("ffmpeg", &ffmpeg, &[])?)
}

/// What encoders made, here and in `ffmpeg`, which spreads halved colours otherwise. It takes no sets of colours into account
/// and gives planes of colours in studio range brightened.
#[test]
#[cfg(feature = "avif")]
fn an_avif_of_others_is_read_as_ffmpeg_reads_it() {
    use support::avif::{GREYS, SCENES};
    let left_out = ["422-12-studio-2020", "444-12-p3", "444-10-studio-identity"];
    let compared = SCENES.into_iter().chain(GREYS).filter(|(name, _)| !left_out.contains(name));
    for (name, avif) in compared {
        let here = support::make(avif, support::lossless("web")).unwrap().0.to_rgb8();
        let Some(there) = by_ffmpeg(avif, here.dimensions()) else { return };
        let off = here.as_raw().iter().zip(there.as_raw()).map(|(a, b)| a.abs_diff(*b)).max();
        let most = if name.starts_with("42") { 8 } else { 1 };
        assert!(off.unwrap() <= most, "{name}: {off:?} from ffmpeg");
    }
}

#[test]
fn what_the_window_shows_is_progressive_and_its_words_come_first() {
    let original = jpeg(&scene(1700, 1300));
    let mut wanted = ask(&["web"]);
    wanted.outputs[0].words.credit = Some("Lan Chi".into());
    let bytes = render(&original, &wanted).unwrap().outputs.remove(0).bytes;
    let told = photo::probe(&bytes).unwrap();
    assert!(told.progressive);
    assert_eq!(told.credit.as_deref(), Some("Lan Chi"));
    let small = render(&original, &ask(&["thumb"])).unwrap().outputs.remove(0).bytes;
    assert!(!photo::probe(&small).unwrap().progressive, "a small one has one scan");
}
