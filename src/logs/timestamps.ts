// Converts timestamps of log entries to whole microseconds since the epoch. A Date has milliseconds only.

const isoForm =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,12}))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Converts an ISO 8601 time to microseconds since the epoch. Without a zone it is UTC. Null where it is no time. */
export function parseMicros(timestamp: string): number | null {
  const micros =
    timestamp.length === 32 && timestamp.endsWith('+00:00') ? parseOwnForm(timestamp) : Number.NaN;
  return Number.isNaN(micros) ? parseAnyForm(timestamp) : micros;
}

/** Reads the form that the service writes. It creates no strings, as it runs for every entry; NaN for other forms. */
function parseOwnForm(timestamp: string): number {
  const number = (start: number, end: number): number => {
    let value = 0;
    for (let i = start; i < end; i += 1) {
      const digit = timestamp.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) return Number.NaN;
      value = value * 10 + digit;
    }
    return value;
  };
  const day = Date.UTC(number(0, 4), number(5, 7) - 1, number(8, 10));
  return (
    (day / 1000 + number(11, 13) * 3600 + number(14, 16) * 60 + number(17, 19)) * 1_000_000 + number(20, 26)
  );
}

function parseAnyForm(timestamp: string): number | null {
  const parts = isoForm.exec(timestamp);
  if (parts === null) return null;
  const [, date = '', time = '', fraction = '', zone = 'Z'] = parts;
  const ms = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  if (Number.isNaN(ms)) return null;
  return (ms - zoneMs(zone)) * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

function zoneMs(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Formats microseconds since the epoch as the service does: `2025-01-22T13:22:14.209436+00:00`. */
export function formatMicros(micros: number): string {
  const ms = Math.floor(micros / 1000);
  const rest = String(micros - ms * 1000).padStart(3, '0');
  return new Date(ms).toISOString().replace('Z', `${rest}+00:00`);
}
