// Makes snapshots of transcripts plain text, without quotation marks around it. It is imported for this effect.
import { expect } from 'vitest';

expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', serialize: (value) => value });
