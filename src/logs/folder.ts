// Makes the folders that lead to a file.
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder and those above it, unless they exist. Rejects where one cannot be made. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (await isFolder(folder)) return;
    const parent = dirname(folder);
    if (parent === folder || (await isFolder(parent))) throw error;
    // Node's recursive mkdir never ends below /proc, where a missing folder cannot be made.
    await makeFolder(parent);
    await mkdir(folder);
  }
}

/** Whether there is a folder at `path`. */
export async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
