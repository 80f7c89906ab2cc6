//! Photos made from files without a newsroom: what `tinphuong photo` does.

use std::{
    collections::HashSet,
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
    files, header_words,
    host::Host,
    views,
    worker::Workers,
};

/// Photos at a time; each has its own worker process.
const AT_A_TIME: usize = 2;

/// Bytes of a preset's file at most.
const MAX_PRESET: u64 = 64 << 10;

/// Bytes of a file's name at most, on every drive that people have.
const LONGEST_NAME: usize = 255;

/// Makes the presets of every file into the folder `out` (made if missing). `presets` are names divided by commas; a
/// name that ends in `.json` is a file with a preset of the newsroom's own. A file that is refused hinders no other, and
/// nothing that lies in `out` is replaced: a picture gets another name there, or is there already, byte for byte.
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
    let mut shelf = Shelf { folder: out.to_owned(), taken: HashSet::new() };
    let mut photos = Vec::with_capacity(files.len());
    for pair in files.chunks(AT_A_TIME) {
        let running = pair.iter().map(|file| {
            let (workers, presets, file) =
                (Arc::clone(&workers), Arc::clone(&presets), file.clone());
            tokio::spawn(async move { make(&workers, &file, &presets).await })
        });
        for (file, made) in pair.iter().zip(running.collect::<Vec<_>>()) {
            let made = made.await.map_err(|fault| internal(&fault))?;
            let (file, presets) = (file.clone(), Arc::clone(&presets));
            let laid = tokio::task::spawn_blocking(move || {
                let laid = shelf.lay(&file, &presets, made);
                (shelf, laid)
            });
            let (same, laid) = laid.await.map_err(|fault| internal(&fault))?;
            shelf = same;
            photos.push(laid);
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
    let text = String::from_utf8(bytes).map_err(|fault| unknown().with("what", fault))?;
    Preset::from_json(&text).map_err(|fault| unknown().with("what", fault))
}

async fn make(
    workers: &Workers,
    file: &Path,
    presets: &[Preset],
) -> Result<photo::Rendered, Refusal> {
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
    let rendered = render(workers, outputs.clone(), &bytes).await?;
    // Letters of an old alphabet are told by the header that is read on the way.
    let Some(words) = header_words::in_unicode(&rendered.probe) else { return Ok(*rendered) };
    for output in &mut outputs {
        output.words = words.clone();
    }
    Ok(*render(workers, outputs, &bytes).await?)
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

/// The folder that pictures are laid into. Two files of one name must not become one picture, and no picture may take the
/// place of a file that lies there.
struct Shelf {
    folder: PathBuf,
    /// Pictures of this run, by what their names are [`told_apart`] by.
    taken: HashSet<String>,
}

/// What is left of a name where letters that look alike are one: some drives tell neither large from small ones apart, nor
/// marks that stand in a letter from those behind it.
fn told_apart(name: &str) -> String {
    vietnamese::nfc(name).to_lowercase()
}

impl Shelf {
    fn lay(
        &mut self,
        file: &Path,
        presets: &[Preset],
        made: Result<photo::Rendered, Refusal>,
    ) -> PhotoMade {
        let mut told = PhotoMade {
            source: file.display().to_string(),
            ok: false,
            outputs: Vec::new(),
            warnings: Vec::new(),
            refusal: None,
        };
        let laid = made.and_then(|made| {
            told.warnings = made.warnings.iter().map(|one| one.code().to_owned()).collect();
            self.lay_pictures(file, presets, &made.outputs, &mut told.outputs)
        });
        told.refusal = laid.map_err(|refusal| refusal.with("name", files::name_of(file))).err();
        told.ok = told.refusal.is_none();
        told
    }

    /// `ảnh.jpg` for one preset; `ảnh-web.jpg`, `ảnh-thumb.jpg` for several; the first `ảnh`, `ảnh-2`, … under which
    /// nothing else lies.
    fn lay_pictures(
        &mut self,
        file: &Path,
        presets: &[Preset],
        pictures: &[photo::Picture],
        told: &mut Vec<PhotoOutput>,
    ) -> Result<(), Refusal> {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut renamed = false;
        for n in 1_u32.. {
            let names = names_of(&stem, n, presets);
            if names.iter().any(|name| self.taken.contains(&told_apart(name))) {
                continue;
            }
            let paths: Vec<_> = names.iter().map(|name| self.folder.join(name)).collect();
            let free = |(path, picture): (&PathBuf, &photo::Picture)| {
                fs::symlink_metadata(path).is_err() || files::holds(path, &picture.bytes)
            };
            if !paths.iter().zip(pictures).all(free) {
                renamed = true;
                continue;
            }
            self.taken.extend(names.iter().map(|name| told_apart(name)));
            told.clear();
            let mut whole = true;
            for (path, picture) in paths.iter().zip(pictures) {
                whole &= files::write_new(path, &picture.bytes)?;
                told.push(PhotoOutput {
                    path: path.display().to_string(),
                    width: picture.width,
                    height: picture.height,
                    bytes: u32::try_from(picture.bytes.len()).unwrap_or(u32::MAX),
                    best: picture.best,
                    renamed,
                });
            }
            if whole {
                break;
            }
            // Somebody was quicker.
            renamed = true;
        }
        Ok(())
    }
}

/// The names of one file's pictures, in the order of the presets. One too long for a drive loses its end.
fn names_of(stem: &str, n: u32, presets: &[Preset]) -> Vec<String> {
    let number = if n == 1 { String::new() } else { format!("-{n}") };
    let of = |stem: &str| -> Vec<String> {
        let name = format!("{stem}{number}");
        presets.iter().map(|one| file_name(&name, one, presets.len())).collect()
    };
    let longest = of("").iter().map(String::len).max().unwrap_or(0);
    let room = LONGEST_NAME.saturating_sub(longest);
    if stem.len() <= room { of(stem) } else { of(cut(&vietnamese::nfc(stem), room)) }
}

/// As much of the start as `room` bytes hold.
fn cut(text: &str, room: usize) -> &str {
    text[..text.floor_char_boundary(room)].trim_end()
}

fn file_name(name: &str, preset: &Preset, presets: usize) -> String {
    let extension = preset.format.extension();
    if presets == 1 {
        format!("{name}.{extension}")
    } else {
        format!("{name}-{}.{extension}", preset.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf(folder: &Path) -> Shelf {
        Shelf { folder: folder.to_owned(), taken: HashSet::new() }
    }

    /// Names under which pictures of `content` are laid, and whether it is said that they have other ones.
    fn laid(
        shelf: &mut Shelf,
        file: &str,
        presets: &[Preset],
        content: &str,
    ) -> (Vec<String>, bool) {
        let picture = |one: &Preset| photo::Picture {
            bytes: format!("{content} as {}", one.name).into(),
            width: 1,
            height: 1,
            format: one.format,
            best: false,
        };
        let pictures: Vec<_> = presets.iter().map(picture).collect();
        let mut told = Vec::new();
        shelf.lay_pictures(Path::new(file), presets, &pictures, &mut told).unwrap();
        for (picture, told) in pictures.iter().zip(&told) {
            assert_eq!(fs::read(&told.path).unwrap(), picture.bytes);
        }
        let renamed = told.iter().any(|one| one.renamed);
        (told.iter().map(|one| files::name_of(Path::new(&one.path))).collect(), renamed)
    }

    fn named(names: &str) -> Vec<Preset> {
        names.split(',').map(|name| photo::preset(name).unwrap()).collect()
    }

    #[test]
    fn two_files_of_one_name_become_two_pictures() {
        let folder = tempfile::tempdir().unwrap();
        let mut shelf = shelf(folder.path());
        let mut made = |file| laid(&mut shelf, file, &named("web"), "alike").0.concat();
        let files = ["a/IMG_1.JPG", "b/img_1.jpg", "c/IMG_1.png"];
        assert_eq!(files.map(&mut made), ["IMG_1.jpg", "img_1-2.jpg", "IMG_1-3.jpg"]);
        let files = ["a/Hội.jpg", "b/Ho\u{302}\u{323}i.jpg"];
        assert_eq!(files.map(&mut made), ["Hội.jpg", "Hội-2.jpg"], "a zip of a Mac, and another");
    }

    #[test]
    fn a_name_and_a_preset_are_not_mistaken_for_another_name_and_another_preset() {
        let folder = tempfile::tempdir().unwrap();
        let own = |name: &str| Preset { name: name.into(), ..photo::preset("web").unwrap() };
        let presets = [own("nho"), own("web-nho")];
        let mut shelf = shelf(folder.path());
        let made = ["a.jpg", "a-web.jpg"].map(|file| laid(&mut shelf, file, &presets, file).0);
        let apart = ["a-nho.jpg", "a-web-nho.jpg", "a-web-2-nho.jpg", "a-web-2-web-nho.jpg"];
        assert_eq!(made.concat(), apart);
    }

    #[test]
    fn nothing_that_lies_there_is_replaced_and_the_same_again_is_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let files = ["ảnh.jpg", "ảnh-2.jpg", "hội-web.jpg"].map(|name| folder.path().join(name));
        for file in &files {
            fs::write(file, b"of a person").unwrap();
        }
        fs::create_dir(folder.path().join("lễ.jpg")).unwrap();
        for run in ["first", "again"] {
            let mut shelf = shelf(folder.path());
            let mut lay = |file, names| laid(&mut shelf, file, &named(names), "of one photo");
            let several = vec!["hội-2-web.jpg".into(), "hội-2-thumb.jpg".into()];
            assert_eq!(lay("x/ảnh.jpg", "thumb"), (vec!["ảnh-3.jpg".into()], true), "{run}");
            assert_eq!(lay("x/hội.jpg", "web,thumb"), (several, true), "{run}");
            assert_eq!(lay("x/lễ.jpg", "web"), (vec!["lễ-2.jpg".into()], true), "{run}");
            assert_eq!(lay("x/mới.jpg", "web"), (vec!["mới.jpg".into()], false), "{run}");
        }
        let next = laid(&mut shelf(folder.path()), "y/mới.jpg", &named("web"), "of another photo");
        assert_eq!(next, (vec!["mới-2.jpg".into()], true), "another card's photo of that name");
        for file in &files {
            assert_eq!(fs::read(file).unwrap(), b"of a person");
        }
        let many = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(many, 3 + 1 + 1 + 2 + 1 + 2, "nothing unfinished is left");
    }

    #[test]
    fn a_name_that_is_long_already_loses_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let long = format!("{}.jpg", "Đại hội ".repeat(19).trim());
        let mut shelf = shelf(folder.path());
        for end in ["-web.jpg", "-2-web.jpg"] {
            let names = laid(&mut shelf, &long, &named("web,thumb"), end).0;
            assert!(names[0].starts_with("Đại hội ") && names[0].ends_with(end), "{}", names[0]);
            assert!(names.iter().all(|name| name.len() <= LONGEST_NAME));
        }
    }
}
