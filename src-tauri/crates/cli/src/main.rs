//! `tinphuong`, the newsroom without a window: words in, one answer out, an exit code. No rule of its own.

mod ask;
mod deed;
mod exit;
mod say;
mod sentence;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    if words.first().is_some_and(|word| word == desk::PHOTO_WORKER) {
        return desk::photo_worker_main();
    }
    let ask = match ask::Ask::read(words) {
        Ok(ask) => ask,
        Err(usage) => return say::usage(&usage),
    };
    keep_what_is_freed();
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(fault) => return say::internal(&fault),
    };
    let answer = runtime.block_on(deed::carry_out(&ask));
    say::answer(&ask, answer)
}

/// glibc gives memory back to the system as soon as twice the largest block lies free that was ever given back, and has
/// to ask for it again for the next photo. One large block that nobody touches raises that bar; others do not mind it.
fn keep_what_is_freed() {
    const BLOCK: usize = 8 << 20;
    drop(std::hint::black_box(Vec::<u8>::with_capacity(BLOCK)));
}
