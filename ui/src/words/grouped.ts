/** Large numbers as newspapers write them: 3.000 in Vietnamese, 3,000 in English. */

/** `n` in groups of three, set apart by `sign`. */
export const grouped = (n: number, sign = "."): string => String(n).replace(/\B(?=(\d{3})+$)/g, sign);
