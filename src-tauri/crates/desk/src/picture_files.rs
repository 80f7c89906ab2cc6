//! Photos made from files without a newsroom: what `tinphuong photo` does.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use photo::worker::{Answer, Deed};

use crate::{
    contract::{PhotoMade, PhotoOutput, PhotosMade, Refusal, RefusalCode},
    desk::internal,
    files,
    host::Host,
    worker::Workers,
};

/// Photos at a time; each has its own worker process.
const AT_A_TIME: usize = 2;

/// Makes `preset` of every file into the folder `out` (made if missing). A file that is refused hinders no other.
/// Fails with `unknown_format` for a preset that there is not, and with `target_…` when `out` cannot be made.
pub async fn make_photos(
    host: Arc<dyn Host>,
    files: &[PathBuf],
    preset: &str,
    out: &Path,
) -> Result<PhotosMade, Refusal> {
    if photo::preset(preset).is_none() {
        return Err(Refusal::new(RefusalCode::UnknownFormat).with("name", preset));
    }
    fs::create_dir_all(out).map_err(|fault| {
        Refusal::new(RefusalCode::TargetNotWritable)
            .with("place", out.display())
            .with("what", fault)
    })?;
    let workers = Arc::new(Workers::new(host));
    let mut names = Names::default();
    let mut photos = Vec::with_capacity(files.len());
    for pair in files.chunks(AT_A_TIME) {
        let running = pair.iter().map(|file| {
            let (workers, preset) = (Arc::clone(&workers), preset.to_owned());
            let (file, target) = (file.clone(), out.join(names.next(file)));
            tokio::spawn(async move { make(&workers, &file, &preset, &target).await })
        });
        for made in running.collect::<Vec<_>>() {
            photos.push(made.await.map_err(|fault| internal(&fault))?);
        }
    }
    Ok(PhotosMade { photos })
}

async fn make(workers: &Workers, file: &Path, preset: &str, target: &Path) -> PhotoMade {
    let source = file.display().to_string();
    match written(workers, file, preset, target).await {
        Ok((output, warnings)) => {
            PhotoMade { source, ok: true, outputs: vec![output], warnings, refusal: None }
        }
        Err(refusal) => PhotoMade {
            source,
            ok: false,
            outputs: Vec::new(),
            warnings: Vec::new(),
            refusal: Some(refusal.with("name", files::name_of(file))),
        },
    }
}

async fn written(
    workers: &Workers,
    file: &Path,
    preset: &str,
    target: &Path,
) -> Result<(PhotoOutput, Vec<String>), Refusal> {
    let (file, target) = (file.to_owned(), target.to_owned());
    let read =
        tokio::task::spawn_blocking(move || files::read_whole(&file, photo::MAX_BYTES as u64));
    let bytes = Arc::new(read.await.map_err(|fault| internal(&fault))??);
    if bytes.is_empty() {
        return Err(Refusal::new(RefusalCode::FileEmpty));
    }
    let outputs = crate::picture::plain(preset).into_iter().collect();
    let deed = Deed::Render { ask: photo::Ask { outputs } };
    let rendered = match workers.answer(deed, bytes).await? {
        Answer::Rendered(rendered) => rendered,
        Answer::Refused(fault) => return Err(fault.into()),
        _ => {
            return Err(Refusal::new(RefusalCode::PictureWorkerLost));
        }
    };
    let warnings = rendered.warnings.iter().map(|warning| warning.code().to_owned()).collect();
    let picture = rendered.outputs.into_iter().next().ok_or_else(|| internal(&"no picture"))?;
    let target = target.with_extension(picture.format.extension());
    let output = PhotoOutput {
        path: target.display().to_string(),
        width: picture.width,
        height: picture.height,
        bytes: u32::try_from(picture.bytes.len()).unwrap_or(u32::MAX),
    };
    let write = tokio::task::spawn_blocking(move || files::write_whole(&target, &picture.bytes));
    write.await.map_err(|fault| internal(&fault))??;
    Ok((output, warnings))
}

/// Two files of one name must not become one picture.
#[derive(Default)]
struct Names {
    taken: std::collections::HashSet<String>,
}

impl Names {
    fn next(&mut self, file: &Path) -> PathBuf {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let free = |name: &String| !self.taken.contains(&name.to_lowercase());
        let numbered = (2..).map(|n| format!("{stem}-{n}"));
        let name = std::iter::once(stem.clone()).chain(numbered).find(free).unwrap_or(stem);
        self.taken.insert(name.to_lowercase());
        PathBuf::from(format!("{name}.jpg"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_of_one_name_become_two_pictures() {
        let mut names = Names::default();
        let named: Vec<_> =
            ["a/IMG_1.JPG", "b/img_1.jpg", "c/IMG_1.png"].map(|f| names.next(Path::new(f))).into();
        assert_eq!(named, ["IMG_1.jpg", "img_1-2.jpg", "IMG_1-3.jpg"].map(PathBuf::from));
    }
}
