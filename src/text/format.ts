// Formats durations, counts and moments for people.

/** Formats milliseconds as `0.4 s`, `45 s`, `1 min 20 s` or `2 h 5 min`. A negative time counts as zero. */
export function duration(ms: number): string {
  if (!Number.isFinite(ms)) return 'unknown';
  const tenths = Math.round(Math.max(0, ms) / 100);
  if (tenths < 100) return tenths % 10 === 0 ? `${tenths / 10} s` : `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(Math.max(0, ms) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (seconds < 3600) return parts([minutes, 'min'], [seconds % 60, 's']);
  const wholeMinutes = Math.round(seconds / 60);
  return parts([Math.floor(wholeMinutes / 60), 'h'], [wholeMinutes % 60, 'min']);
}

/** Formats milliseconds as `35 ms`, and from one second up as `duration` does. */
export function latency(ms: number): string {
  return ms < 1_000 && ms >= 0 ? `${Math.round(ms)} ms` : duration(ms);
}

function parts(large: [number, string], small: [number, string]): string {
  return [large, small]
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ');
}

/** Formats a whole number as `60,000`, whatever the language of the machine. */
export function grouped(count: number): string {
  return String(Math.trunc(count)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Formats a count with its noun: `1 entry`, `60,000 entries`. The plural is the singular with an `s` unless given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** Formats a moment (ms since the epoch) as `13:22:14 UTC`, or with its date as `2025-01-22 13:22:14 UTC`. */
export function moment(ms: number, withDate = false): string {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return 'an unknown time';
  const iso = new Date(ms).toISOString();
  const time = `${iso.slice(-13, -5)} UTC`;
  return withDate ? `${iso.slice(0, -14)} ${time}` : time;
}

/** Cuts `text` to `most` characters. An ellipsis replaces the middle, because the end of an error says more than that. */
export function cutInMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = Math.floor((most - 3) / 3);
  return `${text.slice(0, head)} … ${text.slice(text.length - (most - 3 - head))}`.toWellFormed();
}
