//! Photos from a folder that the person chooses: the card of a camera, a phone on its cable, a colleague's drive.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    contract::{Nothing, PhotoAdd, PhotoFolder, PhotoLook, PhotoOfFolder, PhotoRow, Refusal},
    desk::Desk,
    files, views,
};

/// Photos of one folder at most.
const MOST: usize = 1_000;
/// Folders inside folders at most.
const DEEPEST: usize = 5;
/// Bytes in which a camera's preview lies.
const HEAD: u64 = 256 * 1024;
/// Endings of files that are offered; what they are is told by their content.
const ENDINGS: [&str; 13] = [
    "jpg", "jpeg", "jpe", "jfif", "png", "heic", "heif", "webp", "gif", "tif", "tiff", "bmp",
    "avif",
];

impl Desk {
    /// Lets the person choose a folder and lists its photos. Empty when none was chosen.
    pub(crate) async fn choose_photo_folder(&self, _ask: Nothing) -> Result<PhotoFolder, Refusal> {
        let (host, start) = (Arc::clone(&self.room.host), self.room.folder.clone());
        let listed = self.aside(move || {
            let start = std::env::home_dir().unwrap_or(start);
            let Some(folder) = host.choose_folder(&start) else { return Ok(None) };
            let mut found = Found::default();
            gather(&folder, DEEPEST, &mut HashSet::new(), &mut found);
            Ok(Some((folder, found)))
        });
        let Some((folder, found)) = listed.await? else {
            let nothing = String::new();
            let (folder, name) = (nothing.clone(), nothing);
            return Ok(PhotoFolder { folder, name, files: Vec::new(), left: 0 });
        };
        let key = uuid::Uuid::now_v7().hyphenated().to_string();
        let answer = PhotoFolder {
            folder: key.clone(),
            name: files::name_of(&folder),
            files: found.files.iter().map(|file| files::name_of(file)).collect(),
            left: found.left,
        };
        let mut folders =
            self.room.folders.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        folders.insert(key, found.files);
        Ok(answer)
    }

    /// A look at a photo of a chosen folder.
    pub(crate) async fn look_in_folder(&self, ask: PhotoOfFolder) -> Result<PhotoLook, Refusal> {
        let file = self.file_of_folder(&ask)?;
        let head = self.aside(move || files::read_start(&file, HEAD)).await?;
        let whole = (head.len() as u64) < HEAD;
        self.look_at_photo(head, whole).await
    }

    /// Takes a photo of a chosen folder in, as [`Desk::add_photo`] does.
    pub(crate) async fn take_from_folder(&self, ask: PhotoOfFolder) -> Result<PhotoRow, Refusal> {
        let file = self.file_of_folder(&ask)?;
        let name = files::name_of(&file);
        let limit = photo::MAX_BYTES as u64;
        let bytes = self.aside(move || files::read_whole(&file, limit)).await;
        let bytes = bytes.map_err(|refusal| refusal.with("name", &name))?;
        self.add_photo(PhotoAdd { article: ask.article, name }, bytes).await
    }

    fn file_of_folder(&self, ask: &PhotoOfFolder) -> Result<PathBuf, Refusal> {
        let folders = self.room.folders.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let file = folders.get(&ask.folder).and_then(|files| files.get(ask.file as usize));
        file.cloned().ok_or_else(|| views::bad("no such file"))
    }
}

/// What a folder holds.
#[derive(Default)]
struct Found {
    files: Vec<PathBuf>,
    /// Photos behind the most that are offered.
    left: u32,
}

/// Photos in `folder` and below, by name; what cannot be read is passed over. `seen` are the folders looked into: a link
/// that leads back into one of them shows no photo twice.
fn gather(folder: &Path, deeper: usize, seen: &mut HashSet<PathBuf>, found: &mut Found) {
    if !fs::canonicalize(folder).is_ok_and(|real| seen.insert(real)) {
        return;
    }
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        if files::name_of(&path).starts_with('.') {
            continue;
        }
        let ending = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        if path.is_dir() {
            if deeper > 0 {
                gather(&path, deeper - 1, seen, found);
            }
        } else if path.is_file() && ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) {
            if found.files.len() < MOST {
                found.files.push(path);
            } else {
                found.left = found.left.saturating_add(1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_s_folder_gives_its_photos_in_order() {
        let place = tempfile::tempdir().unwrap();
        let put = |name: &str| {
            let path = place.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        };
        for name in [
            "DCIM/100/IMG_2.HEIC",
            "DCIM/100/IMG_1.jpg",
            "DCIM/.cache/x.jpg",
            "ghi chú.txt",
            "Ảnh hội nghị.PNG",
            "Zalo/tải về.jfif",
        ] {
            put(name);
        }
        let mut found = Found::default();
        gather(place.path(), DEEPEST, &mut HashSet::new(), &mut found);
        let names: Vec<_> = found.files.iter().map(|file| files::name_of(file)).collect();
        assert_eq!(names, ["IMG_1.jpg", "IMG_2.HEIC", "tải về.jfif", "Ảnh hội nghị.PNG"]);
    }

    #[test]
    fn more_than_a_folder_may_offer_are_counted() {
        let place = tempfile::tempdir().unwrap();
        for n in 0..MOST + 7 {
            let folder = place.path().join(format!("{}", n % 3));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(format!("IMG_{n:05}.jpg")), "").unwrap();
        }
        let mut found = Found::default();
        gather(place.path(), DEEPEST, &mut HashSet::new(), &mut found);
        assert_eq!((found.files.len(), found.left), (MOST, 7));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_back_show_no_photo_twice() {
        use std::os::unix::fs::symlink;
        let place = tempfile::tempdir().unwrap();
        let inside = place.path().join("trong");
        fs::create_dir(&inside).unwrap();
        for n in 0..3 {
            fs::write(inside.join(format!("IMG_{n}.jpg")), "x").unwrap();
            symlink(place.path(), inside.join(format!("về {n}"))).unwrap();
        }
        symlink(&inside, place.path().join("lối khác")).unwrap();
        symlink("/nowhere", place.path().join("mất.jpg")).unwrap();
        let mut found = Found::default();
        gather(place.path(), DEEPEST, &mut HashSet::new(), &mut found);
        let names: Vec<_> = found.files.iter().map(|file| files::name_of(file)).collect();
        assert_eq!(names, ["IMG_0.jpg", "IMG_1.jpg", "IMG_2.jpg"]);
    }
}
