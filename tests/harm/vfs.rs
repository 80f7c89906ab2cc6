//! SQLite's own way to files, with a hand in between: every call for a file under one folder is counted, and one of
//! them, or all from it on, can be made to fail. The real calls are SQLite's.
#![allow(unsafe_code)] // SQLite's file interface is C; every function here hands on what it was given

use std::{
    collections::{HashMap, HashSet},
    ffi::{CStr, c_char, c_int, c_void},
    path::Path,
    sync::{Mutex, MutexGuard, Once, PoisonError},
};

use rusqlite::ffi;

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The drive reports an error.
    Broken,
    /// The drive is full.
    Full,
    /// Half of what was to be written is on the drive.
    Torn,
}

/// Which call fails.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// Its number, from 1.
    pub at: usize,
    /// And every call after it.
    pub for_good: bool,
    pub kind: Kind,
}

#[derive(Default)]
struct Plan {
    root: Option<Vec<u8>>,
    fault: Option<Fault>,
    calls: usize,
    files: HashSet<usize>,
    wrapped: HashMap<usize, usize>,
    real: usize,
}

static PLAN: Mutex<Option<Plan>> = Mutex::new(None);
static REGISTERED: Once = Once::new();

fn plan() -> MutexGuard<'static, Option<Plan>> {
    PLAN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// While it is held, nobody else breaks calls: there is one plan for all tests of this program.
pub fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A set of methods, and those that SQLite itself has for the file.
#[repr(C)]
struct Wrapped {
    ours: ffi::sqlite3_io_methods,
    theirs: *const ffi::sqlite3_io_methods,
}

/// Watches every file under `root`, and lets `fault` happen among its calls.
pub fn arm(root: &Path, fault: Option<Fault>) {
    register();
    let mut plan = plan();
    let plan = plan.get_or_insert_default();
    plan.root = Some(root.as_os_str().as_encoded_bytes().to_vec());
    (plan.fault, plan.calls) = (fault, 0);
}

/// Watches nothing any more. Answers how many calls there were.
pub fn disarm() -> usize {
    let mut plan = plan();
    let plan = plan.get_or_insert_default();
    (plan.root, plan.fault) = (None, None);
    std::mem::take(&mut plan.calls)
}

/// Counts a call; how it fails, if it does.
fn struck(plan: &mut Plan) -> Option<Kind> {
    plan.calls += 1;
    let fault = plan.fault?;
    let hit = plan.calls == fault.at || (fault.for_good && plan.calls > fault.at);
    hit.then_some(fault.kind)
}

fn on_file(file: *mut ffi::sqlite3_file) -> Option<Kind> {
    let mut plan = plan();
    let plan = plan.as_mut()?;
    if plan.root.is_none() || !plan.files.contains(&(file as usize)) {
        return None;
    }
    struck(plan)
}

fn on_name(name: *const c_char) -> Option<Kind> {
    let mut plan = plan();
    let plan = plan.as_mut()?;
    if is_watched(plan, name) { struck(plan) } else { None }
}

fn is_watched(plan: &Plan, name: *const c_char) -> bool {
    if name.is_null() {
        return false;
    }
    // SAFETY: SQLite's names end in a zero.
    let name = unsafe { CStr::from_ptr(name) }.to_bytes();
    plan.root.as_ref().is_some_and(|root| name.starts_with(root))
}

fn theirs(file: *mut ffi::sqlite3_file) -> &'static ffi::sqlite3_io_methods {
    // SAFETY: every file that reaches our methods was given a `Wrapped` when it was opened, which is never freed.
    unsafe { &*(*(*file).pMethods.cast::<Wrapped>()).theirs }
}

fn real() -> *mut ffi::sqlite3_vfs {
    plan().as_ref().map_or(0, |plan| plan.real) as *mut ffi::sqlite3_vfs
}

const fn code(kind: Kind, broken: c_int) -> c_int {
    match kind {
        Kind::Full => ffi::SQLITE_FULL,
        Kind::Broken | Kind::Torn => broken,
    }
}

type File = *mut ffi::sqlite3_file;

unsafe extern "C" fn close(file: File) -> c_int {
    if let Some(plan) = plan().as_mut() {
        plan.files.remove(&(file as usize));
    }
    unsafe { theirs(file).xClose.unwrap()(file) }
}

unsafe extern "C" fn read(file: File, to: *mut c_void, amount: c_int, at: i64) -> c_int {
    match on_file(file) {
        Some(_) => ffi::SQLITE_IOERR_READ,
        None => unsafe { theirs(file).xRead.unwrap()(file, to, amount, at) },
    }
}

unsafe extern "C" fn write(file: File, from: *const c_void, amount: c_int, at: i64) -> c_int {
    match on_file(file) {
        Some(Kind::Torn) => {
            unsafe { theirs(file).xWrite.unwrap()(file, from, amount / 2, at) };
            ffi::SQLITE_IOERR_WRITE
        }
        Some(kind) => code(kind, ffi::SQLITE_IOERR_WRITE),
        None => unsafe { theirs(file).xWrite.unwrap()(file, from, amount, at) },
    }
}

unsafe extern "C" fn truncate(file: File, size: i64) -> c_int {
    match on_file(file) {
        Some(_) => ffi::SQLITE_IOERR_TRUNCATE,
        None => unsafe { theirs(file).xTruncate.unwrap()(file, size) },
    }
}

unsafe extern "C" fn sync(file: File, flags: c_int) -> c_int {
    match on_file(file) {
        Some(kind) => code(kind, ffi::SQLITE_IOERR_FSYNC),
        None => unsafe { theirs(file).xSync.unwrap()(file, flags) },
    }
}

unsafe extern "C" fn file_size(file: File, size: *mut i64) -> c_int {
    match on_file(file) {
        Some(_) => ffi::SQLITE_IOERR_FSTAT,
        None => unsafe { theirs(file).xFileSize.unwrap()(file, size) },
    }
}

unsafe extern "C" fn lock(file: File, level: c_int) -> c_int {
    match on_file(file) {
        Some(_) => ffi::SQLITE_IOERR_LOCK,
        None => unsafe { theirs(file).xLock.unwrap()(file, level) },
    }
}

unsafe extern "C" fn shm_map(
    file: File,
    page: c_int,
    size: c_int,
    extend: c_int,
    to: *mut *mut c_void,
) -> c_int {
    match on_file(file) {
        Some(_) => ffi::SQLITE_IOERR_SHMMAP,
        None => unsafe { theirs(file).xShmMap.unwrap()(file, page, size, extend, to) },
    }
}

unsafe extern "C" fn open(
    _vfs: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: File,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    if on_name(name).is_some() {
        // SAFETY: the file is SQLite's to fill; without methods it counts as never opened.
        unsafe { (*file).pMethods = std::ptr::null() };
        return ffi::SQLITE_CANTOPEN;
    }
    let real = real();
    // SAFETY: the real interface opens the real file into the room that it asked for.
    let done = unsafe { (*real).xOpen.unwrap()(real, name, file, flags, out) };
    let mut plan = plan();
    let (Some(plan), ffi::SQLITE_OK) = (plan.as_mut(), done) else { return done };
    if is_watched(plan, name) {
        plan.files.insert(file as usize);
    } else {
        plan.files.remove(&(file as usize));
    }
    // SAFETY: an opened file has methods.
    unsafe {
        let theirs = (*file).pMethods;
        let wrapped = *plan.wrapped.entry(theirs as usize).or_insert_with(|| wrap(theirs) as usize);
        (*file).pMethods = wrapped as *const ffi::sqlite3_io_methods;
    }
    done
}

/// Methods that count before they hand on.
fn wrap(theirs: *const ffi::sqlite3_io_methods) -> *const Wrapped {
    // SAFETY: SQLite's own methods live as long as the program.
    let mut ours = unsafe { *theirs };
    ours.xClose = Some(close);
    ours.xRead = Some(read);
    ours.xWrite = Some(write);
    ours.xTruncate = Some(truncate);
    ours.xSync = Some(sync);
    ours.xFileSize = Some(file_size);
    ours.xLock = Some(lock);
    ours.xShmMap = ours.xShmMap.map(|_| shm_map as _);
    // Pages reach SQLite by reading, never by a mapping that no call announces.
    ours.xFetch = None;
    ours.xUnfetch = None;
    ours.iVersion = ours.iVersion.min(2);
    Box::leak(Box::new(Wrapped { ours, theirs }))
}

unsafe extern "C" fn delete(
    _vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    sync: c_int,
) -> c_int {
    let real = real();
    match on_name(name) {
        Some(_) => ffi::SQLITE_IOERR_DELETE,
        None => unsafe { (*real).xDelete.unwrap()(real, name, sync) },
    }
}

unsafe extern "C" fn access(
    _vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let real = real();
    match on_name(name) {
        Some(_) => ffi::SQLITE_IOERR_ACCESS,
        None => unsafe { (*real).xAccess.unwrap()(real, name, flags, out) },
    }
}

/// Puts the hand in between, for every connection that is opened from now on.
fn register() {
    REGISTERED.call_once(|| {
        // SAFETY: the default interface is there once SQLite is initialised, and lives as long as the program; the
        // copy is leaked, because SQLite keeps it.
        unsafe {
            ffi::sqlite3_initialize();
            let real = ffi::sqlite3_vfs_find(std::ptr::null());
            plan().get_or_insert_default().real = real as usize;
            let mut ours = *real;
            ours.zName = c"counted".as_ptr();
            ours.pNext = std::ptr::null_mut();
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            ours.xAccess = Some(access);
            ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1);
        }
    });
}
