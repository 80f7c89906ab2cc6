//! The photo worker's process: started from this very program, watched, and ended when it takes too long.
//! Foreign bytes are decoded there and nowhere else; a decoder that dies takes no draft with it.

use std::{
    io::{self, BufReader, BufWriter},
    process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use photo::worker::{Answer, Deed};
use tokio::sync::{Semaphore, watch};

use crate::{
    contract::{Refusal, RefusalCode},
    host::Host,
    worker_time::{self, Limits, overdue},
};

/// Workers at a time: one a core of the reference laptop.
const WORKERS: usize = 2;
/// How long work that nobody waits for looks away before it looks again.
const CALM: Duration = Duration::from_millis(200);
/// Most memory a worker may write to, in bytes.
#[cfg(target_os = "linux")]
const MEMORY: u64 = 512 * 1024 * 1024;

/// The newsroom's photo workers.
pub(crate) struct Workers {
    host: Arc<dyn Host>,
    places: Semaphore,
    /// A place for what is looked at at once, beside the photos being made ready.
    soon: Semaphore,
    idle: Mutex<Vec<Worker>>,
    /// Counts the ends of everything.
    end: watch::Sender<u32>,
    /// Counts the stops of photos on their way in, and the ends of everything.
    stop: watch::Sender<u32>,
    limits: Limits,
}

/// A piece of work of several steps: a stop that is meant for it ends it wherever it is, not only while a worker has it.
#[derive(Clone)]
pub(crate) struct Begun(watch::Receiver<u32>);

/// One process and its two pipes.
struct Worker {
    child: Child,
    pipes: Pipes,
}

struct Pipes {
    input: BufWriter<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Workers {
    /// No process yet; the first photo starts one.
    pub(crate) fn new(host: Arc<dyn Host>) -> Self {
        Self {
            host,
            places: Semaphore::new(WORKERS),
            soon: Semaphore::new(1),
            idle: Mutex::default(),
            end: watch::Sender::new(0),
            stop: watch::Sender::new(0),
            limits: worker_time::PHOTO,
        }
    }

    /// Ends the photos that are on their way in. Finished ones stay finished; what is made of photos that are here already (an
    /// export, a change, a picture for the window) goes on.
    pub(crate) fn cancel(&self) {
        self.stop.send_modify(|turn| *turn = turn.wrapping_add(1));
    }

    /// Ends everything.
    pub(crate) fn end(&self) {
        self.end.send_modify(|turn| *turn = turn.wrapping_add(1));
        self.cancel();
    }

    /// A piece of work begins that goes on until everything ends.
    pub(crate) fn begin(&self) -> Begun {
        Begun(self.end.subscribe())
    }

    /// A photo is on its way in: a stop from now on ends all of its asks.
    pub(crate) fn begin_coming(&self) -> Begun {
        Begun(self.stop.subscribe())
    }

    /// Waits until no photo is being made ready: for work that nobody waits for.
    pub(crate) async fn calm(&self) {
        while self.places.available_permits() < WORKERS {
            tokio::time::sleep(CALM).await;
        }
    }

    /// Gives one ask to a worker. Fails with `picture_too_slow` after 20 s of its work, `picture_worker_lost` when the
    /// process died, `cancelled`; in these cases the process is ended and the next photo gets a fresh one. So does this
    /// photo, once, when the process that died had waited before: it may have been ended for reasons of its own.
    pub(crate) async fn answer(&self, deed: Deed, bytes: Arc<Vec<u8>>) -> Result<Answer, Refusal> {
        self.answer_since(&self.begin(), deed, bytes).await
    }

    /// The same as a part of the work that has `begun`.
    pub(crate) async fn answer_since(
        &self,
        begun: &Begun,
        deed: Deed,
        bytes: Arc<Vec<u8>>,
    ) -> Result<Answer, Refusal> {
        self.answer_at(&self.places, begun, deed, bytes).await
    }

    /// The same for what takes milliseconds and is waited for: it does not wait for the photos being made ready.
    pub(crate) async fn answer_soon(
        &self,
        deed: Deed,
        bytes: Arc<Vec<u8>>,
    ) -> Result<Answer, Refusal> {
        self.answer_at(&self.soon, &self.begin(), deed, bytes).await
    }

    async fn answer_at(
        &self,
        places: &Semaphore,
        begun: &Begun,
        deed: Deed,
        bytes: Arc<Vec<u8>>,
    ) -> Result<Answer, Refusal> {
        let mut stop = begun.0.clone();
        let place = tokio::select! {
            biased;
            _ = stop.changed() => return Err(Refusal::new(RefusalCode::Cancelled)),
            place = places.acquire() => place,
        };
        let _place = place.map_err(|_| Refusal::new(RefusalCode::Internal))?;
        let (worker, waited) = self.take().map_err(|fault| lost(&fault))?;
        match self.talk(worker, deed.clone(), Arc::clone(&bytes), &mut stop).await {
            Err(refusal) if waited && refusal.code == RefusalCode::PictureWorkerLost => {
                let fresh = Worker::start(&*self.host).map_err(|fault| lost(&fault))?;
                self.talk(fresh, deed, bytes, &mut stop).await
            }
            answer => answer,
        }
    }

    async fn talk(
        &self,
        Worker { mut child, mut pipes }: Worker,
        deed: Deed,
        bytes: Arc<Vec<u8>>,
        stop: &mut watch::Receiver<u32>,
    ) -> Result<Answer, Refusal> {
        let talk = tokio::task::spawn_blocking(move || {
            let answer = pipes.converse(&deed, &bytes);
            (pipes, answer)
        });
        let finished = tokio::select! {
            talked = talk => match talked {
                Ok((pipes, Ok(answer))) => Ok((pipes, answer)),
                Ok((_, Err(fault))) => Err(lost(&fault)),
                Err(fault) => Err(Refusal::new(RefusalCode::Internal).with("what", fault)),
            },
            () = overdue(child.id(), self.limits) => Err(Refusal::new(RefusalCode::PictureTooSlow)),
            _ = stop.changed() => Err(Refusal::new(RefusalCode::Cancelled)),
        };
        match finished {
            Ok((pipes, answer)) => {
                let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
                idle.push(Worker { child, pipes });
                Ok(answer)
            }
            Err(refusal) => {
                end(&mut child);
                Err(refusal)
            }
        }
    }

    /// One that waits (true), or a new one. The system may have ended some of those that waited, for want of memory say.
    fn take(&self) -> io::Result<(Worker, bool)> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(mut worker) = idle.pop() {
            match worker.child.try_wait() {
                Ok(None) => return Ok((worker, true)),
                _ => end(&mut worker.child),
            }
        }
        drop(idle);
        Ok((Worker::start(&*self.host)?, false))
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        let idle = self.idle.get_mut().unwrap_or_else(PoisonError::into_inner);
        for worker in idle {
            end(&mut worker.child);
        }
    }
}

impl Worker {
    fn start(host: &dyn Host) -> io::Result<Self> {
        let mut command = host.photo_worker()?;
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        start_behind(&mut command);
        let mut child = command.spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            end(&mut child);
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let pipes = Pipes { input: BufWriter::new(input), output: BufReader::new(output) };
        Ok(Self { child, pipes })
    }
}

impl Pipes {
    fn converse(&mut self, deed: &Deed, bytes: &[u8]) -> io::Result<Answer> {
        photo::worker::write_ask(&mut self.input, deed, bytes)?;
        photo::worker::read_answer(&mut self.output)
    }
}

/// Ends a worker and takes its exit status, so that no dead process is left in the system's table.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

fn lost(fault: &io::Error) -> Refusal {
    Refusal::new(RefusalCode::PictureWorkerLost).with("what", fault)
}

/// The worker's whole life: limits first, then asks from standard input until it closes.
pub fn photo_worker_main() -> ExitCode {
    limit_memory();
    step_back();
    match photo::worker::serve(io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Linux counts private writable memory against this limit; reserved address space (the web view's
/// libraries, when the window's program is the worker) does not count.
#[cfg(target_os = "linux")]
fn limit_memory() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let most = Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) };
    let _ = setrlimit(Resource::Data, most);
}

/// Writing goes first: where all cores are busy with photos, the window has its turn before them.
#[cfg(unix)]
fn step_back() {
    // The priority that desktops give to work in the background.
    let _ = rustix::process::nice(10);
}

/// There a process begins with its priority.
#[cfg(windows)]
fn step_back() {}

/// What [`step_back`] is for, where a process is given its priority by whoever starts it.
#[cfg(windows)]
fn start_behind(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    /// From the Windows API's process creation flags.
    const BELOW_NORMAL_PRIORITY_CLASS: u32 = 0x4000;
    command.creation_flags(BELOW_NORMAL_PRIORITY_CLASS);
}

#[cfg(unix)]
fn start_behind(_: &mut Command) {}

/// Elsewhere the pixel limits read from the header, and the deadline, are what holds a worker.
#[cfg(not(target_os = "linux"))]
fn limit_memory() {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::Headless;

    #[tokio::test]
    async fn a_stop_ends_work_that_no_worker_has_yet() {
        let exports = std::env::temp_dir();
        let workers = Workers::new(Arc::new(Headless { exports }));
        let (coming, export) = (workers.begin_coming(), workers.begin());
        let photo = Arc::new(vec![0u8; 9]);
        workers.cancel();
        assert!(!export.0.has_changed().unwrap(), "an export goes on");
        let answer = workers.answer_since(&coming, Deed::Probe, Arc::clone(&photo)).await;
        assert_eq!(answer.unwrap_err().code, RefusalCode::Cancelled);
        workers.end();
        let answer = workers.answer_since(&export, Deed::Probe, photo).await;
        assert_eq!(answer.unwrap_err().code, RefusalCode::Cancelled);
        assert!(workers.idle.lock().unwrap().is_empty(), "no process was started for it");
    }

    /// A worker that runs `script` in place of decoding.
    #[cfg(target_os = "linux")]
    struct Scripted(&'static str);

    #[cfg(target_os = "linux")]
    impl Host for Scripted {
        fn export_folder(&self) -> std::path::PathBuf {
            std::env::temp_dir()
        }

        fn photo_worker(&self) -> io::Result<std::process::Command> {
            let mut command = std::process::Command::new("sh");
            command.arg("-c").arg(self.0);
            Ok(command)
        }
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn it_is_calm_when_no_photo_is_being_made_ready() {
        use std::sync::atomic::{AtomicBool, Ordering};
        let mut workers = Workers::new(Arc::new(Scripted("exec sleep 60")));
        let long = Duration::from_mins(5);
        workers.limits = Limits { work: long, wait: Duration::from_millis(400) };
        let done = AtomicBool::new(false);
        let photo = async {
            let refused = workers.answer(Deed::Probe, Arc::new(vec![0; 9])).await.unwrap_err();
            done.store(true, Ordering::SeqCst);
            refused.code
        };
        let calm = async {
            workers.calm().await;
            done.load(Ordering::SeqCst)
        };
        assert_eq!(tokio::join!(photo, calm), (RefusalCode::PictureTooSlow, true));
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn the_worker_s_own_work_is_counted_and_a_wait_only_in_the_end() {
        let asked = async |script, wait| {
            let limits = Limits { work: Duration::from_millis(300), wait };
            let mut workers = Workers::new(Arc::new(Scripted(script)));
            workers.limits = limits;
            let answer = workers.answer(Deed::Probe, Arc::new(vec![0; 9])).await;
            answer.unwrap_err().code
        };
        let long = Duration::from_mins(5);
        assert_eq!(asked("sleep 2", long).await, RefusalCode::PictureWorkerLost, "waiting is free");
        assert_eq!(asked("while :; do :; done", long).await, RefusalCode::PictureTooSlow);
        let short = Duration::from_millis(400);
        assert_eq!(asked("exec sleep 60", short).await, RefusalCode::PictureTooSlow);
    }
}
