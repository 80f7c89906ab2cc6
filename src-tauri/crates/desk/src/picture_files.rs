//! Photos made from files without a newsroom: what `tinphuong photo` does.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use photo::{
    Preset,
    worker::{Answer, Deed},
};

use crate::{
    contract::{PhotoMade, PhotoOutput, PhotosMade, Refusal, RefusalCode},
    desk::internal,
    files,
    host::Host,
    worker::Workers,
};

/// Photos at a time; each has its own worker process.
const AT_A_TIME: usize = 2;

/// Bytes of a preset's file at most.
const MAX_PRESET: u64 = 64 << 10;

/// Makes the presets of every file into the folder `out` (made if missing). `presets` are names divided by commas; a
/// name that ends in `.json` is a file with a preset of the newsroom's own. A file that is refused hinders no other.
/// Fails with `unknown_format` for a preset that there is not, and with `target_…` when `out` cannot be made.
pub async fn make_photos(
    host: Arc<dyn Host>,
    files: &[PathBuf],
    presets: &str,
    out: &Path,
) -> Result<PhotosMade, Refusal> {
    let presets: Arc<Vec<Preset>> =
        Arc::new(presets.split(',').map(named).collect::<Result<_, _>>()?);
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
            let (workers, presets) = (Arc::clone(&workers), Arc::clone(&presets));
            let (file, target) = (file.clone(), out.join(names.next(file)));
            tokio::spawn(async move { make(&workers, &file, &presets, &target).await })
        });
        for made in running.collect::<Vec<_>>() {
            photos.push(made.await.map_err(|fault| internal(&fault))?);
        }
    }
    Ok(PhotosMade { photos })
}

/// A shipped preset, or the one in a file.
fn named(name: &str) -> Result<Preset, Refusal> {
    let unknown = || Refusal::new(RefusalCode::UnknownFormat).with("name", name);
    let is_file = Path::new(name).extension().is_some_and(|ext| ext.eq_ignore_ascii_case("json"));
    if !is_file {
        return photo::preset(name).ok_or_else(unknown);
    }
    let bytes = files::read_whole(Path::new(name), MAX_PRESET)?;
    let text = String::from_utf8(bytes).map_err(|_| unknown())?;
    Preset::from_json(&text).map_err(|fault| unknown().with("what", fault))
}

async fn make(workers: &Workers, file: &Path, presets: &[Preset], target: &Path) -> PhotoMade {
    let source = file.display().to_string();
    match written(workers, file, presets, target).await {
        Ok((outputs, warnings)) => PhotoMade { source, ok: true, outputs, warnings, refusal: None },
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
    presets: &[Preset],
    target: &Path,
) -> Result<(Vec<PhotoOutput>, Vec<String>), Refusal> {
    let file = file.to_owned();
    let read =
        tokio::task::spawn_blocking(move || files::read_whole(&file, photo::MAX_BYTES as u64));
    let bytes = Arc::new(read.await.map_err(|fault| internal(&fault))??);
    if bytes.is_empty() {
        return Err(Refusal::new(RefusalCode::FileEmpty));
    }
    let outputs = presets.iter().cloned().map(photo::Output::plain).collect();
    let deed = Deed::Render { ask: photo::Ask { outputs } };
    let rendered = match workers.answer(deed, bytes).await? {
        Answer::Rendered(rendered) => rendered,
        Answer::Refused(fault) => return Err(fault.into()),
        _ => {
            return Err(Refusal::new(RefusalCode::PictureWorkerLost));
        }
    };
    let warnings = rendered.warnings.iter().map(|warning| warning.code().to_owned()).collect();
    let mut outputs = Vec::with_capacity(presets.len());
    for (preset, picture) in presets.iter().zip(rendered.outputs) {
        let target = place(target, preset, picture.format, presets.len());
        outputs.push(PhotoOutput {
            path: target.display().to_string(),
            width: picture.width,
            height: picture.height,
            bytes: u32::try_from(picture.bytes.len()).unwrap_or(u32::MAX),
            best: picture.best,
        });
        let write =
            tokio::task::spawn_blocking(move || files::write_whole(&target, &picture.bytes));
        write.await.map_err(|fault| internal(&fault))??;
    }
    Ok((outputs, warnings))
}

/// `ảnh.jpg` for one preset; `ảnh-web.jpg`, `ảnh-thumb.jpg` for several.
fn place(target: &Path, preset: &Preset, format: photo::OutputFormat, presets: usize) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    let name = if presets == 1 { stem.into_owned() } else { format!("{stem}-{}", preset.name) };
    target.with_file_name(format!("{name}.{}", format.extension()))
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
