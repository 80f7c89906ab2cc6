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

/** The day as a heading: `Hôm nay`, `Hôm qua`, `20/11/2025`. */
export function dayOf(iso: string, words: Words, now = new Date()): string {
  const time = new Date(iso);
  const days = daysBetween(time, now);
  if (days === 0) return words.time.today;
  if (days === 1) return words.time.yesterdayDay;
  return `${two(time.getDate())}/${two(time.getMonth() + 1)}/${time.getFullYear()}`;
}

/** `2025-10-03T23:52` as `03/10/2025 23:52`; anything else as it is. */
export function newspaperTime(civil: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(civil);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]} ${parts[4]}` : civil;
}
