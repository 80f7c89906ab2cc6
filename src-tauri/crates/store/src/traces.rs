//! By what a photo is known again that was cut out of another, and which photos share a part. All of it can be made again
//! from the originals, so it is nothing to back up; a photo that leaves the library takes its own with it.

use article::PhotoRef;
use rusqlite::{OptionalExtension as _, params};

use crate::{Newsroom, StoreFault};

impl Newsroom {
    /// Photos outside the trash at which nobody looked yet, newest first.
    pub fn unstudied(&self) -> Result<Vec<PhotoRef>, StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("unstudied.sql"))?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            rows.map(|id| PhotoRef::parse(&id?).map_err(StoreFault::damaged)).collect()
        })
    }

    /// Gives `see` the outline of every photo that has one, of those in the trash too: they may come back.
    pub fn each_outline(&self, see: impl FnMut(&str, &[u8])) -> Result<(), StoreFault> {
        self.each_of_photos("SELECT photo, outline FROM photo_outline", see)
    }

    /// Gives `see` what `sql` reads of each photo: its id, and bytes.
    pub(crate) fn each_of_photos(
        &self,
        sql: &str,
        mut see: impl FnMut(&str, &[u8]),
    ) -> Result<(), StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let id = row.get_ref(0)?.as_str().map_err(StoreFault::damaged)?;
                see(id, row.get_ref(1)?.as_blob().map_err(StoreFault::damaged)?);
            }
            Ok(())
        })
    }

    /// A photo's detail, by its id; none while nobody looked for it.
    pub fn detail(&self, photo: &str) -> Result<Option<Vec<u8>>, StoreFault> {
        self.read(|connection| {
            let sql = "SELECT detail FROM photo_detail WHERE photo = ?1";
            Ok(connection.prepare_cached(sql)?.query_row([photo], |row| row.get(0)).optional()?)
        })
    }

    /// Keeps a photo's outline and detail, and the photos, by their ids, with which it shares a part: all or nothing.
    /// A photo that left the library meanwhile is passed over.
    pub fn put_traces(
        &self,
        photo: &PhotoRef,
        outline: &[u8],
        detail: &[u8],
        shared: &[String],
    ) -> Result<(), StoreFault> {
        let (photo, outline, detail) = (photo.clone(), outline.to_vec(), detail.to_vec());
        let shared = shared.to_vec();
        self.write_aside(move |tx| {
            let sql = "INSERT OR REPLACE INTO photo_outline (photo, outline)
                       SELECT id, ?2 FROM photo WHERE id = ?1";
            tx.prepare_cached(sql)?.execute(params![photo.as_str(), outline])?;
            let sql = "INSERT OR REPLACE INTO photo_detail (photo, detail)
                       SELECT id, ?2 FROM photo WHERE id = ?1";
            tx.prepare_cached(sql)?.execute(params![photo.as_str(), detail])?;
            let sql = "INSERT OR IGNORE INTO photo_part (photo, other)
                       SELECT a.id, b.id FROM photo a, photo b WHERE a.id = ?1 AND b.id = ?2";
            for other in &shared {
                tx.prepare_cached(sql)?.execute([photo.as_str(), other])?;
            }
            Ok(())
        })
    }

    /// Photos outside the trash that share a part with this one.
    pub fn sharing(&self, photo: &PhotoRef) -> Result<Vec<PhotoRef>, StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("parts.sql"))?;
            let rows = statement.query_map([photo.as_str()], |row| row.get::<_, String>(0))?;
            rows.map(|id| PhotoRef::parse(&id?).map_err(StoreFault::damaged)).collect()
        })
    }
}
