//! A photo that is cut out of another is known; another picture never is, nor one that shows too little.

mod support;

use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};
use photo::{Among, Sought, study};
use support::jpeg;

/// Walls, people and banners as rectangles of many sizes, other ones for each `seed`.
fn place(seed: u32) -> RgbImage {
    let mut turn = seed.wrapping_mul(2_654_435_761).wrapping_add(12_345);
    let mut next = |below: u32| {
        turn = turn.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (turn >> 8) % below
    };
    let mut picture = RgbImage::from_fn(640, 480, |x, y| Rgb([(60 + x / 8 + y / 6) as u8; 3]));
    for n in 0..70 {
        let most = 260 - n * 3;
        let (left, top) = (next(640), next(480));
        let (wide, high) = (12 + next(most), 12 + next(most));
        let grey = next(256) as u8;
        for y in top..(top + high).min(480) {
            for x in left..(left + wide).min(640) {
                picture.put_pixel(x, y, Rgb([grey, grey, 255 - grey / 2]));
            }
        }
    }
    picture
}

/// As the worker studies it: from a JPEG of 320 pixels.
fn sought(picture: &RgbImage) -> Option<Sought> {
    let long = picture.width().max(picture.height());
    let side = |length: u32| (length * 320 + long / 2) / long;
    let (wide, high) = (side(picture.width()), side(picture.height()));
    let small = imageops::resize(picture, wide, high, FilterType::Triangle);
    Sought::new(&study(&jpeg(&small)).expect("the picture is one").small)
}

fn share(one: &RgbImage, other: &RgbImage) -> bool {
    let (Some(one), Some(other)) = (sought(one), sought(other)) else { return false };
    let traces = other.traces();
    one.look(&traces.outline).is_some_and(|hint| one.shares(&hint, &traces.detail))
}

fn cut(whole: &RgbImage, [left, top, wide, high]: [u32; 4]) -> RgbImage {
    imageops::crop_imm(whole, left, top, wide, high).to_image()
}

const CUTS: [(&str, [u32; 4]); 6] = [
    ("the left tenth is gone", [64, 0, 576, 480]),
    ("the lower fifth is gone", [0, 0, 640, 384]),
    ("a corner", [128, 96, 512, 384]),
    ("a corner of two thirds", [0, 160, 448, 320]),
    ("3:2", [0, 27, 640, 427]),
    ("1:1", [80, 0, 480, 480]),
];

#[test]
fn a_cut_is_known_whichever_came_first() {
    for seed in [1, 2] {
        let whole = place(seed);
        for (name, region) in CUTS {
            let part = imageops::brighten(&cut(&whole, region), 20);
            assert!(share(&part, &whole), "{name} of {seed} in the whole");
            assert!(share(&whole, &part), "the whole of {seed} around: {name}");
        }
    }
}

#[test]
fn another_picture_is_no_part() {
    let pictures: Vec<RgbImage> = (10..22).map(place).collect();
    for (n, one) in pictures.iter().enumerate() {
        for (m, other) in pictures.iter().enumerate().filter(|(m, _)| *m != n) {
            assert!(!share(one, other), "{n} is not in {m}");
            assert!(!share(&cut(one, CUTS[3].1), other), "no part of {n} is in {m}");
        }
    }
}

#[test]
fn where_another_stands_it_is_another_photo() {
    let before = place(3);
    let mut after = before.clone();
    for (x, y) in (160..340).flat_map(|x| (100..400).map(move |y| (x, y))) {
        after.put_pixel(x, y, Rgb([(x * 7 / 20 * 30 % 256) as u8, (y / 40 * 60 % 256) as u8, 90]));
    }
    assert!(share(&before, &before));
    assert!(!share(&after, &before), "somebody came into the picture");
}

#[test]
fn what_shows_too_little_is_never_known() {
    assert!(sought(&RgbImage::new(320, 200)).is_none(), "a blank page");
    assert!(sought(&RgbImage::from_pixel(1, 1, Rgb([9; 3]))).is_none(), "a pixel");
    assert!(sought(&RgbImage::from_pixel(3000, 8, Rgb([9; 3]))).is_none(), "a line");
}

#[test]
fn traces_that_are_none_find_nothing() {
    let whole = place(4);
    let one = sought(&whole).unwrap();
    let traces = one.traces();
    assert!(traces.outline.len() <= 130 && traces.detail.len() <= 1200, "about a kilobyte");
    let hint = one.look(&traces.outline).expect("itself");
    for length in 0..traces.detail.len() {
        assert!(!one.shares(&hint, &traces.detail[..length]), "{length} bytes of a detail");
    }
    for length in 0..traces.outline.len() {
        assert!(one.look(&traces.outline[..length]).is_none(), "{length} bytes of an outline");
    }
    for wrong in [&[][..], &[0, 0], &[255, 255], &[3, 3, 1], &[16; 600], &[129; 2000]] {
        assert!(one.look(wrong).is_none() && !one.shares(&hint, wrong), "{wrong:?}");
    }
    // Traces of another shape hang out of it, and are looked at without going astray.
    for seed in 0..200_u32 {
        let byte = |n: u32| (n.wrapping_mul(seed.wrapping_add(7)).wrapping_mul(40_503) >> 7) as u8;
        let (wide, high) = (3 + seed as usize % 126, 3 + seed as usize * 7 % 200);
        let mut odd = vec![wide as u8, high as u8];
        odd.extend((0..(wide.div_ceil(8) * high * 4) as u32).map(byte));
        let _ = one.look(&odd).map(|hint| one.shares(&hint, &odd));
        let _ = one.shares(&hint, &odd);
    }
}

/// One photo among many finds what it finds in each of them, and the best of it first.
fn found_alike(one: &Sought, outlines: &[Vec<u8>]) -> usize {
    let mut each: Vec<_> =
        outlines.iter().enumerate().filter_map(|(n, other)| Some((n, one.look(other)?))).collect();
    each.sort_by(|(_, a), (_, b)| b.alike.total_cmp(&a.alike));
    for most in [0, 1, 7, usize::MAX] {
        let mut among = Among::new(one);
        outlines.iter().enumerate().for_each(|(n, other)| among.tell(n, other));
        assert_eq!(among.best(most), each[..most.min(each.len())], "the {most} best");
    }
    each.len()
}

/// Signs that nobody took from a picture: as many of a hundred are clear, and as many of these are set.
fn signs(
    next: &mut impl FnMut(u32) -> u32,
    [wide, high]: [u32; 2],
    set: u32,
    clear: u32,
) -> Vec<u8> {
    let mut outline = vec![wide as u8, high as u8];
    for _ in 0..high {
        let mut bits = |of_hundred: u32| {
            (0..wide).map(|n| u32::from(next(100) < of_hundred) << n).sum::<u32>().to_le_bytes()
        };
        let line = [bits(set), bits(set), bits(clear), bits(clear)];
        for bits in line {
            outline.extend(&bits[..wide.div_ceil(8) as usize]);
        }
    }
    outline
}

#[test]
fn many_at_once_are_what_they_are_one_by_one() {
    let mut turn = 77_u32;
    let mut next = |below: u32| {
        turn = turn.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (turn >> 8) % below
    };
    // Photos and their parts, of many shapes: more of one shape than are looked at in one go.
    let mut outlines = Vec::new();
    let mut asking = Vec::new();
    for seed in 100..140 {
        let whole = place(seed);
        let shape = [[0, 0, 640, 480], [0, 0, 640, 360], [200, 0, 270, 480], [80, 0, 480, 480]];
        let picture = cut(&whole, shape[seed as usize % 4]);
        let one = sought(&picture).unwrap();
        outlines.push(one.traces().outline);
        for (_, region) in CUTS {
            outlines.push(sought(&cut(&whole, region)).unwrap().traces().outline);
        }
        if seed % 4 < 2 || seed < 112 {
            asking.push(one);
        }
    }
    for n in 0..700_u32 {
        let shape = [[16, 12], [16, 12], [12, 16], [16, 9], [16, 16], [7, 16], [16, 3], [8, 8]];
        outlines.push(signs(&mut next, shape[n as usize % 8], 15 + n % 70, 5 + n % 90));
    }
    // Signs that are nearly all the same, so that most are laid on each other.
    for n in 0..300 {
        outlines.push(signs(&mut next, [16, 12], 96, 40 + n % 50));
    }
    outlines.push(Vec::new());
    outlines.push(vec![16; 90]);
    let found: Vec<_> = asking.iter().map(|one| found_alike(one, &outlines)).collect();
    assert!(found.iter().sum::<usize>() > 300, "{found:?}");
    for count in [0, 1, 255, 256, 257, 512, 513] {
        let same: Vec<_> = outlines[..count].iter().map(|_| outlines[0].clone()).collect();
        assert_eq!(found_alike(&asking[0], &same), count, "the photo itself, {count} times");
    }
}
