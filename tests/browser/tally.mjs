/**
 * Counts what passed and failed, prints a line for each, and ends with «N passed, N failed». Tests run one after the other
 * in one process (`tally`), or are handed out to several that were forked for it (`share`).
 */
import { fork } from "node:child_process";

const steps = [];

/** Names a test; it runs when `tally` is called. */
export function test(name, body) {
  steps.push({ name, body });
}

/** Runs all tests in order, or in a forked process those that it is handed. `around` gets each body and carries it out. */
export async function tally(around = (body) => body()) {
  const only = named();
  const chosen = steps.filter((step) => only.length === 0 || only.some((word) => step.name.includes(word)));
  const counted = { passed: 0, failed: 0 };
  for (let at = await first(); at < chosen.length; at = await after(at)) {
    const { name, body } = chosen[at];
    const begun = Date.now();
    try {
      await around(body, name);
      counted.passed += 1;
      console.log(`ok    ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    } catch (fault) {
      counted.failed += 1;
      console.log(`FAILED ${name}\n${fault?.stack ?? fault}`);
    }
  }
  if (process.send) await new Promise((sent) => process.send(counted, sent));
  else close(counted);
}

/** True in the process that a person or the project's command started. */
export const isWhole = () => !process.send;

/** The words that choose tests by a part of their names. */
export const named = () => process.argv.slice(2).filter((word) => !word.startsWith("-"));

/**
 * Forks `script` `hands` times; each takes the next test when it has done one. One that ends without its count failed.
 * `within`: a program and its words that run each hand in surroundings of its own.
 */
export async function share(script, hands, within = []) {
  const [execPath, ...execArgv] = [...within, process.execPath];
  let next = 0;
  const counts = await Promise.all(
    Array.from({ length: hands }, () => {
      const hand = fork(script, process.argv.slice(2), { execPath, execArgv });
      return new Promise((ended) => {
        let counted = { passed: 0, failed: 1 };
        hand.on("message", (said) => {
          if (said === "next") hand.send(next++);
          else counted = said;
        });
        hand.on("exit", () => ended(counted));
      });
    }),
  );
  const sum = (of) => counts.reduce((all, one) => all + one[of], 0);
  close({ passed: sum("passed"), failed: sum("failed") });
}

function close({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

const first = () => (process.send ? handed() : 0);
const after = (at) => (process.send ? handed() : at + 1);

function handed() {
  return new Promise((come) => {
    process.once("message", come);
    process.send("next");
  });
}
