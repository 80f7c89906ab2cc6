/** The contract of the desk, generated from `desk::contract`. Do not edit: run the desk's tests. */

/** Endings of files that are offered as photos. */
export const PHOTO_ENDINGS: readonly string[] = ["jpg", "jpeg", "jpe", "jfif", "png", "heic", "heif", "webp", "gif", "tif", "tiff", "bmp", "avif"];

/** Endings of what lies beside photos. */
export const BESIDE_ENDINGS: readonly string[] = ["aae", "thm", "lrv", "xmp", "db", "ini", "mov", "mp4", "m4v", "3gp", "avi", "mkv", "mts", "wmv", "webm", "mpg"];

/**
 * One article, by id.
 */
export type ArticleAsk = { 
/**
 * The article.
 */
id: string, };

/**
 * What the list can be narrowed to, besides stage and section.
 */
export type ArticleChoices = { 
/**
 * Every byline, in the order of Vietnamese names.
 */
bylines: Array<string>, 
/**
 * Every month in which an article was last changed, newest first: `2025-10`.
 */
months: Array<string>, };

/**
 * The text on the screen, to be written as a file somewhere else.
 */
export type ArticleCopy = { 
/**
 * The article.
 */
id: string, 
/**
 * What is said about it.
 */
fields: ArticleFields, 
/**
 * The document.
 */
body: unknown, };

/**
 * Which posted article to correct.
 */
export type ArticleCorrect = { 
/**
 * The article.
 */
id: string, 
/**
 * The paragraph at the head of the correction, at most 1,000 characters; empty for none.
 */
note: string, };

/**
 * What is said about an article outside its document.
 */
export type ArticleFields = { 
/**
 * Chuyên mục.
 */
section: string, 
/**
 * Thể loại.
 */
genre: GenreName | null, 
/**
 * Ngày đăng, `2025-10-03T23:52`.
 */
published: string | null, 
/**
 * Từ khóa.
 */
keywords: Array<string>, 
/**
 * Ảnh đại diện; none means the first photo.
 */
featured: string | null, };

/**
 * Leaving an article.
 */
export type ArticleLeave = { 
/**
 * The article.
 */
id: string, 
/**
 * Caret, in the editor's counting.
 */
caret: number, 
/**
 * Scroll, in CSS pixels.
 */
scroll: number, };

/**
 * Rows and counts.
 */
export type ArticleList = { 
/**
 * The rows asked for.
 */
articles: Array<ArticleRow>, 
/**
 * Rows that match in all.
 */
total: number, 
/**
 * How many there are of each stage, whatever the filter.
 */
counts: StageCounts, };

/**
 * Which rows, in which order.
 */
export type ArticleListAsk = { 
/**
 * By change (newest first), by headline, by byline, or by day of publication.
 */
order?: ListOrder, 
/**
 * Only this stage.
 */
stage?: StageName, 
/**
 * Only this section.
 */
section?: string, 
/**
 * Only this byline.
 */
byline?: string, 
/**
 * Only articles changed in this month, `2025-10`.
 */
month?: string, 
/**
 * Only articles without a photo.
 */
withoutPhoto?: boolean, 
/**
 * Only articles with a photo that lacks its caption.
 */
withoutCaption?: boolean, 
/**
 * The trash instead of the desk.
 */
trash?: boolean, 
/**
 * Rows or hits to skip.
 */
offset?: number, 
/**
 * At the most, 500 at the most of all; unless told 200 rows of the list, 50 hits of a search.
 */
limit?: number, };

/**
 * The reason of a return while it is written.
 */
export type ArticleNote = { 
/**
 * The article.
 */
id: string, 
/**
 * Its words so far, 2000 characters at the most.
 */
note: string, };

/**
 * A row of the list.
 */
export type ArticleRow = { 
/**
 * The article.
 */
id: string, 
/**
 * Tít; empty while there is none.
 */
headline: string, 
/**
 * Where it stands.
 */
stage: StageName, 
/**
 * Chuyên mục.
 */
section: string, 
/**
 * Bút danh.
 */
byline: string, 
/**
 * Last change, ISO-8601.
 */
updated: string, 
/**
 * Last change of stage, ISO-8601.
 */
staged: string | null, 
/**
 * Photos in the text.
 */
photos: number, 
/**
 * Photos in the text without a caption.
 */
photosWithoutCaption: number, 
/**
 * Ảnh đại diện, to be shown by the scheme `photo`.
 */
thumbnail: string | null, 
/**
 * The editor's message of a returned article.
 */
note: string | null, 
/**
 * Bài mẫu.
 */
sample: boolean, 
/**
 * Bản đính chính.
 */
correction: boolean, 
/**
 * When it was put into the trash, ISO-8601.
 */
trashed: string | null, };

/**
 * The working copy to save.
 */
export type ArticleSave = { 
/**
 * The article.
 */
id: string, 
/**
 * The number of the save this text is built on.
 */
sequence: number, 
/**
 * What is said about it.
 */
fields: ArticleFields, 
/**
 * The document.
 */
body: unknown, 
/**
 * Where the caret stands, in the editor's counting.
 */
caret: number, 
/**
 * Where the page is scrolled to, in CSS pixels.
 */
scroll?: number, };

/**
 * A save that is durable.
 */
export type ArticleSaved = { 
/**
 * The number of this save.
 */
sequence: number, 
/**
 * When, ISO-8601.
 */
saved: string, 
/**
 * Facts there and missing.
 */
readiness: ReadinessView, };

/**
 * A step to another stage.
 */
export type ArticleStep = { 
/**
 * The article.
 */
id: string, 
/**
 * Where to.
 */
to: StageName, 
/**
 * Words to go with it (the reason of a return).
 */
note: string, };

/**
 * One article as the editor shows it.
 */
export type ArticleView = { 
/**
 * The article.
 */
id: string, 
/**
 * Where it stands.
 */
stage: StageName, 
/**
 * Stages that may follow.
 */
next: Array<StageName>, 
/**
 * Who moved it there, when and with which words; newest first.
 */
steps: Array<StepRow>, 
/**
 * The text was changed after it was approved.
 */
changedAfterApproval: boolean, 
/**
 * What is said about it.
 */
fields: ArticleFields, 
/**
 * The document, the editor's own JSON (see `article::body`).
 */
body: unknown, 
/**
 * Number of the last save; sent back with the next one.
 */
sequence: number, 
/**
 * The last durable save, ISO-8601.
 */
saved: string, 
/**
 * Facts there and missing.
 */
readiness: ReadinessView, 
/**
 * Caret and scroll of the last visit.
 */
place: LastSeen | null, 
/**
 * The revision that keeps another text of it, written beside this one, on which nobody has decided yet.
 */
other: number | null, 
/**
 * Bài mẫu.
 */
sample: boolean, 
/**
 * The posted article that this one corrects.
 */
corrects: LinkedArticle | null, 
/**
 * Its corrections, oldest first.
 */
correctedBy: Array<LinkedArticle>, };

/**
 * One of the newsroom's backups.
 */
export type BackupAsk = { 
/**
 * Its number.
 */
number: number, };

/**
 * The backups there are.
 */
export type BackupList = { 
/**
 * Newest first.
 */
backups: Array<BackupRow>, 
/**
 * The second place, if one was chosen.
 */
second: SecondPlace | null, 
/**
 * The last drill of coming back, if there was one.
 */
drill: DrillRow | null, };

/**
 * A verified backup.
 */
export type BackupRow = { 
/**
 * Its number; later ones are higher.
 */
number: number, 
/**
 * When it was made, ISO-8601.
 */
made: string, 
/**
 * Articles in it.
 */
articles: number, 
/**
 * Revisions in it.
 */
revisions: number, 
/**
 * Photos it refers to.
 */
photos: number, 
/**
 * Kilobytes (1,000 bytes) on the disk, rounded up.
 */
kilobytes: number, 
/**
 * Damaged things of the newsroom that are damaged in it too; 0 for a good backup.
 */
damage: number, };

/**
 * One block of the comparison.
 */
export type BlockChange = { 
/**
 * `headline`, `lead`, `paragraph`, `figure` … as in the command line's `show`, `credit` or `alt` of the photo
 * before it, or `field`.
 */
kind: string, 
/**
 * The block's id; a field's name: `section`, `genre`, `published`, `keywords`, `featured`.
 */
id: string, 
/**
 * The photo, where the block shows one.
 */
photo: string | null, 
/**
 * The photo that stood there before, where it was another.
 */
photoBefore: string | null, 
/**
 * Kept, added, removed or changed.
 */
change: ChangeKind, 
/**
 * Its words, in order.
 */
pieces: Array<Piece>, };

/**
 * What happened to a block or to words.
 */
export type ChangeKind = "kept" | "added" | "removed" | "changed";

/**
 * The article for the clipboard.
 */
export type ClipboardText = { 
/**
 * `text/html`.
 */
html: string, 
/**
 * `text/plain`.
 */
plain: string, };

/**
 * What changed between two revisions.
 */
export type Comparison = { 
/**
 * In the order of the page.
 */
changes: Array<BlockChange>, 
/**
 * Words added in all.
 */
wordsAdded: number, 
/**
 * Words removed in all.
 */
wordsRemoved: number, };

/**
 * A copy that was written.
 */
export type CopiedAway = { 
/**
 * Where it lies, for display; none when no place was chosen.
 */
place: string | null, 
/**
 * Its photos came along; false when they could not be had.
 */
photos: boolean, };

/**
 * One part of a newsroom or of a backup that is not as it was written. Ids are those of the contract.
 */
export type DamagedPart = { "part": "database", 
/**
 * A line of its check, or what ended the reading, in English.
 */
what: string, } | { "part": "schema" } | { "part": "reference", 
/**
 * The row's table.
 */
table: string, } | { "part": "words", 
/**
 * The row's table.
 */
table: string, } | { "part": "counts" } | { "part": "article", 
/**
 * Whose.
 */
article: string, } | { "part": "listed", 
/**
 * Whose.
 */
article: string, } | { "part": "revision", 
/**
 * Of which article.
 */
article: string, 
/**
 * Its number there, from 1.
 */
number: number, } | { "part": "photo", 
/**
 * Whose.
 */
photo: string, } | { "part": "original_lost", 
/**
 * Whose.
 */
photo: string, } | { "part": "original_altered", 
/**
 * Whose.
 */
photo: string, } | { "part": "left" } | { "part": "backup" };

/**
 * It was done.
 */
export type Done = Record<symbol, never>;

/**
 * What a drill of coming back has shown.
 */
export type DrillRow = { 
/**
 * When, ISO-8601.
 */
at: string, 
/**
 * All counts were the manifest's and all hashes good.
 */
passed: boolean, 
/**
 * Articles counted.
 */
articles: number, 
/**
 * Revisions counted.
 */
revisions: number, 
/**
 * Photos counted.
 */
photos: number, };

/**
 * What to write.
 */
export type ExportAsk = { 
/**
 * The article.
 */
id: string, 
/**
 * `html`, `zip` …; at least one.
 */
formats: Array<string>, 
/**
 * The portal it is for: photos in its size, `zip` with its text; none for no portal in particular.
 */
profile?: string, };

/**
 * Something that a written file does not claim or carry.
 */
export type ExportFinding = { 
/**
 * `no_description`, `no_typeface`, `no_claim`.
 */
kind: string, 
/**
 * Which figure of the text, from 1.
 */
number: number | null, 
/**
 * The signs that no typeface has, or the typesetter's words.
 */
words: string | null, };

/**
 * The folder that exports go to.
 */
export type ExportFolder = { 
/**
 * For display.
 */
folder: string, };

/**
 * What an export would be.
 */
export type ExportPlan = { 
/**
 * The formats there are, in the order of the dialog.
 */
formats: Array<FormatRow>, 
/**
 * Facts there and missing.
 */
readiness: ReadinessView, 
/**
 * Photos in the text without a credit, counted from 1.
 */
withoutCredit: Array<number>, 
/**
 * The article is approved and its text unchanged since.
 */
approved: boolean, 
/**
 * Who approved it and when, if so.
 */
approvedBy: string | null, 
/**
 * When it was approved, ISO-8601.
 */
approvedAt: string | null, 
/**
 * Photos that will be in it.
 */
photos: Array<string>, 
/**
 * Originals among them that hold a position; the export holds none.
 */
positionsRemoved: number, 
/**
 * Longest side of a photo in it, in pixels.
 */
photoSide: number, 
/**
 * The folder it goes to, for display.
 */
folder: string, 
/**
 * The name of its own folder in there: `2025-10-03_thu-ngan-sach`.
 */
name: string, };

/**
 * How far the export that runs has come.
 */
export type ExportProgress = { 
/**
 * Photos and formats that are finished.
 */
done: number, 
/**
 * Photos and formats in all.
 */
all: number, };

/**
 * The proofs of one text.
 */
export type ExportProofs = { 
/**
 * BLAKE3 of the text, 64 hex characters.
 */
hash: string, 
/**
 * Oldest first.
 */
proofs: Array<ProofRow>, };

/**
 * Which export to show.
 */
export type ExportShow = { 
/**
 * As answered by `export_run`.
 */
export: string, };

/**
 * What was written.
 */
export type Exported = { 
/**
 * Names this export to `export_show`.
 */
export: string, 
/**
 * The folder, for display and for copying.
 */
folder: string, 
/**
 * The files, in the order of the formats.
 */
files: Array<ExportedFile>, 
/**
 * The person stopped it: the files that were finished are whole, the others were not begun.
 */
stopped: boolean, 
/**
 * The revision that the proof is kept with; none where nothing can be kept.
 */
kept: KeptProof | null, };

/**
 * A file that was written and read back.
 */
export type ExportedFile = { 
/**
 * Its format.
 */
format: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Kilobytes, rounded up.
 */
kilobytes: number, 
/**
 * Words of the article found again in the file.
 */
wordsFound: number, 
/**
 * Words of the article.
 */
words: number, 
/**
 * Words in the file that nobody wrote, where the format can tell.
 */
wordsAdded: number, 
/**
 * Photos found again in the file.
 */
photosFound: number, 
/**
 * Photos that the file only names: it holds none.
 */
photosNamed: number, 
/**
 * Photos of the article.
 */
photos: number, 
/**
 * What the file does not claim or carry; empty when all is well.
 */
findings: Array<ExportFinding>, };

/**
 * The required facts.
 */
export type FactName = "headline" | "lead" | "body" | "section" | "byline" | "caption" | "alt" | "photo";

/**
 * A fact.
 */
export type FactView = { 
/**
 * `headline`, `lead`, `body`, `section`, `byline`, `caption`, `alt`, `photo`.
 */
fact: FactName, 
/**
 * Which photo, from 1, where it belongs to one.
 */
photo: number | null, };

/**
 * A format of the dialog.
 */
export type FormatRow = { 
/**
 * `html`, `zip` …
 */
format: string, 
/**
 * The file's ending.
 */
extension: string, 
/**
 * Ticked last time.
 */
chosen: boolean, 
/**
 * Kilobytes to expect, rounded up.
 */
kilobytes: number, };

/**
 * Kind of piece.
 */
export type GenreName = "news" | "feature" | "photo_story" | "notice" | "interview";

/**
 * Articles made from files.
 */
export type Imported = { 
/**
 * One for each file, in their order.
 */
articles: Array<ImportedArticle>, 
/**
 * Files that were refused; every other one was imported.
 */
refused: Array<RefusedFile>, };

/**
 * An article made from a file. Durable before the answer.
 */
export type ImportedArticle = { 
/**
 * The file's name.
 */
file: string, 
/**
 * The new article.
 */
id: string, 
/**
 * Tít.
 */
headline: string, 
/**
 * Words in all fields.
 */
words: number, 
/**
 * Photos that came with it.
 */
photos: number, 
/**
 * What was noticed, by code.
 */
findings: Array<string>, 
/**
 * Pictures of the file that became no photos; their places wait for one.
 */
refused: Array<RefusedFile>, };

/**
 * Where the proof of an export is kept.
 */
export type KeptProof = { 
/**
 * The revision's number.
 */
revision: number, 
/**
 * BLAKE3 of its text, 64 hex characters.
 */
hash: string, };

/**
 * The interface's language.
 */
export type Language = "vi" | "en";

/**
 * Where the person was.
 */
export type LastPlace = { 
/**
 * The article.
 */
article: string, 
/**
 * The caret's position in the document, in the editor's counting.
 */
caret: number, 
/**
 * The page's scroll position in CSS pixels.
 */
scroll: number, };

/**
 * Caret and scroll of the last visit.
 */
export type LastSeen = { 
/**
 * Position in the document, in the editor's counting.
 */
caret: number, 
/**
 * CSS pixels.
 */
scroll: number, };

/**
 * An address to open outside.
 */
export type LinkOpen = { 
/**
 * https or mailto.
 */
address: string, };

/**
 * An article that another one is linked to.
 */
export type LinkedArticle = { 
/**
 * The article.
 */
id: string, 
/**
 * Its tít as it stands now; empty while there is none.
 */
headline: string, 
/**
 * Where it stands now.
 */
stage: StageName, 
/**
 * Its revision that the link is about.
 */
revision: number, };

/**
 * Order of the list.
 */
export type ListOrder = "changed" | "headline" | "byline" | "published" | "waiting";

/**
 * Where a newsroom was moved to.
 */
export type Moved = { 
/**
 * The new folder, for display only.
 */
folder: string, 
/**
 * Articles there.
 */
articles: number, 
/**
 * Photos there.
 */
photos: number, };

/**
 * What the window needs at start.
 */
export type Newsroom = { 
/**
 * The program's version.
 */
version: string, 
/**
 * Where the newsroom lies, for display only.
 */
folder: string, 
/**
 * Settings as they stand.
 */
settings: Settings, 
/**
 * The article that was open last and where the caret stood.
 */
last: LastPlace | null, 
/**
 * Something was recovered at this start.
 */
recovered: Recovered | null, 
/**
 * The id of the sample article, while it is not in the trash.
 */
sample: string | null, 
/**
 * The newest verified backup's time, ISO-8601.
 */
lastBackup: string | null, 
/**
 * The database can only be read (made by a newer version, or a read-only folder).
 */
readOnly: boolean, 
/**
 * What kind of place the newsroom lies in.
 */
placement: Placement, };

/**
 * Codes of notes.
 */
export type Notes = { 
/**
 * `damage_found`, `backup_failed`, `folder_gone`.
 */
notes: Array<string>, };

/**
 * An ask without content.
 */
export type Nothing = Record<symbol, never>;

/**
 * The typeface of the page that is written on; exports do not change with it.
 */
export type PageFace = "serif" | "sans";

/**
 * What a clipboard becomes. Nothing is stored by it.
 */
export type PasteAnswer = { 
/**
 * The blocks for the place of the caret, as the nodes of a body.
 */
blocks: unknown[], 
/**
 * The pictures of the blocks.
 */
pictures: Array<PastedPicture>, 
/**
 * The article that it is as a whole, when it shows that it is one.
 */
article: PastedArticle | null, 
/**
 * What stayed and what did not.
 */
report: PasteReport, };

/**
 * A clipboard, or a text file that was dropped. Parts that it does not hold are empty. At most 5 MB together.
 */
export type PasteAsk = { 
/**
 * As a page. Pictures of its own have the addresses `clip:0`, `clip:1` …
 */
html: string, 
/**
 * As RTF.
 */
rtf: string, 
/**
 * As plain text.
 */
text: string, 
/**
 * As Markdown.
 */
markdown?: string, 
/**
 * How it is taken.
 */
how: PasteHow, 
/**
 * The old alphabet a person chose, with `convert`: `tcvn3`, `vni`, `viscii`, `vps`, `cp1258`.
 */
charset?: string, };

/**
 * Letters of an old alphabet, before and after.
 */
export type PasteConversion = { 
/**
 * `tcvn3`, `vni`, `viscii`, `vps`, `cp1258`.
 */
charset: string, 
/**
 * How many letters.
 */
letters: number, 
/**
 * The first words as they came.
 */
before: string, 
/**
 * The same words in Unicode.
 */
after: string, };

/**
 * So many of one thing.
 */
export type PasteCount = { 
/**
 * The thing's code.
 */
what: string, 
/**
 * How many; at least 1.
 */
count: number, };

/**
 * A text file that was dropped, as a clipboard's text.
 */
export type PasteFile = { 
/**
 * The field of a [`PasteAsk`] that it is.
 */
part: PastePart, 
/**
 * Its text. Letters that are not Unicode are shown as Latin ones.
 */
text: string, 
/**
 * The old alphabet that all of it is surely in, as in [`PasteAsk::charset`].
 */
charset: string | null, };

/**
 * How a clipboard is taken.
 */
export type PasteHow = "clean" | "as_it_came" | "convert";

/**
 * A text of a clipboard.
 */
export type PastePart = "html" | "rtf" | "text" | "markdown";

/**
 * The report «giữ … bỏ …».
 */
export type PasteReport = { 
/**
 * Where it was made: `word`, `google_docs`, `libreoffice`, `web`, `rtf`, `text`.
 */
source: string, 
/**
 * What stays: `strong`, `em`, `links`, `headings`, `lists`, `quotes`, `tables`, `photos`,
 * `fact_boxes`.
 */
kept: Array<PasteCount>, 
/**
 * What was left out: `fonts`, `colours`, `empty_tables`, `photos`, `links`, `hidden`, `deletions`, `comments`,
 * `footnotes`, `active_content`, `page_frame`, `structure`.
 */
left_out: Array<PasteCount>, 
/**
 * Letters that came apart and are whole now.
 */
composed: number, 
/**
 * Letters of an old alphabet that were converted.
 */
converted: PasteConversion | null, 
/**
 * A conversion that is only likely, and was not made.
 */
offered: PasteConversion | null, 
/**
 * Digits that came in; as many stand in the result.
 */
digits: number, };

/**
 * A whole article that was pasted.
 */
export type PastedArticle = { 
/**
 * Chuyên mục; may be empty.
 */
section: string, 
/**
 * Ngày đăng, `2025-10-03T23:52`.
 */
published: string | null, 
/**
 * Its document.
 */
body: unknown, 
/**
 * The pictures of the document.
 */
pictures: Array<PastedPicture>, };

/**
 * A picture of the clipboard and the figure that waits for it.
 */
export type PastedPicture = { 
/**
 * Which figure, counted from 0 in reading order.
 */
figure: number, 
/**
 * Which picture of the clipboard.
 */
clip: number, };

/**
 * Head of an upload: the bytes follow outside the JSON.
 */
export type PhotoAdd = { 
/**
 * The article whose tray takes it.
 */
article: string, 
/**
 * The file's name.
 */
name: string, };

/**
 * An earlier photo that a photo repeats.
 */
export type PhotoAlike = { 
/**
 * The earlier photo.
 */
photo: string, 
/**
 * Its file's name.
 */
name: string, 
/**
 * The very same photo; else one that looks the same.
 */
same: boolean, 
/**
 * One of the two is cut out of the other; else the whole looks the same.
 */
part: boolean, 
/**
 * The other article that has it; none when it lies in the same tray.
 */
article: string | null, 
/**
 * It stands in that article's text; else it only waits in its tray.
 */
inText: boolean, 
/**
 * That article's headline; may be empty.
 */
headline: string, 
/**
 * When that article was last saved, or when the photo was taken.
 */
date: string | null, };

/**
 * One photo, by id.
 */
export type PhotoAsk = { 
/**
 * The photo.
 */
photo: string, };

/**
 * How a place is hidden.
 */
export type PhotoCover = "solid" | "mosaic";

/**
 * A change to a photo.
 */
export type PhotoEdit = { 
/**
 * The photo.
 */
photo: string, 
/**
 * All its changes; none brings the original back.
 */
edits: PhotoEdits | null, };

/**
 * A photo after a change, and what was removed from every picture made of it.
 */
export type PhotoEdited = { 
/**
 * The photo.
 */
row: PhotoRow, 
/**
 * Places filled with one colour.
 */
filled: number, 
/**
 * Places made into squares.
 */
squared: number, 
/**
 * Older pictures that were deleted.
 */
deleted: number, 
/**
 * Where this change hides more than before: exports that were made before it, whose files still show it. By article,
 * the last one first.
 */
exports: Array<PhotoExports>, };

/**
 * What a person changed in a photo; the original stays as it came. Places are fractions (0–1) of the upright picture
 * after its quarter turns; crop and focal point are also after straightening.
 */
export type PhotoEdits = { 
/**
 * Quarter turns clockwise, 0–3.
 */
quarters: number, 
/**
 * Degrees clockwise, −15 to 15.
 */
straighten: number, 
/**
 * The part kept; none keeps all.
 */
crop: PhotoRegion | null, 
/**
 * What stays visible when another ratio is cut; none is the middle.
 */
focal: PhotoPoint | null, 
/**
 * −1 dark to 1 bright.
 */
brightness: number, 
/**
 * −1 flat to 1 hard.
 */
contrast: number, 
/**
 * Places hidden in every picture that is made, at most 100.
 */
redactions: Array<PhotoRedaction>, };

/**
 * What left the newsroom with a photo of an article: exports, and files for a portal's form.
 */
export type PhotoExports = { 
/**
 * The article's headline; may be empty.
 */
headline: string, 
/**
 * How many there were.
 */
count: number, 
/**
 * When the last of them was made.
 */
last: string, };

/**
 * Where a machine takes something for a face. It may have missed some: no answer says that nobody is to be seen.
 */
export type PhotoFaces = { 
/**
 * From left to right, in fractions of the whole upright picture after the quarter turns; nothing is hidden yet.
 */
places: Array<PhotoRegion>, };

/**
 * A photo in which faces are looked for.
 */
export type PhotoFacesAsk = { 
/**
 * The photo.
 */
photo: string, 
/**
 * Quarter turns clockwise after which it is searched, 0–3.
 */
quarters: number, };

/**
 * A chosen folder's photos; none if no folder was chosen.
 */
export type PhotoFolder = { 
/**
 * The name by which [`PhotoOfFolder`] asks for its files.
 */
folder: string, 
/**
 * The folder's own name.
 */
name: string, 
/**
 * Photos in it and in the folders inside, by name; the first thousand.
 */
files: Array<string>, 
/**
 * Photos behind those, which are left out.
 */
left: number, 
/**
 * Files that fell beside them whose words may be wanted: `article_handed` opens them.
 */
texts: number, };

/**
 * Photos of the library.
 */
export type PhotoLibrary = { 
/**
 * Newest first.
 */
photos: Array<PhotoRow>, 
/**
 * All that match.
 */
total: number, };

/**
 * The photos of an article.
 */
export type PhotoList = { 
/**
 * In capture order.
 */
photos: Array<PhotoRow>, };

/**
 * Something to look at while a photo is being made ready.
 */
export type PhotoLook = { 
/**
 * Shown by `photo://localhost/look/<look>` for a while.
 */
look: string, 
/**
 * Pixels, upright.
 */
width: number, 
/**
 * Pixels, upright.
 */
height: number, };

/**
 * A photo in an article's tray.
 */
export type PhotoOfArticle = { 
/**
 * The article.
 */
article: string, 
/**
 * The photo.
 */
photo: string, };

/**
 * A photo of a chosen folder.
 */
export type PhotoOfFolder = { 
/**
 * The article whose tray takes it.
 */
article: string, 
/**
 * The folder, as [`PhotoFolder`] named it.
 */
folder: string, 
/**
 * The file's place in its list.
 */
file: number, };

/**
 * A place in fractions.
 */
export type PhotoPoint = { 
/**
 * From the left.
 */
x: number, 
/**
 * From the top.
 */
y: number, };

/**
 * A hidden place.
 */
export type PhotoRedaction = { 
/**
 * What is hidden.
 */
region: PhotoRegion, 
/**
 * How.
 */
cover: PhotoCover, };

/**
 * A rectangle in fractions.
 */
export type PhotoRegion = { 
/**
 * Left edge.
 */
left: number, 
/**
 * Top edge.
 */
top: number, 
/**
 * Width.
 */
width: number, 
/**
 * Height.
 */
height: number, };

/**
 * A photo of the library.
 */
export type PhotoRow = { 
/**
 * The BLAKE3 hash of the original's bytes. Shown by `photo://localhost/<size>/<id>`, size one of
 * `web` (1600), `card` (800), `thumb` (320), `plain` (800, without the changes).
 */
id: string, 
/**
 * The file's name as it came, NFC.
 */
name: string, 
/**
 * Upright width of the original in pixels.
 */
width: number, 
/**
 * Upright height of the original in pixels.
 */
height: number, 
/**
 * Width of the web size in pixels, changes included.
 */
webWidth: number, 
/**
 * Height of the web size in pixels, changes included.
 */
webHeight: number, 
/**
 * Kilobytes (1,000 bytes) of the original, rounded up.
 */
kilobytes: number, 
/**
 * Kilobytes of the web size.
 */
webKilobytes: number, 
/**
 * When it was taken, as the camera wrote it, `2025-10-03T15:07:12`.
 */
captured: string | null, 
/**
 * The camera.
 */
camera: string | null, 
/**
 * The original holds a position; no derivative does.
 */
hasPosition: boolean, 
/**
 * Words that came with the file or were typed in the tray.
 */
caption: string, 
/**
 * Nguồn ảnh.
 */
credit: string, 
/**
 * Mô tả.
 */
alt: string, 
/**
 * Who is to be seen, from left to right, separated by commas.
 */
people: string, 
/**
 * What was noticed, by code: `incomplete`, `animation_dropped`, `pages_dropped`, `profile_missing`, `used_before`, `shaky` …
 */
warnings: Array<string>, 
/**
 * What was changed in it; none while it is shown as it came.
 */
edits: PhotoEdits | null, 
/**
 * Grows with each change; part of the address, so that no older picture is shown.
 */
edition: number, 
/**
 * A photo that it repeats: the same one or one that looks the same.
 */
alike: PhotoAlike | null, 
/**
 * It lies in the trash of photos.
 */
trashed: boolean, };

/**
 * What is looked for in the library.
 */
export type PhotoSearch = { 
/**
 * Words of caption, people, credit, name, camera or day; accents optional. Empty finds all.
 */
words: string, 
/**
 * In the trash instead.
 */
trashed: boolean, 
/**
 * Rows at the most, up to 500.
 */
limit: number, 
/**
 * Rows passed over.
 */
offset: number, };

/**
 * An article that uses a photo.
 */
export type PhotoUse = { 
/**
 * The article.
 */
article: string, 
/**
 * Its headline; may be empty.
 */
headline: string, 
/**
 * Its stage.
 */
stage: StageName, 
/**
 * When it was last saved.
 */
updated: string, 
/**
 * In the text; else in the tray.
 */
inText: boolean, };

/**
 * Where a photo is used.
 */
export type PhotoUses = { 
/**
 * Last saved first.
 */
uses: Array<PhotoUse>, };

/**
 * Words of a photo.
 */
export type PhotoWords = { 
/**
 * The photo.
 */
photo: string, 
/**
 * Chú thích.
 */
caption: string, 
/**
 * Nguồn ảnh.
 */
credit: string, 
/**
 * Mô tả.
 */
alt: string, 
/**
 * Who is to be seen, from left to right, separated by commas.
 */
people: string, };

/**
 * Words with one fate.
 */
export type Piece = { 
/**
 * The words.
 */
text: string, 
/**
 * Kept, added or removed.
 */
change: ChangeKind, };

/**
 * What kind of place the newsroom lies in.
 */
export type Placement = "local" | "synced" | "network" | "removable";

/**
 * Which article for which portal.
 */
export type PortalAsk = { 
/**
 * The article.
 */
id: string, 
/**
 * The portal: photos in its size and under its names; none for no portal in particular.
 */
profile?: string, };

/**
 * A photo's file.
 */
export type PortalFile = { 
/**
 * Its number in the text, from 1.
 */
number: number, 
/**
 * Where it lies, for display and for pasting into the portal's own file dialog.
 */
place: string, 
/**
 * Kilobytes, rounded up.
 */
kilobytes: number, };

/**
 * The photos as files in the export's folder.
 */
export type PortalFiles = { 
/**
 * Names this export to `export_show`.
 */
export: string, 
/**
 * The folder, for display and for copying.
 */
folder: string, 
/**
 * The files, in reading order.
 */
files: Array<PortalFile>, };

/**
 * A photo as the portal asks for it.
 */
export type PortalPhoto = { 
/**
 * Its number in the text, from 1.
 */
number: number, 
/**
 * The photo, to be shown by the scheme `photo`.
 */
photo: string, 
/**
 * Its file's name: `01-quang-canh-hoi-nghi.jpg`.
 */
name: string, 
/**
 * Chú thích.
 */
caption: string, 
/**
 * Nguồn ảnh.
 */
credit: string, 
/**
 * Mô tả.
 */
alt: string, };

/**
 * The pieces of an article, in the order in which a portal's form asks for them.
 */
export type PortalSteps = { 
/**
 * Tít, plain words.
 */
headline: string, 
/**
 * Sa-pô, plain words.
 */
lead: string, 
/**
 * Nội dung with the byline, without tít and sa-pô; photos stand in it as numbered places.
 */
body: ClipboardText, 
/**
 * The photos, in reading order.
 */
photos: Array<PortalPhoto>, };

/**
 * A preview.
 */
export type Preview = { 
/**
 * The HTML exporter's page; its photos come by the scheme `photo`.
 */
html: string, 
/**
 * Words in all fields.
 */
words: number, 
/**
 * Minutes to read, at least 1.
 */
minutes: number, 
/**
 * What does not fit into the portal's form, or would be lost there; empty for no portal in particular.
 */
findings: Array<ProfileFinding>, };

/**
 * The article as it stands in the window, to be previewed without waiting for a save.
 */
export type PreviewAsk = { 
/**
 * The article.
 */
id: string, 
/**
 * What is said about it.
 */
fields: ArticleFields, 
/**
 * The document.
 */
body: unknown, 
/**
 * The portal whose rules the page goes through; none for no portal in particular.
 */
profile?: string, };

/**
 * The pages of a PDF, to be looked at.
 */
export type PrintedPages = { 
/**
 * Each A4 page as a drawing (SVG); none where the program was built without its typesetter.
 */
pages: Array<string>, };

/**
 * Which profile.
 */
export type ProfileAsk = { 
/**
 * `nukeviet-4.5`.
 */
profile: string, };

/**
 * A field of words.
 */
export type ProfileField = { 
/**
 * The words, in one line.
 */
text: string, 
/**
 * Places they take in that portal.
 */
length: number, 
/**
 * Places there are.
 */
longest: number, };

/**
 * Something that the portal would refuse, cut or lose.
 */
export type ProfileFinding = { 
/**
 * `long_headline`, `long_lead`, `many_photos`, `no_alt`, `lost_alt`, `lost_link`, `large_photo`.
 */
kind: string, 
/**
 * Which photo, from 1; or how many are allowed.
 */
number: number | null, 
/**
 * The words, or the address, that the portal drops.
 */
words: string | null, };

/**
 * An article as a portal's form wants it.
 */
export type ProfileForm = { 
/**
 * Tít.
 */
headline: ProfileField, 
/**
 * Sa-pô.
 */
lead: ProfileField, 
/**
 * Text and byline as HTML under the portal's rules.
 */
body: string, 
/**
 * The photos in the order of the text.
 */
photos: Array<ProfilePhoto>, 
/**
 * What does not fit, or would be lost there.
 */
findings: Array<ProfileFinding>, };

/**
 * Which article for which portal.
 */
export type ProfileFormAsk = { 
/**
 * The article.
 */
id: string, 
/**
 * `nukeviet-4.5`.
 */
profile: string, };

/**
 * The profiles there are.
 */
export type ProfileList = { 
/**
 * Those that ship first, then the newsroom's own by name; an own one of the same id stands in the shipped one's
 * place.
 */
profiles: Array<ProfileRow>, 
/**
 * Own files that are no profiles: name, and what is wrong.
 */
refused: Array<RefusedProfile>, };

/**
 * A photo for the form.
 */
export type ProfilePhoto = { 
/**
 * Its number in the text, from 1.
 */
number: number, 
/**
 * Its file's name under the portal's rule.
 */
name: string, 
/**
 * Caption and credit in one line.
 */
caption: string, 
/**
 * Alt text.
 */
alt: string, };

/**
 * A profile.
 */
export type ProfileRow = { 
/**
 * `nukeviet-4.5`.
 */
id: string, 
/**
 * Its name for people.
 */
name: string, 
/**
 * It was changed or brought in by the person.
 */
own: boolean, };

/**
 * A profile's file.
 */
export type ProfileText = { 
/**
 * TOML.
 */
text: string, };

/**
 * A file that was read back.
 */
export type ProofRow = { 
/**
 * When, ISO-8601.
 */
made: string, 
/**
 * Who exported.
 */
who: string, 
/**
 * The file and what was found in it.
 */
file: ExportedFile, };

/**
 * Facts there and missing.
 */
export type ReadinessView = { 
/**
 * Facts that are there.
 */
present: Array<FactView>, 
/**
 * Facts that are missing.
 */
missing: Array<FactView>, };

/**
 * What was found after a sudden end.
 */
export type Recovered = { 
/**
 * When the program was last known to run, ISO-8601.
 */
stopped: string, 
/**
 * The last durable save, ISO-8601.
 */
saved: string | null, 
/**
 * Sentences' codes: `sudden_stop`, `database_replaced`, `rows_salvaged` …
 */
notes: Array<string>, 
/**
 * What became of single articles when a damaged database was replaced; those that are as the backup had them are
 * not named.
 */
articles: Array<RecoveredArticle>, };

/**
 * What became of an article when a damaged database was replaced.
 */
export type RecoveredArticle = { 
/**
 * The article.
 */
id: string, 
/**
 * Its headline, as far as it could be read.
 */
headline: string, 
/**
 * What became of it.
 */
outcome: RecoveredOutcome, };

/**
 * What became of an article.
 */
export type RecoveredOutcome = "later" | "older" | "lost";

/**
 * A request that was not carried out. Nothing that was safe before is less safe after it.
 */
export type Refusal = { 
/**
 * What kind of refusal; the window picks its words by it.
 */
code: RefusalCode, 
/**
 * Names and numbers for the sentence: `name`, `limit`, `what` …
 */
detail: { [key in string]: string }, };

/**
 * Exists only where somebody does something different for it. Stable: codes are added, never renamed.
 */
export type RefusalCode = "unknown_request" | "bad_ask" | "article_not_found" | "photo_not_found" | "photo_in_use" | "revision_not_found" | "newer_text" | "article_posted" | "facts_missing" | "step_not_allowed" | "body_unreadable" | "file_empty" | "file_too_large" | "file_unreadable" | "not_text" | "text_too_complex" | "not_a_picture" | "picture_broken" | "picture_too_large" | "picture_unsupported" | "picture_too_slow" | "picture_worker_lost" | "cancelled" | "unknown_format" | "unknown_profile" | "bad_profile" | "target_not_writable" | "target_full" | "target_in_use" | "storage_full" | "storage_read_only" | "storage_gone" | "storage_busy" | "storage_damaged" | "storage_newer" | "storage_trouble" | "address_refused" | "internal";

/**
 * A file that was refused, or a picture inside one.
 */
export type RefusedFile = { 
/**
 * The file's name.
 */
name: string, 
/**
 * Why.
 */
refusal: Refusal, };

/**
 * A file in the newsroom's folder of profiles that is none.
 */
export type RefusedProfile = { 
/**
 * Its name.
 */
name: string, 
/**
 * What is wrong, for display as it is.
 */
what: string, };

/**
 * A draft that has it.
 */
export type ReplaceArticle = { 
/**
 * The article.
 */
id: string, 
/**
 * Tít.
 */
headline: string, 
/**
 * Where it stands.
 */
stage: StageName, 
/**
 * The number of its last save.
 */
sequence: number, 
/**
 * Places in it.
 */
places: number, 
/**
 * The first few of them.
 */
samples: Array<ReplacePlace>, };

/**
 * What to find and what to put in its place.
 */
export type ReplaceAsk = { 
/**
 * The words to find; case does not matter.
 */
words: string, 
/**
 * What takes their place; may be empty.
 */
with: string, 
/**
 * Marks must be the same; else «hoa» finds «hòa».
 */
marks: boolean, 
/**
 * Only whole words: no letter right before or behind.
 */
whole: boolean, };

/**
 * Where it stands.
 */
export type ReplaceFound = { 
/**
 * Drafts that have it, newest change first.
 */
articles: Array<ReplaceArticle>, 
/**
 * Places in all.
 */
places: number, };

/**
 * One place.
 */
export type ReplacePlace = { 
/**
 * `headline`, `lead`, `body`, `caption`, `byline`, `people`.
 */
field: string, 
/**
 * Words before it.
 */
before: string, 
/**
 * What stands there.
 */
old: string, 
/**
 * What would stand there.
 */
new: string, 
/**
 * Words behind it.
 */
after: string, };

/**
 * A replacement to carry out.
 */
export type ReplaceRun = { 
/**
 * What and with what.
 */
ask: ReplaceAsk, 
/**
 * In which articles.
 */
ids: Array<string>, };

/**
 * A replacement to take back.
 */
export type ReplaceUndo = { 
/**
 * What `replace_run` answered.
 */
articles: Array<ReplacedArticle>, };

/**
 * A replacement taken back.
 */
export type ReplaceUndone = { 
/**
 * Articles that have their text from before.
 */
restored: number, 
/**
 * Articles that were changed since and were left as they are.
 */
left: number, };

/**
 * A replacement that is durable.
 */
export type Replaced = { 
/**
 * The articles that changed.
 */
articles: Array<ReplacedArticle>, 
/**
 * Places that changed.
 */
places: number, };

/**
 * An article that changed, with what its undo needs.
 */
export type ReplacedArticle = { 
/**
 * The article.
 */
id: string, 
/**
 * The revision of the text before.
 */
before: number, 
/**
 * The number of the save that changed it.
 */
sequence: number, };

/**
 * How far coming back has come.
 */
export type RestoreProgress = { 
/**
 * What is being done; none before it began.
 */
work: RestoreWork | null, 
/**
 * Its finished parts.
 */
done: number, 
/**
 * All its parts.
 */
all: number, 
/**
 * Finished parts of everything there is to do.
 */
wholeDone: number, 
/**
 * All parts of everything there is to do.
 */
wholeAll: number, };

/**
 * What is being done while the newsroom comes back, in this order.
 */
export type RestoreWork = "check" | "photos" | "back_up" | "replace" | "count";

/**
 * What came back from a backup, counted afterwards.
 */
export type Restored = { 
/**
 * False when the person chose nothing.
 */
done: boolean, 
/**
 * All counts are those of the backup's manifest, and all hashes are good.
 */
complete: boolean, 
/**
 * Articles.
 */
articles: number, 
/**
 * Revisions.
 */
revisions: number, 
/**
 * Photos.
 */
photos: number, 
/**
 * What is missing or damaged.
 */
damage: Array<DamagedPart>, };

/**
 * One revision of an article.
 */
export type RevisionAsk = { 
/**
 * The article.
 */
id: string, 
/**
 * The revision's number, from 1.
 */
number: number, };

/**
 * Two revisions to compare.
 */
export type RevisionCompare = { 
/**
 * The article.
 */
id: string, 
/**
 * The older number; 0 is the empty article.
 */
from: number, 
/**
 * The newer number; none is the working copy.
 */
to: number | null, };

/**
 * The revisions of an article.
 */
export type RevisionList = { 
/**
 * Newest first.
 */
revisions: Array<RevisionRow>, };

/**
 * A name for a revision.
 */
export type RevisionName = { 
/**
 * The article.
 */
id: string, 
/**
 * The revision's number, from 1.
 */
number: number, 
/**
 * The name; empty takes it away.
 */
name: string, };

/**
 * Pins the text as it stands.
 */
export type RevisionPin = { 
/**
 * The article.
 */
id: string, 
/**
 * A name, or empty.
 */
name: string, };

/**
 * A revision in the list.
 */
export type RevisionRow = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * When, ISO-8601.
 */
made: string, 
/**
 * Who.
 */
author: string, 
/**
 * `created`, `activity`, `pinned`, `stage`, `export`, `import`, `restore`, `conflict`, `damaged`, `salvaged`,
 * `backup`.
 */
reason: string, 
/**
 * Its name, if it has one.
 */
name: string, 
/**
 * The number of the revision that it brought back, if it did.
 */
second: number | null, 
/**
 * Words it has more than the one before.
 */
wordsAdded: number, 
/**
 * Words it lacks that the one before had.
 */
wordsRemoved: number, 
/**
 * Photos it shows that the one before did not.
 */
photosAdded: number, 
/**
 * Photos that the one before showed and it does not.
 */
photosRemoved: number, };

/**
 * A revision's text.
 */
export type RevisionView = { 
/**
 * Which.
 */
revision: RevisionRow, 
/**
 * What was said about the article.
 */
fields: ArticleFields, 
/**
 * The document.
 */
body: unknown, };

/**
 * What the person mostly does.
 */
export type Role = "reporter" | "editor";

/**
 * Hits.
 */
export type SearchAnswer = { 
/**
 * Best first.
 */
hits: Array<SearchHit>, 
/**
 * Articles that match in all, counted up to 500.
 */
total: number, 
/**
 * There may be more than `total`.
 */
more: boolean, 
/**
 * Nothing matched the words as typed; these were searched for in their place.
 */
mended: string | null, 
/**
 * Milliseconds the search took, rounded up.
 */
took: number, };

/**
 * A search.
 */
export type SearchAsk = { 
/**
 * The words; a phrase in quotation marks; accents optional; the last word may be unfinished.
 */
words: string, 
/**
 * Only this stage.
 */
stage?: StageName, 
/**
 * Only this section.
 */
section?: string, 
/**
 * Only this byline.
 */
byline?: string, 
/**
 * Only articles changed in this month, `2025-10`.
 */
month?: string, 
/**
 * Only articles without a photo.
 */
withoutPhoto?: boolean, 
/**
 * Only articles with a photo that lacks its caption.
 */
withoutCaption?: boolean, 
/**
 * The trash instead of the desk.
 */
trash?: boolean, 
/**
 * Rows or hits to skip.
 */
offset?: number, 
/**
 * At the most, 500 at the most of all; unless told 200 rows of the list, 50 hits of a search.
 */
limit?: number, };

/**
 * An article that matches.
 */
export type SearchHit = { 
/**
 * The article.
 */
id: string, 
/**
 * Its row of the list.
 */
row: ArticleRow, 
/**
 * Tít with the hits marked.
 */
headline: Array<Snippet>, 
/**
 * Where the best hit stands: `headline`, `lead`, `body`, `caption`, `byline`, `people`.
 */
field: string, 
/**
 * Which photo it belongs to, from 1.
 */
photo: number | null, 
/**
 * All fields that match.
 */
fields: Array<string>, 
/**
 * The words around it.
 */
snippet: Array<Snippet>, };

/**
 * The second place for backups.
 */
export type SecondPlace = { 
/**
 * Where, for display only.
 */
folder: string, 
/**
 * It is there now.
 */
there: boolean, 
/**
 * The newest backup in it, when it is there.
 */
newest: BackupRow | null, };

/**
 * Settings of the person and the ward.
 */
export type Settings = { 
/**
 * Bút danh; empty until the first run is done.
 */
byline: string, 
/**
 * The ward, as printed: «Phường Thanh Xuân».
 */
ward: string, 
/**
 * What the person mostly does.
 */
role: Role, 
/**
 * Light, dark, high contrast, or as the system.
 */
theme: Theme, 
/**
 * The interface's language.
 */
language: Language, 
/**
 * The ward's own sections (chuyên mục).
 */
sections: Array<string>, 
/**
 * Words a headline should not exceed; the count turns amber past it.
 */
headlineWords: number, 
/**
 * Words a lead should not exceed.
 */
leadWords: number, 
/**
 * Size of the text on the page in CSS pixels, 14–28.
 */
pageSize: number, 
/**
 * Where exports go, for display only.
 */
exportFolder: string, 
/**
 * Targets ticked last time: formats, `portal` for the pieces to paste, `portal:ID` for the portal chosen. At first the
 * pieces and the package.
 */
exportFormats: Array<string>, 
/**
 * Hints that were followed once and stay away.
 */
hintsDone: Array<string>, 
/**
 * The typeface of the page that is written on.
 */
pageFace: PageFace, 
/**
 * Nothing moves, whatever the system says.
 */
still: boolean, 
/**
 * Size of the interface in percent, 50–300.
 */
zoom: number, 
/**
 * Words a person means to write in a day; 0 for none. Seen by nobody else.
 */
dayWords: number, 
/**
 * Keys that the person chose, by command; an empty key takes the command's own away.
 */
keys: { [key in string]: string }, 
/**
 * The credit of new photos that bring none of their own; empty for none.
 */
photoCredit: string, 
/**
 * Longest side of an exported photo in pixels, 800–2560; a portal's own rule goes before it.
 */
photoSide: number, 
/**
 * Kilobytes of an exported photo at the most, 100–2000; a portal's own rule goes before it.
 */
photoKilobytes: number, };

/**
 * Settings to change; what is left out stays.
 */
export type SettingsChange = { 
/**
 * See [`Settings::byline`].
 */
byline?: string, 
/**
 * See [`Settings::ward`].
 */
ward?: string, 
/**
 * See [`Settings::role`].
 */
role?: Role, 
/**
 * See [`Settings::theme`].
 */
theme?: Theme, 
/**
 * See [`Settings::language`].
 */
language?: Language, 
/**
 * See [`Settings::sections`].
 */
sections?: Array<string>, 
/**
 * See [`Settings::headline_words`].
 */
headlineWords?: number, 
/**
 * See [`Settings::lead_words`].
 */
leadWords?: number, 
/**
 * See [`Settings::page_size`].
 */
pageSize?: number, 
/**
 * See [`Settings::export_formats`].
 */
exportFormats?: Array<string>, 
/**
 * See [`Settings::hints_done`].
 */
hintsDone?: Array<string>, 
/**
 * See [`Settings::page_face`].
 */
pageFace?: PageFace, 
/**
 * See [`Settings::still`].
 */
still?: boolean, 
/**
 * See [`Settings::zoom`].
 */
zoom?: number, 
/**
 * See [`Settings::day_words`].
 */
dayWords?: number, 
/**
 * See [`Settings::keys`].
 */
keys?: { [key in string]: string }, 
/**
 * See [`Settings::photo_credit`].
 */
photoCredit?: string, 
/**
 * See [`Settings::photo_side`].
 */
photoSide?: number, 
/**
 * See [`Settings::photo_kilobytes`].
 */
photoKilobytes?: number, };

/**
 * A stretch of a snippet.
 */
export type Snippet = { 
/**
 * Its words.
 */
text: string, 
/**
 * It is what was searched for.
 */
hit: boolean, };

/**
 * How many articles stand where.
 */
export type StageCounts = { 
/**
 * All that are not in the trash.
 */
all: number, 
/**
 * Bản nháp.
 */
draft: number, 
/**
 * Chờ duyệt.
 */
submitted: number, 
/**
 * Trả lại.
 */
returned: number, 
/**
 * Đã duyệt.
 */
approved: number, 
/**
 * Đã xuất.
 */
exported: number, 
/**
 * Đã đăng.
 */
posted: number, 
/**
 * Thùng rác.
 */
trash: number, };

/**
 * Stage of an article.
 */
export type StageName = "draft" | "submitted" | "returned" | "approved" | "exported" | "posted";

/**
 * A change of stage.
 */
export type StepRow = { 
/**
 * From.
 */
from: StageName, 
/**
 * To.
 */
to: StageName, 
/**
 * Who.
 */
who: string, 
/**
 * When, ISO-8601.
 */
at: string, 
/**
 * Their words.
 */
note: string, 
/**
 * BLAKE3 hash of the text as it stood then, as the revisions have it.
 */
hash: string, };

/**
 * The interface's colours.
 */
export type Theme = "system" | "light" | "dark" | "contrast";

/** Every request: what is asked and what is answered. */
export type Contract = {
  /** What the window needs at start: settings, counts, what was recovered. */
  newsroom_open: [Nothing, Newsroom];
  /** What was found since the start: the codes of notes, as in `newsroom_open`. */
  newsroom_notes: [Nothing, Notes];
  /** Copies a newsroom that lies in an unsafe place (synced, network, removable) into this computer's own folder and */
  /** uses it there from the next start. What lies in the old place stays. */
  newsroom_move: [Nothing, Moved];
  /** Changes settings; fields left out stay as they are. */
  settings_save: [SettingsChange, Settings];
  /** Opens an https or mailto address in the person's own program. */
  link_open: [LinkOpen, Done];
  /** Rows of the list, newest first, with counts by stage. */
  article_list: [ArticleListAsk, ArticleList];
  /** What the list can be narrowed to. */
  article_choices: [Nothing, ArticleChoices];
  /** A new draft, signed with the person's byline. */
  article_new: [Nothing, ArticleView];
  /** One article with its document. */
  article_open: [ArticleAsk, ArticleView];
  /** One article to be read, without opening it for writing. */
  article_read: [ArticleAsk, ArticleView];
  /** Saves the working copy. The answer comes after the commit is durable. */
  article_save: [ArticleSave, ArticleSaved];
  /** Writes the text on the screen as a file where the person chooses in the system's dialog: the way out while it cannot */
  /** be saved. */
  article_copy_away: [ArticleCopy, CopiedAway];
  /** Keeps where the person is in an article, while nothing is typed. */
  article_place: [ArticleLeave, Done];
  /** Leaves an article: keeps the caret, drops it if nothing was ever written. */
  article_leave: [ArticleLeave, Done];
  /** Moves an article to another stage. */
  article_step: [ArticleStep, ArticleView];
  /** Keeps the reason of a return while it is written; no words forget it. */
  article_note: [ArticleNote, Done];
  /** The reason of a return that was begun and not sent yet. */
  article_note_begun: [ArticleAsk, ArticleNote];
  /** A correction of a posted article: a new draft with its text, linked to it. */
  article_correct: [ArticleCorrect, ArticleView];
  /** Takes the last change of stage back, by a step of its own. */
  article_step_undo: [ArticleAsk, ArticleView];
  /** Puts an article into the trash. */
  article_trash: [ArticleAsk, Done];
  /** Takes an article out of the trash. */
  article_untrash: [ArticleAsk, Done];
  /** Opens a text file that the person chooses in the system's dialog; each becomes an article. */
  article_import: [Nothing, Imported];
  /** Cleans what was pasted or dropped; the window puts it in its place. Stores nothing. */
  article_paste: [PasteAsk, PasteAnswer];
  /** Opens the files named at this start or at a second one, which handed them over. */
  article_handed: [Nothing, Imported];
  /** Searches all articles, accents optional. */
  article_search: [SearchAsk, SearchAnswer];
  /** Where words stand in all drafts, and what replacing them would make of it. Changes nothing. */
  replace_find: [ReplaceAsk, ReplaceFound];
  /** Replaces words in the drafts that are named; a revision is cut before and after in each. */
  replace_run: [ReplaceRun, Replaced];
  /** Takes a replacement back in all its articles that were not changed since. */
  replace_undo: [ReplaceUndo, ReplaceUndone];
  /** The revisions of an article, newest first. */
  revision_list: [ArticleAsk, RevisionList];
  /** One revision's document. */
  revision_open: [RevisionAsk, RevisionView];
  /** What changed between two revisions, block by block, word by word. */
  revision_compare: [RevisionCompare, Comparison];
  /** Pins the text as it stands, under a name if one is given. */
  revision_pin: [RevisionPin, RevisionRow];
  /** Names a revision, or takes its name away. */
  revision_name: [RevisionName, RevisionRow];
  /** Makes the working copy equal to a revision, by a new revision; removes nothing. */
  revision_restore: [RevisionAsk, ArticleView];
  /** A new article with a revision's text. */
  revision_copy: [RevisionAsk, ArticleView];
  /** The photos of an article: those in the text first, then those in the tray. */
  photo_list: [ArticleAsk, PhotoList];
  /** Words of a photo in the tray or library. */
  photo_words: [PhotoWords, PhotoRow];
  /** Takes a photo out of an article's tray; the original stays in the library. */
  photo_remove: [PhotoOfArticle, Done];
  /** Puts a removed photo back into the tray. */
  photo_return: [PhotoOfArticle, Done];
  /** Stops the photos still being made ready; finished ones stay. */
  photo_cancel: [Nothing, Done];
  /** Changes a photo: cut, turned, lighter, places hidden; none brings the original back. */
  photo_edit: [PhotoEdit, PhotoEdited];
  /** Places in a photo that may be faces, for a person to hide or to pass over. */
  photo_faces: [PhotoFacesAsk, PhotoFaces];
  /** Photos of the whole library by their words. */
  photo_search: [PhotoSearch, PhotoLibrary];
  /** The articles that use a photo. */
  photo_uses: [PhotoAsk, PhotoUses];
  /** Puts a photo that no article uses into the trash; its original stays. */
  photo_trash: [PhotoAsk, Done];
  /** Takes a photo out of the trash. */
  photo_untrash: [PhotoAsk, Done];
  /** Lets the person choose a folder of photos and lists them. */
  photo_folder: [Nothing, PhotoFolder];
  /** Lists the photos that fell on the window where its web view keeps them from the page, as those of a chosen folder. */
  photo_fallen: [Nothing, PhotoFolder];
  /** The same for files that were copied in another program. */
  photo_copied: [Nothing, PhotoFolder];
  /** A look at a photo of a chosen folder. */
  photo_folder_look: [PhotoOfFolder, PhotoLook];
  /** Takes a photo of a chosen folder into an article's tray. */
  photo_folder_take: [PhotoOfFolder, PhotoRow];
  /** The article as the HTML exporter makes it, for a sandboxed frame. */
  article_preview: [PreviewAsk, Preview];
  /** The article's printed pages, as the PDF exporter lays them out. */
  article_pages: [PreviewAsk, PrintedPages];
  /** Formats, sizes, missing facts and the target folder, before anything is written. */
  export_plan: [ArticleAsk, ExportPlan];
  /** Writes the chosen formats; answers when they are on the disk. */
  export_run: [ExportAsk, Exported];
  /** How far the export that runs has come. */
  export_progress: [Nothing, ExportProgress];
  /** Stops the export that runs; finished files stay. */
  export_cancel: [Nothing, Done];
  /** What was read back of a revision's text each time it was exported. */
  export_proofs: [RevisionAsk, ExportProofs];
  /** Lets the person choose the folder that exports go to. */
  export_choose_folder: [Nothing, ExportFolder];
  /** Shows a finished export in the file manager. */
  export_show: [ExportShow, Done];
  /** The article as rich text and plain text for the clipboard. */
  export_clipboard: [ArticleAsk, ClipboardText];
  /** The article in the pieces that a portal's form asks for, one after another. */
  portal_steps: [ArticleAsk, PortalSteps];
  /** Writes the photos as numbered files into the export folder, to be dragged to the portal or chosen there. */
  portal_photos: [PortalAsk, PortalFiles];
  /** The portals there are: those that ship and the newsroom's own. */
  profile_list: [Nothing, ProfileList];
  /** A portal's file, to be read and changed. */
  profile_open: [ProfileAsk, ProfileText];
  /** Keeps a portal's file as the newsroom's own. */
  profile_save: [ProfileText, ProfileRow];
  /** Takes an own portal away; one that ships is again as it shipped. */
  profile_drop: [ProfileAsk, Done];
  /** Opens portal files that the person chooses in the system's dialog. */
  profile_import: [Nothing, ProfileList];
  /** An article as a portal's form wants it, and what does not fit. */
  profile_form: [ProfileFormAsk, ProfileForm];
  /** Makes a verified backup now. */
  backup_now: [Nothing, BackupRow];
  /** The backups there are, newest first; the second place; the last drill. */
  backup_list: [Nothing, BackupList];
  /** Makes the newsroom equal to one of its backups; what stands now is backed up first. */
  backup_restore: [BackupAsk, Restored];
  /** The same from a backup file that the person chooses in the system's dialog; `done` is false when they chose none. */
  backup_restore_file: [Nothing, Restored];
  /** How far the coming back that runs has come. */
  backup_restore_progress: [Nothing, RestoreProgress];
  /** Stops the coming back that runs, unless the newsroom was replaced already; everything is then as it was. */
  backup_restore_cancel: [Nothing, Done];
  /** Brings the newest backup back into a folder of its own, counts it, and throws the folder away. */
  backup_drill: [Nothing, BackupList];
  /** Lets the person choose the second place for backups, and lays the newest one there. */
  backup_second_choose: [Nothing, BackupList];
  /** Backups go to no second place any more; what lies there stays. */
  backup_second_forget: [Nothing, BackupList];
};
