//! The contract: every request a window, a script or a test may make, declared once.
//! It generates the router [`crate::Desk::answer`] and the TypeScript map in `ui/src/bridge/contract.ts`.
//! Ids are text, times are ISO-8601 text with zone (or the newsroom's civil time), counts are `u32`.
//! No request takes a path; no answer but an export's place for display carries one.

mod article;
mod correction;
mod export;
mod find;
mod history;
mod keeping;
mod newsroom;
mod paste;
mod photo;
mod photo_edits;
mod place;
mod portal;
mod profile;
mod refusal;
mod step;
mod text;

pub use article::*;
pub use correction::*;
pub use export::*;
pub use find::*;
pub use history::*;
pub use keeping::*;
pub use newsroom::*;
pub use paste::*;
pub use photo::*;
pub use photo_edits::*;
pub use place::*;
pub use portal::*;
pub use profile::*;
pub use refusal::*;
pub use step::*;
pub use text::*;

/// Declares requests: `name(Ask) -> Answer`, each with a doc comment that reaches the generated TypeScript.
macro_rules! contract {
    ($($(#[doc = $doc:literal])* $name:ident($ask:ty) -> $answer:ty => $deed:ident;)*) => {
        impl crate::Desk {
            /// Answers the request `name` whose ask is the JSON `ask`.
            /// Fails with a [`Refusal`]: `unknown_request`, `bad_ask`, or what the deed itself refuses.
            pub async fn answer(
                &self,
                name: &str,
                ask: serde_json::Value,
            ) -> Result<serde_json::Value, Refusal> {
                match name {
                    $(stringify!($name) => {
                        let ask: $ask = serde_json::from_value(ask)
                            .map_err(|fault| Refusal::new(RefusalCode::BadAsk).with("what", fault))?;
                        let answer: $answer = self.$deed(ask).await?;
                        serde_json::to_value(answer)
                            .map_err(|fault| Refusal::new(RefusalCode::Internal).with("what", fault))
                    })*
                    _ => Err(Refusal::new(RefusalCode::UnknownRequest).with("name", name)),
                }
            }
        }

        /// The names of all requests, in their order.
        pub const REQUESTS: &[&str] = &[$(stringify!($name)),*];

        /// The contract as TypeScript: every type, then the map of requests.
        pub fn typescript(types: &mut crate::typescript::Types) {
            $(types.request::<$ask, $answer>(stringify!($name), &[$($doc),*]);)*
        }
    };
}

contract! {
    /// What the window needs at start: settings, counts, what was recovered.
    newsroom_open(Nothing) -> Newsroom => open_newsroom;
    /// What was found since the start: the codes of notes, as in `newsroom_open`.
    newsroom_notes(Nothing) -> Notes => read_notes;
    /// Copies a newsroom that lies in an unsafe place (synced, network, removable) into this computer's own folder and
    /// uses it there from the next start. What lies in the old place stays.
    newsroom_move(Nothing) -> Moved => move_newsroom;
    /// Changes settings; fields left out stay as they are.
    settings_save(SettingsChange) -> Settings => save_settings;
    /// Opens an https or mailto address in the person's own program.
    link_open(LinkOpen) -> Done => open_link;

    /// Rows of the list, newest first, with counts by stage.
    article_list(ArticleListAsk) -> ArticleList => list_articles;
    /// What the list can be narrowed to.
    article_choices(Nothing) -> ArticleChoices => list_choices;
    /// A new draft, signed with the person's byline.
    article_new(Nothing) -> ArticleView => new_article;
    /// One article with its document.
    article_open(ArticleAsk) -> ArticleView => open_article;
    /// One article to be read, without opening it for writing.
    article_read(ArticleAsk) -> ArticleView => read_article;
    /// Saves the working copy. The answer comes after the commit is durable.
    article_save(ArticleSave) -> ArticleSaved => save_article;
    /// Writes the text on the screen as a file where the person chooses in the system's dialog: the way out while it cannot
    /// be saved.
    article_copy_away(ArticleCopy) -> CopiedAway => copy_away;
    /// Keeps where the person is in an article, while nothing is typed.
    article_place(ArticleLeave) -> Done => place_in_article;
    /// Leaves an article: keeps the caret, drops it if nothing was ever written.
    article_leave(ArticleLeave) -> Done => leave_article;
    /// Moves an article to another stage.
    article_step(ArticleStep) -> ArticleView => step_article;
    /// Keeps the reason of a return while it is written; no words forget it.
    article_note(ArticleNote) -> Done => keep_note;
    /// The reason of a return that was begun and not sent yet.
    article_note_begun(ArticleAsk) -> ArticleNote => begun_note;
    /// A correction of a posted article: a new draft with its text, linked to it.
    article_correct(ArticleCorrect) -> ArticleView => correct_article;
    /// Takes a change of stage back, by a step of its own; one that was taken back is done again the same way.
    article_step_undo(ArticleStepUndo) -> ArticleView => undo_step;
    /// Puts an article into the trash.
    article_trash(ArticleAsk) -> Done => trash_article;
    /// Takes an article out of the trash.
    article_untrash(ArticleAsk) -> Done => untrash_article;
    /// Opens a text file that the person chooses in the system's dialog; each becomes an article.
    article_import(Nothing) -> Imported => import_chosen;
    /// Cleans what was pasted or dropped; the window puts it in its place. Stores nothing.
    article_paste(PasteAsk) -> PasteAnswer => clean_paste;
    /// Makes an article of a text file that fell or was copied.
    article_fallen(FallenText) -> Imported => open_fallen;
    /// Reads such a file for `article_paste`. Stores nothing.
    article_fallen_read(FallenText) -> PasteFile => read_fallen;
    /// Opens the files named at this start or at a second one, which handed them over.
    article_handed(Nothing) -> Imported => take_handed;
    /// Searches all articles, accents optional.
    article_search(SearchAsk) -> SearchAnswer => search_articles;
    /// Where words stand in all drafts, and what replacing them would make of it. Changes nothing.
    replace_find(ReplaceAsk) -> ReplaceFound => find_to_replace;
    /// Replaces words in the drafts that are named; a revision is cut before and after in each.
    replace_run(ReplaceRun) -> Replaced => run_replace;
    /// Takes a replacement back in all its articles that were not changed since.
    replace_undo(ReplaceUndo) -> ReplaceUndone => undo_replace;

    /// The revisions of an article, newest first.
    revision_list(ArticleAsk) -> RevisionList => list_revisions;
    /// One revision's document.
    revision_open(RevisionAsk) -> RevisionView => open_revision;
    /// What changed between two revisions, block by block, word by word.
    revision_compare(RevisionCompare) -> Comparison => compare_revisions;
    /// Pins the text as it stands, under a name if one is given.
    revision_pin(RevisionPin) -> RevisionRow => pin_revision;
    /// Names a revision, or takes its name away.
    revision_name(RevisionName) -> RevisionRow => name_revision;
    /// Makes the working copy equal to a revision, by a new revision; removes nothing.
    revision_restore(RevisionAsk) -> ArticleView => restore_revision;
    /// A new article with a revision's text.
    revision_copy(RevisionAsk) -> ArticleView => copy_revision;

    /// The photos of an article: those in the text first, then those in the tray.
    photo_list(ArticleAsk) -> PhotoList => list_photos;
    /// Words of a photo in the tray or library.
    photo_words(PhotoWords) -> PhotoRow => save_photo_words;
    /// Takes a photo out of an article's tray; the original stays in the library.
    photo_remove(PhotoOfArticle) -> Done => remove_photo;
    /// Puts a removed photo back into the tray.
    photo_return(PhotoOfArticle) -> Done => return_photo;
    /// Stops the photos still being made ready; finished ones stay.
    photo_cancel(Nothing) -> Done => cancel_photos;
    /// Changes a photo: cut, turned, lighter, places hidden; none brings the original back.
    photo_edit(PhotoEdit) -> PhotoEdited => edit_photo;
    /// Places in a photo that may be faces, for a person to hide or to pass over.
    photo_faces(PhotoFacesAsk) -> PhotoFaces => suggest_faces;
    /// Photos of the whole library by their words.
    photo_search(PhotoSearch) -> PhotoLibrary => search_photos;
    /// The articles that use a photo.
    photo_uses(PhotoAsk) -> PhotoUses => photo_uses;
    /// Puts a photo that no article uses into the trash; its original stays.
    photo_trash(PhotoAsk) -> Done => trash_photo;
    /// Takes a photo out of the trash.
    photo_untrash(PhotoAsk) -> Done => untrash_photo;
    /// Lets the person choose a folder of photos and lists them.
    photo_folder(Nothing) -> PhotoFolder => choose_photo_folder;
    /// Lists the photos that fell on the window where its web view keeps them from the page, as those of a chosen folder.
    photo_fallen(Nothing) -> PhotoFolder => take_fallen;
    /// The same for files that were copied in another program.
    photo_copied(Nothing) -> PhotoFolder => take_copied;
    /// A look at a photo of a chosen folder.
    photo_folder_look(PhotoOfFolder) -> PhotoLook => look_in_folder;
    /// Takes a photo of a chosen folder into an article's tray.
    photo_folder_take(PhotoOfFolder) -> PhotoRow => take_from_folder;

    /// The article as the HTML exporter makes it, for a sandboxed frame.
    article_preview(PreviewAsk) -> Preview => preview_article;
    /// The article's printed pages, as the PDF exporter lays them out.
    article_pages(PreviewAsk) -> PrintedPages => print_pages;
    /// Formats, sizes, missing facts and the target folder, before anything is written.
    export_plan(ArticleAsk) -> ExportPlan => plan_export;
    /// Writes the chosen formats; answers when they are on the disk.
    export_run(ExportAsk) -> Exported => run_export;
    /// How far the export that runs has come.
    export_progress(Nothing) -> ExportProgress => export_progress;
    /// Stops the export that runs; finished files stay.
    export_cancel(Nothing) -> Done => cancel_export;
    /// What was read back of a revision's text each time it was exported.
    export_proofs(RevisionAsk) -> ExportProofs => export_proofs;
    /// Lets the person choose the folder that exports go to.
    export_choose_folder(Nothing) -> ExportFolder => choose_export_folder;
    /// Shows a finished export in the file manager.
    export_show(ExportShow) -> Done => show_export;
    /// The article as rich text and plain text for the clipboard.
    export_clipboard(ArticleAsk) -> ClipboardText => clipboard_text;
    /// The article in the pieces that a portal's form asks for, one after another.
    portal_steps(ArticleAsk) -> PortalSteps => portal_steps;
    /// Writes the photos as numbered files into the export folder, to be dragged to the portal or chosen there.
    portal_photos(PortalAsk) -> PortalFiles => portal_photos;
    /// The portals there are: those that ship and the newsroom's own.
    profile_list(Nothing) -> ProfileList => list_profiles;
    /// A portal's file, to be read and changed.
    profile_open(ProfileAsk) -> ProfileText => open_profile;
    /// Keeps a portal's file as the newsroom's own.
    profile_save(ProfileText) -> ProfileRow => save_profile;
    /// Takes an own portal away; one that ships is again as it shipped.
    profile_drop(ProfileAsk) -> Done => drop_profile;
    /// Opens portal files that the person chooses in the system's dialog.
    profile_import(Nothing) -> ProfileList => import_profiles;
    /// An article as a portal's form wants it, and what does not fit.
    profile_form(ProfileFormAsk) -> ProfileForm => fill_form;

    /// Makes a verified backup now.
    backup_now(Nothing) -> BackupRow => backup_now;
    /// The backups there are, newest first; the second place; the last drill.
    backup_list(Nothing) -> BackupList => list_backups;
    /// Makes the newsroom equal to one of its backups; what stands now is backed up first.
    backup_restore(BackupAsk) -> Restored => restore_backup;
    /// The same from a backup file that the person chooses in the system's dialog; `done` is false when they chose none.
    backup_restore_file(Nothing) -> Restored => restore_chosen;
    /// How far the coming back that runs has come.
    backup_restore_progress(Nothing) -> RestoreProgress => restore_progress;
    /// Stops the coming back that runs, unless the newsroom was replaced already; everything is then as it was.
    backup_restore_cancel(Nothing) -> Done => cancel_restore;
    /// Brings the newest backup back into a folder of its own, counts it, and throws the folder away.
    backup_drill(Nothing) -> BackupList => drill_now;
    /// Lets the person choose the second place for backups, and lays the newest one there.
    backup_second_choose(Nothing) -> BackupList => choose_second_place;
    /// Backups go to no second place any more; what lies there stays.
    backup_second_forget(Nothing) -> BackupList => forget_second_place;
}
