//! The eight ways a camera can lie on its side, and how a stored raster or rectangle becomes upright.

/// A transpose followed by flips: takes stored pixels to upright ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Orientation {
    pub(crate) transposed: bool,
    flip_x: bool,
    flip_y: bool,
}

/// A rectangle in pixels; fractions of pixels are meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Orientation {
    pub(crate) const UPRIGHT: Self = Self { transposed: false, flip_x: false, flip_y: false };

    /// From the EXIF tag; anything but 2–8 counts as upright.
    pub(crate) fn from_exif(tag: u8) -> Self {
        let (transposed, flip_x, flip_y) = match tag {
            2 => (false, true, false),
            3 => (false, true, true),
            4 => (false, false, true),
            5 => (true, false, false),
            6 => (true, true, false),
            7 => (true, true, true),
            8 => (true, false, true),
            _ => return Self::UPRIGHT,
        };
        Self { transposed, flip_x, flip_y }
    }

    /// This orientation, then `quarters` quarter turns clockwise.
    pub(crate) fn then_turned(self, quarters: u8) -> Self {
        (0..quarters % 4).fold(self, |o, _| Self {
            transposed: !o.transposed,
            flip_x: !o.flip_y,
            flip_y: o.flip_x,
        })
    }

    /// This orientation, then left and right exchanged.
    pub(crate) fn then_mirrored(self) -> Self {
        Self { flip_x: !self.flip_x, ..self }
    }

    /// The EXIF tag that means this.
    pub(crate) fn to_exif(self) -> u8 {
        (1..=8).find(|tag| Self::from_exif(*tag) == self).unwrap_or(1)
    }

    /// Left and right are exchanged, beyond any turning.
    pub(crate) fn is_mirrored(self) -> bool {
        self.transposed ^ self.flip_x ^ self.flip_y
    }

    /// Upright width and height of a stored size, or the other way round.
    pub(crate) fn swap_size<T>(self, (width, height): (T, T)) -> (T, T) {
        if self.transposed { (height, width) } else { (width, height) }
    }

    /// Where an upright rectangle lies in the stored picture of `stored` pixels.
    pub(crate) fn to_stored(self, rect: Rect, stored: (f64, f64)) -> Rect {
        let (width, height) = self.swap_size(stored);
        let left = if self.flip_x { width - rect.left - rect.width } else { rect.left };
        let top = if self.flip_y { height - rect.top - rect.height } else { rect.top };
        if self.transposed {
            Rect { left: top, top: left, width: rect.height, height: rect.width }
        } else {
            Rect { left, top, width: rect.width, height: rect.height }
        }
    }

    /// Lays row `y` of a raster of `size` stored pixels, each `N` bytes wide, where it belongs in the upright one.
    pub(crate) fn lay<const N: usize>(
        self,
        row: &[u8],
        y: usize,
        size: (u32, u32),
        upright: &mut [u8],
    ) {
        let (width, height) = self.swap_size((size.0 as usize, size.1 as usize));
        let (row, _) = row.as_chunks::<N>();
        let (pixels, _) = upright.as_chunks_mut::<N>();
        if self.transposed {
            let x = if self.flip_x { width - 1 - y } else { y };
            let column = pixels[x..].iter_mut().step_by(width);
            lay_over(column, row, self.flip_y);
        } else {
            let y = if self.flip_y { height - 1 - y } else { y };
            lay_over(pixels[y * width..(y + 1) * width].iter_mut(), row, self.flip_x);
        }
    }
}

fn lay_over<'a, const N: usize>(
    to: impl DoubleEndedIterator<Item = &'a mut [u8; N]>,
    from: &[[u8; N]],
    reversed: bool,
) {
    if reversed {
        to.rev().zip(from).for_each(|(to, from)| *to = *from);
    } else {
        to.zip(from).for_each(|(to, from)| *to = *from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 2 × 3 picture `ab/cd/ef` stored in each of the eight ways.
    const STORED: [(u8, &str, u32); 8] = [
        (1, "abcdef", 2),
        (2, "badcfe", 2),
        (3, "fedcba", 2),
        (4, "efcdab", 2),
        (5, "acebdf", 3),
        (6, "bdface", 3),
        (7, "fdbeca", 3),
        (8, "ecafdb", 3),
    ];

    /// The six letters of `stored`, `width` in a row, turned.
    fn turned(orientation: Orientation, stored: &str, width: u32) -> String {
        let mut upright = [0; 6];
        for (y, row) in stored.as_bytes().chunks(width as usize).enumerate() {
            orientation.lay::<1>(row, y, (width, 6 / width), &mut upright);
        }
        String::from_utf8(upright.to_vec()).unwrap()
    }

    #[test]
    fn all_eight_come_out_upright() {
        for (tag, stored, width) in STORED {
            let turned = turned(Orientation::from_exif(tag), stored, width);
            assert_eq!(turned, "abcdef", "orientation {tag}");
        }
    }

    #[test]
    fn quarter_turns_go_with_the_clock() {
        assert_eq!(turned(Orientation::UPRIGHT.then_turned(1), "abcdef", 2), "ecafdb");
        for (tag, _, _) in STORED {
            let o = Orientation::from_exif(tag);
            assert_eq!(o.then_turned(4), o);
        }
    }

    #[test]
    fn a_rectangle_finds_the_same_pixels() {
        // The upright letter d is one pixel at (1, 1).
        let rect = Rect { left: 1.0, top: 1.0, width: 1.0, height: 1.0 };
        for (tag, stored, width) in STORED {
            let at = Orientation::from_exif(tag)
                .to_stored(rect, (f64::from(width), f64::from(6 / width)));
            let index = at.top as usize * width as usize + at.left as usize;
            assert_eq!(&stored[index..=index], "d", "orientation {tag}");
        }
    }
}
