/**
 * Search as it is seen: in the real window, over the newsroom of `cargo xtask bench search` (its folder is the first word),
 * each letter of some questions is typed into the list's field; milliseconds to the end of the frame that shows the hits.
 */
import { makeHome, openWindow } from "./app.mjs";
import { type } from "./hands.mjs";

const folder = process.argv[2];
const QUESTIONS = ["đảng bộ", "hòa bình", "dang bo phuong", "thu ngân sách", "giải ngân vốn", "phuong thanh xuan", "họi nghị", "dau tu cong", "thungan sach", "nguyễn", "tổ dân phố", "an ninh", "cải cách", "quận ủy", "dự án"];
/** A person's pause between two letters, in milliseconds. */
const PAUSE = 60;

const share = (numbers, part) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];

/** Types `question` letter by letter; the time to the painted hits of each: to the end of the first frame behind them. */
function ask(browser, question) {
  return browser.executeAsync((words, pause, done) => {
    const field = document.querySelector("#search");
    const page = document.querySelector("main");
    const painted = [];
    const wrapped = window.fetch;
    let heard = () => undefined;
    // The page asks by the window's own scheme; an answer is back when its body has been read.
    window.fetch = async (address, about) => {
      const answer = await wrapped(address, about);
      if (new Headers(about?.headers).get("request") !== "article_search") return answer;
      const after = (value) => (heard(), value);
      for (const read of ["text", "json"]) {
        const whole = answer[read].bind(answer);
        answer[read] = () => whole().then(after);
      }
      return answer;
    };
    const frame = () => new Promise((drawn) => requestAnimationFrame(() => { const end = new MessageChannel(); end.port1.onmessage = drawn; end.port2.postMessage(0); }));
    /** The page has other words than before; or the same, and was given the time to change them. */
    const changed = () => new Promise((seen) => {
      const watch = new MutationObserver(() => (watch.disconnect(), seen()));
      watch.observe(page, { subtree: true, childList: true, characterData: true, attributes: true });
      setTimeout(() => (watch.disconnect(), seen()));
    });
    const letter = async (n) => {
      if (n === words.length) {
        window.fetch = wrapped;
        // Cleared as the keys say; after letters that are deleted the web view paints the whole window for the next one.
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
        return setTimeout(() => done(painted), 300);
      }
      const begun = performance.now();
      const back = new Promise((answer) => (heard = answer));
      document.execCommand("insertText", false, words[n]);
      await back;
      await changed();
      await frame();
      painted.push(performance.now() - begun);
      setTimeout(() => letter(n + 1), pause);
    };
    field.focus();
    void letter(0);
  }, question, PAUSE);
}

/** The least that the web view needs here for other words in the whole window: its colour changed, nothing laid out. */
function repaint(browser, times) {
  return browser.executeAsync((times, done) => {
    const painted = [];
    const next = () => {
      if (painted.length === times) return done(painted);
      document.body.style.background = painted.length % 2 ? "#fefefe" : "#fcfcfc";
      requestAnimationFrame(() => {
        const begun = performance.now();
        const end = new MessageChannel();
        end.port1.onmessage = () => (painted.push(performance.now() - begun), setTimeout(next, 40));
        end.port2.postMessage(0);
      });
    };
    next();
  }, times);
}

const place = makeHome();
const app = await openWindow({ ...place, newsroom: folder });
const { browser } = app;
if (await browser.$("#byline").isExisting()) {
  await browser.$("#byline").setValue("Hạ Vy");
  await browser.keys("Enter");
  await browser.$(".ProseMirror").waitForExist({ timeout: 60_000 });
}
if (!(await browser.$("#search").isExisting())) {
  await browser.keys(["Control", "k"]);
  await browser.pause(800);
  await type(browser, "tất cả");
  await browser.pause(800);
  await browser.keys("Enter");
}
await browser.$("#search").waitForExist({ timeout: 60_000 });
await browser.$(".row").waitForExist({ timeout: 60_000 });
await browser.pause(2000);
const times = [];
for (const question of QUESTIONS) times.push(...(await ask(browser, question)));
console.log(`${`each letter typed in the window, ${times.length} letters, to painted hits`.padEnd(52)} ${"p50".padStart(7)} ${"p99".padStart(7)}`);
const whole = await repaint(browser, 60);
console.log(`${"  milliseconds (goal: p99 at most 50)".padEnd(52)} ${share(times, 0.5).toFixed(1).padStart(7)} ${share(times, 0.99).toFixed(1).padStart(7)}`);
console.log(`${"  the whole window painted once, for its part".padEnd(52)} ${share(whole, 0.5).toFixed(1).padStart(7)} ${share(whole, 0.99).toFixed(1).padStart(7)}`);
await app.close();
place.forget();
process.exit();
