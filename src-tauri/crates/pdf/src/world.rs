//! All that the typesetter can see: one source, the photos of one sheet, the bundled typefaces.

use std::sync::OnceLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::{PdfFault, Sheet};

/// Tinos for reading, Be Vietnam Pro for what is looked at; both complete in Vietnamese, both under OFL-1.1.
const FONTS: [&[u8]; 6] = [
    include_bytes!("../fonts/Tinos-Regular.ttf"),
    include_bytes!("../fonts/Tinos-Bold.ttf"),
    include_bytes!("../fonts/Tinos-Italic.ttf"),
    include_bytes!("../fonts/Tinos-BoldItalic.ttf"),
    include_bytes!("../fonts/BeVietnamPro-Regular.ttf"),
    include_bytes!("../fonts/BeVietnamPro-Bold.ttf"),
];

/// What every sheet shares.
struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

fn shop() -> &'static Shop {
    static SHOP: OnceLock<Shop> = OnceLock::new();
    SHOP.get_or_init(|| {
        let fonts: Vec<Font> =
            FONTS.iter().filter_map(|bytes| Font::new(Bytes::new(*bytes), 0)).collect();
        // Row headers of tables are an extra that the library guards.
        let features = [Feature::A11yExtras].into_iter().collect();
        Shop {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    })
}

/// The signs of `text` that no bundled typeface can draw, each once, in order.
pub fn undrawable(text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for c in text.chars().filter(|c| !c.is_control() && !c.is_whitespace()) {
        let drawn = (0..FONTS.len())
            .filter_map(|index| shop().book.info(index))
            .any(|info| info.coverage.contains(u32::from(c)));
        if !drawn && !is_unseen(c) && !missing.contains(&c) {
            missing.push(c);
        }
    }
    missing
}

/// Signs that steer others and are never drawn: joiners, directions, variants.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}')
}

/// One sheet on its way to the press.
pub(crate) struct Desk {
    source: Source,
    photos: Vec<(FileId, Bytes)>,
}

impl Desk {
    pub(crate) fn new(sheet: &Sheet) -> Result<Self, PdfFault> {
        let source = Source::new(place("sheet.typ")?, sheet.markup.clone());
        let photo = |(name, jpeg): &(String, Vec<u8>)| {
            Ok::<_, PdfFault>((place(name)?, Bytes::new(jpeg.clone())))
        };
        let photos = sheet.photos.iter().map(photo).collect::<Result<_, _>>()?;
        Ok(Self { source, photos })
    }
}

fn place(name: &str) -> Result<FileId, PdfFault> {
    let path = VirtualPath::new(name).map_err(|_| PdfFault(format!("no name: {name}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn unknown(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &shop().library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &shop().book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(unknown(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let photo = self.photos.iter().find(|(photo, _)| *photo == id);
        photo.map(|(_, bytes)| bytes.clone()).ok_or_else(|| unknown(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        shop().fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
