/** Counts in English: one by its own word, more by another. */
import { grouped } from "../grouped";

/** «1 photo», «3 photos»; `more` where an s is not all that changes. */
export const some = (one: string, more = `${one}s`) => (n: number) => `${grouped(n, ",")} ${n === 1 ? one : more}`;
