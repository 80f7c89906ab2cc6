/** Sentences of the window as a whole: start, navigation, commands, in English. */
import type { Words } from "../vi";

export const app: Words["app"] = {
  name: "Tin Phường",
  offline: "Offline – everything is kept on this computer",
  close: "Close",
  cancel: "Cancel",
  undo: "Undo",
  untitled: "No headline yet",
  sample: "Sample",
  readOnly: "This newsroom can only be read (made by a newer Tin Phường, or the folder is locked). Articles are safe and can be read and exported. Open it with the newer version or unlock the folder.",
  noted: {
    database_replaced: "A damaged data file was kept aside; the newsroom opened from the newest good backup. Look through your latest articles.",
    rows_salvaged: "Articles written after the backup were recovered. Look through your latest articles.",
    no_good_backup: "A damaged data file was kept aside, and there is no good backup. What could be read was recovered. Send the newsroom's folder to support.",
  },
  trouble: "This did not load. Saved articles are safe. Close Tin Phường and open it again.",
};

export const nav: Words["nav"] = { label: "Main navigation", newArticle: "New article", all: "All articles", trash: "Trash", settings: "Settings", commands: "Commands" };

export const commands: Words["commands"] = {
  label: "Commands",
  ask: "Type a command, an article or a setting…",
  group: "Commands",
  articles: "Articles",
  foot: "Accents are optional",
  choose: "choose",
  run: "run",
  copyPortal: "Copy for the portal",
  exportArticle: "Export the article…",
};

export const first: Words["first"] = {
  title: "Write your ward's news, without a network",
  promise: "Articles save themselves on this computer. You never have to press Save.",
  byline: "Your byline",
  bylineHint: "For example: Hạ Vy",
  ward: "Ward or commune",
  wardHint: "For example: Phường Mây Trắng",
  role: "What do you mostly do?",
  reporter: "Write news",
  reporterWho: "Reporter",
  editor: "Approve and export",
  editorWho: "Editor",
  start: "Start writing",
  sample: "See the sample first",
  note: "No account needed. Everything can be changed in Settings.",
  hints: [
    ["Type the headline on the first line", "As in Word. Telex and VNI both work."],
    ["Drag photos in from the phone", "They are made small; you write the caption."],
    ["Press Export when it is done", "One package to paste into the portal or to send."],
  ],
};
