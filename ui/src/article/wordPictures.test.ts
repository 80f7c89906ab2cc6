/** Pictures of a paste out of Word: the page names files, the RTF beside it has their bytes. */
import { expect, it } from "vitest";

import { withPictures } from "./wordPictures";

const clip = (html: string, beside: string) => ({ html, beside, rtf: "", text: "", pictures: [], plain: false });
const png = String.raw`{\*\shppict{\pict{\*\picprop{\sp{\sn a}{\sv b\}}}}\picscalex100\pngblip\bliptag-12{\*\blipuid 89ab}
8950 4e47}}{\nonshppict{\pict\wmetafile8 0100}}`;
const jpeg = String.raw`{\*\shppict{\pict\jpegblip FFD8ff}}`;
const page = `<!--[if gte vml 1]><v:imagedata src="file:///C:/a.png"/><img src="file:///C:/a.png"><![endif]--><p>Câu<![if !vml]><img width=3 src="file:///C:/a.png" alt="Quầy"><![endif]></p><img src='file:///C:/b.jpg'><img src="https://phuong.vn/c.jpg">`;

it("takes the bytes of each picture from beside the page", async () => {
  const { html, pictures } = withPictures(clip(page, String.raw`{\rtf1 Câu ${png} rồi ${jpeg}}`));
  expect([...html.matchAll(/src="(clip:\d)"/g)].map((found) => found[1])).toEqual(["clip:0", "clip:1"]);
  expect(html).toContain("https://phuong.vn/c.jpg");
  expect(pictures.map((file) => [file.name, file.type, file.size])).toEqual([["anh-dan-1.png", "image/png", 4], ["anh-dan-2.jpeg", "image/jpeg", 3]]);
  const reader = new FileReader();
  reader.readAsArrayBuffer(pictures[0]!);
  await new Promise((read) => (reader.onload = read));
  expect([...new Uint8Array(reader.result as ArrayBuffer)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
});

it("takes none where it is not certain which is which", () => {
  for (const beside of ["", String.raw`{\rtf1 ${png}}`, String.raw`{\rtf1 ${png}${jpeg}${jpeg}}`]) {
    const told = clip(page, beside);
    expect(withPictures(told)).toEqual(told);
  }
});

it("leaves the place of a picture that cannot be read", () => {
  const broken = String.raw`{\pict\pngblip 89zz}`;
  const { html, pictures } = withPictures(clip(page, String.raw`{\rtf1 ${broken}${jpeg}`));
  expect([pictures.length, html.includes(`src='clip:`), html.includes(`src="clip:0"`)]).toEqual([1, false, true]);
  expect(html.match(/<img width=3 src="file:/g)).toHaveLength(1);
});

it("takes the pictures out of a text that came as RTF alone", () => {
  const told = { ...clip("", ""), rtf: String.raw`{\rtf1 Một ${png} hai {\pict\wmetafile8 01} ba ${jpeg}}` };
  const { rtf, pictures } = withPictures(told);
  expect(pictures.map((file) => file.size)).toEqual([4, 3]);
  expect([...rtf.matchAll(/\{\\tpclip(\d?)\}/g)].map((found) => found[1])).toEqual(["0", "", "1"]);
  expect(rtf).not.toMatch(/FFD8ff|8950/);
});
