//! HTML with its photos beside it, for a web server or for handing photos on one by one.

use crate::{Exported, File, Format, PhotoSource, page};

pub(crate) static FORMAT: Format = Format {
    name: "folder",
    extension: "",
    covers: &[],
    write: |story| {
        let page = page(story, PhotoSource::Folder("anh/"));
        let mut files = vec![File { name: "bai.html".into(), bytes: page.into_bytes() }];
        for (n, photo) in (1..).zip(story.photos) {
            let name = format!("anh/{}", story.photo_name(n, &photo.photo));
            files.push(File { name, bytes: photo.jpeg.clone() });
        }
        Ok(Exported::Files(files).into())
    },
};
