//! Times the typesetter in one process: `print_again PHOTO…` prints an article of 2,000 words with these photos, changes
//! one letter and prints it again. Tells milliseconds: the first, and the middle of those after an edit.

use std::{io::Write as _, time::Instant};

use article::{Article, ArticleId, Block, BlockId, BlockKind, Document, Figure, Inline, PhotoRef};
use export::{Exported, Site, Story, StoryPhoto};

const PARAGRAPH: &str = "Sáng nay bà con tổ dân phố số năm cùng nhau quét dọn con hẻm nhỏ trước chợ, trồng thêm \
    hai hàng hoa và sơn lại bức tường cũ cho kịp ngày hội của phường nhà.";
const EDITS: usize = 9;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut photos = Vec::new();
    for (n, file) in (0_u8..).zip(&files) {
        let jpeg = std::fs::read(file)?;
        photos.push(StoryPhoto {
            photo: PhotoRef::of_hash([n; 32]),
            jpeg,
            width: 1600,
            height: 1067,
        });
    }
    let mut times = Vec::new();
    for edit in 0..=EDITS {
        let article = article(&photos, &"x".repeat(edit))?;
        let story = Story {
            article: &article,
            photos: &photos,
            covers: &[],
            changed: None,
            site: Site::default(),
        };
        let format = export::format("pdf").ok_or("built without the feature `print`")?;
        let started = Instant::now();
        let Exported::Bytes(bytes) = (format.write)(&story)?.exported else {
            return Err("no file".into());
        };
        times.push((started.elapsed().as_secs_f64() * 1000.0, bytes.len()));
    }
    let first = times.remove(0);
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (edited, bytes) = (times[times.len() / 2].0, first.1);
    writeln!(std::io::stdout(), "{:.0} {edited:.0} {bytes}", first.0)?;
    Ok(())
}

fn article(photos: &[StoryPhoto], edit: &str) -> Result<Article, Box<dyn std::error::Error>> {
    let mut blocks = Vec::new();
    for n in 0..57 {
        let words = if n == 30 { format!("{PARAGRAPH} {edit}") } else { PARAGRAPH.to_owned() };
        let kind = BlockKind::Paragraph(vec![Inline::text(words)]);
        blocks.push(Block { id: BlockId::numbered(blocks.len()), kind });
        if let Some(photo) = photos.get(n / 10).filter(|_| n % 10 == 0) {
            let figure = Figure {
                photo: Some(photo.photo.clone()),
                caption: vec![Inline::text("Con hẻm trước chợ sau buổi ra quân")],
                credit: "Ảnh: Trần Mây".into(),
                alt: "Bà con quét dọn con hẻm".into(),
            };
            blocks.push(Block {
                id: BlockId::numbered(blocks.len()),
                kind: BlockKind::Figure(figure),
            });
        }
    }
    let document = Document {
        headline: vec![Inline::text("Ra quân tổng vệ sinh toàn phường")],
        sapo: vec![Inline::text(PARAGRAPH)],
        blocks,
        byline: vec![Inline::text("Hạ Vy")],
    };
    Ok(Article::draft(ArticleId::parse("01890a5d-ac96-774b-bcce-b302099a8001")?, document))
}
