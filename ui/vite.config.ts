/** Builds the window's page: relative, hashed, no inline script, heavier screens in files of their own. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

import { chapters } from "./guide.ts";

/** Drawings without what every one of them repeats; how lines are drawn stands once, in `look/base.css`. */
const barePictures: Plugin = {
  name: "bare-pictures",
  enforce: "post",
  transform(code, id) {
    if (!/lucide-static.*\.svg\?raw$/.test(id)) return null;
    const picture = JSON.parse(code.replace(/^export default /, "").replace(/;\s*$/, "")) as string;
    const bare = picture.replace(/<!--.*?-->/s, "").replace(/<svg[^>]*>/, '<svg viewBox="0 0 24 24">').replace(/>\s+</g, "><").replace(/ \/>/g, "/>").trim();
    return { code: `export default ${JSON.stringify(bare)}`, map: null };
  },
};

/** The user guide, read from the documents. */
const guide: Plugin = {
  name: "guide",
  resolveId: (id) => (id === "virtual:guide" ? "\0guide" : null),
  load(id) {
    if (id !== "\0guide") return null;
    const file = fileURLToPath(new URL("../docs/huong-dan.md", import.meta.url));
    this.addWatchFile(file);
    return `export default ${JSON.stringify(chapters(readFileSync(file, "utf8")))}`;
  },
};

export default defineConfig({
  plugins: [svelte(), barePictures, guide],
  base: "./",
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: { target: "safari16", modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
  // Tests run what a window runs, with effects.
  ...(process.env.VITEST ? { resolve: { conditions: ["browser"] } } : {}),
  test: { environment: "jsdom", include: ["src/**/*.test.ts"] },
} as Parameters<typeof defineConfig>[0]);
