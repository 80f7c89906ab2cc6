/** Small facts about photos as words. */

/** `2025-10-03T…` as the window writes every day: 03/10/2025; nothing for nothing. */
export function dayOf(moment: string | null): string {
  const [year, month, day] = (moment ?? "").slice(0, 10).split("-");
  return year && month && day ? `${day}/${month}/${year}` : "";
}
