/** Seconds that long work will still take when `done` of `all` parts took `spent` seconds; none while nobody can say. */
export function secondsLeft(done: number, all: number, spent: number): number | null {
  return done > 0 && done < all && spent > 1 ? Math.ceil((spent / done) * (all - done)) : null;
}
