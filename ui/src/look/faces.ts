/**
 * The typefaces, asked for before anything is laid out. For a face that is not there yet WebKitGTK looks for a stand-in
 * among the system's, anew for each size and weight: more than a tenth of a second of the first layout. Asked for first,
 * they come while the newsroom is opened.
 */
const FACES = ["400 16px 'Be Vietnam Pro'", "500 16px 'Be Vietnam Pro'", "600 16px 'Be Vietnam Pro'", "700 16px 'Be Vietnam Pro'", "400 16px 'Literata'"];
/** A letter of each file that a face is made of: Latin, Vietnamese, digits. */
const SIGNS = "aắ0";

/** Begins to read the typefaces of window and page; a face that cannot be read leaves its stand-in. */
export function askForFaces() {
  for (const face of FACES) document.fonts.load(face, SIGNS).catch(() => undefined);
}
