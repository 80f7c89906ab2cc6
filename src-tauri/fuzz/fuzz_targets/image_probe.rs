//! Any bytes as a photo: the header is read and, where it promises little, the small picture is made. Nothing breaks.
#![no_main]

use libfuzzer_sys::fuzz_target;
use photo::worker::{Answer, Deed, carry_out};
use photo::{Ask, Output, Turn, preset};

fuzz_target!(|bytes: &[u8]| {
    let sound =
        |answer: &Answer| !matches!(answer, Answer::Refused(fault) if fault.code() == "broke");
    let probed = carry_out(&Deed::Probe, bytes);
    assert!(sound(&probed));
    let Answer::Probed(probe) = probed else { return };
    if probe.stored_width * probe.stored_height > 1_000_000 {
        return;
    }
    let outputs = preset("thumb").map(Output::plain).into_iter().collect();
    assert!(sound(&carry_out(&Deed::Render { ask: Ask { outputs } }, bytes)));
    assert!(sound(&carry_out(&Deed::QuickLook, bytes)));
    assert!(sound(&carry_out(&Deed::Faces { turn: Turn::None }, bytes)));
});
