/** Looking at a screen as it stands: what axe finds, what is cut off, where it scrolls sideways. */
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { fromUi, root } from "../places.mjs";

const axe = readFileSync(fromUi.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Where photographs of screens go. */
export const screens = path.join(root, "target", "screens");
mkdirSync(screens, { recursive: true });

/** Lines about everything that axe holds against the page as it stands. */
export async function audit(page, where) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules, iframes: false, resultTypes: ["violations"] }), RULES);
  return violations.map((one) => `${where}: ${one.id} – ${one.help}: ${one.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`);
}

/** Waits until the screen stands: laid out, painted, nothing on its way in. What turns for ever is not waited for. */
export function still(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame();
    const ends = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ends.map((one) => one.finished));
    await frame();
  });
}

/** True when the page is wider than the window. */
export function sideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** Every control that no scrolling brings into the window: it stands beside what is to be seen of it. */
export function outOfReach(page) {
  return page.evaluate(() => {
    const lost = (element) => {
      let box = element.getBoundingClientRect();
      for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
        const style = getComputedStyle(one);
        if (style.position === "fixed") break;
        const frame = one.getBoundingClientRect();
        if (style.overflowX !== "visible" && (box.left < frame.left - 1 || box.right > frame.right + 1)) {
          if (["auto", "scroll"].includes(style.overflowX) && one.scrollWidth > one.clientWidth) box = frame;
          else return true;
        }
      }
      return box.left < -1 || box.right > window.innerWidth + 1;
    };
    const controls = [...document.querySelectorAll("button, input, select, textarea, summary, a[href]")];
    const seen = controls.filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getBoundingClientRect().width > 1 && !one.closest(".unseen, [inert]"));
    return seen.filter(lost).map((one) => `out of reach: ${one.getAttribute("aria-label") ?? (one.textContent.trim() || one.className)}`);
  });
}

/**
 * Every label whose box would cut the highest and lowest letters there are, «Ẳ Ỗ Ậ gỵ», if they stood in it: the ink of
 * the label's own font beside the box that clips it, and beside the distance to the next line.
 */
export function cutMarks(page) {
  return page.evaluate(() => {
    const pen = document.createElement("canvas").getContext("2d");
    // Measured large and scaled down: at its own size every figure is a whole pixel.
    const ink = (style) => {
      pen.font = `${style.fontStyle} ${style.fontWeight} 1000px ${style.fontFamily}`;
      const large = pen.measureText("Ẳ Ỗ Ậ gỵ");
      const scale = Number.parseFloat(style.fontSize) / 1000;
      return { up: large.actualBoundingBoxAscent * scale, down: large.actualBoundingBoxDescent * scale, ascent: large.fontBoundingBoxAscent * scale };
    };
    const clip = (element) => {
      for (let one = element; one && one !== document.body; one = one.parentElement) {
        const style = getComputedStyle(one);
        const scrolls = ["auto", "scroll"].includes(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
        if (style.overflowY !== "visible" && !scrolls) {
          const box = one.getBoundingClientRect();
          return { top: box.top + one.clientTop, bottom: box.top + one.clientTop + one.clientHeight };
        }
        if (scrolls) return null;
      }
      return null;
    };
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element || element.closest(".unseen, script, style, [hidden]")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter((box) => box.width > 1);
      if (lines.length === 0) continue;
      const style = getComputedStyle(element);
      const letters = ink(style);
      const high = letters.up + letters.down;
      const line = Number.parseFloat(style.lineHeight) || high;
      if (new Set(lines.map((one) => Math.round(one.top))).size > 1 && line + 0.5 < high) found.push(`line of ${line} px for ink of ${high.toFixed(1)}: «${node.data.trim().slice(0, 40)}»`);
      const box = clip(element);
      if (!box) continue;
      for (const one of lines) {
        if (one.top > box.bottom - 2 || one.bottom < box.top + 2) continue;
        const base = one.top + letters.ascent;
        const [top, bottom] = [base - letters.up, base + letters.down];
        const whole = one.top >= box.top - 6 && one.bottom <= box.bottom + 6;
        if (whole && (top < box.top - 0.5 || bottom > box.bottom + 0.5)) found.push(`cut by ${Math.max(box.top - top, bottom - box.bottom).toFixed(1)} px: «${node.data.trim().slice(0, 40)}» in ${element.className || element.localName}`);
      }
    }
    for (const field of document.querySelectorAll("input:not([type=checkbox]):not([type=radio]):not([type=file]):not([type=range]), select, textarea")) {
      const box = field.getBoundingClientRect();
      if (box.height === 0 || getComputedStyle(field).opacity === "0") continue;
      const letters = ink(getComputedStyle(field));
      const high = letters.up + letters.down;
      if (field.clientHeight + 0.5 < high) found.push(`field of ${field.clientHeight} px for ink of ${high.toFixed(1)}: ${field.getAttribute("aria-label") ?? field.id ?? field.className}`);
    }
    return [...new Set(found)].slice(0, 6);
  });
}
