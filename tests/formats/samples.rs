//! The sample articles: the ward's own report, a long one with everything in it, one without photos, a photo story of
//! twelve, and one whose every word is hostile. People and wards but those of the report are invented.

use std::{collections::BTreeSet, fs};

use article::{
    Article, ArticleId, Block, BlockId, BlockKind, Cell, CellKind, Document, Figure, GalleryItem,
    Genre, HeadingLevel, Inline, Link, ListKind, LocalTime, Marks, PhotoRef, Run,
};
use export::{Exported, Profile, Site, Story, StoryCover, StoryPhoto};
use image::{ExtendedColorType, codecs::jpeg::JpegEncoder};
use serde_json::{Value, json};

/// An article with its photos made ready.
pub struct Sample {
    pub name: &'static str,
    article: Article,
    photos: Vec<StoryPhoto>,
    covers: Vec<StoryCover>,
    ward: &'static str,
}

impl Sample {
    pub fn story(&self) -> Story<'_> {
        Story {
            article: &self.article,
            photos: &self.photos,
            covers: &self.covers,
            site: Site { ward: self.ward.to_owned(), profile: None },
            changed: LocalTime::new(2025, 9, 4, 15, 30).ok(),
        }
    }

    /// All its words in reading order, as far as a format may carry their signs.
    pub fn words(&self) -> String {
        let passages = self.article.document.passages().into_iter();
        let text: Vec<String> = passages.map(|passage| passage.text).collect();
        let carried = |c: &char| {
            matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
        };
        text.join("\n").chars().filter(carried).collect()
    }

    /// What a Word file of it is asked for: the description of every picture in reading order, and the styles of the
    /// kinds of blocks that it has.
    pub fn asked(&self) -> Value {
        let document = &self.article.document;
        let figures = document.figures().into_iter().filter(|figure| figure.photo.is_some());
        let line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let alts: Vec<String> = figures.map(|figure| line(figure.spoken())).collect();
        let styles: BTreeSet<&str> =
            document.blocks.iter().flat_map(|block| styles_of(&block.kind)).collect();
        json!({ "alts": alts, "styles": styles })
    }

    /// Names and bytes of what is in its package for that portal.
    pub fn package(&self, profile: &Profile) -> Vec<(String, Vec<u8>)> {
        let site = Site { profile: Some(profile.clone()), ..self.story().site };
        let story = Story { site, ..self.story() };
        let written = (export::format("zip").unwrap().write)(&story).unwrap();
        let Exported::Bytes(bytes) = written.exported else { panic!("a package is one file") };
        unpacked(&bytes)
    }

    fn new(name: &'static str, article: Article, ward: &'static str) -> Self {
        let photos: Vec<StoryPhoto> =
            (0..).zip(article.document.photos()).map(|(n, photo)| ready(n, photo)).collect();
        let covers = if photos.is_empty() {
            Vec::new()
        } else {
            [("featured", 1200, 675), ("social", 1200, 630)].map(cover).into()
        };
        Self { name, article, photos, covers, ward }
    }
}

fn styles_of(kind: &BlockKind) -> Vec<&'static str> {
    match kind {
        BlockKind::Heading { level: HeadingLevel::Two, .. } => vec!["Heading2"],
        BlockKind::Heading { level: HeadingLevel::Three, .. } => vec!["Heading3"],
        BlockKind::Quote { .. } => vec!["Quote"],
        BlockKind::List { kind: ListKind::Bullet, .. } => vec!["ListBullet"],
        BlockKind::List { kind: ListKind::Ordered, .. } => vec!["ListNumber"],
        BlockKind::Table { .. } => vec!["TableText"],
        BlockKind::FactBox { .. } => vec!["FactBox", "FactBoxTitle"],
        BlockKind::Paragraph(_) => vec!["BodyText"],
        BlockKind::Figure(_) | BlockKind::Gallery(_) => vec![],
    }
}

/// Names and bytes of what is in an archive.
pub fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let limits = archive::Limits { entries: 500, unpacked: 50_000_000, ratio: 1000 };
    let entries = archive::read(bytes, limits).unwrap();
    entries.into_iter().map(|entry| (entry.name, entry.bytes.into_owned())).collect()
}

pub fn all() -> Vec<Sample> {
    vec![seed(), long(), no_photo(), twelve_photos(), hostile()]
}

fn seed() -> Sample {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/articles/seed.txt");
    let draft = intake::open_file("seed.txt", &fs::read(path).unwrap(), "").unwrap().draft;
    let mut article = Article::draft(id(1), draft.document);
    article.section = draft.section;
    article.published = draft.published;
    let mut n = 0;
    for block in &mut article.document.blocks {
        if let BlockKind::Figure(figure) = &mut block.kind {
            n += 1;
            figure.photo = Some(photo(n));
            figure.credit = "Ảnh: Ban biên tập".into();
        }
    }
    Sample::new("seed", article, "Phường Thanh Xuân")
}

fn fact_box() -> BlockKind {
    let days = vec![words("Thứ Hai"), words("Thứ Sáu")];
    BlockKind::FactBox {
        title: words("Cần biết"),
        blocks: vec![
            block(900, BlockKind::Paragraph(words("Bộ phận Một cửa mở từ 7h30 đến 16h30."))),
            block(901, BlockKind::List { kind: ListKind::Bullet, items: days }),
        ],
    }
}

fn long() -> Sample {
    let mut blocks = vec![
        BlockKind::Paragraph(vec![
            Inline::text("Sáng 12/8, "),
            marked("UBND phường Mây Trắng", true, false),
            Inline::text(" họp bàn "),
            marked("chuyển đổi số", false, true),
            Inline::text("; chi 1.150.000.000 đồng, đạt 97,5 %.\tXem "),
            linked("kế hoạch số 12/KH-UBND", "https://maytrang.example/kế-hoạch?so=12&nam=2025"),
            Inline::text("."),
            Inline::Break,
            Inline::text("Dòng thứ hai của đoạn."),
        ]),
        BlockKind::Heading { level: HeadingLevel::Two, text: words("1. Thu ngân sách") },
        BlockKind::Quote {
            text: words("“Dân hỏi, cán bộ phải trả lời trong 24 giờ.”"),
            attribution: words("Bà Lê Thị Sương, Chủ tịch UBND phường"),
        },
        BlockKind::List {
            kind: ListKind::Bullet,
            items: vec![words("Tổ dân phố số 1: 250 hộ"), words("Tổ dân phố số 2: 312 hộ")],
        },
        BlockKind::List {
            kind: ListKind::Ordered,
            items: vec![words("Tiếp nhận hồ sơ"), words("Trả kết quả")],
        },
        figure(1, "Quang cảnh cuộc họp", "Ảnh: Trần Mây", "Bảy người ngồi quanh một chiếc bàn"),
        BlockKind::Heading { level: HeadingLevel::Three, text: words("Theo từng quý") },
        BlockKind::Table { rows: table() },
        BlockKind::List {
            kind: ListKind::Ordered,
            items: vec![words("Danh sách sau lại từ 1"), words("Hết")],
        },
        fact_box(),
    ];
    for n in 1..=40 {
        blocks.push(BlockKind::Paragraph(words(&format!(
            "Đoạn {n}: phường có {} hộ, {} nhân khẩu; tổ dân phố đã vận động bà con phân loại rác tại nguồn, \
             giữ gìn vệ sinh ngõ xóm và cùng nhau chăm sóc vườn hoa trước nhà văn hóa.",
            n * 37,
            n * 137
        ))));
    }
    let mut article = composed(
        2,
        "Mây Trắng: 1.150 hồ sơ trực tuyến trong quý III",
        "Phường Mây Trắng (TP Hồ Gươm Mới) giải quyết 97,5 % hồ sơ đúng hạn.",
        blocks,
        "Nguyễn Thị Nắng",
    );
    article.section = "Chuyển đổi số".into();
    article.keywords = vec!["chuyển đổi số".into(), "một cửa".into()];
    Sample::new("long", article, "Phường Mây Trắng")
}

fn no_photo() -> Sample {
    let blocks = vec![
        BlockKind::Paragraph(words("Phường tạm ngừng cấp nước từ 22h ngày 5/9 đến 4h ngày 6/9.")),
        BlockKind::Figure(Figure {
            photo: None,
            caption: words("Sơ đồ khu vực (ảnh gửi sau)"),
            credit: String::new(),
            alt: String::new(),
        }),
    ];
    let mut article = composed(3, "Thông báo tạm ngừng cấp nước", "", blocks, "");
    article.genre = Genre::Notice;
    article.published = None;
    Sample::new("no_photo", article, "")
}

fn twelve_photos() -> Sample {
    let item = |n: u8| {
        let BlockKind::Figure(figure) =
            figure(n, &format!("Ngõ {n} sau khi trồng hoa"), "Ảnh: Trần Mây", "")
        else {
            unreachable!("figure() makes a figure")
        };
        figure
    };
    let gallery =
        (4..=10).map(|n| GalleryItem { id: block_id(500 + u32::from(n)), figure: item(n) });
    let blocks = vec![
        BlockKind::Figure(item(1)),
        BlockKind::Paragraph(words("Ba tuần, mười hai con ngõ.")),
        BlockKind::Figure(item(2)),
        BlockKind::Figure(item(3)),
        BlockKind::Gallery(gallery.collect()),
        BlockKind::Figure(item(11)),
        BlockKind::Figure(item(12)),
        BlockKind::Figure(item(1)),
    ];
    let mut article = composed(4, "Mười hai ngõ hoa", "Phóng sự ảnh.", blocks, "Trần Mây");
    article.genre = Genre::PhotoStory;
    article.featured = Some(photo(2));
    Sample::new("twelve_photos", article, "Phường Mây Trắng")
}

fn hostile() -> Sample {
    let bad = "<&\">]]><script>alert('x')</script><!--";
    let blocks = vec![
        BlockKind::Paragraph(words(&format!("# {bad} * _a_ `b` [c](d) \\ 1. | ~~e~~ &amp;"))),
        BlockKind::Paragraph(words(
            "مرحبا بالعالم ⟵ שלום\u{202e}abc\u{202c} 👩‍👩‍👧 🇻🇳 x\u{323}\u{309}",
        )),
        BlockKind::Paragraph(words(
            "a\u{0}b\u{1}\u{8}\u{b}\u{1f}c\u{7f}\u{85}d\u{fffe}\u{ffff}e\u{2028}f",
        )),
        BlockKind::Paragraph(words(
            "- không phải danh sách\n+ cũng không\n> không trích\n=== \n---",
        )),
        BlockKind::Heading { level: HeadingLevel::Two, text: words("]]>&lt;h2>") },
        BlockKind::Quote { text: words(bad), attribution: words("\"&'") },
        BlockKind::List {
            kind: ListKind::Bullet,
            items: vec![
                words("1. một"),
                vec![Inline::text("hai"), Inline::Break, Inline::text("ba")],
            ],
        },
        BlockKind::Table {
            rows: vec![vec![cell("a|b\\", CellKind::Data), cell(bad, CellKind::Data)]],
        },
        figure(1, bad, "Ảnh: <b>\"A\" & 'B'</b>\u{1}", "\"><img src=x onerror=alert(1)>\n2"),
        BlockKind::Paragraph(vec![
            linked("<b>]]></b>", "https://a.example/?q=(1)&b='2'|[3]#x#y%zz"),
            marked("  đậm ", true, true),
            Inline::text("*sát*"),
            marked("chữ", false, true),
        ]),
    ];
    let mut article = composed(5, bad, bad, blocks, "\"O'<Neil>\" & \u{202e}con");
    article.section = "]]><&\"'".into();
    article.keywords = vec![bad.into(), ",".into()];
    Sample::new("hostile", article, "Phường <&\">]]>")
}

fn table() -> Vec<Vec<Cell>> {
    let spanned =
        |text: &str, colspan, rowspan| Cell { colspan, rowspan, ..cell(text, CellKind::Data) };
    let heading = |text: &str, colspan, rowspan| Cell {
        kind: CellKind::Header,
        ..spanned(text, colspan, rowspan)
    };
    vec![
        vec![heading("Quý", 1, 2), heading("Tỷ đồng", 2, 1)],
        vec![heading("Thu", 1, 1), heading("Chi", 1, 1)],
        vec![cell("I", CellKind::Header), spanned("12,5", 1, 2), spanned("9,75", 1, 1)],
        vec![cell("II", CellKind::Header), spanned("10", 1, 1)],
        vec![cell("III", CellKind::Header), spanned("chưa có số liệu", 2, 1)],
    ]
}

fn composed(n: u8, headline: &str, lead: &str, blocks: Vec<BlockKind>, byline: &str) -> Article {
    let document = Document {
        headline: words(headline),
        sapo: words(lead),
        blocks: (1..).zip(blocks).map(|(n, kind)| block(n, kind)).collect(),
        byline: words(byline),
    };
    let mut article = Article::draft(id(n), document);
    article.published = Some(LocalTime::new(2025, 8, 12, 6, 5).unwrap());
    article
}

fn id(n: u8) -> ArticleId {
    ArticleId::parse(&format!("01890a5d-ac96-774b-bcce-b302099a80{n:02x}")).unwrap()
}

fn block_id(n: u32) -> BlockId {
    BlockId::parse(&format!("b{n}")).unwrap()
}

fn block(n: u32, kind: BlockKind) -> Block {
    Block { id: block_id(n), kind }
}

fn words(text: &str) -> Vec<Inline> {
    if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] }
}

fn marked(text: &str, strong: bool, em: bool) -> Inline {
    Inline::Text(Run { text: text.into(), marks: Marks { strong, em, link: None } })
}

fn linked(text: &str, address: &str) -> Inline {
    let link = Some(Link::parse(address).unwrap());
    Inline::Text(Run { text: text.into(), marks: Marks { link, ..Marks::default() } })
}

fn cell(text: &str, kind: CellKind) -> Cell {
    Cell { kind, colspan: 1, rowspan: 1, text: words(text) }
}

fn figure(n: u8, caption: &str, credit: &str, alt: &str) -> BlockKind {
    BlockKind::Figure(Figure {
        photo: Some(photo(n)),
        caption: words(caption),
        credit: credit.into(),
        alt: alt.into(),
    })
}

fn photo(n: u8) -> PhotoRef {
    PhotoRef::of_hash([n; 32])
}

/// A small real JPEG, no two alike.
fn ready(n: u32, photo: PhotoRef) -> StoryPhoto {
    let (width, height) = (24 + n, 16);
    StoryPhoto { photo, jpeg: jpeg(width, height), width, height }
}

fn cover((name, width, height): (&'static str, u32, u32)) -> StoryCover {
    StoryCover { name, jpeg: jpeg(width / 40, height / 15), width, height }
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let pixels: Vec<u8> = (0..width * height).flat_map(|n| [n as u8, width as u8, 120]).collect();
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 30)
        .encode(&pixels, width, height, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}
