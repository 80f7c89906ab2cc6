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
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(fault) => return say::internal(&fault),
    };
    let answer = runtime.block_on(deed::carry_out(&ask));
    say::answer(&ask, answer)
}
