/** Long sittings at random with a real input method, each by its seed; `TINPHUONG_SEEDS=from-to` runs others than those kept. */
import assert from "node:assert/strict";

import { test } from "../../browser/tally.mjs";
import { installed } from "../person.mjs";
import { carryOut } from "../sitting.mjs";

const KEPT = [1, 2];
const DEEDS = 30;

const [from, to] = (process.env.TINPHUONG_SEEDS ?? "").split("-").map(Number);
const seeds = from ? Array.from({ length: to - from + 1 }, (_, n) => from + n) : KEPT;

for (const framework of installed()) {
  for (const seed of seeds) {
    const method = seed % 2 === 0 ? "vni" : "telex";
    test(`${framework} ${method}: a long sitting at random, seed ${seed}, is stored as it was meant`, async () => {
      const { told, wanted, stored, articles } = await carryOut(framework, method, seed, DEEDS);
      assert.equal(articles, 1, told.join(", "));
      assert.deepEqual(stored, wanted, `seed ${seed}: ${told.join(", ")}`);
    });
  }
}
