// What an error says, whatever it was that was thrown.

/** Its message; of what is no Error, the text of it. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
