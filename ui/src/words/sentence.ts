/** A refusal in words: what happened, what is safe, what to do. Never a code. */
import type { Refusal } from "../bridge/bridge";
import type { Words } from "./vi";

/** The sentence of `refusal` in `words`. */
export function sentence(refusal: Refusal, words: Words): string {
  const say = words.refused;
  const name = refusal.detail["name"] ?? "";
  const place = refusal.detail["place"] ?? "";
  switch (refusal.code) {
    case "article_not_found":
      return say.article_not_found;
    case "revision_not_found":
      return say.revision_not_found;
    case "photo_not_found":
      return say.photo_not_found;
    case "photo_in_use":
      return say.photo_in_use(name, refusal.detail["count"] ?? "1");
    case "file_empty":
      return say.file_empty(name);
    case "file_too_large":
      return say.file_too_large(name, refusal.detail["limit"] ?? "");
    case "file_unreadable":
      return say.file_unreadable(name);
    case "not_text":
    case "text_too_complex":
      return say.not_text(name);
    case "not_a_picture":
      return say.not_a_picture(name);
    case "picture_broken":
      return say.picture_broken(name);
    case "picture_too_large":
      return say.picture_too_large(name);
    case "picture_unsupported":
      return say.picture_unsupported(name);
    case "picture_too_slow":
    case "picture_worker_lost":
      return say.picture_worker(name);
    case "facts_missing":
      return say.facts_missing;
    case "step_not_allowed":
      return say.step_not_allowed;
    case "target_not_writable":
      return say.target_not_writable(place);
    case "target_full":
      return say.target_full(place);
    case "target_in_use":
      return say.target_in_use(place.split(/[\\/]/).at(-1) ?? place);
    case "unknown_profile":
      return say.unknown_profile(name);
    case "bad_profile":
      return say.bad_profile(refusal.detail["what"] ?? "");
    case "unknown_format":
      return say.unknown_format(name);
    case "address_refused":
      return say.address_refused;
    case "cancelled":
      return say.cancelled;
    case "newer_text":
      return words.saved.newer;
    case "article_posted":
      return say.article_posted;
    case "storage_full":
      return words.saved.full;
    case "storage_gone":
      return words.keeping.folderGone(place);
    case "storage_busy":
    case "storage_damaged":
    case "storage_newer":
    case "storage_read_only":
    case "storage_trouble":
      return say[refusal.code];
    case "bad_ask":
    case "body_unreadable":
    case "internal":
    case "unknown_request":
      return say.internal;
  }
}
