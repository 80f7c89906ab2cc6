/**
 * Photos made inside the page, as a telephone makes them: a JPEG with an EXIF block (time, orientation, place, small
 * preview), dropped like files from a folder. Runs in the page: it may use nothing from outside itself.
 */

/** Makes the photos that `wanted` describes and drops them where `target` is. Answers how long each one's making took. */
export async function dropMade({ target, wanted, extra }) {
  const draw = (width, height, seed) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext("2d");
    const number = (n) => {
      let mixed = Math.imul(n * 31 + seed * 7919 + 17, 0x9e3779b1);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
      mixed ^= mixed >>> 13;
      return (mixed >>> 0) / 4294967296;
    };
    context.fillStyle = `hsl(${seed * 47} 40% 55%)`;
    context.fillRect(0, 0, width, height);
    for (let n = 0; n < 900; n += 1) {
      context.fillStyle = `hsl(${number(n) * 360} ${30 + number(n + 1) * 60}% ${20 + number(n + 2) * 60}%)`;
      context.fillRect(number(n + 3) * width, number(n + 4) * height, (width / 9) * number(n + 5), (height / 9) * number(n + 6));
    }
    // Fine grain, so that the file is about as heavy as a telephone's.
    const tile = new ImageData(256, 256);
    for (let n = 0; n < tile.data.length; n += 4) {
      const grey = 255 * number(n * 7 + 1);
      tile.data.set([grey, grey, grey, 30], n);
    }
    const grain = document.createElement("canvas");
    [grain.width, grain.height] = [256, 256];
    grain.getContext("2d").putImageData(tile, 0, 0);
    context.fillStyle = context.createPattern(grain, "repeat");
    context.fillRect(0, 0, width, height);
    return canvas;
  };
  const jpeg = (canvas, quality) => new Promise((answer) => canvas.toBlob((blob) => answer(blob.arrayBuffer().then((bytes) => new Uint8Array(bytes))), "image/jpeg", quality));

  /** A TIFF directory: entries of [tag, kind, count, value or bytes]. */
  const exif = (one, preview) => {
    const bytes = [];
    const put = (...values) => bytes.push(...values);
    const u16 = (n) => put(n & 255, (n >> 8) & 255);
    const u32 = (n) => put(n & 255, (n >> 8) & 255, (n >> 16) & 255, (n >>> 24) & 255);
    const text = (words) => [...words].map((letter) => letter.charCodeAt(0)).concat(0);
    const main = [[0x010f, 2, text("Tin Phuong")], [0x0110, 2, text("Model 12")], [0x0112, 3, one.orientation ?? 1], [0x0132, 2, text(one.taken)]];
    if (one.place) main.push([0x8825, 4, 0]);
    const head = 8;
    let data = head + 2 + main.length * 12 + 4;
    put(0x49, 0x49, 42, 0);
    u32(head);
    u16(main.length);
    const later = [];
    for (const [tag, kind, value] of main) {
      u16(tag);
      u16(kind);
      u32(kind === 2 ? value.length : 1);
      if (kind === 2) {
        u32(data);
        later.push(value);
        data += value.length;
      } else if (tag === 0x8825) {
        u32(data + 100_000_000);
      } else u32(value);
    }
    const nextAt = bytes.length;
    u32(0);
    for (const value of later) put(...value);
    if (one.place) {
      const at = bytes.length;
      for (let n = 0; n + 3 < bytes.length; n += 1) if (bytes[n] === 0x25 && bytes[n + 1] === 0x88) [0, 1, 2, 3].forEach((m) => (bytes[n + 8 + m] = (at >> (8 * m)) & 255));
      u16(4);
      const values = at + 2 + 4 * 12 + 4;
      const entry = (tag, kind, count, value) => (u16(tag), u16(kind), u32(count), Array.isArray(value) ? put(...value) : u32(value));
      entry(1, 2, 2, [78, 0, 0, 0]);
      entry(2, 5, 3, values);
      entry(3, 2, 2, [69, 0, 0, 0]);
      entry(4, 5, 3, values + 24);
      u32(0);
      for (const part of [20, 59, 12, 105, 48, 33]) (u32(part), u32(1));
    }
    const second = bytes.length;
    [0, 1, 2, 3].forEach((m) => (bytes[nextAt + m] = (second >> (8 * m)) & 255));
    u16(3);
    const entry = (tag, kind, value) => (u16(tag), u16(kind), u32(1), u32(value));
    entry(0x0103, 3, 6);
    entry(0x0201, 4, second + 2 + 3 * 12 + 4);
    entry(0x0202, 4, preview.length);
    u32(0);
    const block = [...text("Exif"), 0, ...bytes, ...preview];
    const length = block.length + 2;
    return new Uint8Array([0xff, 0xe1, length >> 8, length & 255, ...block]);
  };

  const carried = new DataTransfer();
  for (const one of wanted) {
    const canvas = draw(one.width, one.height, one.seed);
    const whole = await jpeg(canvas, 0.9);
    const small = document.createElement("canvas");
    [small.width, small.height] = one.width > one.height ? [320, Math.round((320 * one.height) / one.width)] : [Math.round((320 * one.width) / one.height), 320];
    small.getContext("2d").drawImage(canvas, 0, 0, small.width, small.height);
    const block = exif(one, await jpeg(small, 0.6));
    const parts = one.bare ? [whole] : [whole.slice(0, 2), block, whole.slice(2)];
    let file = new File(parts, one.name, { type: "image/jpeg" });
    if (one.cut) file = new File([file.slice(0, one.cut)], one.name, { type: "image/jpeg" });
    carried.items.add(file);
    [canvas.width, canvas.height] = [1, 1];
  }
  for (const one of extra ?? []) carried.items.add(new File([Uint8Array.from(atob(one.base64), (letter) => letter.charCodeAt(0))], one.name));
  const place = document.querySelector(target);
  const box = place.getBoundingClientRect();
  await window.beforeDrop?.();
  const event = new DragEvent("drop", { bubbles: true, cancelable: true, clientX: box.left + box.width / 2, clientY: box.top + Math.min(box.height, 400) / 2, dataTransfer: carried });
  place.dispatchEvent(event);
  return carried.files.length;
}
