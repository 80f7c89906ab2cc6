/** Sentences of the way into a portal, in English. */
import type { portal as Portal } from "../vi/portal";
import { some } from "./some";

export const portal: typeof Portal = {
  title: "Paste into the portal",
  profile: "Portal",
  anyPortal: "Any portal",
  finding: (kind, n, words) =>
    ({
      long_headline: `The headline is longer than this portal takes`,
      long_lead: `The lead is longer than this portal takes`,
      many_photos: `This portal takes only ${some("photo")(n)}`,
      no_alt: `Photo ${n} lacks the description that this portal asks for`,
      lost_alt: `This portal drops the description of photo ${n}: “${words}”`,
      lost_link: `This portal drops the address of a link, its words stay: “${words}”`,
      large_photo: `Photo ${n} is larger than this portal takes`,
    })[kind] ?? `This portal does not keep “${words}”`,
  count: (done, all) => `${done}/${all}`,
  headline: "the headline",
  lead: "the lead",
  body: "the body",
  copy: (name) => `Copy ${name}`,
  way: "Copy a piece, go to the portal and press Ctrl V, then come back for the next piece.",
  copied: (name) => `Copied ${name}. Go to the portal and press Ctrl V.`,
  photo: (n) => `Photo ${n}`,
  copyPlace: "Copy the path",
  placeOf: (n) => `the path of photo ${n}`,
  copyCaption: "Copy the caption",
  captionOf: (n) => `the caption of photo ${n}`,
  dragged: (n) => `Photo ${n}: drop it on the portal's photo field.`,
  dragHint: "Drag the photos to the portal, or copy a path and paste it into the portal's file dialog",
  preparing: "Preparing the photos…",
  showPhotos: "Open the photos' folder",
  ticked: "Copied",
};
