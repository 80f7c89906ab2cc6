/**
 * Where the rows of a long list begin: those that were measured have their height, all others a likely one. Fifty thousand
 * rows cost nothing while they are not measured.
 */
export class Heights {
  /** Measured rows, rising. */
  readonly #rows: readonly number[];
  /** Pixels of the measured rows up to each of them, itself with it. */
  readonly #sums: readonly number[];
  readonly #known: ReadonlyMap<number, number>;

  /** `known`: heights by the row's number, in CSS pixels. */
  constructor(known: ReadonlyMap<number, number> = new Map()) {
    this.#known = known;
    this.#rows = [...known.keys()].sort((one, other) => one - other);
    let sum = 0;
    this.#sums = this.#rows.map((row) => (sum += known.get(row) ?? 0));
  }

  /** The height of row `n`. */
  of(n: number, likely: number): number {
    return this.#known.get(n) ?? likely;
  }

  /** The pixels above row `n`. */
  top(n: number, likely: number): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rows[middle] ?? n) < n) low = middle + 1;
      else high = middle;
    }
    return (this.#sums[low - 1] ?? 0) + (n - low) * likely;
  }

  /** These heights and those `measured` since. */
  with(measured: ReadonlyMap<number, number>): Heights {
    return new Heights(new Map([...this.#known, ...measured]));
  }
}
