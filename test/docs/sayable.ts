// Tells whether our code can say a given text, which must be part of one of its string literals. Gaps are
// filled by whole literals or numbers.

/** A literal cut at its `${...}`; a plain string is one part. */
export type Literal = readonly string[];

/** The least number of characters that a text and a literal with gaps must have in common. */
const leastCommon = 8;

/** Returns the string and template literals of TypeScript source, except those in comments. */
export function literalsIn(source: string): Literal[] {
  const token = /\/\/.*|\/\*[\s\S]*?\*\/|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
  return [...source.matchAll(token)].flatMap(([, plain, template]) => {
    const text = plain ?? template;
    return text === undefined ? [] : [text.replaceAll(/\\(['`$\\])/g, '$1').split(/\$\{[^}]*\}/)];
  });
}

/** Tells whether `text` can come out of one of the literals. */
export function isSayable(text: string, literals: readonly Literal[]): boolean {
  const whole = literals.map((parts) => parts.join('\0'));
  const words = new Set(literals.flatMap((parts) => (parts.length === 1 ? parts : [])));
  const fillsGap = (gap: string) => /^\d+$/.test(gap) || words.has(gap);
  return (
    whole.some((literal) => literal.includes(text)) ||
    literals.some((parts) => comesOf(parts, text, fillsGap))
  );
}

/** Tells whether `text` is cut out of the parts with their gaps filled. */
function comesOf(parts: Literal, text: string, fillsGap: (gap: string) => boolean): boolean {
  return parts.some((part, i) =>
    suffixesOf(part).some((suffix) => {
      if (!text.startsWith(suffix)) return false;
      return continues({ parts, next: i + 1, common: suffix.length }, text.slice(suffix.length), fillsGap);
    }),
  );
}

type Position = { parts: Literal; next: number; common: number };

/** Tells whether the rest of the text continues with a gap and the next part of the literal. */
function continues(
  { parts, next, common }: Position,
  rest: string,
  fillsGap: (gap: string) => boolean,
): boolean {
  if (rest === '') return common >= leastCommon;
  const part = parts[next];
  if (part === undefined) return false;
  // The text may end in the gap, or in the middle of the next part.
  if (fillsGap(rest) && common >= leastCommon) return true;
  for (let end = 1; end <= rest.length; end++) {
    if (!fillsGap(rest.slice(0, end))) continue;
    const after = rest.slice(end);
    if (after !== '' && part.startsWith(after) && common + after.length >= leastCommon) return true;
    if (part === '' || !after.startsWith(part)) continue;
    const position = { parts, next: next + 1, common: common + part.length };
    if (continues(position, after.slice(part.length), fillsGap)) return true;
  }
  return false;
}

function suffixesOf(part: string): string[] {
  return Array.from({ length: part.length + 1 }, (_, i) => part.slice(i));
}
