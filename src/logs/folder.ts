// Folders on the way to a file.
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder and those above it; one that is there is fine. Rejects where one cannot be made. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (await isFolder(folder)) return;
    const parent = dirname(folder);
    if (parent === folder || (await isFolder(parent))) throw error;
    // Node's own recursive mkdir goes round for ever below /proc, where a folder that is missing cannot be made.
    await makeFolder(parent);
    await mkdir(folder);
  }
}

/** Whether there is a folder at that path. */
export async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
