//! One original in, the asked pictures out: upright, in sRGB, light, without anything the original told about itself.

use std::any::Any;
use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use crate::ask::{Ask, Output, Picture, Rendered};
use crate::cascade;
use crate::encode::{self, Upright};
use crate::fault::{PhotoFault, Warning};
use crate::light::Tone;
use crate::page::Made;
use crate::plan::{self, Want};
use crate::probe::{Examined, examine};
use crate::rows::Rows;
use crate::source;
use crate::straight::Straight;

/// Makes every picture of `ask` from `bytes`.
/// Fails as [`crate::probe`] does, with `Damaged` where a decoder gives up, and with `CannotMake` for an ask that no
/// picture can meet. A panic inside becomes `Broke`.
pub fn render(bytes: &[u8], ask: &Ask) -> Result<Rendered, PhotoFault> {
    render_leaving(source::LEFT_TO_SHRINK, bytes, ask)
}

/// [`render`] with another choice of how much a scaled decode leaves to shrink (times the wanted size along a side;
/// 8 decodes whole): more is truer and dearer. For measuring the curve on which the choice lies.
pub fn render_leaving(left: f64, bytes: &[u8], ask: &Ask) -> Result<Rendered, PhotoFault> {
    keep_freed_memory();
    guarded(|| {
        let examined = examine(bytes)?;
        let mut warnings = Vec::new();
        if examined.probe.animated {
            warnings.push(Warning::AnimationDropped);
        }
        if examined.probe.paged {
            warnings.push(Warning::PagesDropped);
        }
        let outputs = ask.outputs.iter().map(|output| output.telling(&examined.probe)).collect();
        let outputs = pictures(bytes, &examined, &Ask { outputs }, left, &mut warnings)?;
        warnings.sort_by_key(|warning| warning.code());
        warnings.dedup();
        Ok(Rendered { outputs, warnings, probe: examined.probe })
    })
}

/// Freed memory up to this many bytes stays with the process, to be used again.
const KEPT: usize = 24 << 20;

/// Asks the system's allocator to keep what is freed. By its default glibc gives every large block back at once, and the
/// next block of the same size comes in new pages, which the kernel clears one by one: a twelfth of the work of twenty
/// photos. It learns from the first large block that is freed what to keep (`mallopt(3)`, `M_MMAP_THRESHOLD`), so one is
/// reserved, never touched, and freed. Other allocators lose nothing by it.
fn keep_freed_memory() {
    static ASKED: Once = Once::new();
    ASKED.call_once(|| drop(black_box(Vec::<u8>::with_capacity(KEPT))));
}

/// Runs `work`; an unwinding decoder is `Damaged`, any other panic is `Broke`.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, PhotoFault>) -> Result<T, PhotoFault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(fault_of_panic(&*panic)))
}

fn fault_of_panic(panic: &(dyn Any + Send)) -> PhotoFault {
    #[cfg(feature = "turbo")]
    if let Some(broken) = panic.downcast_ref::<crate::jpeg_watch::JpegBreak>() {
        return PhotoFault::damaged(&broken.0);
    }
    let said = panic.downcast_ref::<&str>().map(ToString::to_string);
    let detail = said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    PhotoFault::Broke { detail }
}

/// One pass over the source for each kind of overlay (redaction, straightening); usually that is one pass.
pub(crate) fn pictures(
    bytes: &[u8],
    examined: &Examined,
    ask: &Ask,
    left: f64,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Picture>, PhotoFault> {
    let wants: Vec<Want> = ask
        .outputs
        .iter()
        .map(|output| plan::want(output, &examined.probe))
        .collect::<Result<_, _>>()?;
    let mut made: Vec<Option<Picture>> = vec![None; wants.len()];
    while let Some(first) = made.iter().position(Option::is_none) {
        let same: Vec<usize> = (first..wants.len())
            .filter(|i| made[*i].is_none() && share_a_pass(&ask.outputs[first], &ask.outputs[*i]))
            .collect();
        let group: Vec<Want> = same.iter().map(|i| wants[*i].clone()).collect();
        let outputs: Vec<&Output> = same.iter().map(|i| &ask.outputs[*i]).collect();
        let pictures = one_pass(bytes, examined, &group, &outputs, left, warnings)?;
        for (i, picture) in same.into_iter().zip(pictures) {
            made[i] = Some(picture);
        }
    }
    Ok(made.into_iter().flatten().collect())
}

fn share_a_pass(a: &Output, b: &Output) -> bool {
    let (a, b) = (&a.edits, &b.edits);
    a.redactions == b.redactions
        && plan::lean(a) == plan::lean(b)
        && (a.turn == b.turn || (a.redactions.is_empty() && plan::lean(a) == 0))
}

fn one_pass(
    bytes: &[u8],
    examined: &Examined,
    wants: &[Want],
    outputs: &[&Output],
    left: f64,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Picture>, PhotoFault> {
    let Some(first) = outputs.first() else { return Ok(Vec::new()) };
    let share = source::largest_share(wants);
    let opened = source::open(examined, bytes, share, left, warnings)?;
    let source = source::lay_over(opened, examined, &first.edits)?;
    one_pass_of(source, wants, outputs, warnings)
}

/// One pass over an open source, whatever is laid over it.
pub(crate) fn one_pass_of(
    source: Box<dyn Rows + '_>,
    wants: &[Want],
    outputs: &[&Output],
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Picture>, PhotoFault> {
    let channels = source.channels();
    let files = wants.iter().zip(outputs).map(|(w, o)| Straight::begin(o, w, channels));
    let files = files.collect::<Result<_, _>>()?;
    let made = run(source, wants, outputs, files, warnings)?.into_iter();
    made.zip(wants.iter().zip(outputs))
        .map(|(made, (want, output))| match made {
            Made::File(bytes) => {
                let (width, height) = want.stored_size;
                Ok(Picture { bytes, width, height, format: output.preset.format, best: false })
            }
            Made::Raster(raster) => encode::encode(raster, &output.preset, &output.words),
        })
        .collect()
}

/// The same, not encoded.
pub(crate) fn uprights(
    source: Box<dyn Rows + '_>,
    wants: &[Want],
    outputs: &[&Output],
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Upright>, PhotoFault> {
    let none = wants.iter().map(|_| None).collect();
    let made = run(source, wants, outputs, none, warnings)?.into_iter();
    let rasters = made.filter_map(|made| match made {
        Made::Raster(raster) => Some(raster),
        Made::File(_) => None,
    });
    Ok(rasters.collect())
}

fn run(
    mut source: Box<dyn Rows + '_>,
    wants: &[Want],
    outputs: &[&Output],
    files: Vec<Option<Straight>>,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Made>, PhotoFault> {
    let lights: Vec<(f64, f64)> =
        outputs.iter().map(|o| (o.edits.brightness, o.edits.contrast)).collect();
    let tones = Tone::for_each(&lights);
    let tones: Vec<&Tone> = tones.iter().map(|tone| &**tone).collect();
    let made = cascade::run(&mut *source, wants, &tones, files)?;
    if source.is_hurt() {
        warnings.push(Warning::Incomplete);
    }
    Ok(made)
}
