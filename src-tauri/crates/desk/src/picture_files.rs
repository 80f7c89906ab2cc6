//! Photos made from files without a newsroom: what `tinphuong photo` does.

use std::{
    collections::HashSet,
    fs, io,
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
    files, header_words,
    host::Host,
    views,
    worker::Workers,
};

/// Photos at a time; each has its own worker process.
const AT_A_TIME: usize = 2;

/// Bytes of a preset's file at most.
const MAX_PRESET: u64 = 64 << 10;

/// Makes the presets of every file into the folder `out` (made if missing). `presets` are names divided by commas; a
/// name that ends in `.json` is a file with a preset of the newsroom's own. A file that is refused hinders no other, and
/// no picture takes the place of one of the files.
/// A preset that is named twice is made once.
/// Fails with `unknown_format` for a preset that there is not, with `bad_ask` for two of one name, and with `target_…` when `out` cannot be made.
pub async fn make_photos(
    host: Arc<dyn Host>,
    files: &[PathBuf],
    presets: &str,
    out: &Path,
) -> Result<PhotosMade, Refusal> {
    let presets = Arc::new(asked(presets)?);
    fs::create_dir_all(out).map_err(|fault| {
        Refusal::new(RefusalCode::TargetNotWritable)
            .with("place", out.display())
            .with("what", fault)
    })?;
    let workers = Arc::new(Workers::new(host));
    let mut names = Names::beside(files);
    let mut photos = Vec::with_capacity(files.len());
    for pair in files.chunks(AT_A_TIME) {
        let running = pair.iter().map(|file| {
            let (workers, presets) = (Arc::clone(&workers), Arc::clone(&presets));
            let (file, targets) = (file.clone(), names.next(file, &presets, out));
            tokio::spawn(async move { make(&workers, &file, &presets, targets).await })
        });
        for made in running.collect::<Vec<_>>() {
            photos.push(made.await.map_err(|fault| internal(&fault))?);
        }
    }
    Ok(PhotosMade { photos })
}

/// The presets named, each once: a second of the same name would be written over the first.
fn asked(names: &str) -> Result<Vec<Preset>, Refusal> {
    let mut all: Vec<Preset> = Vec::new();
    for preset in names.split(',').map(named) {
        let preset = preset?;
        match all.iter().find(|one| one.name == preset.name) {
            None => all.push(preset),
            Some(same) if *same == preset => {}
            Some(_) => return Err(views::bad(&format!("two presets are named {}", preset.name))),
        }
    }
    Ok(all)
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

async fn make(workers: &Workers, file: &Path, presets: &[Preset], targets: Targets) -> PhotoMade {
    let source = file.display().to_string();
    match written(workers, file, presets, targets).await {
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
    targets: Targets,
) -> Result<(Vec<PhotoOutput>, Vec<String>), Refusal> {
    let file = file.to_owned();
    let read =
        tokio::task::spawn_blocking(move || files::read_whole(&file, photo::MAX_BYTES as u64));
    let bytes = Arc::new(read.await.map_err(|fault| internal(&fault))??);
    if bytes.is_empty() {
        return Err(Refusal::new(RefusalCode::FileEmpty));
    }
    let told =
        |preset: &Preset| photo::Output { tell: true, ..photo::Output::plain(preset.clone()) };
    let mut outputs: Vec<_> = presets.iter().map(told).collect();
    let mut rendered = render(workers, outputs.clone(), &bytes).await?;
    // Letters of an old alphabet are told by the header that is read on the way.
    if let Some(words) = header_words::in_unicode(&rendered.probe) {
        for output in &mut outputs {
            output.words = words.clone();
        }
        rendered = render(workers, outputs, &bytes).await?;
    }
    let warnings = rendered.warnings.iter().map(|warning| warning.code().to_owned()).collect();
    let mut outputs = Vec::with_capacity(presets.len());
    for (target, picture) in targets.paths.into_iter().zip(rendered.outputs) {
        outputs.push(PhotoOutput {
            path: target.display().to_string(),
            width: picture.width,
            height: picture.height,
            bytes: u32::try_from(picture.bytes.len()).unwrap_or(u32::MAX),
            best: picture.best,
            renamed: targets.renamed,
        });
        let write =
            tokio::task::spawn_blocking(move || files::write_whole(&target, &picture.bytes));
        write.await.map_err(|fault| internal(&fault))??;
    }
    Ok((outputs, warnings))
}

async fn render(
    workers: &Workers,
    outputs: Vec<photo::Output>,
    bytes: &Arc<Vec<u8>>,
) -> Result<Box<photo::Rendered>, Refusal> {
    let deed = Deed::Render { ask: photo::Ask { outputs } };
    match workers.answer(deed, Arc::clone(bytes)).await? {
        Answer::Rendered(rendered) => Ok(rendered),
        Answer::Refused(fault) => Err(fault.into()),
        _ => Err(Refusal::new(RefusalCode::PictureWorkerLost)),
    }
}

/// Where the pictures of one file go, in the order of the presets.
struct Targets {
    paths: Vec<PathBuf>,
    /// Under their plain name they would have taken the place of a file that was given.
    renamed: bool,
}

/// Two files of one name must not become one picture, and no picture may take the place of an original.
struct Names {
    originals: HashSet<Identity>,
    /// Pictures of this run, by what their names are [`told_apart`] by.
    taken: HashSet<String>,
}

/// What is left of a name where letters that look alike are one: some drives tell neither large from small ones apart, nor
/// marks that stand in a letter from those behind it.
fn told_apart(name: &str) -> String {
    vietnamese::nfc(name).to_lowercase()
}

impl Names {
    fn beside(files: &[PathBuf]) -> Self {
        let originals = files.iter().filter_map(|file| identity(file).ok()).collect();
        Self { originals, taken: HashSet::new() }
    }

    /// `ảnh.jpg` for one preset; `ảnh-web.jpg`, `ảnh-thumb.jpg` for several; the first `ảnh`, `ảnh-2`, … that is free.
    fn next(&mut self, file: &Path, presets: &[Preset], out: &Path) -> Targets {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut renamed = false;
        for n in 1_u32.. {
            let name = if n == 1 { stem.clone() } else { format!("{stem}-{n}") };
            let names: Vec<_> =
                presets.iter().map(|one| file_name(&name, one, presets.len())).collect();
            if names.iter().any(|name| self.taken.contains(&told_apart(name))) {
                continue;
            }
            let paths: Vec<_> = names.iter().map(|name| out.join(name)).collect();
            let stands =
                |path: &PathBuf| identity(path).is_ok_and(|id| self.originals.contains(&id));
            if paths.iter().any(stands) {
                renamed = true;
                continue;
            }
            self.taken.extend(names.iter().map(|name| told_apart(name)));
            return Targets { paths, renamed };
        }
        Targets { paths: Vec::new(), renamed }
    }
}

fn file_name(name: &str, preset: &Preset, presets: usize) -> String {
    let extension = preset.format.extension();
    if presets == 1 {
        format!("{name}.{extension}")
    } else {
        format!("{name}-{}.{extension}", preset.name)
    }
}

/// What a file is whatever it is called: by a link, through another folder, in other letters on a card that does not tell
/// them apart.
#[cfg(unix)]
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).map(|about| (about.dev(), about.ino()))
}

#[cfg(not(unix))]
type Identity = PathBuf;

#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<Identity> {
    fs::canonicalize(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &mut Names, file: &Path, out: &Path, presets: &str) -> (Vec<String>, bool) {
        let presets: Vec<_> = presets.split(',').map(|name| photo::preset(name).unwrap()).collect();
        let targets = names.next(file, &presets, out);
        (targets.paths.iter().map(|path| files::name_of(path)).collect(), targets.renamed)
    }

    #[test]
    fn two_files_of_one_name_become_two_pictures() {
        let mut names = Names::beside(&[]);
        let made = ["a/IMG_1.JPG", "b/img_1.jpg", "c/IMG_1.png"]
            .map(|file| named(&mut names, Path::new(file), Path::new("."), "web").0.concat());
        assert_eq!(made, ["IMG_1.jpg", "img_1-2.jpg", "IMG_1-3.jpg"]);
        let made = ["a/Hội.jpg", "b/Ho\u{302}\u{323}i.jpg"]
            .map(|file| named(&mut names, Path::new(file), Path::new("."), "web").0.concat());
        assert_eq!(made, ["Hội.jpg", "Hội-2.jpg"], "a zip of a Mac, and another");
    }

    #[test]
    fn a_name_and_a_preset_are_not_mistaken_for_another_name_and_another_preset() {
        let own = |name: &str| Preset { name: name.into(), ..photo::preset("web").unwrap() };
        let presets = [own("nho"), own("web-nho")];
        let mut names = Names::beside(&[]);
        let made: Vec<String> = ["a.jpg", "a-web.jpg"]
            .iter()
            .flat_map(|file| names.next(Path::new(file), &presets, Path::new(".")).paths)
            .map(|path| files::name_of(&path))
            .collect();
        let apart = ["a-nho.jpg", "a-web-nho.jpg", "a-web-2-nho.jpg", "a-web-2-web-nho.jpg"];
        assert_eq!(made, apart);
    }

    #[test]
    fn no_picture_takes_the_place_of_a_file_that_was_given() {
        let folder = tempfile::tempdir().unwrap();
        let [first, second, other] =
            ["ảnh.jpg", "ảnh-2.jpg", "ảnh-web.jpg"].map(|name| folder.path().join(name));
        for file in [&first, &second, &other] {
            fs::write(file, b"an original").unwrap();
        }
        let through = folder.path().join("trong").join("..");
        fs::create_dir(folder.path().join("trong")).unwrap();
        let mut names = Names::beside(&[first.clone(), second.clone()]);
        assert_eq!(named(&mut names, &first, &through, "thumb"), (vec!["ảnh-3.jpg".into()], true));
        assert_eq!(
            named(&mut names, &second, &through, "thumb"),
            (vec!["ảnh-2-2.jpg".into()], true)
        );
        let mut names = Names::beside(&[first.clone(), other.clone()]);
        let several = vec!["ảnh-2-web.jpg".into(), "ảnh-2-thumb.jpg".into()];
        assert_eq!(named(&mut names, &first, folder.path(), "web,thumb"), (several, true));
        // A picture that was made before is made anew.
        let mut names = Names::beside(std::slice::from_ref(&first));
        let again = vec!["ảnh-web.jpg".into(), "ảnh-thumb.jpg".into()];
        assert_eq!(named(&mut names, &first, folder.path(), "web,thumb"), (again, false));
    }
}
