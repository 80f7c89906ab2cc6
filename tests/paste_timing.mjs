/** A paste, measured inside the page: from the event to the frame that shows its last words. */

/** Pastes `html` into an open article `rounds` times, undoing in between; tells `done` the milliseconds of each. */
export function timePastes(html, last, rounds, done) {
  const editor = document.querySelector(".ProseMirror");
  const times = [];
  const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  });
  const once = () => {
    if (times.length >= rounds) return done(times);
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "x");
    const begun = performance.now();
    const seen = new MutationObserver(() => {
      if (!editor.textContent.includes(last)) return;
      seen.disconnect();
      painted(() => {
        times.push(performance.now() - begun);
        // What was pasted is deleted again, so that every round begins alike.
        setTimeout(() => {
          document.querySelector(".note .ways button:not(.first)")?.click();
          setTimeout(once, 400);
        }, 400);
      });
    });
    seen.observe(editor, { childList: true, subtree: true, characterData: true });
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  };
  once();
}

/** The lines that are printed of `times`. */
export function report(where, words, bytes, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  console.log(`${where}: a Word page of 20 pages (${words} words, ${Math.round(bytes / 1000)} kB), paste to painted text, ${times.length} rounds`);
  console.log(`  p50 ${middle.toFixed(0)} ms, fastest ${sorted[0].toFixed(0)} ms, slowest ${sorted.at(-1).toFixed(0)} ms`);
}
