/** Two faces, drawn as plainly as the desk's model still takes them for faces, as a BMP of 800 × 600. */

const [WIDTH, HEIGHT] = [800, 600];
/** Centre and radius in pixels, from left to right. */
export const DRAWN = [[250, 280, 110], [560, 300, 70]];

/** Brightness of a face of radius 1 around 0, 0; none outside it. */
function grey(u, v) {
  const edge = (u / 0.78) ** 2 + v ** 2;
  if (edge > 1.15) return null;
  const spot = (x, y, wide, high, depth) => depth * Math.exp(-(((u - x) / wide) ** 2) - ((v - y) / high) ** 2);
  let light = edge > 1 || (v < -0.62 && edge > 0.5) ? 45 : 190 - 55 * u * u - 20 * v;
  for (const side of [-1, 1]) {
    light += spot(0.32 * side, 0.18, 0.16, 0.14, 15);
    light -= spot(0.32 * side, -0.12, 0.14, 0.07, 120) + spot(0.32 * side, -0.3, 0.2, 0.05, 90) + spot(0.1 * side, 0.27, 0.06, 0.04, 60);
  }
  light += spot(0, 0.08, 0.07, 0.22, 25) - spot(0, 0.52, 0.26, 0.06, 85) - spot(0, 0.66, 0.2, 0.05, 25);
  return Math.round(Math.min(255, Math.max(0, light)));
}

/** The picture's file. */
export function drawnFaces() {
  const head = 54;
  const file = Buffer.alloc(head + WIDTH * HEIGHT * 3);
  file.write("BM", 0, "latin1");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(head, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(WIDTH, 18);
  file.writeInt32LE(-HEIGHT, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const wall = 110 + ((Math.floor(x / 16) + Math.floor(y / 20)) % 30);
      const face = DRAWN.map(([left, top, radius]) => grey((x - left) / radius, (y - top) / radius)).find((one) => one !== null);
      file.fill(face ?? wall, head + (y * WIDTH + x) * 3, head + (y * WIDTH + x) * 3 + 3);
    }
  }
  return file;
}
