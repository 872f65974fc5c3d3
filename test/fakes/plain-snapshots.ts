// Transcripts in snapshots as they are, without quotation marks around them. Imported for its effect.
import { expect } from 'vitest';

expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', serialize: (value) => value });
