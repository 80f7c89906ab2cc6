/** Counts what passed and failed, prints a line for each, and ends with «N passed, N failed». */
const steps = [];

/** Names a test; it runs when `tally` is called. */
export function test(name, body) {
  steps.push({ name, body });
}

/** Runs all tests in order. `around` gets each body and carries it out. */
export async function tally(around = (body) => body()) {
  const only = process.argv.slice(2).filter((word) => !word.startsWith("-"));
  let passed = 0;
  let failed = 0;
  for (const { name, body } of steps.filter((step) => only.length === 0 || only.some((word) => step.name.includes(word)))) {
    const begun = Date.now();
    try {
      await around(body, name);
      passed += 1;
      console.log(`ok    ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    } catch (fault) {
      failed += 1;
      console.log(`FAILED ${name}\n${fault?.stack ?? fault}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
