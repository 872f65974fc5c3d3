// Computes percentiles of durations without keeping every duration.

/** Percentiles in milliseconds; `p50` and `p95` are exact to 3 %. `count` is the number of known durations. */
export type Latency = { count: number; p50: number; p95: number; max: number };

/** Durations are counted in classes. Each class is longer than the one before by this factor. */
const step = 1.05;
/** Milliseconds. Shorter durations count as this. */
const shortest = 0.01;

/** Takes durations in milliseconds. It keeps a few hundred numbers at most. */
export function createLatency() {
  const classes = new Map<number, number>();
  let count = 0;
  let max = 0;
  return {
    add(milliseconds: number): void {
      const place = Math.round(Math.log(Math.max(shortest, milliseconds)) / Math.log(step));
      classes.set(place, (classes.get(place) ?? 0) + 1);
      count += 1;
      max = Math.max(max, milliseconds);
    },
    /** The percentiles; null where there was no duration. */
    result(): Latency | null {
      if (count === 0) return null;
      const sorted = [...classes].sort(([one], [other]) => one - other);
      const at = (share: number) => {
        let seen = 0;
        for (const [place, times] of sorted) {
          seen += times;
          if (seen >= share * count) return Math.min(max, step ** place);
        }
        return max;
      };
      return { count, p50: at(0.5), p95: at(0.95), max };
    },
  };
}
