/** The icons of Lucide that belong to writing and to the portal: tables, blocks, links, paper. */
import betweenHorizontalEndSvg from "lucide-static/icons/between-horizontal-end.svg?raw";
import betweenHorizontalStartSvg from "lucide-static/icons/between-horizontal-start.svg?raw";
import betweenVerticalEndSvg from "lucide-static/icons/between-vertical-end.svg?raw";
import betweenVerticalStartSvg from "lucide-static/icons/between-vertical-start.svg?raw";
import clipboardPasteSvg from "lucide-static/icons/clipboard-paste.svg?raw";
import foldHorizontalSvg from "lucide-static/icons/fold-horizontal.svg?raw";
import foldVerticalSvg from "lucide-static/icons/fold-vertical.svg?raw";
import gripVerticalSvg from "lucide-static/icons/grip-vertical.svg?raw";
import newspaperSvg from "lucide-static/icons/newspaper.svg?raw";
import printerSvg from "lucide-static/icons/printer.svg?raw";
import sheetSvg from "lucide-static/icons/sheet.svg?raw";
import unlinkSvg from "lucide-static/icons/unlink.svg?raw";

/** The drawings, by name. */
export const WRITING = {
  rowAbove: betweenHorizontalEndSvg,
  rowBelow: betweenHorizontalStartSvg,
  rowDelete: foldVerticalSvg,
  columnLeft: betweenVerticalEndSvg,
  columnRight: betweenVerticalStartSvg,
  columnDelete: foldHorizontalSvg,
  headRow: sheetSvg,
  grip: gripVerticalSvg,
  unlink: unlinkSvg,
  portal: clipboardPasteSvg,
  paper: printerSvg,
  factBox: newspaperSvg,
};

/** Their names. */
export type WritingIcon = keyof typeof WRITING;
