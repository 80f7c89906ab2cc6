/** The icons of Lucide that the window uses, each by the newsroom's word for it. */
import plusSvg from "lucide-static/icons/plus.svg?raw";
import newspaperSvg from "lucide-static/icons/newspaper.svg?raw";
import sendSvg from "lucide-static/icons/send.svg?raw";
import undo2Svg from "lucide-static/icons/undo-2.svg?raw";
import circleCheckSvg from "lucide-static/icons/circle-check.svg?raw";
import globeSvg from "lucide-static/icons/globe.svg?raw";
import trash2Svg from "lucide-static/icons/trash-2.svg?raw";
import settingsSvg from "lucide-static/icons/settings.svg?raw";
import searchSvg from "lucide-static/icons/search.svg?raw";
import arrowDownWideNarrowSvg from "lucide-static/icons/arrow-down-wide-narrow.svg?raw";
import arrowLeftSvg from "lucide-static/icons/arrow-left.svg?raw";
import eyeSvg from "lucide-static/icons/eye.svg?raw";
import historySvg from "lucide-static/icons/history.svg?raw";
import boldSvg from "lucide-static/icons/bold.svg?raw";
import italicSvg from "lucide-static/icons/italic.svg?raw";
import linkSvg from "lucide-static/icons/link.svg?raw";
import heading2Svg from "lucide-static/icons/heading-2.svg?raw";
import quoteSvg from "lucide-static/icons/quote.svg?raw";
import listSvg from "lucide-static/icons/list.svg?raw";
import listOrderedSvg from "lucide-static/icons/list-ordered.svg?raw";
import tableSvg from "lucide-static/icons/table.svg?raw";
import squarePenSvg from "lucide-static/icons/square-pen.svg?raw";
import imageSvg from "lucide-static/icons/image.svg?raw";
import imagesSvg from "lucide-static/icons/images.svg?raw";
import imagePlusSvg from "lucide-static/icons/image-plus.svg?raw";
import redo2Svg from "lucide-static/icons/redo-2.svg?raw";
import focusSvg from "lucide-static/icons/focus.svg?raw";
import panelRightSvg from "lucide-static/icons/panel-right.svg?raw";
import checkSvg from "lucide-static/icons/check.svg?raw";
import checkCheckSvg from "lucide-static/icons/check-check.svg?raw";
import triangleAlertSvg from "lucide-static/icons/triangle-alert.svg?raw";
import wifiOffSvg from "lucide-static/icons/wifi-off.svg?raw";
import xSvg from "lucide-static/icons/x.svg?raw";
import smartphoneSvg from "lucide-static/icons/smartphone.svg?raw";
import monitorSvg from "lucide-static/icons/monitor.svg?raw";
import share2Svg from "lucide-static/icons/share-2.svg?raw";
import columns2Svg from "lucide-static/icons/columns-2.svg?raw";
import uploadSvg from "lucide-static/icons/upload.svg?raw";
import folderOpenSvg from "lucide-static/icons/folder-open.svg?raw";
import packageSvg from "lucide-static/icons/package.svg?raw";
import fileCodeSvg from "lucide-static/icons/file-code.svg?raw";
import fileTextSvg from "lucide-static/icons/file-text.svg?raw";
import clipboardCopySvg from "lucide-static/icons/clipboard-copy.svg?raw";
import folderSvg from "lucide-static/icons/folder.svg?raw";
import calendarSvg from "lucide-static/icons/calendar.svg?raw";
import chevronDownSvg from "lucide-static/icons/chevron-down.svg?raw";
import commandSvg from "lucide-static/icons/command.svg?raw";
import userSvg from "lucide-static/icons/user.svg?raw";
import mapPinSvg from "lucide-static/icons/map-pin.svg?raw";
import ellipsisSvg from "lucide-static/icons/ellipsis.svg?raw";
import rotateCcwSvg from "lucide-static/icons/rotate-ccw.svg?raw";
import chevronUpSvg from "lucide-static/icons/chevron-up.svg?raw";
import infoSvg from "lucide-static/icons/info.svg?raw";
import shieldCheckSvg from "lucide-static/icons/shield-check.svg?raw";
import sunSvg from "lucide-static/icons/sun.svg?raw";
import moonSvg from "lucide-static/icons/moon.svg?raw";
import pinSvg from "lucide-static/icons/pin.svg?raw";
import copySvg from "lucide-static/icons/copy.svg?raw";
import fileInputSvg from "lucide-static/icons/file-input.svg?raw";
import fileTypeSvg from "lucide-static/icons/file-type.svg?raw";
import bookOpenSvg from "lucide-static/icons/book-open.svg?raw";
import rssSvg from "lucide-static/icons/rss.svg?raw";
import volume2Svg from "lucide-static/icons/volume-2.svg?raw";
import messageCircleSvg from "lucide-static/icons/message-circle.svg?raw";
import bracesSvg from "lucide-static/icons/braces.svg?raw";
import minusSvg from "lucide-static/icons/minus.svg?raw";
import menuSvg from "lucide-static/icons/menu.svg?raw";
import keyboardSvg from "lucide-static/icons/keyboard.svg?raw";
import archiveSvg from "lucide-static/icons/archive.svg?raw";
import contrastSvg from "lucide-static/icons/contrast.svg?raw";
import printerSvg from "lucide-static/icons/printer.svg?raw";
import circleAlertSvg from "lucide-static/icons/circle-alert.svg?raw";
import loaderSvg from "lucide-static/icons/loader.svg?raw";
import zoomInSvg from "lucide-static/icons/zoom-in.svg?raw";
import zoomOutSvg from "lucide-static/icons/zoom-out.svg?raw";
import mousePointerClickSvg from "lucide-static/icons/mouse-pointer-click.svg?raw";
import hashSvg from "lucide-static/icons/hash.svg?raw";
import clockSvg from "lucide-static/icons/clock.svg?raw";
import undoSvg from "lucide-static/icons/undo.svg?raw";
import replySvg from "lucide-static/icons/reply.svg?raw";
import { WRITING, type WritingIcon } from "./icons_writing";

export type IconName =
  | WritingIcon
  | "plus"
  | "all"
  | "draft"
  | "submitted"
  | "returned"
  | "approved"
  | "exported"
  | "posted"
  | "trash"
  | "settings"
  | "search"
  | "sort"
  | "back"
  | "preview"
  | "history"
  | "bold"
  | "italic"
  | "link"
  | "heading"
  | "quote"
  | "list"
  | "numbered"
  | "table"
  | "box"
  | "photo"
  | "photoAdd"
  | "library"
  | "undo"
  | "redo"
  | "focus"
  | "side"
  | "check"
  | "saved"
  | "warning"
  | "offline"
  | "close"
  | "phone"
  | "desktop"
  | "card"
  | "both"
  | "export"
  | "folder"
  | "zip"
  | "html"
  | "text"
  | "clipboard"
  | "section"
  | "calendar"
  | "chevron"
  | "commands"
  | "person"
  | "ward"
  | "more"
  | "restore"
  | "previous"
  | "next"
  | "info"
  | "lock"
  | "sun"
  | "moon"
  | "pin"
  | "copy"
  | "open"
  | "word"
  | "book"
  | "feed"
  | "voice"
  | "chat"
  | "data"
  | "menu"
  | "keyboard"
  | "archive"
  | "contrast"
  | "print"
  | "trouble"
  | "loading"
  | "zoomIn"
  | "zoomOut"
  | "press"
  | "hash"
  | "waiting"
  | "takeBack"
  | "reply"
  | "minus";

/** The drawings, by name. */
export const ICONS: Record<IconName, string> = {
  ...WRITING,
  plus: plusSvg,
  all: newspaperSvg,
  draft: squarePenSvg,
  submitted: sendSvg,
  returned: replySvg,
  approved: circleCheckSvg,
  exported: packageSvg,
  posted: globeSvg,
  trash: trash2Svg,
  settings: settingsSvg,
  search: searchSvg,
  sort: arrowDownWideNarrowSvg,
  back: arrowLeftSvg,
  preview: eyeSvg,
  history: historySvg,
  bold: boldSvg,
  italic: italicSvg,
  link: linkSvg,
  heading: heading2Svg,
  quote: quoteSvg,
  list: listSvg,
  numbered: listOrderedSvg,
  table: tableSvg,
  box: squarePenSvg,
  photo: imageSvg,
  photoAdd: imagePlusSvg,
  library: imagesSvg,
  undo: undo2Svg,
  redo: redo2Svg,
  focus: focusSvg,
  side: panelRightSvg,
  check: checkSvg,
  saved: checkCheckSvg,
  warning: triangleAlertSvg,
  offline: wifiOffSvg,
  close: xSvg,
  phone: smartphoneSvg,
  desktop: monitorSvg,
  card: share2Svg,
  both: columns2Svg,
  export: uploadSvg,
  folder: folderOpenSvg,
  zip: packageSvg,
  html: fileCodeSvg,
  text: fileTextSvg,
  clipboard: clipboardCopySvg,
  section: folderSvg,
  calendar: calendarSvg,
  chevron: chevronDownSvg,
  commands: commandSvg,
  person: userSvg,
  ward: mapPinSvg,
  more: ellipsisSvg,
  restore: rotateCcwSvg,
  previous: chevronUpSvg,
  next: chevronDownSvg,
  info: infoSvg,
  lock: shieldCheckSvg,
  sun: sunSvg,
  moon: moonSvg,
  pin: pinSvg,
  copy: copySvg,
  open: fileInputSvg,
  word: fileTypeSvg,
  book: bookOpenSvg,
  feed: rssSvg,
  voice: volume2Svg,
  chat: messageCircleSvg,
  data: bracesSvg,
  menu: menuSvg,
  keyboard: keyboardSvg,
  archive: archiveSvg,
  contrast: contrastSvg,
  print: printerSvg,
  trouble: circleAlertSvg,
  loading: loaderSvg,
  zoomIn: zoomInSvg,
  zoomOut: zoomOutSvg,
  press: mousePointerClickSvg,
  hash: hashSvg,
  waiting: clockSvg,
  takeBack: undoSvg,
  reply: replySvg,
  minus: minusSvg,
};
