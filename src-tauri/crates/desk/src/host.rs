//! What the desk needs of the place it runs in: clock, folders, dialogs, and a way to start the photo worker.
//! The shell, the command line and the tests each bring their own.

use std::{
    io,
    path::{Path, PathBuf},
    process::Command,
};

use crate::contract::Language;

/// The word that turns the program into its own photo worker when it is the first argument.
pub const PHOTO_WORKER: &str = "__photo-worker";

/// What a dialog of the system asks the person for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Text files that become articles.
    Texts,
    /// Files of portal profiles, `.toml`.
    Profiles,
    /// A backup, `.db`.
    Backup,
    /// Where a copy of the article's text goes, `.docx` or `.txt`.
    Copy,
    /// The folder that exports go to.
    ExportFolder,
    /// A folder of photos.
    PhotoFolder,
    /// The folder for backups besides the newsroom's own.
    SecondPlace,
}

/// A question that a dialog of the system puts to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it asks for.
    pub sought: Sought,
    /// The language that the window speaks.
    pub language: Language,
}

/// Clock, folders, dialogs, processes.
pub trait Host: Send + Sync + 'static {
    /// Now, with the person's time zone.
    fn now(&self) -> jiff::Zoned {
        jiff::Zoned::now()
    }

    /// The command that starts this program as photo worker (see [`PHOTO_WORKER`]).
    fn photo_worker(&self) -> io::Result<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(PHOTO_WORKER);
        Ok(command)
    }

    /// Where the page finds a photo's web size, when it is not the scheme `photo`: an address to which the photo's
    /// id is appended.
    fn photo_address(&self) -> Option<String> {
        None
    }

    /// The folder that exports go to until the person chooses another.
    fn export_folder(&self) -> PathBuf;

    /// Files that the person chooses in the system's dialog; empty when they chose none. Blocks.
    fn choose_files(&self, _question: Question) -> Vec<PathBuf> {
        Vec::new()
    }

    /// A folder that the person chooses in the system's dialog. Blocks.
    fn choose_folder(&self, _question: Question, _start: &Path) -> Option<PathBuf> {
        None
    }

    /// Files and folders that the person let fall on the window, where the web view does not hand them to the page; each drop
    /// once.
    fn fallen(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    /// Files and folders that were copied in another program and lie on the clipboard, where the web view does not hand them to
    /// the page. Blocks.
    fn copied(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    /// One file that the person chooses in the system's dialog. Blocks.
    fn choose_file(&self, _question: Question) -> Option<PathBuf> {
        None
    }

    /// Where a file goes that the person names in the system's dialog; `name` is offered. Blocks.
    fn choose_target(&self, _question: Question, _name: &str) -> Option<PathBuf> {
        None
    }

    /// This computer's own folder for a newsroom, where one that lies in an unsafe place can be moved to; nothing
    /// lies there yet.
    fn safe_newsroom(&self) -> Option<PathBuf> {
        None
    }

    /// Ends this run soon, lets [`crate::Desk::follow`] bring what was saved until then into `folder`, and starts anew with
    /// the newsroom there.
    fn move_to(&self, _folder: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Shows a file or folder in the file manager.
    fn show_in_folder(&self, _path: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Opens an address in the person's own program. Called only with checked https and mailto addresses.
    fn open_address(&self, _address: &str) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// A host without window: the command line's and the loopback server's.
#[derive(Clone, Debug)]
pub struct Headless {
    /// The folder that exports go to.
    pub exports: PathBuf,
}

impl Host for Headless {
    /// The system's zone out of the one file in which it is kept. By its name, which nobody needs here, every zone's
    /// file would be looked at first: a tenth of a short command.
    #[cfg(unix)]
    fn now(&self) -> jiff::Zoned {
        let zone = || {
            let file = std::fs::read("/etc/localtime").ok()?;
            jiff::tz::TimeZone::tzif("", &file).ok()
        };
        match std::env::var_os("TZ") {
            None => {
                zone().map_or_else(jiff::Zoned::now, |zone| jiff::Timestamp::now().to_zoned(zone))
            }
            Some(_) => jiff::Zoned::now(),
        }
    }

    fn export_folder(&self) -> PathBuf {
        self.exports.clone()
    }
}
