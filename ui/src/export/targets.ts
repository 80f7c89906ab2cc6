/** What a person may tick in the export dialog beside the desk's formats, and how long it will take. */

/** The portal's form: pieces to paste instead of a file. */
export const PORTAL = "portal";

/** The desk's format that is made for a portal. */
export const PACKAGE = "zip";

/** Goes before the id of the portal that was chosen last, among the targets that are kept. */
export const FOR = "portal:";

/** Seconds on an ordinary laptop: to start and prove, a photo, a format. Shown rounded up, before anything runs. */
const START = 0.2;
const PHOTO = 0.35;
const FORMAT = 0.08;

/** Seconds that an export is expected to take, at least 1. */
export function seconds(photos: number, formats: number): number {
  return Math.max(1, Math.ceil(START + photos * PHOTO + formats * FORMAT));
}
