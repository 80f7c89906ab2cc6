/** Where photos come from: files that were dropped, pasted or chosen, and folders that the desk reads. */
import { Refused, addPhoto, lookAtPhoto, type PhotoLook, type PhotoRow } from "../bridge/bridge";

/** A photo that is to come in. */
export type Source = {
  name: string;
  /** Something to look at at once; rejects when there is nothing. */
  look: () => Promise<PhotoLook>;
  /** Takes it into the article's tray; one that is no longer wanted when it has been read goes no further. */
  add: (article: string, wanted: () => boolean) => Promise<PhotoRow>;
};

/** Bytes in which a camera's preview lies. */
const HEAD = 256 * 1024;
/** Bytes that the desk takes at most: what is heavier is not even read into the window. */
const MOST = 200 * 2 ** 20;

/** Files of the window: their first bytes give the look, all of them the photo. */
export function fromFiles(files: File[]): Source[] {
  return files.map((file) => {
    const name = file.name.normalize("NFC");
    return {
      name,
      look: async () => {
        const whole = file.size <= HEAD;
        return lookAtPhoto(await file.slice(0, HEAD).arrayBuffer(), whole);
      },
      add: async (article, wanted) => {
        if (file.size > MOST) throw new Refused({ code: "file_too_large", detail: { name, limit: String(Math.floor(MOST / 1e6)) } });
        const bytes = await file.arrayBuffer();
        if (!wanted()) throw new Refused({ code: "cancelled", detail: {} });
        return addPhoto({ article, name }, bytes);
      },
    };
  });
}
