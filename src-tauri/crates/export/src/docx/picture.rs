//! A photo in the text: its bytes as they are, its size in the page, its alt text, and its caption below.

use std::fmt::Write as _;

use article::Figure;

use super::{Paper, runs::styled};
use crate::{StoryPhoto, escape::xml};

/// Width of the text on A4 with the margins of the page: 16 cm in EMU.
const TEXT_WIDTH: u64 = 5_760_000;
/// Highest picture that leaves room for its caption: 21 cm in EMU.
const TEXT_HEIGHT: u64 = 7_560_000;
/// A pixel at 96 dpi in EMU.
const PIXEL: u64 = 9_525;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

impl Paper<'_> {
    /// The photo, if it is there, and its words, if there are any.
    pub(super) fn figure(&mut self, figure: &Figure) {
        let story = self.story;
        let caption = self.caption(figure);
        let below = if caption.is_empty() { "" } else { "<w:keepNext/>" };
        if let Some((n, photo)) = figure.photo.as_ref().and_then(|photo| story.photo(photo)) {
            self.pictures += 1;
            let drawing = drawing(self.pictures, n, photo, &figure.spoken());
            self.paragraph("Photo", below, &drawing);
        }
        if !caption.is_empty() {
            self.paragraph("Caption", "", &caption);
        }
    }

    fn caption(&mut self, figure: &Figure) -> String {
        let mut caption = self.runs(&figure.caption);
        let credit = figure.credit.trim();
        if !credit.is_empty() {
            let space = if caption.is_empty() { "" } else { " " };
            caption.push_str(&styled(&format!("{space}{credit}"), "PhotoCredit"));
        }
        caption
    }
}

/// The `id`-th picture of the text, showing the `n`-th photo.
fn drawing(id: usize, n: usize, photo: &StoryPhoto, alt: &str) -> String {
    let (wide, high) = extent(photo.width, photo.height);
    let alt = xml(alt).replace(['\n', '\t'], " ");
    let size = format!("cx=\"{wide}\" cy=\"{high}\"");
    let mut out = String::with_capacity(1200);
    let _ = write!(
        out,
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent {size}/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/>\
         <wp:docPr id=\"{id}\" name=\"Ảnh {id}\" descr=\"{alt}\"/>\
         <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/>\
         </wp:cNvGraphicFramePr>"
    );
    let _ = write!(
        out,
        "<a:graphic><a:graphicData uri=\"{DRAWING}/picture\"><pic:pic><pic:nvPicPr>\
         <pic:cNvPr id=\"{id}\" name=\"image{n}.jpg\" descr=\"{alt}\"/><pic:cNvPicPr/>\
         </pic:nvPicPr><pic:blipFill><a:blip r:embed=\"photo{n}\"/><a:stretch><a:fillRect/>\
         </a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext {size}/>\
         </a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    );
    out
}

/// As wide as the text, never larger than its pixels, never higher than a page.
fn extent(width: u32, height: u32) -> (u64, u64) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let wide = TEXT_WIDTH.min(width * PIXEL);
    let high = (wide * height / width).max(1);
    if high > TEXT_HEIGHT {
        ((TEXT_HEIGHT * width / height).max(1), TEXT_HEIGHT)
    } else {
        (wide, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_fits_the_page_and_keeps_its_shape() {
        assert_eq!(extent(1600, 1067), (5_760_000, 3_841_200), "16 cm wide");
        assert_eq!(extent(100, 50), (952_500, 476_250), "a small one stays small");
        let (wide, high) = extent(1000, 3000);
        assert_eq!((wide, high), (2_520_000, TEXT_HEIGHT), "a high one is as high as a page");
        assert_eq!(extent(0, 0), (PIXEL, PIXEL), "never nothing");
    }
}
