//! An order to another program: what to run, where, and how it ended. Output
//! is shown as it comes; an order may also keep it, to count what it says.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use crate::place::{Place, on_path};
use crate::say;

/// One program to run, from the top of the clone unless told otherwise.
#[derive(Debug)]
pub struct Order {
    command: Command,
}

/// How an order that was listened to ended.
#[derive(Debug)]
pub struct Heard {
    /// True when the program ended with exit code 0.
    pub well: bool,
    /// What it printed on its standard output.
    pub text: String,
}

impl Order {
    /// Runs `program` from the top of the clone.
    pub fn new(place: &Place, program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(&place.clone);
        // `cargo run` describes this package to us; a child would take it for its own.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        Self { command }
    }

    /// Cargo, building into the cache when there is one.
    pub fn cargo(place: &Place) -> Self {
        Self::new(place, "cargo").env("CARGO_TARGET_DIR", place.target())
    }

    /// A Node tool (`npm`, `npx`), in `ui/`, with the kept npm cache.
    pub fn node_tool(place: &Place, tool: &str) -> Self {
        let name = if cfg!(windows) { format!("{tool}.cmd") } else { tool.to_owned() };
        let order = Self::new(place, name).inside(&place.ui());
        match place.npm_cache() {
            Some(cache) => order.env("npm_config_cache", cache),
            None => order,
        }
    }

    /// Adds arguments, in order.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets one variable of the child's environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it in `folder`.
    pub fn inside(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// The same order, ended after `minutes` where the system has `timeout`, so
    /// that a page that never answers cannot hold everything up.
    pub fn within(self, place: &Place, minutes: u32) -> Self {
        if cfg!(windows) || on_path("timeout").is_none() {
            return self;
        }
        let limit = format!("{minutes}m");
        let mut order = Self::new(place, "timeout").args(["--kill-after=10s", &limit]);
        order = order.args([self.command.get_program()]).args(self.command.get_args());
        for (name, value) in self.command.get_envs() {
            match value {
                Some(value) => order.command.env(name, value),
                None => order.command.env_remove(name),
            };
        }
        if let Some(folder) = self.command.get_current_dir() {
            order.command.current_dir(folder);
        }
        order
    }

    /// Runs it with its output on the terminal; true when it ended with exit code 0.
    pub fn run(mut self) -> bool {
        let status = self.command.status();
        self.ended_well(status)
    }

    /// Runs it, shows its standard output line by line and keeps it.
    pub fn listen(self) -> Heard {
        self.take_output(say::line)
    }

    /// Runs it without showing its standard output.
    pub fn ask(self) -> Heard {
        self.take_output(|_| ())
    }

    fn take_output(mut self, show: impl Fn(&str)) -> Heard {
        let mut text = String::new();
        self.command.stdout(Stdio::piped());
        let status = self.command.spawn().and_then(|mut child| {
            if let Some(output) = child.stdout.take() {
                read_lines(output, |line| {
                    show(line);
                    text.push_str(line);
                    text.push('\n');
                });
            }
            child.wait()
        });
        let well = self.ended_well(status);
        Heard { well, text }
    }

    fn ended_well(&self, status: std::io::Result<ExitStatus>) -> bool {
        match status {
            Ok(status) => status.success(),
            Err(cause) => {
                let program = self.command.get_program().to_string_lossy();
                say::line(&format!("{program} could not be started: {cause}"));
                false
            }
        }
    }
}

/// Lines of any bytes: a test may print what is no UTF-8.
fn read_lines(output: impl std::io::Read, mut each: impl FnMut(&str)) {
    let mut reader = BufReader::new(output);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|n| n > 0) {
        each(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']));
        line.clear();
    }
    // After a read error the child must still be able to write until it ends.
    let _ = reader.read_to_end(&mut line);
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Order {
        Order::new(&Place::find(), "sh").args(["-c", script])
    }

    #[test]
    fn an_order_hears_every_line_and_the_exit_code() {
        let heard = shell("echo một; printf 'hai\\377'; exit 3").ask();
        assert!(!heard.well);
        assert_eq!(heard.text, "một\nhai\u{fffd}\n");
        assert!(shell("exit 0").run());
    }

    #[test]
    fn a_limit_keeps_environment_and_folder() {
        let order = shell("echo $A; pwd").env("A", "b").inside(Path::new("/"));
        assert_eq!(order.within(&Place::find(), 1).ask().text, "b\n/\n");
    }

    #[test]
    fn a_program_that_is_not_there_is_a_failure() {
        assert!(!Order::new(&Place::find(), "no-such-program").run());
    }
}
