//! Photos: originals byte for byte under the hash of their bytes, derivatives as a cache, rows about them, trays.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::PoisonError,
};

use article::{ArticleId, PhotoRef};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::{
    Newsroom, StoreFault,
    folder::{Folder, write_whole},
    search,
};

/// How a picture begins that is not finished yet.
const UNFINISHED: &str = ".new-";

/// What is said about a new original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The ending its content deserves: `jpg`, `png`, `webp`, `gif`, `tif`, `bmp`, `heic`, `avif`.
    pub ext: String,
    /// The file's name as it came, NFC.
    pub name: String,
    /// Upright pixels.
    pub width: u32,
    /// Upright pixels.
    pub height: u32,
    /// When it was taken, as the camera wrote it.
    pub captured: Option<String>,
    /// The camera.
    pub camera: Option<String>,
    /// It holds a position.
    pub has_position: bool,
    /// Words that came with it.
    pub words: PhotoWords,
    /// What was noticed, by code.
    pub warnings: Vec<String>,
    /// When it came, ISO-8601.
    pub added: String,
    /// 32 bytes that say what it looks like; none while nobody looked.
    pub likeness: Option<Vec<u8>>,
}

/// Words of a photo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoWords {
    /// Chú thích.
    pub caption: String,
    /// Nguồn ảnh.
    pub credit: String,
    /// Mô tả.
    pub alt: String,
    /// Who is to be seen, from left to right, separated by commas.
    pub people: String,
}

/// A photo of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoRow {
    /// The hash of its bytes.
    pub id: PhotoRef,
    /// What was said when it came, with its words as they are now.
    pub original: Original,
    /// Bytes of the original.
    pub bytes: u64,
    /// Bytes of the web size; 0 while there is none.
    pub web_bytes: u64,
    /// What was changed in it, as JSON; none while nothing is.
    pub edits: Option<String>,
    /// Grows with each change.
    pub edition: u32,
    /// Pixels of the web size when it is cut.
    pub web_size: Option<(u32, u32)>,
    /// When it went into the trash.
    pub trashed: Option<String>,
}

/// The name that a photo with these bytes has in the library: their BLAKE3 hash.
pub fn photo_of(bytes: &[u8]) -> PhotoRef {
    PhotoRef::of_hash(*blake3::hash(bytes).as_bytes())
}

impl Newsroom {
    /// Keeps an original: the file first, durable, then its row; without a row no new file is left. The same bytes again
    /// change nothing, but mend a file that is not what it was.
    pub fn put_original(&self, bytes: &[u8], about: &Original) -> Result<PhotoRef, StoreFault> {
        if self.writer.is_none() {
            return Err(StoreFault::ReadOnly);
        }
        self.there()?;
        let photo = photo_of(bytes);
        let path = self.folder.original(&photo, &about.ext);
        // A file that lies there from long ago is not swept away before its row names it.
        let none_goes = self.sweeping.read().unwrap_or_else(PoisonError::into_inner);
        let is_new = !path.exists();
        if fs::read(&path).map_or(true, |there| there != bytes) {
            self.write_photo(&path, bytes)?;
        }
        let (id, about, size) = (photo.clone(), about.clone(), bytes.len() as i64);
        let named = self.write(move |tx| {
            let warnings = serde_json::to_string(&about.warnings).map_err(StoreFault::damaged)?;
            tx.prepare_cached(include_str!("add_photo.sql"))?.execute(params![
                id.as_str(),
                about.ext,
                about.name,
                about.width,
                about.height,
                size,
                about.captured,
                about.camera,
                about.has_position,
                about.words.caption,
                about.words.credit,
                about.words.alt,
                about.words.people,
                warnings,
                about.added,
                None::<String>,
                about.likeness,
            ])?;
            Ok(())
        });
        drop(none_goes);
        if named.is_err() && is_new {
            // On a full drive it would take the room that is wanting.
            let _ = self.drop_unnamed(photo.as_str(), &path);
        }
        named.map(|()| photo)
    }

    /// Removes an original that no row names, while nobody brings one. Answers whether it went.
    pub(crate) fn drop_unnamed(&self, photo: &str, path: &Path) -> Result<bool, StoreFault> {
        let _nobody_brings_one = self.sweeping.write().unwrap_or_else(PoisonError::into_inner);
        let sql = "SELECT EXISTS (SELECT 1 FROM photo WHERE id = ?1)";
        let here: bool = self.read(|connection| {
            Ok(connection.prepare_cached(sql)?.query_row([photo], |row| row.get(0))?)
        })?;
        Ok(!here && fs::remove_file(path).is_ok())
    }

    fn write_photo(&self, path: &Path, bytes: &[u8]) -> Result<(), StoreFault> {
        match write_whole(path, bytes).map_err(StoreFault::from) {
            Err(StoreFault::Full) if self.folder.drop_ballast() => Ok(write_whole(path, bytes)?),
            done => done,
        }
    }

    /// An original's bytes. Fails with [`StoreFault::Damaged`] when they are not what came.
    pub fn original(&self, photo: &PhotoRef) -> Result<Vec<u8>, StoreFault> {
        let row = self.photo(photo)?;
        let damaged = || StoreFault::damaged(format!("original {photo}"));
        let path = self.folder.original(photo, &row.original.ext);
        let bytes = fs::read(path).map_err(|_| damaged())?;
        if photo_of(&bytes) == *photo { Ok(bytes) } else { Err(damaged()) }
    }

    /// What is known about a photo.
    pub fn photo(&self, photo: &PhotoRef) -> Result<PhotoRow, StoreFault> {
        self.read(|connection| row_of(connection, photo))
    }

    /// Puts a photo into an article's tray, at its end; one that was removed comes back, out of the trash too.
    pub fn lay_into_tray(&self, id: &ArticleId, photo: &PhotoRef) -> Result<(), StoreFault> {
        let (id, photo) = (id.clone(), photo.clone());
        self.write(move |tx| {
            crate::article::sequence_and_hash(tx, &id)?;
            tx.prepare_cached(include_str!("lay_photo.sql"))?
                .execute([id.as_str(), photo.as_str()])?;
            let sql = "UPDATE photo SET trashed = NULL WHERE id = ?1 AND trashed IS NOT NULL";
            tx.prepare_cached(sql)?.execute([photo.as_str()])?;
            Ok(())
        })
    }

    /// Takes a photo out of a tray; the original and its row stay.
    pub fn take_from_tray(&self, id: &ArticleId, photo: &PhotoRef) -> Result<(), StoreFault> {
        let (id, photo) = (id.clone(), photo.clone());
        self.write(move |tx| {
            let sql = "UPDATE article_photo SET removed = 1 WHERE article = ?1 AND photo = ?2";
            tx.prepare_cached(sql)?.execute([id.as_str(), photo.as_str()])?;
            Ok(())
        })
    }

    /// The photos of a tray by the time they were taken, then by the order they came.
    pub fn tray(&self, id: &ArticleId) -> Result<Vec<PhotoRow>, StoreFault> {
        self.read(|connection| tray(connection, id))
    }

    /// Keeps a photo's words.
    pub fn put_photo_words(&self, photo: &PhotoRef, words: &PhotoWords) -> Result<(), StoreFault> {
        let (photo, words) = (photo.clone(), words.clone());
        self.write(move |tx| {
            let PhotoWords { caption, credit, alt, people } = &words;
            let sql = "SELECT people FROM photo WHERE id = ?1";
            let before: Option<String> =
                tx.prepare_cached(sql)?.query_row([photo.as_str()], |row| row.get(0)).optional()?;
            let before = before.ok_or(StoreFault::NoPhoto)?;
            let row = params![photo.as_str(), caption, credit, alt, people];
            tx.prepare_cached(include_str!("photo_words.sql"))?.execute(row)?;
            if before == *people { Ok(()) } else { search::seen_anew(tx, &photo) }
        })
    }

    /// Articles, outside the trash, that use a photo in their text or tray.
    pub fn used_in(&self, photo: &PhotoRef) -> Result<Vec<ArticleId>, StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("used_in.sql"))?;
            let rows = statement.query_map([photo.as_str()], |row| row.get::<_, String>(0))?;
            rows.map(|id| ArticleId::parse(&id?).map_err(StoreFault::damaged)).collect()
        })
    }

    /// Where a derivative lies, if it was made. `size` is a preset's name.
    pub fn derivative(&self, photo: &PhotoRef, size: &str) -> Option<PathBuf> {
        let path = self.folder.derivative(photo, size);
        path.is_file().then_some(path)
    }

    /// Keeps a derivative in the cache. It can be made again at any time, so it is not synced.
    pub fn put_derivative(
        &self,
        photo: &PhotoRef,
        size: &str,
        bytes: &[u8],
    ) -> Result<PathBuf, StoreFault> {
        self.there()?;
        let path = self.folder.derivative(photo, size);
        let folder = path.parent().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        fs::create_dir_all(folder)?;
        let file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
        fs::write(file.path(), bytes)?;
        file.persist(&path).map_err(|lost| lost.error)?;
        if size == "web" && self.writer.is_some() {
            let (photo, bytes) = (photo.clone(), bytes.len() as i64);
            self.write(move |tx| {
                let sql = "UPDATE photo SET web_bytes = ?2 WHERE id = ?1";
                tx.prepare_cached(sql)?.execute(params![photo.as_str(), bytes])?;
                Ok(())
            })?;
        }
        Ok(path)
    }
}

impl Folder {
    /// Removes every picture made of a photo, and what a sudden end left unfinished beside them, which may show it too.
    /// Answers how many pictures there were.
    pub(crate) fn drop_derivatives(&self, photo: &PhotoRef) -> io::Result<u32> {
        let named = format!("{}-", photo.as_str());
        let lying = match self.derivative(photo, "").parent().map(fs::read_dir) {
            Some(Err(fault)) if !holds_nothing(&fault) => return Err(fault),
            Some(Ok(lying)) => lying,
            _ => return Ok(0),
        };
        let mut removed = 0;
        for entry in lying {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let made = name.starts_with(&named);
            if made || name.starts_with(UNFINISHED) {
                fs::remove_file(entry.path())?;
                removed += u32::from(made);
            }
        }
        Ok(removed)
    }
}

/// Where there is no folder there is no picture.
fn holds_nothing(fault: &io::Error) -> bool {
    matches!(fault.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn tray(connection: &Connection, id: &ArticleId) -> Result<Vec<PhotoRow>, StoreFault> {
    let sql = concat!(include_str!("photo.sql"), include_str!("tray.sql"));
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([id.as_str()], |row| Ok(read(row)))?;
    rows.map(|row| row?).collect()
}

/// What is known about a photo, on any connection.
pub(crate) fn row_of(connection: &Connection, photo: &PhotoRef) -> Result<PhotoRow, StoreFault> {
    let sql = concat!(include_str!("photo.sql"), " WHERE p.id = ?1");
    let found = connection.prepare_cached(sql)?.query_row([photo.as_str()], |row| Ok(read(row)));
    found.optional()?.ok_or(StoreFault::NoPhoto)?
}

pub(crate) fn read(row: &Row<'_>) -> Result<PhotoRow, StoreFault> {
    let (id, warnings): (String, String) = (row.get("id")?, row.get("warnings")?);
    let words = PhotoWords {
        caption: row.get("caption")?,
        credit: row.get("credit")?,
        alt: row.get("alt")?,
        people: row.get("people")?,
    };
    let (width, height): (Option<u32>, Option<u32>) =
        (row.get("web_width")?, row.get("web_height")?);
    Ok(PhotoRow {
        id: PhotoRef::parse(&id).map_err(StoreFault::damaged)?,
        original: Original {
            ext: row.get("ext")?,
            name: row.get("name")?,
            width: row.get("width")?,
            height: row.get("height")?,
            captured: row.get("captured")?,
            camera: row.get("camera")?,
            has_position: row.get("has_position")?,
            words,
            warnings: serde_json::from_str(&warnings).map_err(StoreFault::damaged)?,
            added: row.get("added")?,
            likeness: None,
        },
        bytes: row.get::<_, i64>("bytes")?.max(0) as u64,
        web_bytes: row.get::<_, i64>("web_bytes")?.max(0) as u64,
        edits: row.get("edits")?,
        edition: row.get("edition")?,
        web_size: width.zip(height),
        trashed: row.get("trashed")?,
    })
}
