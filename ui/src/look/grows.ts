/** A field of words as high as what stands in it, in web views that do not make it so by themselves (`field-sizing`). */

/** Fields to be measured in the next frame, all at once: each by itself would lay the page out anew. */
const due = new Set<HTMLTextAreaElement>();

function measure(field: HTMLTextAreaElement) {
  if (due.size === 0) requestAnimationFrame(fit);
  due.add(field);
}

function fit() {
  const fields = [...due];
  due.clear();
  for (const field of fields) field.style.height = "auto";
  const heights = fields.map((field) => field.scrollHeight + field.offsetHeight - field.clientHeight);
  fields.forEach((field, n) => (field.style.height = `${heights[n]}px`));
}

/** `use:grows={what stands in it}` on a field, behind what writes into it. Style bounds it at both ends. */
export function grows(field: HTMLTextAreaElement, _words: string) {
  if (globalThis.CSS?.supports?.("field-sizing", "content")) return {};
  const again = () => measure(field);
  field.addEventListener("input", again);
  window.addEventListener("resize", again);
  again();
  return {
    update: again,
    destroy() {
      due.delete(field);
      field.removeEventListener("input", again);
      window.removeEventListener("resize", again);
    },
  };
}
