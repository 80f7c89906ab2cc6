//! Several sizes from one pass over the source: large outputs shrink from the source's rows, smaller ones from the
//! finished rows of a larger one, all in linear light. Memory holds a few rows and the finished bytes.

use crate::fault::PhotoFault;
use crate::light::Tone;
use crate::orientation::Rect;
use crate::page::{Made, Page};
use crate::plan::Want;
use crate::profile::Matrix;
use crate::rows::{Rows, recolour};
use crate::shrink::Shrink;
use crate::straight::Straight;
use crate::taps::Taps;

/// One output of the cascade: its own shrinking, where its rows go, and who feeds on them.
struct Step<'t> {
    want: usize,
    shrink: Shrink,
    page: Page<'t>,
    fed: Vec<Step<'t>>,
}

/// How rows are stored and coloured on their way.
#[derive(Clone, Copy)]
struct Way {
    channels: usize,
    matrix: Option<Matrix>,
}

/// Makes every want from one pass over `source`; `tones` and `files` go with `wants`, and where there is a file, the rows go
/// into it. Fails as the source does.
pub(crate) fn run(
    source: &mut dyn Rows,
    wants: &[Want],
    tones: &[&Tone],
    mut files: Vec<Option<Straight>>,
) -> Result<Vec<Made>, PhotoFault> {
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
    let mut roots: Vec<Step<'_>> = plan.fed_by(None, &mut files);
    let mut row = vec![0f32; width * way.channels];
    for _ in 0..height {
        if let [only] = &mut roots[..]
            && let Some(slot) = only.shrink.slot(row.len())
        {
            source.next_row(slot)?;
            only.shrink.pushed(|done| only.fed.take_in(done, way, &mut only.page));
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
    let mut made: Vec<Option<Made>> = wants.iter().map(|_| None).collect();
    for root in roots {
        root.give(&mut made);
    }
    Ok(made.into_iter().flatten().collect())
}

impl Step<'_> {
    fn feed(&mut self, row: &[f32], way: Way) {
        let Self { shrink, page, fed, .. } = self;
        shrink.push(row, |done| fed.take_in(done, way, page));
    }

    /// Lays what came of this and of all that feed on it into their places.
    fn give(self, made: &mut [Option<Made>]) {
        made[self.want] = Some(self.page.made());
        for step in self.fed {
            step.give(made);
        }
    }
}

/// What becomes of a finished row.
trait TakeIn {
    fn take_in(&mut self, done: &mut [f32], way: Way, page: &mut Page<'_>);
}

impl TakeIn for Vec<Step<'_>> {
    /// Colours the row, lays it on its page, and feeds it to the smaller ones, which need no colouring any more.
    fn take_in(&mut self, done: &mut [f32], way: Way, page: &mut Page<'_>) {
        if let Some(matrix) = &way.matrix {
            recolour(done, way.channels, matrix);
        }
        page.lay(done);
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
    fn fed_by(&self, parent: Option<usize>, files: &mut [Option<Straight>]) -> Vec<Step<'t>> {
        let children = (0..self.wants.len()).filter(|i| self.parents[*i] == parent);
        children.map(|i| self.step(i, parent, files)).collect()
    }

    fn step(&self, i: usize, parent: Option<usize>, files: &mut [Option<Straight>]) -> Step<'t> {
        let (want, channels) = (&self.wants[i], self.channels);
        let shrink = match parent {
            None => shrink_from_source(want, self.size, (self.scale, self.scale), channels),
            Some(parent) => shrink_from_larger(want, &self.wants[parent], channels),
        };
        let page = Page::new(want, self.tones[i], channels, files[i].take());
        Step { want: i, shrink, page, fed: self.fed_by(Some(i), files) }
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
