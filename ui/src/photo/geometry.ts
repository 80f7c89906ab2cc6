/** Rectangles and places on a photo, in fractions of the upright, turned picture. Pure. */
import type { PhotoEdits, PhotoRedaction, PhotoRegion } from "../bridge/bridge";

/** A place in fractions. */
export type Place = { x: number; y: number };

/** Ratios that a crop can keep: width by height; none is free. */
export const RATIOS: [string, number | null][] = [["3:2", 3 / 2], ["16:9", 16 / 9], ["4:3", 4 / 3], ["1:1", 1], ["free", null]];

/** The smallest side of a crop or of a hidden place. */
export const LEAST = 0.02;

/** No change at all. */
export function untouched(): PhotoEdits {
  return { quarters: 0, straighten: 0, crop: null, focal: null, brightness: 0, contrast: 0, redactions: [] };
}

/** True when `edits` change nothing. */
export function isUntouched(edits: PhotoEdits): boolean {
  return JSON.stringify(edits) === JSON.stringify(untouched());
}

/** The upright size after the quarter turns. */
export function turned(width: number, height: number, quarters: number): { width: number; height: number } {
  return quarters % 2 === 1 ? { width: height, height: width } : { width, height };
}

/** How much of each side is left after turning by `degrees`, the ratio kept. */
export function keptShare(degrees: number, width: number, height: number): number {
  const angle = (Math.abs(degrees) * Math.PI) / 180;
  return 1 / (Math.cos(angle) + Math.sin(angle) * Math.max(width / height, height / width));
}

/** The largest region of `ratio` in a picture of `shape` (width by height), around `focal`. */
export function ratioCrop(ratio: number, shape: number, focal: Place): PhotoRegion {
  const width = Math.min(1, ratio / shape);
  const height = Math.min(1, shape / ratio);
  return inside({ left: focal.x - width / 2, top: focal.y - height / 2, width, height });
}

/** The region pushed back into the picture, its size kept where it can be. */
export function inside(region: PhotoRegion): PhotoRegion {
  const width = Math.min(1, Math.max(LEAST, region.width));
  const height = Math.min(1, Math.max(LEAST, region.height));
  return { left: Math.min(1 - width, Math.max(0, region.left)), top: Math.min(1 - height, Math.max(0, region.top)), width, height };
}

/** The region moved by fractions of the picture. */
export function moved(region: PhotoRegion, dx: number, dy: number): PhotoRegion {
  return inside({ ...region, left: region.left + dx, top: region.top + dy });
}

/** The region with its lower right corner moved; `ratio` (width by height, in pixels) is kept if there is one. */
export function stretched(region: PhotoRegion, dx: number, dy: number, ratio: number | null, shape: number): PhotoRegion {
  let width = Math.min(1 - region.left, Math.max(LEAST, region.width + dx));
  let height = Math.min(1 - region.top, Math.max(LEAST, region.height + dy));
  if (ratio !== null) {
    height = (width * shape) / ratio;
    if (region.top + height > 1) {
      height = 1 - region.top;
      width = (height * ratio) / shape;
    }
  }
  return { left: region.left, top: region.top, width, height };
}

/** True when most of `place` lies under one place that is hidden already: a plate before somebody's face hides no face. */
export function hiddenAlready(place: PhotoRegion, hidden: PhotoRedaction[]): boolean {
  const common = (from: number, length: number, start: number, other: number) => Math.max(0, Math.min(from + length, start + other) - Math.max(from, start));
  return hidden.some(({ region }) => common(place.left, place.width, region.left, region.width) * common(place.top, place.height, region.top, region.height) > 0.6 * place.width * place.height);
}

/** The ratio that `crop` has in a picture of `shape`: one of RATIOS' names. */
export function ratioOf(crop: PhotoRegion | null, shape: number): string {
  if (!crop) return "free";
  const ratio = (crop.width / crop.height) * shape;
  return RATIOS.find(([, one]) => one !== null && Math.abs(one / ratio - 1) < 0.01)?.[0] ?? "free";
}

/** Turns `edits` a quarter clockwise: all places turn with the picture. */
export function quarter(edits: PhotoEdits): PhotoEdits {
  const region = (one: PhotoRegion): PhotoRegion => ({ left: 1 - one.top - one.height, top: one.left, width: one.height, height: one.width });
  return {
    ...edits,
    quarters: (edits.quarters + 1) % 4,
    crop: edits.crop && region(edits.crop),
    focal: edits.focal && { x: 1 - edits.focal.y, y: edits.focal.x },
    redactions: edits.redactions.map((one) => ({ ...one, region: region(one.region) })),
  };
}

/** A place on the straightened frame as a place on the turned picture before straightening. */
export function unstraightened(place: Place, degrees: number, width: number, height: number): Place {
  const share = keptShare(degrees, width, height);
  const angle = (-degrees * Math.PI) / 180;
  const x = (place.x - 0.5) * width * share;
  const y = (place.y - 0.5) * height * share;
  return {
    x: (x * Math.cos(angle) - y * Math.sin(angle)) / width + 0.5,
    y: (x * Math.sin(angle) + y * Math.cos(angle)) / height + 0.5,
  };
}

/** What a hand drew from `from` to `to` on the straightened frame, as a region of the picture before straightening: all of it is inside. */
export function drawn(from: Place, to: Place, degrees: number, width: number, height: number): PhotoRegion {
  const seen = (one: number) => Math.min(1, Math.max(0, one));
  const [xs, ys] = [[seen(from.x), seen(to.x)], [seen(from.y), seen(to.y)]];
  const corners = xs.flatMap((x) => ys.map((y) => unstraightened({ x, y }, degrees, width, height)));
  const across = corners.map(({ x }) => x);
  const down = corners.map(({ y }) => y);
  const [left, top] = [Math.min(...across), Math.min(...down)];
  return inside({ left, top, width: Math.max(...across) - left, height: Math.max(...down) - top });
}

/** Where the focal point lies in the picture as it is cut, in percent, for `object-position`. */
export function position(edits: PhotoEdits | null | undefined): string {
  if (!edits?.focal) return "50% 50%";
  const crop = edits.crop ?? { left: 0, top: 0, width: 1, height: 1 };
  const percent = (at: number, from: number, length: number) => Math.round(Math.min(1, Math.max(0, (at - from) / length)) * 100);
  return `${percent(edits.focal.x, crop.left, crop.width)}% ${percent(edits.focal.y, crop.top, crop.height)}%`;
}
