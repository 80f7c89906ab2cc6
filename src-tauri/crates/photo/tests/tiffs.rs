//! TIFF as scanners and picture desks write it: turned, with printing inks, with a profile larger than its pixels, and of
//! kinds that nothing here reads.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use photo::{Warning, probe, render};
use support::profiles::{display_p3, lut_profile};
use support::tiff::{Strip, last_link, plain, tiff, with_page};
use support::{ask, likeness, lossless, make, scene};

#[test]
fn a_rare_kind_of_tiff_is_not_called_damaged() {
    let pixels = [90; 3600];
    let cases = [
        ("video's colours", Strip { meaning: 6, ..plain((40, 30), &pixels) }),
        ("packed by Zstandard", Strip { compression: 50_000, ..plain((40, 30), &pixels) }),
    ];
    for (name, strip) in cases {
        let fault = render(&tiff(&strip, &[]), &ask(&["web"])).unwrap_err();
        assert_eq!(fault.code(), "unsupported", "{name}: {fault}");
    }
}

/// Inks of a TIFF: 255 is the whole ink. None of it is followed by a profile, and that is told.
#[test]
fn inks_of_a_tiff_are_guessed_and_told() {
    let pixels = [255, 0, 0, 0].repeat(40 * 30);
    let icc = lut_profile(*b"CMYK");
    for (icc, told) in [(None, Warning::ProfileMissing), (Some(&icc[..]), Warning::ProfileIgnored)]
    {
        let pixels = &pixels[..];
        let strip = Strip { size: (40, 30), compression: 1, meaning: 5, values: 4, pixels, icc };
        let (made, rendered) = make(&tiff(&strip, &[]), lossless("web")).unwrap();
        assert!(made.to_rgb8().pixels().all(|pixel| pixel.0 == [0, 255, 255]));
        assert_eq!(rendered.warnings, [told]);
    }
}

#[test]
fn a_turn_and_a_profile_are_followed_however_small_the_picture() {
    let (picture, icc) = (scene(30, 20), display_p3());
    let strip = plain((30, 20), picture.as_raw());
    let told = Strip { icc: Some(&icc), ..plain((30, 20), picture.as_raw()) };
    let (made, rendered) = make(&tiff(&strip, &[(274, 3, 1, 6)]), lossless("web")).unwrap();
    assert_eq!((made.width(), made.height(), rendered.probe.orientation), (20, 30, 6));
    let upright = image::imageops::rotate90(&picture);
    assert!(likeness(&made.to_rgb8(), &upright) > 60.0, "turned with the clock");
    assert!(probe(&tiff(&told, &[])).unwrap().has_profile);
    let (wide, _) = make(&tiff(&told, &[]), lossless("web")).unwrap();
    assert!(likeness(&wide.to_rgb8(), &picture) < 40.0, "the profile makes a difference");
}

/// A scan of several pages gives its first, and that is told; a smaller copy of the same picture, or a mask, is no page.
#[test]
fn the_pages_behind_the_first_are_told() {
    let pixels = [90; 3600];
    let one = tiff(&plain((40, 30), &pixels), &[]);
    let warnings = |file: &[u8]| make(file, lossless("web")).unwrap().1.warnings;
    assert_eq!(warnings(&one), []);
    assert_eq!(warnings(&with_page(&one, &[])), [Warning::PagesDropped]);
    assert_eq!(warnings(&with_page(&one, &[(254, 4, 1, 2)])), [Warning::PagesDropped]);
    assert_eq!(warnings(&with_page(&one, &[(254, 4, 1, 1)])), [], "a smaller copy");
    assert_eq!(warnings(&with_page(&one, &[(254, 4, 1, 4)])), [], "a mask");
    assert_eq!(warnings(&with_page(&one, &[(255, 3, 1, 2)])), [], "a smaller copy, as of old");
    let second = with_page(&with_page(&one, &[(254, 4, 1, 1)]), &[]);
    assert_eq!(warnings(&second), [Warning::PagesDropped], "a page behind a copy");
    let mut round = one;
    let end = last_link(&round);
    round[end..end + 4].copy_from_slice(&8_u32.to_le_bytes());
    assert!(render(&round, &ask(&["web"])).is_err(), "a chain that leads back comes to an end");
}
