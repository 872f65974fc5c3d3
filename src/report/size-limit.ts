// Keeps the summary small. The runner drops a summary above 1 MiB as a whole (actions/runner, FileCommandManager.cs).

/** Bytes of UTF-8 that a whole summary may have. */
export const summaryBudget = 256 * 1024;

/** The length of a text in bytes of UTF-8. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** Returns the first blocks that fit into `budget` bytes, each with a line end, and the number of blocks left. */
export function within(blocks: readonly string[], budget: number): { shown: string[]; left: number } {
  let rest = budget;
  const beyond = blocks.findIndex((block) => {
    rest -= bytesOf(block) + 1;
    return rest < 0;
  });
  const shown = beyond < 0 ? [...blocks] : blocks.slice(0, beyond);
  return { shown, left: blocks.length - shown.length };
}
