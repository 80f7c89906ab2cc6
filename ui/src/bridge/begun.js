/*
 * Runs before the page is read, put there by the shell: asks the desk for what the page will ask first, so that the answers
 * come while its scripts are on their way. `bridge.ts` takes them from `begun`, by the request's name and words.
 */
(() => {
  if (window !== window.top || !window.__TAURI_INTERNALS__) return;
  const begun = new Map();
  const ask = (name, words) => {
    const asked = window.__TAURI_INTERNALS__.invoke("request", new TextEncoder().encode(words), { headers: { request: name } });
    begun.set(`${name} ${words}`, asked);
    return asked;
  };
  ask("newsroom_open", "{}")
    .then(({ settings, last }) => settings.byline && last && ask("article_open", JSON.stringify({ id: last.article })))
    // Whoever takes the answer is told what was refused.
    .catch(() => undefined);
  Object.defineProperty(window, "begun", { value: begun });
})();
