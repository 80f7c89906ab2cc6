//! Several sizes from one pass over the source: large outputs shrink from the source's rows, smaller ones from the
//! finished rows of a larger one, all in linear light. Memory holds a few rows and the finished bytes.

use crate::fault::PhotoFault;
use crate::light::Tone;
use crate::orientation::Rect;
use crate::plan::Want;
use crate::rows::{Rows, recolour};
use crate::shrink::Shrink;
use crate::taps::Taps;

/// A finished picture in 8-bit sRGB, not yet turned.
pub(crate) struct Raster {
    /// 3, or 4 with straight alpha.
    pub(crate) channels: usize,
    pub(crate) bytes: Vec<u8>,
}

/// One output of the cascade: its own shrinking, its bytes, and who feeds on its rows.
struct Step<'t> {
    shrink: Shrink,
    tone: &'t Tone,
    bytes: Vec<u8>,
    fed: Vec<usize>,
}

/// Makes every want from one pass over `source`; `tones` go with `wants`.
/// Fails as the source does.
pub(crate) fn run(
    source: &mut dyn Rows,
    wants: &[Want],
    tones: &[&Tone],
) -> Result<Vec<Raster>, PhotoFault> {
    let channels = source.channels();
    let (width, height) = source.size();
    let scale = source.scale();
    let order = largest_first(wants);
    let parents = parents(wants, &order);
    let mut steps: Vec<Step<'_>> = wants
        .iter()
        .zip(tones)
        .zip(&parents)
        .map(|((want, tone), parent)| {
            let shrink = match parent {
                None => shrink_from_source(want, (width, height), (scale, scale), channels),
                Some(parent) => shrink_from_larger(want, &wants[*parent], channels),
            };
            let (w, h) = want.stored_size;
            let bytes = Vec::with_capacity(w as usize * h as usize * channels);
            Step { shrink, tone, bytes, fed: Vec::new() }
        })
        .collect();
    for (child, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            steps[*parent].fed.push(child);
        }
    }
    let roots: Vec<usize> = (0..wants.len()).filter(|i| parents[*i].is_none()).collect();
    let matrix = source.matrix();
    let mut row = vec![0f32; width * channels];
    for _ in 0..height {
        source.next_row(&mut row)?;
        for root in &roots {
            feed(&mut steps, *root, &row, channels, matrix.as_ref());
        }
        if roots.iter().all(|root| steps[*root].shrink.is_done()) {
            break;
        }
    }
    Ok(steps.into_iter().map(|step| Raster { channels, bytes: step.bytes }).collect())
}

fn feed(
    steps: &mut [Step<'_>],
    at: usize,
    row: &[f32],
    channels: usize,
    matrix: Option<&crate::profile::Matrix>,
) {
    let fed = std::mem::take(&mut steps[at].fed);
    let mut finished: Vec<Vec<f32>> = Vec::new();
    let Step { shrink, tone, bytes, .. } = &mut steps[at];
    shrink.push(row, |done| {
        if let Some(matrix) = matrix {
            recolour(done, channels, matrix);
        }
        store(done, channels, tone, bytes);
        if !fed.is_empty() {
            finished.push(done.to_vec());
        }
    });
    for done in &finished {
        for child in &fed {
            feed(steps, *child, done, channels, None);
        }
    }
    steps[at].fed = fed;
}

/// Linear light to bytes; alpha is taken out of the colours again.
fn store(row: &[f32], channels: usize, tone: &Tone, bytes: &mut Vec<u8>) {
    if channels == 3 {
        return tone.append(row, bytes);
    }
    for [r, g, b, alpha] in row.as_chunks::<4>().0 {
        let whole = if *alpha > 1e-6 { 1.0 / alpha } else { 0.0 };
        bytes.extend([r, g, b].map(|light| tone.byte(light * whole)));
        bytes.push((alpha * 255.0 + 0.5).clamp(0.0, 255.0) as u8);
    }
}

fn largest_first(wants: &[Want]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..wants.len()).collect();
    let pixels = |i: usize| u64::from(wants[i].stored_size.0) * u64::from(wants[i].stored_size.1);
    order.sort_by_key(|i| std::cmp::Reverse(pixels(*i)));
    order
}

/// For each want the smallest larger one that can feed it.
fn parents(wants: &[Want], order: &[usize]) -> Vec<Option<usize>> {
    let mut parents = vec![None; wants.len()];
    for (rank, i) in order.iter().enumerate() {
        parents[*i] = order[..rank].iter().rev().copied().find(|p| wants[*p].can_feed(&wants[*i]));
    }
    parents
}

fn shrink_from_source(
    want: &Want,
    (width, height): (usize, usize),
    scale: (f64, f64),
    channels: usize,
) -> Shrink {
    let Rect { left, top, width: w, height: h } = want.part;
    let (out_w, out_h) = (want.stored_size.0 as usize, want.stored_size.1 as usize);
    let columns = Taps::new(width, left * scale.0, w * scale.0, out_w);
    let lines = Taps::new(height, top * scale.1, h * scale.1, out_h);
    Shrink::new(columns, lines, channels)
}

fn shrink_from_larger(want: &Want, larger: &Want, channels: usize) -> Shrink {
    let (have_w, have_h) = larger.stored_size;
    let scale = (f64::from(have_w) / larger.part.width, f64::from(have_h) / larger.part.height);
    let inner = Want {
        part: Rect {
            left: want.part.left - larger.part.left,
            top: want.part.top - larger.part.top,
            ..want.part
        },
        ..want.clone()
    };
    shrink_from_source(&inner, (have_w as usize, have_h as usize), scale, channels)
}
