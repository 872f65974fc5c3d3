// Percentiles of durations without keeping the durations.

/** Milliseconds; `p50` and `p95` are true to 3 %. `count`: the requests whose duration the log tells. */
export type Latency = { count: number; p50: number; p95: number; max: number };

/** Each class of durations is so many times the one before. */
const step = 1.05;
const shortest = 0.01;

/** Takes durations in milliseconds; a few hundred numbers are all it keeps. */
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
    /** Null without any duration. */
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
