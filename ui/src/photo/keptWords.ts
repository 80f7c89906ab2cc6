/** Words of photos on their way to the desk: one ask for each photo at a time, each on top of what the one before made. */
import { request, type PhotoRow } from "../bridge/bridge";

/** What is said about a photo. */
export type PhotoWords = Pick<PhotoRow, "caption" | "credit" | "alt" | "people">;

const going = new Map<string, Promise<PhotoRow>>();

/** Changes some words of `row`, as it stands now, and leaves the others as the ask before left them. Answers the new row. */
export function keepWords(row: PhotoRow, change: Partial<PhotoWords>): Promise<PhotoRow> {
  const before = going.get(row.id)?.catch(() => row) ?? Promise.resolve(row);
  const answer = before.then((newest) => {
    const { caption, credit, alt, people } = { ...newest, ...change };
    return request("photo_words", { photo: row.id, caption, credit, alt, people });
  });
  going.set(row.id, answer);
  const over = () => void (going.get(row.id) === answer && going.delete(row.id));
  answer.then(over, over);
  return answer;
}
