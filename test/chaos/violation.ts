// A promise that a run has broken.

/** The kinds, as the table at the end counts them. */
export const kinds = [
  'leak',
  'foreign',
  'key',
  'exit code',
  'start',
  'hang',
  'cancel',
  'annotation',
  'other',
] as const;

export type Violation = { kind: (typeof kinds)[number]; message: string };
