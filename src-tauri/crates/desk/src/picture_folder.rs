//! Photos from a folder that the person chooses: the card of a camera, a phone on its cable, a colleague's drive.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    contract::{
        Nothing, PhotoAdd, PhotoFolder, PhotoLook, PhotoOfFolder, PhotoRow, Refusal, RefusalCode,
    },
    desk::Desk,
    files,
    host::Host,
    picture_endings::{self, is_photo, lies_beside},
    views,
};

/// Photos of one folder at most.
const MOST: usize = 1_000;
/// Folders inside folders at most.
const DEEPEST: usize = 5;
/// Bytes in which a camera's preview lies.
const HEAD: u64 = 256 * 1024;
/// Where Windows keeps what was deleted from a card.
const RECYCLED: &str = "$RECYCLE.BIN";

impl Desk {
    /// Lets the person choose a folder and lists its photos. Empty when none was chosen. Fails with `file_unreadable` when
    /// the folder is gone.
    pub(crate) async fn choose_photo_folder(&self, _ask: Nothing) -> Result<PhotoFolder, Refusal> {
        let (host, start) = (Arc::clone(&self.room.host), self.room.folder.clone());
        let listed = self.aside(move || {
            let start = std::env::home_dir().unwrap_or(start);
            let Some(folder) = host.choose_folder(&start) else { return Ok(None) };
            let found = found_in(&folder)?;
            Ok(Some((folder, found)))
        });
        let Some((folder, found)) = listed.await? else {
            let nothing = String::new();
            let (folder, name) = (nothing.clone(), nothing);
            return Ok(PhotoFolder { folder, name, files: Vec::new(), left: 0, texts: 0 });
        };
        Ok(self.offered(files::name_of(&folder), found))
    }

    /// Lists the photos that fell on the window, those of folders too. Files whose words may be wanted are handed over, as those
    /// named at a start are.
    pub(crate) async fn take_fallen(&self, _ask: Nothing) -> Result<PhotoFolder, Refusal> {
        self.take_held(Host::fallen).await
    }

    /// The same for those that were copied in another program.
    pub(crate) async fn take_copied(&self, _ask: Nothing) -> Result<PhotoFolder, Refusal> {
        self.take_held(Host::copied).await
    }

    async fn take_held(
        &self,
        held: fn(&(dyn Host + 'static)) -> Vec<PathBuf>,
    ) -> Result<PhotoFolder, Refusal> {
        let host = Arc::clone(&self.room.host);
        let (found, texts) = self.aside(move || Ok(sorted(held(&*host)))).await?;
        let many = views::count(texts.len());
        self.hand_over(texts);
        Ok(PhotoFolder { texts: many, ..self.offered(String::new(), found) })
    }

    fn offered(&self, name: String, found: Found) -> PhotoFolder {
        let key = uuid::Uuid::now_v7().hyphenated().to_string();
        let files = found.files.iter().map(|file| files::name_of(file)).collect();
        let mut folders =
            self.room.folders.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        folders.insert(key.clone(), found.files);
        PhotoFolder { folder: key, name, files, left: found.left, texts: 0 }
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
        // A phone's cable is slow: a stop counts from before the file is read.
        let begun = self.room.workers.begin_coming();
        let file = self.file_of_folder(&ask)?;
        let name = files::name_of(&file);
        let limit = photo::MAX_BYTES as u64;
        let bytes = self.aside(move || files::read_whole(&file, limit)).await;
        let bytes = bytes.map_err(|refusal| refusal.with("name", &name))?;
        self.add_photo_since(&begun, PhotoAdd { article: ask.article, name }, bytes).await
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

/// What fell: photos, with those of folders, and files whose words may be wanted. What lies beside photos is neither.
fn sorted(fallen: Vec<PathBuf>) -> (Found, Vec<PathBuf>) {
    let (mut found, mut texts, mut seen) = (Found::default(), Vec::new(), HashSet::new());
    for path in fallen {
        let ending = picture_endings::ending(&path);
        if path.is_dir() {
            if gather(&path, DEEPEST, &mut seen, &mut found).is_err() {
                found.files.push(path);
            }
            continue;
        }
        if files::name_of(&path).starts_with("._") || lies_beside(&ending) {
            continue;
        }
        if ending.is_empty() || is_photo(&ending) {
            found.files.push(path);
        } else {
            texts.push(path);
        }
    }
    (found, texts)
}

fn found_in(folder: &Path) -> Result<Found, Refusal> {
    let mut found = Found::default();
    gather(folder, DEEPEST, &mut HashSet::new(), &mut found).map_err(|fault| {
        Refusal::new(RefusalCode::FileUnreadable)
            .with("name", files::name_of(folder))
            .with("what", fault)
    })?;
    Ok(found)
}

/// Photos in `folder` and below, by name. `seen` are the folders looked into: a link that leads back into one of them shows
/// no photo twice. Fails when the folder cannot be read, or not to its end.
fn gather(
    folder: &Path,
    deeper: usize,
    seen: &mut HashSet<PathBuf>,
    found: &mut Found,
) -> io::Result<()> {
    if !seen.insert(fs::canonicalize(folder)?) {
        return Ok(());
    }
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    paths.sort();
    for path in paths {
        if files::name_of(&path).starts_with('.') {
            continue;
        }
        if path.is_dir() {
            let below = if deeper == 0 || files::name_of(&path).eq_ignore_ascii_case(RECYCLED) {
                Ok(())
            } else {
                gather(&path, deeper - 1, seen, found)
            };
            // What systems keep to themselves on a drive holds no photo of a person. A folder that went is told by its name when its turn comes.
            if below.is_err_and(|fault| fault.kind() != io::ErrorKind::PermissionDenied) {
                found.files.push(path);
            }
        } else if path.is_file() && is_photo(&picture_endings::ending(&path)) {
            if found.files.len() < MOST {
                found.files.push(path);
            } else {
                found.left = found.left.saturating_add(1);
            }
        }
    }
    Ok(())
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
            "DCIM/100/._IMG_1.jpg",
            "DCIM/100/IMG_1.AAE",
            "DCIM/100/IMG_1.MOV",
            "DCIM/100/Thumbs.db",
            "$RECYCLE.BIN/S-1-5/$RXY.jpg",
            "ghi chú.txt",
            "Ảnh hội nghị.PNG",
            "Zalo/tải về.jfif",
        ] {
            put(name);
        }
        let found = found_in(place.path()).unwrap();
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
        let found = found_in(place.path()).unwrap();
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
        let found = found_in(place.path()).unwrap();
        let names: Vec<_> = found.files.iter().map(|file| files::name_of(file)).collect();
        assert_eq!(names, ["IMG_0.jpg", "IMG_1.jpg", "IMG_2.jpg"]);
    }

    #[test]
    fn what_falls_is_sorted_into_photos_and_texts() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("Hội nghị 03.10.2025");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("IMG_2.heic"), "x").unwrap();
        let loose = [
            "IMG_1.JPG",
            "._IMG_1.JPG",
            "IMG_1.AAE",
            "IMG_1.MOV",
            "Thumbs.db",
            "bài.docx",
            "IMG_3",
            "đã rút.jpg",
        ];
        let fallen = std::iter::once(folder).chain(loose.map(|name| place.path().join(name)));
        let (found, texts) = sorted(fallen.collect());
        let names = |files: &[PathBuf]| -> Vec<_> {
            files.iter().map(|file| files::name_of(file)).collect()
        };
        assert_eq!(names(&found.files), ["IMG_2.heic", "IMG_1.JPG", "IMG_3", "đã rút.jpg"]);
        assert_eq!(names(&texts), ["bài.docx"]);
    }

    #[test]
    fn a_phone_that_is_pulled_out_is_said_so() {
        let place = tempfile::tempdir().unwrap();
        let refusal = found_in(&place.path().join("DCIM")).err().unwrap();
        assert_eq!(refusal.code, RefusalCode::FileUnreadable);
        assert_eq!(refusal.detail.get("name").map(String::as_str), Some("DCIM"));
    }
}
