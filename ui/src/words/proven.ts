/** What the desk read back of an exported file, as the sentences tell it. */
import type { ExportedFile } from "../bridge/bridge";

/** The counts of a file that was read back. */
export type Proven = Pick<ExportedFile, "words" | "wordsFound" | "wordsAdded" | "photos" | "photosFound" | "photosNamed">;

/** Nothing is missing and nothing was added; a photo that is only named lies somewhere else. */
export function isWhole(file: Proven): boolean {
  return file.wordsFound === file.words && file.wordsAdded === 0 && file.photosFound === file.photos;
}
