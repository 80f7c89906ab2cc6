/**
 * Long sittings at random, each by its seed. `TINPHUONG_SEEDS=from-to` runs others than those that are kept; one that fails
 * joins them.
 */
import { begun } from "../scene.mjs";
import { sit } from "../sitting.mjs";
import { test } from "../tally.mjs";

const KEPT = [4, 7];
const DEEDS = 30;

const [from, to] = (process.env.TINPHUONG_SEEDS ?? "").split("-").map(Number);
const seeds = from ? Array.from({ length: to - from + 1 }, (_, n) => from + n) : KEPT;

for (const seed of seeds) {
  test(`a long sitting at random, seed ${seed}: what was meant stands on the page and is stored`, async () => {
    const scene = await begun();
    await sit(scene, seed, DEEDS);
    await scene.end();
  });
}
