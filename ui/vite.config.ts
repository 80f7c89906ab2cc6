/** Builds the window's page: relative, hashed, no inline script, heavier screens in files of their own. */
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

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

export default defineConfig({
  plugins: [svelte(), barePictures],
  base: "./",
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: { target: "safari16", modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
  // Tests run what a window runs, with effects.
  ...(process.env.VITEST ? { resolve: { conditions: ["browser"] } } : {}),
  test: { environment: "jsdom", include: ["src/**/*.test.ts"] },
} as Parameters<typeof defineConfig>[0]);
