// Bytes of a summary: the runner drops one above 1 MiB as a whole, so ours stays far below.

/** UTF-8 bytes that a whole summary may have. */
export const summaryBudget = 256 * 1024;

/** UTF-8 bytes of a text. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** The first of `blocks` that fit into `budget` bytes, a line end each, and how many did not. */
export function within(blocks: readonly string[], budget: number): { shown: string[]; left: number } {
  let rest = budget;
  const beyond = blocks.findIndex((block) => {
    rest -= bytesOf(block) + 1;
    return rest < 0;
  });
  const shown = beyond < 0 ? [...blocks] : blocks.slice(0, beyond);
  return { shown, left: blocks.length - shown.length };
}
