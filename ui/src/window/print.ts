/** The article as one file without the dialog: written, proved, with the way to it; its PDF is the way to paper. */
import { request } from "../bridge/bridge";
import { speech } from "../words/speech.svelte";
import { stoodExported } from "./approval";
import { desk } from "./deeds.svelte";
import { room } from "./room.svelte";
import { photosReady } from "./takeIn";
import { toasts } from "./toasts.svelte";

let busy = false;

/** Writes the PDF of the open article, to be printed; where the program writes none, the preview stands for it. */
export function print() {
  return one("pdf", (file) => speech.words.commands.printed(file));
}

/** Writes the open article in `format` (`docx`, `zip` …) into the export folder. */
export function exportAs(format: string) {
  return one(format, (file) => speech.words.commands.written(file));
}

/** Writes one format; a second call meanwhile does nothing. */
async function one(format: string, said: (file: string) => string) {
  const open = desk.open;
  if (!open || busy) return;
  busy = true;
  try {
    await photosReady(open.tray);
    await open.article.settle();
    const { formats } = await request("export_plan", { id: open.article.id });
    if (formats.some((known) => known.format === format)) await write(open.article.id, format, said);
    else await open.to("preview");
  } catch (fault) {
    room.refuse(fault);
  } finally {
    busy = false;
  }
}

async function write(id: string, format: string, said: (file: string) => string) {
  const words = speech.words;
  const made = await request("export_run", { id, formats: [format] });
  if (desk.open?.article.id === id) await stoodExported(desk.open.article);
  const show = () => request("export_show", { export: made.export }).catch(room.refuse);
  toasts.show(said(made.files[0]?.name ?? made.folder), { icon: format === "pdf" ? "print" : "exported", action: { label: words.export.show, run: show } });
}
