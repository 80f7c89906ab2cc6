/** What a person presses to write a text: Telex or VNI, letters doubled or numbered, the tone at the end of its syllable. */

const TONES = { "\u0300": ["f", "2"], "\u0301": ["s", "1"], "\u0309": ["r", "3"], "\u0303": ["x", "4"], "\u0323": ["j", "5"] };
const SHAPES = { "\u0302": ["", "6"], "\u031b": ["w", "7"], "\u0306": ["w", "8"] };

/** One letter as keys without its tone, and the tone. `way` is 0 for Telex, 1 for VNI. */
function letter(c, way) {
  if (c === "đ") return { keys: way === 0 ? "dd" : "d9", tone: "" };
  if (c === "Đ") return { keys: way === 0 ? "DD" : "D9", tone: "" };
  const [base, ...marks] = c.normalize("NFD");
  let keys = base;
  let tone = "";
  for (const mark of marks) {
    if (mark in TONES) tone = TONES[mark][way];
    else keys += SHAPES[mark]?.[way] || base.toLowerCase();
  }
  return { keys, tone };
}

/** The keys for `text` by `method`, «telex» or «vni». */
export function keysFor(text, method) {
  const way = method === "telex" ? 0 : 1;
  return text.normalize("NFC").replace(/\p{L}+/gu, (word) => {
    const letters = Array.from(word, (c) => letter(c, way));
    return letters.map((one) => one.keys).join("") + letters.map((one) => one.tone).join("");
  });
}
