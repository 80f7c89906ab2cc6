//! The sRGB curve between stored bytes and linear light, and back with a little brightness and contrast.

use std::rc::Rc;

use crate::simd;

/// Linear light 0–1 of an sRGB value 0–1.
pub(crate) fn linear_of_srgb(value: f64) -> f64 {
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// sRGB value 0–1 of linear light 0–1.
pub(crate) fn srgb_of_linear(light: f64) -> f64 {
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 }
}

/// Linear light of every byte.
pub(crate) fn light_of_bytes() -> Vec<f32> {
    (0..=255u8).map(|byte| linear_of_srgb(f64::from(byte) / 255.0) as f32).collect()
}

/// Steps of linear light in a [`Tone`]: fine enough that the darkest sRGB step still spans five of them.
const STEPS: usize = 1 << 14;
/// The last step.
const LAST: f32 = (STEPS - 1) as f32;

/// From linear light to bytes, the person's brightness and contrast included.
pub(crate) struct Tone {
    bytes: Box<[u8; STEPS]>,
}

impl Tone {
    /// `brightness` and `contrast` from −1 to 1; beyond that they are held at the end.
    pub(crate) fn new(brightness: f64, contrast: f64) -> Self {
        let brightness = if brightness.is_finite() { brightness.clamp(-1.0, 1.0) } else { 0.0 };
        let contrast = if contrast.is_finite() { contrast.clamp(-1.0, 1.0) } else { 0.0 };
        let byte = |step: usize| {
            let value = srgb_of_linear(step as f64 / f64::from(LAST));
            // A bend that keeps black and white, then a pull around middle grey.
            let bent = value.powf(2f64.powf(-brightness));
            let pulled = (bent - 0.5) * (1.0 + 0.5 * contrast) + 0.5;
            (pulled.clamp(0.0, 1.0) * 255.0).round() as u8
        };
        // Rising all the way: where a byte ends is looked for, which is far less work than asking every step.
        let mut bytes = Box::new([0u8; STEPS]);
        let mut from = 0;
        while from < STEPS {
            let own = byte(from);
            let (mut low, mut high) = (from, STEPS);
            while high - low > 1 {
                let middle = usize::midpoint(low, high);
                if byte(middle) == own { low = middle } else { high = middle }
            }
            bytes[from..high].fill(own);
            from = high;
        }
        Self { bytes }
    }

    /// One tone for each pair of brightness and contrast; equal neighbours share theirs.
    pub(crate) fn for_each(lights: &[(f64, f64)]) -> Vec<Rc<Self>> {
        let mut tones: Vec<Rc<Self>> = Vec::with_capacity(lights.len());
        for (i, light) in lights.iter().enumerate() {
            let last = tones.last().filter(|_| lights.get(i.wrapping_sub(1)) == Some(light));
            let tone = last.cloned().unwrap_or_else(|| Rc::new(Self::new(light.0, light.1)));
            tones.push(tone);
        }
        tones
    }

    /// The byte of a light; anything outside 0–1 (no number included) is held at the end.
    pub(crate) fn byte(&self, light: f32) -> u8 {
        self.bytes[(light.clamp(0.0, 1.0) * LAST + 0.5) as usize]
    }

    /// Appends the bytes of a row of lights, three a pixel, or four with alpha, which is taken out of the colours again.
    pub(crate) fn append(&self, row: &[f32], channels: usize, bytes: &mut Vec<u8>) {
        if channels == 3 {
            return self.append_opaque(row, bytes);
        }
        for [r, g, b, alpha] in row.as_chunks::<4>().0 {
            let whole = if *alpha > 1e-6 { 1.0 / alpha } else { 0.0 };
            bytes.extend([r, g, b].map(|light| self.byte(light * whole)));
            bytes.push((alpha * 255.0 + 0.5).clamp(0.0, 255.0) as u8);
        }
    }

    fn append_opaque(&self, row: &[f32], bytes: &mut Vec<u8>) {
        let mut steps = [0u32; 256];
        for lights in row.chunks(steps.len()) {
            simd::light_to_steps(lights, LAST, &mut steps);
            let looked = steps.iter().take(lights.len()).map(|s| self.bytes[*s as usize % STEPS]);
            bytes.extend(looked);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_survives_the_way_there_and_back() {
        let tone = Tone::new(0.0, 0.0);
        for byte in 0..=255u8 {
            let light = linear_of_srgb(f64::from(byte) / 255.0) as f32;
            assert_eq!(tone.byte(light), byte);
        }
        assert_eq!([tone.byte(-1.0), tone.byte(9.0), tone.byte(f32::NAN)], [0, 255, 0]);
    }

    #[test]
    fn brightness_lifts_the_middle_and_keeps_the_ends() {
        let grey = linear_of_srgb(0.5) as f32;
        let bright = Tone::new(0.5, 0.0);
        assert_eq!((bright.byte(0.0), bright.byte(1.0)), (0, 255));
        assert!(bright.byte(grey) > 140);
        assert!(Tone::new(-0.5, 0.0).byte(grey) < 110);
        let flat = Tone::new(0.0, -0.5);
        assert!(flat.byte(0.0) > 20 && flat.byte(1.0) < 235 && flat.byte(grey) == 128);
    }
}
