// Keeps pages of the log in a temporary file.
import { open, rm } from 'node:fs/promises';
import type { Spool } from './file.ts';

/** Opens an empty spool that only this user can read. `close` removes the file. Rejects where it cannot be written. */
export async function openSpool(path: string): Promise<Spool & { close(): Promise<void> }> {
  const file = await open(path, 'w+', 0o600);
  return {
    write: async (data, position) => {
      await file.write(data, 0, data.length, position);
    },
    read: async (position, length) => {
      const data = Buffer.alloc(length);
      await file.read(data, 0, length, position);
      return data;
    },
    close: async () => {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
