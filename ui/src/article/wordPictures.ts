/**
 * Pictures that a word processor lays on the clipboard: its page names files that no page may read, but the same text lies
 * beside it as RTF, with their bytes. Read when such a page is pasted.
 */
import type { Clip } from "./paste";

/** Most pictures of one paste. */
const MOST = 100;
const KINDS: Record<string, string> = { png: "png", jpeg: "jpeg" };
/** What the page does not show, and the addresses of pictures that lie in files. */
const FILES = /<!--[^]*?-->|(<img\b[^>]*?\bsrc\s*=\s*)(["'])file:[^"']*\2/gi;

/** `clip` with the bytes of its pictures, where each of them is certain. */
export function withPictures(clip: Clip): Clip {
  const { html, beside } = clip;
  if (!beside) return takenOut(clip);
  const shown = [...html.matchAll(FILES)].filter(([, tag]) => tag !== undefined).length;
  const found = picturesOf(beside).map(({ picture }) => picture);
  // Counted otherwise, nobody knows which is which.
  if (shown === 0 || shown > MOST || found.length !== shown) return clip;
  const pictures = [...clip.pictures];
  let next = 0;
  const page = html.replace(FILES, (whole, tag?: string) => {
    if (tag === undefined) return whole;
    const picture = found[next++];
    if (!picture) return whole;
    return `${tag}"clip:${add(pictures, picture)}"`;
  });
  return { ...clip, html: page, pictures };
}

/** Text that came as RTF alone: where a picture stood, `\tpclip0`, `\tpclip1` … says which. */
function takenOut(clip: Clip): Clip {
  const pictures = [...clip.pictures];
  let [rtf, from] = ["", 0];
  for (const { picture, start, end } of picturesOf(clip.rtf)) {
    const number = picture && pictures.length < MOST ? add(pictures, picture) : "";
    rtf += `${clip.rtf.slice(from, start)}{\\tpclip${number}`;
    from = end;
  }
  return { ...clip, rtf: rtf + clip.rtf.slice(from), pictures };
}

function add(pictures: File[], { bytes, kind }: NonNullable<Picture>): number {
  return pictures.push(new File([bytes], `anh-dan-${pictures.length + 1}.${kind}`, { type: `image/${kind}` })) - 1;
}

type Picture = { kind: string; bytes: Uint8Array<ArrayBuffer> } | null;

/** The pictures of a text in RTF, in reading order, and where the group of each begins and ends; null for those of a kind that is not read. */
function picturesOf(rtf: string) {
  const pictures: { picture: Picture; start: number; end: number }[] = [];
  // Older programs are given each picture a second time.
  const skipped = /\{\\(?:nonshppict|shprslt|\*\\listpicture)\b|\{\\pict\b/g;
  for (let at = skipped.exec(rtf); at; at = skipped.exec(rtf)) {
    const end = endOf(rtf, at.index);
    if (at[0] === "{\\pict") pictures.push({ picture: read(rtf.slice(at.index + 6, end)), start: at.index, end });
    skipped.lastIndex = end;
  }
  return pictures;
}

/** Where the group ends that begins at `start`. */
function endOf(rtf: string, start: number): number {
  let depth = 0;
  const braces = /\\[\\{}]|[{}]/g;
  braces.lastIndex = start;
  for (let at = braces.exec(rtf); at; at = braces.exec(rtf)) {
    if (at[0] === "{") depth += 1;
    else if (at[0] === "}" && (depth -= 1) === 0) return at.index;
  }
  return rtf.length;
}

/** A picture by what stands in its group: words that describe it, groups of their own, and its bytes in hexadecimal. */
function read(group: string): Picture {
  let rest = "";
  for (let from = 0; from < group.length; ) {
    const open = group.indexOf("{", from);
    rest += group.slice(from, open < 0 ? group.length : open);
    from = open < 0 ? group.length : endOf(group, open) + 1;
  }
  const kind = KINDS[/\\(png|jpeg)blip\b/.exec(rest)?.[1] ?? ""];
  const code = rest.replace(/\\[a-z]+-?\d* ?/gi, "").replace(/\s/g, "");
  if (!kind || code === "" || code.length % 2 === 1 || /[^0-9a-f]/i.test(code)) return null;
  const bytes = new Uint8Array(code.length / 2);
  for (let n = 0; n < bytes.length; n += 1) bytes[n] = Number.parseInt(code.slice(2 * n, 2 * n + 2), 16);
  return { kind, bytes };
}
