/** What was refused, in English: what happened, what is safe, what to do. */
import type { Words } from "../vi";

export const refused: Words["refused"] = {
  article_not_found: "This article is no longer there. All others are safe. Go back to the list.",
  photo_not_found: "This photo is not in the library. The article is safe. Add the photo again.",
  photo_in_use: (name: string, count: string) => `The photo is used in “${name || "an article without headline"}”${Number(count) > 1 ? ` and ${Number(count) - 1} more` : ""}. The photo is safe. Take it out of the article first.`,
  file_empty: (name) => `The file ${name} is empty. The article is safe. Choose another file.`,
  file_too_large: (name, limit) => `The file ${name} is larger than ${limit} MB. The article is safe. Choose a smaller one.`,
  file_unreadable: (name) => `${name} cannot be read. The article is safe. See whether the file is still there and try again.`,
  not_text: (name) => `The text in ${name} cannot be read. The article is safe. Open it in Word and save it as .txt.`,
  not_a_picture: (name) => `${name} is not a picture. The article and all other photos are safe. Choose a picture.`,
  picture_broken: (name) => `The photo ${name} is damaged or cut off. The article and all other photos are safe. Copy it again from the camera.`,
  picture_too_large: (name) => `The photo ${name} is too large to open safely. The article is safe. Make it smaller first.`,
  picture_unsupported: (name) => `Pictures like ${name} cannot be opened yet. The article is safe. Save it as JPEG and add it again.`,
  picture_worker: (name) => `The photo ${name} could not be finished. The article and all other photos are safe. Try this photo alone.`,
  article_posted: "A posted article is not changed here. It stays as it is on the portal. To change something, write a correction.",
  facts_missing: "Some required parts are missing. The article is safe. See «Ready» in the side panel and press Fill in.",
  target_not_writable: (place) => `${place} cannot be written. The article is safe on this computer. Choose another folder.`,
  target_full: (place) => `The drive of ${place} is full. The article is safe. Free some space or choose another drive.`,
  target_in_use: (place) => `${place} was not replaced because ${/\.docx?$/i.test(place) ? "Word" : "another program"} has it open. The old file is untouched. Close ${/\.docx?$/i.test(place) ? "Word" : "that program"} and try again, or save under another name.`,
  storage: "This could not be written to the disk. What was saved is safe. See whether the drive has space and try again.",
  unknown_format: (name) => `Files like ${name} cannot be opened yet. All articles are safe. Choose a .txt file.`,
  unknown_profile: (name) => `There is no portal profile ${name}. The article is safe. Choose another portal.`,
  bad_profile: (what) => `This file is no portal profile (${what}). The other profiles are safe. Correct it and open it again.`,
  address_refused: "Only https and mailto addresses are opened. The article is safe. Look at the link again.",
  cancelled: "Stopped as you wished. Photos that are ready stay.",
  internal: "Tin Phường had trouble with this. Saved articles are safe. Try again.",
};
