/**
 * The keyboard map: which key carries out which command, how a key is named and shown, and which are an input method's.
 * A name is `Ctrl+E`, `Shift+F6`, `Alt+Enter`; on a Mac, Ctrl stands for ⌘.
 */

/** Keys as they come; what the person chose lies over them. */
export const OWN_KEYS = {
  new: "Ctrl+N",
  palette: "Ctrl+K",
  open: "Ctrl+O",
  find: "Ctrl+F",
  replace: "Ctrl+H",
  next: "Ctrl+Enter",
  export: "Ctrl+E",
  print: "Ctrl+P",
  pin: "Ctrl+S",
  preview: "F8",
  beside: "Ctrl+F8",
  history: "F9",
  focus: "F11",
  region: "F6",
  caption: "F2",
  side: "Ctrl+\\",
  settings: "Ctrl+,",
  guide: "F1",
  larger: "Ctrl++",
  smaller: "Ctrl+-",
  actual: "Ctrl+0",
  "shelf-draft": "Ctrl+1",
  "shelf-submitted": "Ctrl+2",
  "shelf-returned": "Ctrl+3",
  "shelf-approved": "Ctrl+4",
  "shelf-exported": "Ctrl+5",
} as const;

/** Keys of the page itself; they belong to the words under the caret and cannot be given away. */
export const PAGE_KEYS = {
  undo: "Ctrl+Z",
  redo: "Ctrl+Y",
  strong: "Ctrl+B",
  em: "Ctrl+I",
  moveUp: "Alt+ArrowUp",
  moveDown: "Alt+ArrowDown",
} as const;

/** A command that has a key, or may be given one. */
export type KeyName = keyof typeof OWN_KEYS | keyof typeof PAGE_KEYS;

/** Why a key cannot be chosen. */
export type KeyFault = "letter" | "chord" | "page" | "taken";

const PAGE = new Set<string>([...Object.values(PAGE_KEYS), "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Space", "Ctrl+[", "Ctrl+]", "Ctrl+W"]);
const MAC = typeof navigator !== "undefined" && /Mac/.test(navigator.platform);
const SIGNS: Record<string, string> = { Enter: "↵", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Delete: "Del", "-": "−" };

class Keyboard {
  /** What the person chose, by command; an empty key takes the command's own away. */
  chosen = $state.raw<Record<string, string>>({});

  /** The key of a command; empty when it has none. */
  of(command: string): string {
    const own: Record<string, string> = { ...OWN_KEYS, ...PAGE_KEYS };
    return this.chosen[command] ?? own[command] ?? "";
  }

  /** The command of a key, if one has it. */
  command(key: string): string | undefined {
    const all = new Set([...Object.keys(OWN_KEYS), ...Object.keys(this.chosen)]);
    return [...all].find((command) => key !== "" && this.of(command) === key);
  }

  /** The key of a command in parts to be shown as caps: `Ctrl`, `E`. */
  caps(command: string): string[] {
    return this.signs(this.of(command));
  }

  /** A key in parts as the keyboard writes them: `Ctrl+Enter` is `Ctrl`, `↵`. */
  signs(key: string): string[] {
    return parts(key).map((part) => (MAC && part === "Ctrl" ? "⌘" : (SIGNS[part] ?? part)));
  }

  /** The key of a command in one word: `Ctrl E`. */
  shown(command: string): string {
    return this.caps(command).join(" ");
  }

  /** `label` with the command's key behind it, for a tooltip. */
  tip(label: string, command: string): string {
    const key = this.shown(command);
    return key === "" ? label : `${label} (${key})`;
  }

  /** Why `key` cannot be the key of `command`; nothing when it can. */
  fault(command: string, key: string): KeyFault | undefined {
    const named = parts(key);
    const last = named.at(-1) ?? "";
    const held = named.slice(0, -1);
    if (PAGE.has(key)) return "page";
    if (held.includes("Ctrl") && (held.includes("Shift") || held.includes("Alt"))) return "chord";
    if (!/^F\d+$/.test(last) && !held.includes("Ctrl") && key !== "Alt+Enter") return "letter";
    const other = this.command(key);
    return other !== undefined && other !== command ? "taken" : undefined;
  }
}

/** The parts of a key's name; a plus sign may itself be the key. */
function parts(key: string): string[] {
  if (key === "") return [];
  return key.endsWith("++") ? [...key.slice(0, -2).split("+"), "+"] : key.split("+");
}

/** The name of the key that was pressed. */
export function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const held = event.ctrlKey || event.metaKey;
  const plus = held && (key === "=" || key === "+");
  const shift = event.shiftKey && (event.key.length > 1 || /\p{L}/u.test(key));
  return `${held ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${plus ? "+" : key}`;
}

/**
 * True when a key belongs to an input method that makes a letter of it: it is no shortcut, ends no field, chooses nothing.
 * While a syllable is being composed the event says so itself, but not at its edges: WebKit sends the key that begins one
 * before the composition, and the key that ends it after. Those have 229 in place of their own number, which means «an
 * input method has taken it»; nothing else tells them from plain keys.
 */
export const isInputMethods = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

export const keyboard = new Keyboard();
