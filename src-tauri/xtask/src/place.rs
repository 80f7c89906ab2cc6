//! Where things lie: the clone, the folder Cargo builds into, and the cache
//! outside the clone that a machine may keep between fresh clones.

use std::env;
use std::path::{Path, PathBuf};

/// The folders one run of the tools works with; all paths are absolute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The top of the clone, where `Cargo.toml` and `tauri.conf.json` lie.
    pub clone: PathBuf,
    /// The folder kept outside the clone, when there is one.
    pub cache: Option<PathBuf>,
}

impl Place {
    /// Reads the surroundings. The cache is `TINPHUONG_CACHE` when that is set
    /// and not empty, else `~/.cache/tin-phuong` when that folder exists.
    pub fn find() -> Self {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let clone = manifest.ancestors().nth(2).unwrap_or(&manifest).to_owned();
        let named = env::var_os("TINPHUONG_CACHE")
            .filter(|folder| !folder.is_empty())
            .map(|folder| std::path::absolute(&folder).unwrap_or_else(|_| PathBuf::from(folder)));
        let usual = env::home_dir()
            .map(|home| home.join(".cache/tin-phuong"))
            .filter(|folder| folder.is_dir());
        Self { clone, cache: named.or(usual) }
    }

    /// The folder every Cargo child builds into: the cache's, else what
    /// `CARGO_TARGET_DIR` names, else the clone's own.
    pub fn target(&self) -> PathBuf {
        match (&self.cache, env::var_os("CARGO_TARGET_DIR")) {
            (Some(cache), _) => cache.join("target"),
            (None, Some(named)) => self.clone.join(named),
            (None, None) => self.clone.join("target"),
        }
    }

    /// npm's own cache, when a cache is kept outside the clone.
    pub fn npm_cache(&self) -> Option<PathBuf> {
        self.cache.as_ref().map(|cache| cache.join("npm"))
    }

    /// A folder for results; it always lies in the clone, under `target/`.
    pub fn results(&self, name: &str) -> PathBuf {
        self.clone.join("target").join(name)
    }

    /// The window's own folder, with its `package.json`.
    pub fn ui(&self) -> PathBuf {
        self.clone.join("ui")
    }
}

/// A program's file name on this system.
pub fn program(stem: &str) -> String {
    format!("{stem}{}", env::consts::EXE_SUFFIX)
}

/// Where `name` lies on the search path, if it does.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| is_program(file))
}

fn is_program(file: &Path) -> bool {
    file.is_file() || file.with_extension("exe").is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cache_takes_the_build_but_not_the_results() {
        let place = Place { clone: PathBuf::from("/clone"), cache: Some(PathBuf::from("/kept")) };
        assert_eq!(place.target(), Path::new("/kept/target"));
        assert_eq!(place.npm_cache(), Some(PathBuf::from("/kept/npm")));
        assert_eq!(place.results("demo"), Path::new("/clone/target/demo"));
    }

    #[test]
    fn the_clone_is_found_from_the_manifest() {
        assert!(Place::find().clone.join("tauri.conf.json").is_file());
    }
}
