//! A correction is there with everything that belongs to it, or nothing of it is: every file call of making one fails.

use std::{fs, path::Path};

use article::{Article, ArticleId, Block, BlockId, BlockKind, Document, Inline, Stage};
use store::{Correction, Newsroom};
use support::say;

use crate::{
    corruption::copy,
    faults::quick_folder,
    seen::NOW,
    vfs::{Fault, Kind, alone, arm, disarm},
};

fn id(n: u8) -> ArticleId {
    ArticleId::parse(&format!("01990000-0000-7000-8000-0000000000{n:02}")).unwrap()
}

fn article(n: u8, words: &str) -> Article {
    let mut document = Document::blank("Hạ Vy");
    document.headline = vec![Inline::text("Tít")];
    let kind = BlockKind::Paragraph(vec![Inline::text(words)]);
    document.blocks = vec![Block { id: BlockId::numbered(1), kind }];
    Article::draft(id(n), document)
}

/// A newsroom with a posted article.
fn template(root: &Path) {
    let (room, _) = Newsroom::open(root, NOW).unwrap();
    room.create(&article(1, "Bài đã đăng."), "Hạ Vy", "created", NOW).unwrap();
    for (from, to) in [
        (Stage::Draft, Stage::Submitted),
        (Stage::Submitted, Stage::Approved),
        (Stage::Approved, Stage::Exported),
        (Stage::Exported, Stage::Posted),
    ] {
        room.set_stage(&id(1), from.step(to).unwrap(), "Hạ Vy", "", NOW).unwrap();
    }
    room.leave(NOW).unwrap();
    drop(room);
    fs::remove_file(root.join("ballast")).unwrap();
}

/// Whether the correction was acknowledged, and how many of its parts are there: draft, note, two links.
fn attempt(source: &Path, fault: Option<Fault>) -> (usize, bool, usize) {
    let folder = quick_folder();
    let root = folder.path().join("newsroom");
    copy(source, &root);
    fs::File::create(root.join("ballast")).unwrap().set_len(8 * 1024 * 1024).unwrap();
    // Only files that are opened under the watch are watched.
    arm(&root, None);
    let (room, _) = Newsroom::open(&root, NOW).unwrap();
    let correction = Correction {
        of: id(1),
        draft: article(2, "Bài đã đăng."),
        noted: Some(article(2, "Đính chính.")),
    };
    arm(&root, fault);
    let done = room.create_correction(correction, "Hạ Vy", NOW).is_ok();
    let calls = disarm();
    drop(room);
    let (room, _) = Newsroom::open(&root, NOW).unwrap();
    let draft = room.load(&id(2)).ok();
    let text = draft.as_ref().map(|draft| draft.article.document.blocks[0].text());
    let parts = [
        draft.is_some() && room.revisions(&id(2)).unwrap().len() == 1,
        text.as_deref() == Some("Đính chính."),
        room.corrects(&id(2)).unwrap().is_some_and(|link| link.article == id(1)),
        room.corrected_by(&id(1)).unwrap().iter().any(|link| link.article == id(2)),
    ];
    assert!(store::verify(&root).unwrap().damage.is_empty(), "{fault:?}");
    (calls, done, parts.into_iter().filter(|there| *there).count())
}

#[test]
fn a_correction_is_whole_or_not_there_whatever_call_fails() {
    let _alone = alone();
    let source = quick_folder();
    template(source.path());
    let (calls, done, parts) = attempt(source.path(), None);
    assert_eq!((done, parts), (true, 4), "undisturbed, it is made");
    assert!(calls > 0, "the faults reach it");
    let (mut refused, mut points) = (0, 0);
    for at in 1..=calls {
        for (for_good, kind) in [false, true]
            .into_iter()
            .flat_map(|good| [Kind::Broken, Kind::Full, Kind::Torn].map(|kind| (good, kind)))
        {
            let (_, done, parts) = attempt(source.path(), Some(Fault { at, for_good, kind }));
            let whole = if done { parts == 4 } else { parts == 0 || parts == 4 };
            assert!(whole, "call {at}, for good {for_good}: answered {done}, {parts} of 4 parts");
            (refused, points) = (refused + u32::from(!done), points + 1);
        }
    }
    assert!(refused > 0);
    say!(
        "failing file calls of a correction: {points} points ({calls} calls), {refused} told, 0 halves"
    );
}
