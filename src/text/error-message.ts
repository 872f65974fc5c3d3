// Turns anything that was thrown into text.

/** The message of an Error; anything else as a string. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
