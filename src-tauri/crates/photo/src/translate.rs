//! Pictures whose profile is a table (printing inks, scanners): colours by Little CMS, row by row, before shrinking.

use lcms2::{Flags, Intent, PixelFormat, Profile, Transform};

use crate::fault::PhotoFault;
use crate::light::linear_of_srgb;
use crate::profile::Matrix;
use crate::rows::Rows;

type To<T> = Transform<T, [u16; 3]>;

/// From a profile's own values to sRGB.
pub(crate) enum Translator {
    /// Red, green and blue by a table.
    Light(To<[u16; 3]>),
    /// Cyan, magenta, yellow and black.
    Ink(To<[u16; 4]>),
}

impl Translator {
    /// Reads any profile of the wanted kind: four inks, or three lights. `None` if it is damaged or of another kind.
    pub(crate) fn new(icc: &[u8], inks: bool) -> Option<Self> {
        let expected: &[u8; 4] = if inks { b"CMYK" } else { b"RGB " };
        if icc.get(16..20)? != expected {
            return None;
        }
        let profile = Profile::new_icc(icc).ok()?;
        let srgb = Profile::new_srgb();
        let flags = Flags::BLACKPOINT_COMPENSATION;
        let (intent, out) = (Intent::RelativeColorimetric, PixelFormat::RGB_16);
        if inks {
            let from = PixelFormat::CMYK_16;
            Transform::new_flags(&profile, from, &srgb, out, intent, flags).ok().map(Self::Ink)
        } else {
            let from = PixelFormat::RGB_16;
            Transform::new_flags(&profile, from, &srgb, out, intent, flags).ok().map(Self::Light)
        }
    }
}

/// A source whose rows are the file's own values, 0–1, turned into linear sRGB.
pub(crate) struct Translated<'a> {
    source: Box<dyn Rows + 'a>,
    translator: Translator,
    /// Linear light of a 16-bit sRGB value.
    light: Vec<f32>,
    raw: Vec<f32>,
    lights: Vec<[u16; 3]>,
    inks: Vec<[u16; 4]>,
    seen: Vec<[u16; 3]>,
}

impl<'a> Translated<'a> {
    /// `source` gives values of the file itself: 3 channels, 4 with alpha, or 4 inks where `translator` is for inks.
    pub(crate) fn new(source: Box<dyn Rows + 'a>, translator: Translator) -> Self {
        let width = source.size().0;
        let light = (0..=u16::MAX).map(|v| linear_of_srgb(f64::from(v) / 65535.0) as f32);
        Self {
            raw: vec![0.0; width * source.channels()],
            source,
            translator,
            light: light.collect(),
            lights: vec![[0; 3]; width],
            inks: vec![[0; 4]; width],
            seen: vec![[0; 3]; width],
        }
    }
}

fn whole(value: f32) -> u16 {
    (value.clamp(0.0, 1.0) * 65535.0 + 0.5) as u16
}

impl Rows for Translated<'_> {
    fn size(&self) -> (usize, usize) {
        self.source.size()
    }

    fn scale(&self) -> f64 {
        self.source.scale()
    }

    fn channels(&self) -> usize {
        match self.translator {
            Translator::Ink(_) => 3,
            Translator::Light(_) => self.source.channels(),
        }
    }

    fn matrix(&self) -> Option<Matrix> {
        None
    }

    fn next_row(&mut self, row: &mut [f32]) -> Result<(), PhotoFault> {
        self.source.next_row(&mut self.raw)?;
        let light = |value: u16| self.light[usize::from(value)];
        match &self.translator {
            Translator::Ink(transform) => {
                for (inks, raw) in self.inks.iter_mut().zip(self.raw.as_chunks::<4>().0) {
                    // A file's 1 is bare paper, as Adobe writes it; Little CMS counts ink.
                    *inks = raw.map(|paper| 65535 - whole(paper));
                }
                transform.transform_pixels(&self.inks, &mut self.seen);
            }
            Translator::Light(transform) => {
                let channels = self.source.channels();
                for (own, raw) in self.lights.iter_mut().zip(self.raw.chunks_exact(channels)) {
                    let alpha = raw.get(3).copied().unwrap_or(1.0).max(1e-6);
                    *own = [raw[0], raw[1], raw[2]].map(|value| whole(value / alpha));
                }
                transform.transform_pixels(&self.lights, &mut self.seen);
            }
        }
        let channels = self.channels();
        for (i, (pixel, seen)) in row.chunks_exact_mut(channels).zip(&self.seen).enumerate() {
            let alpha = if channels == 4 { self.raw[4 * i + 3] } else { 1.0 };
            for (value, seen) in pixel.iter_mut().zip(seen) {
                *value = light(*seen) * alpha;
            }
            pixel[3..].fill(alpha);
        }
        Ok(())
    }

    fn is_hurt(&self) -> bool {
        self.source.is_hurt()
    }
}
