// Reads texts that are too long to be read as a whole.

/** Turns a payload into text of one or more lines that is harmless and free of keys. */
export type ReadPayload = (payload: string) => string;

/** A longer payload (characters) is not read as a whole. */
export const longestRead = 16_384;

/** Characters that are dropped next to a cut, because half a key may stand there, which would not be recognised. */
export const cutMargin = 512;

/** Reads the beginning and the end of a text that is too long, as the cause of a failure often stands at the end. */
export function readWhole(read: ReadPayload, text: string): string {
  if (text.length <= longestRead) return read(text);
  const half = longestRead / 2;
  return `${read(text.slice(0, half)).slice(0, -cutMargin)} ... ${read(text.slice(-half)).slice(cutMargin)}`;
}
