/** The clipboard: rich text for a portal's form with its plain words beside it, and plain words alone. */
/** Copies rich text with its plain words beside it. Rejects when the system refuses. */
export async function copyRich(html: string, plain: string): Promise<void> {
  if (copyByEvent(html, plain)) return;
  const parts = { "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([plain], { type: "text/plain" }) };
  await navigator.clipboard.write([new ClipboardItem(parts)]);
}

/** Copies plain words. */
export async function copyWords(words: string): Promise<void> {
  if (!copyByEvent(null, words)) await navigator.clipboard.writeText(words);
}

/** The way that works without permission in every web view: a copy event that we answer ourselves. */
function copyByEvent(html: string | null, plain: string): boolean {
  let answered = false;
  const answer = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", plain);
    if (html !== null) event.clipboardData?.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
    answered = true;
  };
  document.addEventListener("copy", answer, true);
  document.execCommand("copy");
  document.removeEventListener("copy", answer, true);
  return answered;
}
