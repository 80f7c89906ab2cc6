/** The article on paper: its PDF, written and proved, with the way to it; where the program writes none, the preview. */
import { request } from "../bridge/bridge";
import { speech } from "../words/speech.svelte";
import { desk } from "./deeds.svelte";
import { room } from "./room.svelte";
import { photosReady } from "./takeIn";
import { toasts } from "./toasts.svelte";

let busy = false;

/** Writes the PDF of the open article; a second call meanwhile does nothing. */
export async function print() {
  const open = desk.open;
  if (!open || busy) return;
  busy = true;
  try {
    await photosReady(open.tray);
    await open.article.saving.flush();
    const { formats } = await request("export_plan", { id: open.article.id });
    if (formats.some((one) => one.format === "pdf")) await write(open.article.id);
    else await open.to("preview");
  } catch (fault) {
    room.refuse(fault);
  } finally {
    busy = false;
  }
}

async function write(id: string) {
  const words = speech.words;
  const made = await request("export_run", { id, formats: ["pdf"] });
  const show = () => request("export_show", { export: made.export }).catch(room.refuse);
  toasts.show(words.commands.printed(made.files[0]?.name ?? made.folder), { icon: "print", action: { label: words.export.show, run: show } });
}
