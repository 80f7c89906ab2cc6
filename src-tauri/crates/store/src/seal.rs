//! Seals: a hash over a whole file that nobody writes to, so that no flipped bit in it goes unnoticed. A database
//! carries one while the newsroom is closed in order; a backup's stands in its manifest.

use std::{
    fs::{self, File},
    io,
    path::Path,
};

use serde_json::Value;

use crate::{
    StoreFault,
    folder::{Folder, sync_folder, write_whole},
};

/// BLAKE3 of a file, 64 hex characters. The file is read piece by piece.
pub(crate) fn hash_of(path: &Path) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok(hasher.finalize().to_hex().to_string())
}

/// Seals the database; its log must be empty.
pub(crate) fn lay(folder: &Folder) -> io::Result<()> {
    write_whole(&folder.seal(), hash_of(&folder.database())?.as_bytes())
}

/// Takes the seal off, durably, before anything is written. True when there was one: the last run ended in order.
pub(crate) fn take_off(folder: &Folder) -> io::Result<bool> {
    match fs::remove_file(folder.seal()) {
        Ok(()) => sync_folder(&folder.root).map(|()| true),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// The newsroom is sealed, and its database is not the one that was sealed.
pub(crate) fn broken(folder: &Folder) -> Result<bool, StoreFault> {
    match fs::read(folder.seal()) {
        Ok(seal) => Ok(seal != hash_of(&folder.database())?.as_bytes()),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(fault) => Err(fault.into()),
    }
}

/// `manifest` with the backup's hash, and a hash over itself.
pub(crate) fn signed(mut manifest: Value, hash: &str) -> Value {
    manifest["hash"] = hash.into();
    manifest["seal"] = own(&manifest).into();
    manifest
}

/// The manifest is whole, and `backup` is the file it was written for.
pub(crate) fn holds(manifest: &[u8], backup: &Path) -> io::Result<bool> {
    let Ok(mut manifest) = serde_json::from_slice::<Value>(manifest) else { return Ok(false) };
    let seal = manifest.as_object_mut().and_then(|fields| fields.remove("seal"));
    let whole = seal.is_some_and(|seal| seal == own(&manifest));
    Ok(whole && manifest["hash"] == hash_of(backup)?)
}

fn own(manifest: &Value) -> String {
    blake3::hash(manifest.to_string().as_bytes()).to_hex().to_string()
}
