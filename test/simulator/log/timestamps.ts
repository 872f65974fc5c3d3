// Converts timestamps of the log between microseconds since the epoch and ISO 8601.

const iso8601 =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Converts ISO 8601 to microseconds since the epoch; null where it is something else. Without an offset it is UTC. */
export function parseMicros(text: string): number | null {
  const match = iso8601.exec(text);
  if (!match) return null;
  const [, date, minutes = '00:00', seconds = '00', fraction = '', offset = 'Z'] = match;
  const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
  const wholeMs = Date.parse(`${date}T${minutes}:${seconds}${zone}`);
  if (Number.isNaN(wholeMs)) return null;
  return wholeMs * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** Formats microseconds as on the API page: `2025-01-22T13:23:14.209436+00:00`. */
export function formatMicros(micros: number): string {
  const wholeSeconds = Math.floor(micros / 1_000_000);
  const fraction = String(micros - wholeSeconds * 1_000_000).padStart(6, '0');
  return `${new Date(wholeSeconds * 1000).toISOString().slice(0, 19)}.${fraction}+00:00`;
}
