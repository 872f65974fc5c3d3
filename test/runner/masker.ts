// Hides secrets as the runner does.

/** Hides registered values for the rest of a job. */
export type Masker = {
  /** Registers a value and each of its lines. A blank value is ignored (ActionCommandManager.cs:440-448). */
  add(value: string): void;
  /** Replaces every registered value and its known encodings by `***`. Case matters, and there is no minimum length. */
  mask(text: string): string;
};

/** Builds a masker that knows these secrets. */
export function createMasker(secrets: readonly string[] = []): Masker {
  const hidden = new Set<string>();
  const masker: Masker = {
    add(value) {
      const lines = value.split(/[\r\n]+/).map((line) => line.trim());
      for (const text of [value, ...lines]) {
        if (text.trim() === '') continue;
        for (const variant of variants(text)) hidden.add(variant);
      }
    },
    mask: (text) => replaceRanges(text, mergeRanges(findAll(text, hidden))),
  };
  for (const secret of secrets) masker.add(secret);
  return masker;
}

/** The encodings that the runner registers with each value (HostContext.cs:103-113). */
function variants(value: string): string[] {
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].map((offset) =>
    bytes.subarray(offset < bytes.length ? offset : 0).toString('base64'),
  );
  const quoted = value.length > 8 && value.startsWith('"') && value.endsWith('"');
  return [
    value,
    ...base64,
    value.replaceAll('"', '\\"'),
    value.replaceAll("'", "''"),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value).replace(/[!'()*]/g, percentEncode),
    value.replace(/[<>"'&]/g, (character) => xmlEntities[character] ?? character),
    ...(quoted ? [value.slice(1, -1)] : []),
    ...ampersandParts(value),
  ];
}

const xmlEntities: Record<string, string> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '&': '&amp;',
};

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** PowerShell prints a secret with an ampersand in two parts. Parts of at least six characters are hidden too. */
function ampersandParts(value: string): string[] {
  const plus = value.indexOf('&+');
  const cut = plus >= 0 ? plus + 2 : value.lastIndexOf('&') + 1;
  if (cut === 0) return [];
  return [value.slice(0, cut), value.slice(plus >= 0 ? cut + 1 : cut)].filter((part) => part.length >= 6);
}

type Range = { start: number; end: number };

function findAll(text: string, hidden: Iterable<string>): Range[] {
  const ranges: Range[] = [];
  for (const value of hidden) {
    // It advances by one character, so that overlapping occurrences are found, as ValueSecret.GetPositions does.
    for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + 1)) {
      ranges.push({ start, end: start + value.length });
    }
  }
  return ranges.sort((a, b) => a.start - b.start);
}

/** Joins ranges that overlap or touch, so that two adjacent secrets become one `***`. */
function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

function replaceRanges(text: string, ranges: readonly Range[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of ranges) {
    result += `${text.slice(from, start)}***`;
    from = end;
  }
  return result + text.slice(from);
}
