// Texts that are too long to be read whole.

/** Reads a payload: one text of one or more lines, harmless and free of keys. */
export type ReadPayload = (payload: string) => string;

/** More of a payload than this (characters) is not even looked at: nobody reads it in a summary. */
export const longestRead = 16_384;

/** Behind the cut there may be half a key, which nothing would recognise; so much of the end goes with it. */
export const cutMargin = 512;

/** Reads a text from both its ends where it is too long, for the cause of a failure is often told last. */
export function readWhole(read: ReadPayload, text: string): string {
  if (text.length <= longestRead) return read(text);
  const half = longestRead / 2;
  return `${read(text.slice(0, half)).slice(0, -cutMargin)} ... ${read(text.slice(-half)).slice(cutMargin)}`;
}
