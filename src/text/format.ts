// Numbers as people read them: durations, counts, moments.

/** `0.4 s`, `45 s`, `1 min 20 s`, `2 h 5 min`; never negative, and one decimal only below ten seconds. */
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

/** `35 ms`, `850 ms`; a second and above as `duration` has it. */
export function latency(ms: number): string {
  return ms < 1_000 && ms >= 0 ? `${Math.round(ms)} ms` : duration(ms);
}

function parts(large: [number, string], small: [number, string]): string {
  return [large, small]
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ');
}

/** `60,000`, whatever the machine's language. */
export function grouped(count: number): string {
  return String(Math.trunc(count)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 entry`, `60,000 entries`; the plural is the singular with an `s` unless given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** `13:22:14 UTC`, or with its date `2025-01-22 13:22:14 UTC`. */
export function moment(ms: number, withDate = false): string {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return 'an unknown time';
  const iso = new Date(ms).toISOString();
  const time = `${iso.slice(-13, -5)} UTC`;
  return withDate ? `${iso.slice(0, -14)} ${time}` : time;
}

/** At most `most` characters of `text`: the middle makes way for an ellipsis, as the end tells more than it. */
export function cutInMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = Math.floor((most - 3) / 3);
  return `${text.slice(0, head)} … ${text.slice(text.length - (most - 3 - head))}`.toWellFormed();
}
