/** Photos for tests, made on the spot: bitmaps, which need no encoder. */

/** A bitmap (BMP) of `width` × `height` with a slope of colours; the desk opens it like any photo. */
export function bitmap(width, height, seed = 0) {
  const row = Math.ceil((width * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + row * height);
  bytes.write("BM");
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = 54 + y * row + x * 3;
      bytes[at] = (x + seed * 40) & 255;
      bytes[at + 1] = (y + seed * 90) & 255;
      bytes[at + 2] = ((x ^ y) + seed * 17) & 255;
    }
  }
  return bytes;
}
