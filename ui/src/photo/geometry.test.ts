/** Crops keep their ratio, stay inside, and turn with the picture. */
import { expect, test } from "vitest";

import { drawn, hiddenAlready, inside, keptShare, position, quarter, ratioCrop, ratioOf, stretched, unstraightened, untouched } from "./geometry";

test("a ratio is cut as large as it can be, around what must stay visible", () => {
  const shape = 4 / 3;
  const crop = ratioCrop(16 / 9, shape, { x: 0.5, y: 0.95 });
  expect(crop.width).toBe(1);
  expect(crop.top + crop.height).toBeCloseTo(1);
  expect(ratioOf(crop, shape)).toBe("16:9");
  expect(ratioOf(ratioCrop(1, 9 / 16, { x: 0, y: 0 }), 9 / 16)).toBe("1:1");
  expect(ratioOf(null, shape)).toBe("free");
});

test("a crop that is stretched keeps its ratio at the edge of the picture", () => {
  const shape = 3 / 2;
  const crop = stretched({ left: 0.4, top: 0.6, width: 0.2, height: 0.2 }, 0.6, 0.6, 1, shape);
  expect(ratioOf(crop, shape)).toBe("1:1");
  expect(crop.top + crop.height).toBeLessThanOrEqual(1.000001);
  expect(inside({ left: 0.9, top: -1, width: 0.5, height: 3 })).toEqual({ left: 0.5, top: 0, width: 0.5, height: 1 });
});

test("four quarter turns bring every place back", () => {
  const edits = { ...untouched(), crop: { left: 0.1, top: 0.2, width: 0.3, height: 0.4 }, focal: { x: 0.25, y: 0.75 } };
  const once = quarter(edits);
  expect(once.quarters).toBe(1);
  expect(once.crop?.left).toBeCloseTo(0.4);
  const round = quarter(quarter(quarter(once)));
  expect(round.quarters).toBe(0);
  expect(round.crop?.left).toBeCloseTo(0.1);
  expect(round.focal?.y).toBeCloseTo(0.75);
});

test("straightening cuts the corners and its middle stays", () => {
  expect(keptShare(0, 4, 3)).toBe(1);
  expect(keptShare(5, 4, 3)).toBeLessThan(0.92);
  expect(unstraightened({ x: 0.5, y: 0.5 }, 7, 4, 3)).toEqual({ x: 0.5, y: 0.5 });
  const corner = unstraightened({ x: 0, y: 0 }, 7, 4, 3);
  expect(corner.x).toBeGreaterThanOrEqual(-0.001);
});

test("what is drawn lies under the hand, also on a leaning picture and beyond its edge", () => {
  expect(drawn({ x: 0.1, y: 0.5 }, { x: -0.2, y: 0.7 }, 0, 4, 3)).toEqual({ left: 0, top: 0.5, width: expect.closeTo(0.1), height: expect.closeTo(0.2) });
  const [from, to] = [{ x: 0.4, y: 0.4 }, { x: 0.6, y: 0.5 }];
  const region = drawn(from, to, 12, 4, 3);
  for (const place of [from, to, { x: to.x, y: from.y }, { x: from.x, y: to.y }]) {
    const { x, y } = unstraightened(place, 12, 4, 3);
    expect([x >= region.left - 1e-9, x <= region.left + region.width + 1e-9, y >= region.top - 1e-9, y <= region.top + region.height + 1e-9]).toEqual([true, true, true, true]);
  }
  expect(region.width).toBeLessThan(0.2);
});

test("a face is hidden when most of it is, not when something small stands before it", () => {
  const face = { left: 0.4, top: 0.4, width: 0.2, height: 0.2 };
  const under = (region: typeof face) => hiddenAlready(face, [{ region, cover: "solid" }]);
  expect(under(face)).toBe(true);
  expect(under({ left: 0.42, top: 0.42, width: 0.17, height: 0.17 })).toBe(true);
  expect(under({ left: 0.47, top: 0.47, width: 0.06, height: 0.06 })).toBe(false);
  expect(under({ left: 0, top: 0.48, width: 1, height: 0.04 })).toBe(false);
});

test("the focal point is told within what is cut", () => {
  expect(position(null)).toBe("50% 50%");
  expect(position({ ...untouched(), focal: { x: 0.5, y: 0.25 }, crop: { left: 0.5, top: 0, width: 0.5, height: 0.5 } })).toBe("0% 50%");
});
