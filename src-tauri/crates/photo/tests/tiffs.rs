//! TIFF as scanners and picture desks write it: turned, with a profile larger than its pixels.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use photo::probe;
use support::profiles::display_p3;
use support::tiff::{Strip, plain, tiff};
use support::{likeness, lossless, make, scene};

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
