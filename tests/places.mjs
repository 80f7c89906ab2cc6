/** Where things lie: the project, the built programs, the window's packages. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** The built window's page. */
export const page = path.join(root, "ui", "dist");
/** Loads a package of `ui/node_modules`. */
export const fromUi = createRequire(path.join(root, "ui", "package.json"));

/** A built program: under `TINPHUONG_TARGET`, else in the clone's own debug folder. */
export function program(name) {
  const folder = process.env.TINPHUONG_TARGET ?? path.join(root, "target", "debug");
  const file = path.join(folder, process.platform === "win32" ? `${name}.exe` : name);
  if (!existsSync(file)) throw new Error(`${file} is missing: run cargo build --workspace --bins first`);
  return file;
}
