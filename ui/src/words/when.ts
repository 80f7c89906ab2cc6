/** Times as a newsroom says them: 09:42, hôm qua 17:40, 20/11, 03/10/2025 23:52. */
import type { Words } from "./vi";

const two = (n: number) => String(n).padStart(2, "0");

/** `09:42`, in the person's zone. */
export function clock(iso: string): string {
  const time = new Date(iso);
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** Whole days between two moments, by the calendar. */
function daysBetween(earlier: Date, later: Date): number {
  const day = (time: Date) => Date.UTC(time.getFullYear(), time.getMonth(), time.getDate());
  return Math.round((day(later) - day(earlier)) / 86_400_000);
}

/** `vừa xong`, `2 phút trước`, `09:42`, `hôm qua 17:40`, `20/11`, `20/11/2024`. */
export function ago(iso: string, words: Words, now = new Date()): string {
  const time = new Date(iso);
  const minutes = Math.floor((now.getTime() - time.getTime()) / 60_000);
  if (minutes < 1) return words.time.justNow;
  if (minutes < 60) return words.time.minutesAgo(minutes);
  const days = daysBetween(time, now);
  if (days === 0) return clock(iso);
  if (days === 1) return words.time.yesterday(clock(iso));
  const day = `${two(time.getDate())}/${two(time.getMonth() + 1)}`;
  return time.getFullYear() === now.getFullYear() ? day : `${day}/${time.getFullYear()}`;
}

/** When a text was saved: `09:42` today, with its day before that. */
export function savedAt(iso: string, words: Words, now = new Date()): string {
  return daysBetween(new Date(iso), now) === 0 ? clock(iso) : ago(iso, words, now);
}

/** The day as a heading: `Hôm nay`, `Hôm qua`, `20/11/2025`. */
export function dayOf(iso: string, words: Words, now = new Date()): string {
  const time = new Date(iso);
  const days = daysBetween(time, now);
  if (days === 0) return words.time.today;
  if (days === 1) return words.time.yesterdayDay;
  return `${two(time.getDate())}/${two(time.getMonth() + 1)}/${time.getFullYear()}`;
}

/** The person's month, `2025-10`: an hour after midnight on the first it is the new one, whatever the clocks of Greenwich say. */
export function monthOf(time = new Date()): string {
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}`;
}

/** `2025-10-03T23:52` as `03/10/2025 23:52`; anything else as it is. */
export function newspaperTime(civil: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(civil);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]} ${parts[4]}` : civil;
}

/** `03/10/2025 23:52`, `3-10-2025`, `3/10/2025` as `2025-10-03T23:52`; the hour is 08:00 unless told. None for no day. */
export function civilTime(typed: string): string | undefined {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,|]+(\d{1,2})[:hg](\d{2})?)?$/.exec(typed.trim());
  if (!parts) return undefined;
  const [day, month, year, hour, minute] = [1, 2, 3, 4, 5].map((n) => (parts[n] === undefined ? undefined : Number(parts[n])));
  const time = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0, hour ?? 8, minute ?? 0));
  const same = time.getUTCDate() === day && time.getUTCMonth() === (month ?? 0) - 1 && (hour ?? 8) < 24 && (minute ?? 0) < 60;
  return same ? time.toISOString().slice(0, 16) : undefined;
}
