// The statistics that the benchmark needs.

/** The arithmetic mean; NaN where there are no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The quantile at `share` (0 to 1), interpolated between two neighbours; NaN where there are no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The median of `one / other` of all pairs. A disturbance of the machine affects both values of a pair. */
export function medianRatio(one: readonly number[], other: readonly number[]): number {
  return median(one.map((value, at) => value / (other[at] ?? Number.NaN)));
}
