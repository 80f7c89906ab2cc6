/** The commands that write the open article as one file of a format. Read with the palette. */
import type { IconName } from "../look/icons";
import { formatWords } from "../words/formats";
import { speech } from "../words/speech.svelte";
import type { Command } from "./commands";

/** Formats that a command writes at once, without the dialog; the PDF is printing's. */
const FORMATS = ["docx", "zip", "html", "folder", "txt", "epub", "md", "social", "post", "loudspeaker", "wxr", "jsonld", "atom", "ninjs", "newsml"] as const;
const FORMAT_ICONS: Partial<Record<(typeof FORMATS)[number], IconName>> = { docx: "word", zip: "zip", html: "html", folder: "folder", txt: "text", epub: "book", social: "card", post: "chat", loudspeaker: "voice" };

/** The article as one file of a format, in the export folder. */
export function formatCommands(): Command[] {
  const [said, names] = [speech.words.commands, formatWords(speech.language)];
  return FORMATS.map((format) => {
    const name = names[format]?.[0] ?? format;
    return {
      id: `as-${format}`,
      label: said.exportAs(name),
      icon: FORMAT_ICONS[format] ?? "data",
      when: "article",
      run: async () => (await import("./print")).exportAs(format),
      ...(format === "docx" ? {} : { named: `${name} ${said.also[`as-${format}`] ?? ""}` }),
    };
  });
}
