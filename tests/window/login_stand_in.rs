//! Stands in for the login service on a bus of the test's own: says `held` when somebody asks that sleep waits; for
//! each line that comes in announces sleep, waits until the lock is given back, and says `released`.
#![allow(clippy::unwrap_used)] // a test's tool

#[cfg(target_os = "linux")]
fn main() {
    use std::io::{BufRead as _, PipeReader, Read as _, Write as _};
    use std::sync::{Arc, Mutex};

    const PLACE: &str = "/org/freedesktop/login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";

    struct Login(Arc<Mutex<Vec<PipeReader>>>);

    #[zbus::interface(name = "org.freedesktop.login1.Manager")]
    impl Login {
        fn inhibit(
            &self,
            what: &str,
            who: &str,
            why: &str,
            mode: &str,
        ) -> zbus::fdo::Result<zbus::zvariant::OwnedFd> {
            assert_eq!((what, mode), ("sleep", "delay"));
            assert!(!who.is_empty() && !why.is_empty(), "a person is told who holds sleep back");
            let (ours, theirs) =
                std::io::pipe().map_err(|fault| zbus::fdo::Error::IOError(fault.to_string()))?;
            self.0.lock().unwrap().push(ours);
            say("held");
            Ok(std::os::fd::OwnedFd::from(theirs).into())
        }
    }

    fn say(line: &str) {
        let mut out = std::io::stdout().lock();
        out.write_all(format!("{line}\n").as_bytes()).unwrap();
        out.flush().unwrap();
    }

    let locks: Arc<Mutex<Vec<PipeReader>>> = Arc::default();
    let bus = zbus::blocking::connection::Builder::session()
        .unwrap()
        .serve_at(PLACE, Login(Arc::clone(&locks)))
        .unwrap()
        .name("org.freedesktop.login1")
        .unwrap()
        .build()
        .unwrap();
    say("there");
    for line in std::io::stdin().lock().lines() {
        let begins = line.unwrap() == "sleep";
        bus.emit_signal(None::<&str>, PLACE, MANAGER, "PrepareForSleep", &(begins,)).unwrap();
        if begins {
            let held = std::mem::take(&mut *locks.lock().unwrap());
            for mut lock in held {
                lock.read_to_end(&mut Vec::new()).unwrap();
            }
            say("released");
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {}
