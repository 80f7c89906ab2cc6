/** Keys and commands belong together: no key is promised for nothing, no command is named twice. */
import { expect, test } from "vitest";

import { OWN_KEYS } from "../look/keyboard.svelte";
import { commands } from "./commands";
import { formatCommands } from "./formatCommands";
import { entries } from "./palette";
import { sections, settingsList } from "./settings.svelte";

/** Keys whose command is not the window's: the walk over regions. */
const ELSEWHERE = ["region", "replace"];

test("every key has its command", () => {
  const ids = [...commands(), ...formatCommands()].map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  const labels = [...commands(), ...formatCommands()].map((one) => one.label);
  expect(labels.filter((label, at) => labels.indexOf(label) !== at), "named twice").toEqual([]);
  for (const id of Object.keys(OWN_KEYS).filter((one) => !ELSEWHERE.includes(one))) expect(ids).toContain(id);
});

test("every setting that is found has its section", () => {
  const names = sections().map((one) => one.id);
  for (const one of settingsList()) {
    expect(names).toContain(one.section);
    expect(one.label).not.toBe("");
  }
});

test("tít and sa-pô are found by every word that people have for them", () => {
  const found = (asked: string) => entries(asked, [], "all").map((one) => one.label.map((part) => part.text).join(""));
  for (const asked of ["tit", "tieu de"]) expect(found(asked), asked).toContain("Độ dài tít khuyến nghị");
  for (const asked of ["sapo", "sa po", "chapeau"]) expect(found(asked), asked).toContain("Độ dài sa-pô khuyến nghị");
});
