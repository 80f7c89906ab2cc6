//! A drive of the test's own: a file system in user space shows one file, the drive's image, held in memory. A loop
//! device on it carries a real file system. Every block that is written and every flush that reaches the image is kept
//! in order, together with what the program under test said. The thread that serves the image touches no other file.
//! Everything that was mounted goes when it is dropped, also behind a failed assertion.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, UNIX_EPOCH},
};

use fuser::{
    BackgroundSession, Config, Errno, FileAttr, FileHandle, FileType, Filesystem, FopenFlags,
    Generation, INodeNo, LockOwner, MountOption, OpenFlags, ReplyAttr, ReplyData, ReplyEmpty,
    ReplyEntry, ReplyOpen, ReplyWrite, Request, Session, WriteFlags,
};

/// Nothing about the image changes but its blocks.
const ALWAYS: Duration = Duration::from_hours(24);
const IMAGE: INodeNo = INodeNo(2);
const NAME: &str = "image";

/// What reached the drive, or was said.
#[derive(Debug)]
pub enum Event {
    Write { at: usize, bytes: Vec<u8> },
    Flush,
    Said(String),
}

#[derive(Default)]
struct Content {
    bytes: Vec<u8>,
    log: Vec<Event>,
}

type Shared = Arc<Mutex<Content>>;

fn held(shared: &Shared) -> MutexGuard<'_, Content> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file system with the one file.
struct Beneath {
    content: Shared,
    bytes: u64,
}

impl Beneath {
    fn about(&self, number: INodeNo) -> FileAttr {
        let image = number == IMAGE;
        FileAttr {
            ino: number,
            size: if image { self.bytes } else { 0 },
            blocks: if image { self.bytes / 512 } else { 0 },
            atime: UNIX_EPOCH,
            mtime: UNIX_EPOCH,
            ctime: UNIX_EPOCH,
            crtime: UNIX_EPOCH,
            kind: if image { FileType::RegularFile } else { FileType::Directory },
            perm: 0o700,
            nlink: 1,
            uid: 0,
            gid: 0,
            rdev: 0,
            blksize: 4096,
            flags: 0,
        }
    }
}

impl Filesystem for Beneath {
    fn lookup(&self, _: &Request, _: INodeNo, name: &OsStr, reply: ReplyEntry) {
        if name == NAME {
            reply.entry(&ALWAYS, &self.about(IMAGE), Generation(0));
        } else {
            reply.error(Errno::ENOENT);
        }
    }

    fn getattr(&self, _: &Request, number: INodeNo, _: Option<FileHandle>, reply: ReplyAttr) {
        reply.attr(&ALWAYS, &self.about(number));
    }

    /// Past the page cache: what the loop device writes arrives at once and in its own pieces.
    fn open(&self, _: &Request, _: INodeNo, _: OpenFlags, reply: ReplyOpen) {
        reply.opened(FileHandle(0), FopenFlags::FOPEN_DIRECT_IO);
    }

    fn read(
        &self,
        _: &Request,
        _: INodeNo,
        _: FileHandle,
        offset: u64,
        size: u32,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyData,
    ) {
        let content = held(&self.content);
        let start = usize::try_from(offset).unwrap_or(usize::MAX).min(content.bytes.len());
        let end = (start + size as usize).min(content.bytes.len());
        reply.data(&content.bytes[start..end]);
    }

    fn write(
        &self,
        _: &Request,
        _: INodeNo,
        _: FileHandle,
        offset: u64,
        data: &[u8],
        _: WriteFlags,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyWrite,
    ) {
        let mut content = held(&self.content);
        let at = usize::try_from(offset).unwrap_or(usize::MAX);
        let Some(place) = content.bytes.get_mut(at..).and_then(|rest| rest.get_mut(..data.len()))
        else {
            return reply.error(Errno::ENOSPC);
        };
        place.copy_from_slice(data);
        content.log.push(Event::Write { at, bytes: data.to_vec() });
        drop(content);
        reply.written(data.len() as u32);
    }

    fn fsync(&self, _: &Request, _: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        held(&self.content).log.push(Event::Flush);
        reply.ok();
    }
}

/// A mounted file system; gone when dropped.
pub struct Mounted(PathBuf);

impl Mounted {
    /// Mounts the file system in `image` at `at`, by a loop device of its own that goes with it. `options` as `mount`
    /// takes them, none when empty.
    pub fn by_loop(image: &Path, at: &Path, kind: &str, options: &str) -> io::Result<Self> {
        fs::create_dir_all(at)?;
        let options = if options.is_empty() { "loop" } else { &format!("loop,{options}") };
        order(Command::new("mount").args(["-t", kind, "-o", options]).args([image, at]))?;
        Ok(Self(at.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // Whoever still looks at it (an indexer) is waited for.
        for _ in 0..100 {
            if order(Command::new("umount").arg(&self.0)).is_ok() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = order(Command::new("umount").arg("-l").arg(&self.0));
    }
}

/// Runs a program of the system. Fails with what it said.
pub fn order(command: &mut Command) -> io::Result<()> {
    let done = command.stdin(Stdio::null()).output()?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    Err(io::Error::other(format!("{}: {}", command.get_program().display(), said.trim())))
}

/// The drive while it is written to. The mounted file system goes first, then what lies beneath.
pub struct Drive {
    mounted: Option<Mounted>,
    beneath: Option<BackgroundSession>,
    content: Shared,
}

impl Drive {
    /// Shows `bytes` as a drive under `folder` and mounts its file system at `at`. Fails where this system does not
    /// let us.
    pub fn mount(
        bytes: Vec<u8>,
        folder: &Path,
        at: &Path,
        kind: &str,
        options: &str,
    ) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let size = bytes.len() as u64;
        let content = Arc::new(Mutex::new(Content { bytes, log: Vec::new() }));
        let mut config = Config::default();
        config.mount_options = vec![MountOption::FSName("tinphuong-drive".into())];
        let served = Beneath { content: Arc::clone(&content), bytes: size };
        let beneath = Session::new(served, folder, &config)?.spawn()?;
        let mut drive = Self { mounted: None, beneath: Some(beneath), content };
        drive.mounted = Some(Mounted::by_loop(&folder.join(NAME), at, kind, options)?);
        Ok(drive)
    }

    /// Flushes what mounting wrote and answers the drive's bytes as they are then; the log begins here. The first sector of
    /// a file system that is mounted is torn by a cut like any other, and then nothing can be asked of it.
    pub fn begin(&self) -> io::Result<Vec<u8>> {
        if let Some(Mounted(at)) = &self.mounted {
            order(Command::new("sync").arg("-f").arg(at))?;
        }
        let mut content = held(&self.content);
        content.log.clear();
        Ok(content.bytes.clone())
    }

    /// Keeps a line that was said, behind everything that has reached the drive.
    pub fn hear(&self, line: String) {
        held(&self.content).log.push(Event::Said(line));
    }

    /// Takes the drive down. Answers everything that reached it until now.
    pub fn log(self) -> Vec<Event> {
        std::mem::take(&mut held(&self.content).log)
    }
}

impl Drop for Drive {
    fn drop(&mut self) {
        self.mounted = None;
        if let Some(beneath) = self.beneath.take() {
            let _ = beneath.umount_and_join();
        }
    }
}
