//! Several sizes from one pass over the source: large outputs shrink from the source's rows, smaller ones from the
//! finished rows of a larger one, all in linear light. Memory holds a few rows and the finished bytes.

use crate::fault::PhotoFault;
use crate::light::Tone;
use crate::orientation::Rect;
use crate::plan::Want;
use crate::profile::Matrix;
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
    want: usize,
    shrink: Shrink,
    tone: &'t Tone,
    bytes: Vec<u8>,
    fed: Vec<Step<'t>>,
}

/// How rows are stored and coloured on their way.
#[derive(Clone, Copy)]
struct Way {
    channels: usize,
    matrix: Option<Matrix>,
}

/// Makes every want from one pass over `source`; `tones` go with `wants`.
/// Fails as the source does.
pub(crate) fn run(
    source: &mut dyn Rows,
    wants: &[Want],
    tones: &[&Tone],
) -> Result<Vec<Raster>, PhotoFault> {
    let (width, height) = source.size();
    let way = Way { channels: source.channels(), matrix: source.matrix() };
    let parents = parents(wants, &largest_first(wants));
    let plan = Plan {
        wants,
        tones,
        parents: &parents,
        size: (width, height),
        scale: source.scale(),
        channels: way.channels,
    };
    let mut roots: Vec<Step<'_>> = plan.fed_by(None);
    let mut row = vec![0f32; width * way.channels];
    for _ in 0..height {
        if let [only] = &mut roots[..]
            && let Some(slot) = only.shrink.slot(row.len())
        {
            source.next_row(slot)?;
            only.shrink.pushed(|done| only.fed.take_in(done, way, only.tone, &mut only.bytes));
        } else {
            source.next_row(&mut row)?;
            for root in &mut roots {
                root.feed(&row, way);
            }
        }
        if roots.iter().all(|root| root.shrink.is_done()) {
            break;
        }
    }
    let mut made: Vec<Option<Vec<u8>>> = vec![None; wants.len()];
    for root in roots {
        root.give(&mut made);
    }
    let channels = way.channels;
    Ok(made.into_iter().flatten().map(|bytes| Raster { channels, bytes }).collect())
}

impl Step<'_> {
    fn feed(&mut self, row: &[f32], way: Way) {
        let Self { shrink, tone, bytes, fed, .. } = self;
        shrink.push(row, |done| fed.take_in(done, way, tone, bytes));
    }

    /// Lays the bytes of this and of all that feed on it into their places.
    fn give(self, made: &mut [Option<Vec<u8>>]) {
        made[self.want] = Some(self.bytes);
        for step in self.fed {
            step.give(made);
        }
    }
}

/// What becomes of a finished row.
trait TakeIn {
    fn take_in(&mut self, done: &mut [f32], way: Way, tone: &Tone, bytes: &mut Vec<u8>);
}

impl TakeIn for Vec<Step<'_>> {
    /// Colours the row, appends it to `bytes`, and feeds it to the smaller ones, which need no colouring any more.
    fn take_in(&mut self, done: &mut [f32], way: Way, tone: &Tone, bytes: &mut Vec<u8>) {
        if let Some(matrix) = &way.matrix {
            recolour(done, way.channels, matrix);
        }
        store(done, way.channels, tone, bytes);
        for step in self {
            step.feed(done, Way { matrix: None, ..way });
        }
    }
}

/// All that the steps are built from.
struct Plan<'t> {
    wants: &'t [Want],
    tones: &'t [&'t Tone],
    parents: &'t [Option<usize>],
    size: (usize, usize),
    scale: f64,
    channels: usize,
}

impl<'t> Plan<'t> {
    /// The steps that feed on `parent`, or on the source.
    fn fed_by(&self, parent: Option<usize>) -> Vec<Step<'t>> {
        let children = (0..self.wants.len()).filter(|i| self.parents[*i] == parent);
        children.map(|i| self.step(i, parent)).collect()
    }

    fn step(&self, i: usize, parent: Option<usize>) -> Step<'t> {
        let (want, channels) = (&self.wants[i], self.channels);
        let shrink = match parent {
            None => shrink_from_source(want, self.size, (self.scale, self.scale), channels),
            Some(parent) => shrink_from_larger(want, &self.wants[parent], channels),
        };
        let (w, h) = want.stored_size;
        let bytes = Vec::with_capacity(w as usize * h as usize * channels);
        Step { want: i, shrink, tone: self.tones[i], bytes, fed: self.fed_by(Some(i)) }
    }
}

/// Linear light to bytes; alpha is taken out of the colours again.
pub(crate) fn store(row: &[f32], channels: usize, tone: &Tone, bytes: &mut Vec<u8>) {
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
    Shrink::new(columns, lines, width, channels)
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
