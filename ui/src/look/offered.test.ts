/** Words offered below a field: found without accents, taken by Enter, never put in place of what was typed. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { answering, offered } from "./offered";

const SECTIONS = ["Xây dựng Đảng", "Chính quyền", "Kinh tế - xã hội", "Thông báo"];

describe("words that are offered", () => {
  let place: HTMLElement;
  let field: HTMLInputElement;
  let action: ReturnType<typeof offered>;
  let told: string[];
  const list = () => place.querySelector<HTMLElement>("[role=listbox]")!;
  const shown = () => (list().hidden ? [] : Array.from(list().children, (item) => item.textContent));
  const marked = () => document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent ?? null;
  const type = (words: string) => ((field.value = words), field.dispatchEvent(new Event("input", { bubbles: true })));
  const press = (key: string, more: KeyboardEventInit = {}) => field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));

  beforeEach(() => {
    place = document.createElement("span");
    place.className = "field";
    field = document.createElement("input");
    field.setAttribute("aria-label", "Chuyên mục");
    place.append(field);
    document.body.append(place);
    action = offered(field, SECTIONS);
    told = [];
    for (const name of ["input", "change", "keydown"]) place.addEventListener(name, (event) => told.push(event instanceof KeyboardEvent ? event.key : `${name}:${field.value}`));
  });
  afterEach(() => {
    action.destroy();
    place.remove();
  });

  it("finds «Xây dựng Đảng» by «xay», and what begins with it before what holds it", () => {
    expect(answering(SECTIONS, "xay")).toEqual(["Xây dựng Đảng"]);
    expect(answering(["Văn hóa - Xã hội", "Xã hội"], "xa ho")).toEqual(["Xã hội", "Văn hóa - Xã hội"]);
    field.focus();
    expect(shown()).toEqual(SECTIONS);
    type("xay");
    expect(shown()).toEqual(["Xây dựng Đảng"]);
    expect([field.getAttribute("aria-expanded"), marked()]).toEqual(["true", "Xây dựng Đảng"]);
    press("Enter");
    expect(field.value).toBe("Xây dựng Đảng");
    expect(told.slice(-2)).toEqual(["input:Xây dựng Đảng", "change:Xây dựng Đảng"]);
    expect([shown(), field.getAttribute("aria-expanded")]).toEqual([[], "false"]);
  });

  it("walks by arrows from the word that stands there, and takes a press", () => {
    field.focus();
    press("ArrowDown");
    press("ArrowUp");
    expect(marked()).toBe("Thông báo");
    (list().children[1] as HTMLElement).click();
    expect([field.value, shown()]).toEqual(["Chính quyền", []]);
    press("ArrowDown");
    expect([shown(), marked()]).toEqual([SECTIONS, "Chính quyền"]);
  });

  it("leaves words of one's own as they are, and keys that are none of its own to others", () => {
    field.focus();
    type("Kinh tế");
    field.blur();
    expect([field.value, shown()]).toEqual(["Kinh tế", []]);
    field.focus();
    type("Chuyện lạ");
    expect(shown()).toEqual([]);
    told = [];
    press("Enter");
    press("Escape");
    type("kinh te");
    press("Enter", { ctrlKey: true });
    expect(told).toEqual(["Enter", "Escape", "input:kinh te", "Enter"]);
    press("Escape");
    expect([told.length, shown(), field.value]).toEqual([4, [], "kinh te"]);
  });

  it("offers nothing where nothing may be written, nor what stands there already", () => {
    type("Thông báo");
    expect(shown()).toEqual([]);
    field.value = "";
    field.readOnly = true;
    field.focus();
    press("ArrowDown");
    expect(shown()).toEqual([]);
  });
});
