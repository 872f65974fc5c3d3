// The disk of a life, in memory: real files would take real time, of which a life knows nothing.
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { posix } from 'node:path';

/** The disk of one life. */
export type Disk = {
  /** A path on it that a step may write to. */
  readonly path: string;
  /** What is in the file at `path`; null where there is none. */
  read(): string | null;
  /** The names of the files that are left beside it. */
  others(): string[];
  /** From now on nothing reaches it, but what is on it can still be read. */
  close(): void;
};

type Stored = { files: Map<string, Buffer>; folders: Set<string>; mayWrite: () => boolean };

const root = '/disk-of-a-life/';
const disks = new Map<string, Stored>();
const real = { open: files.open, rm: files.rm, mkdir: files.mkdir, stat: files.stat };
let made = 0;

/** Makes an empty disk. `mayWrite` is asked at each write, and false means that the disk is full. */
export function createDisk(mayWrite: () => boolean): Disk {
  made += 1;
  const folder = `${root}${made}/`;
  const path = `${folder}logs/deployment.log`;
  const stored: Stored = { files: new Map(), folders: new Set([folder.slice(0, -1)]), mayWrite };
  disks.set(folder, stored);
  return {
    path,
    read: () => stored.files.get(path)?.toString('utf8') ?? null,
    others: () => [...stored.files.keys()].filter((name) => name !== path),
    close: () => void disks.delete(folder),
  };
}

/** A place on a disk of a life. */
type Spot = { stored: Stored; path: string; folder: string };

/** Where a path leads to; null for the real disk. On Windows a program may have put a drive before it. */
function spotOf(given: unknown): Spot | null {
  const path = typeof given === 'string' ? given.replace(/^[A-Za-z]:/, '').replaceAll('\\', '/') : '';
  if (!path.startsWith(root)) return null;
  const [disk = ''] = path.slice(root.length).split('/');
  return { stored: disks.get(`${root}${disk}/`) ?? removed(), path, folder: posix.dirname(path) };
}

/** What a life that is over leaves of its disk. */
const removed = (): Stored => ({ files: new Map(), folders: new Set(), mayWrite: () => false });

function failure(code: string, words: string): Error {
  return Object.assign(new Error(`${code}: ${words}`), { code });
}

const absent = () => failure('ENOENT', 'no such file or directory');

/** As much of a file handle as the logs step uses. */
function handleOf(stored: Stored, path: string) {
  let place = 0;
  stored.files.set(path, Buffer.alloc(0));
  return {
    async write(data: Buffer, offset = 0, length = data.length - offset, position: number | null = null) {
      if (!stored.mayWrite()) throw failure('ENOSPC', 'no space left on device, write');
      const at = position ?? place;
      const before = stored.files.get(path) ?? Buffer.alloc(0);
      const after = Buffer.alloc(Math.max(before.length, at + length));
      before.copy(after);
      data.copy(after, at, offset, offset + length);
      stored.files.set(path, after);
      if (position === null) place += length;
      return { bytesWritten: length, buffer: data };
    },
    async read(data: Buffer, offset: number, length: number, position: number) {
      const bytesRead = stored.files.get(path)?.copy(data, offset, position, position + length) ?? 0;
      return { bytesRead, buffer: data };
    },
    async close() {},
  };
}

// Whatever is not on such a disk goes on to the real one.
Object.assign(files, {
  async open(given: string, ...rest: never[]) {
    const spot = spotOf(given);
    if (spot === null) return real.open(given, ...rest);
    const { stored, path, folder } = spot;
    if (!stored.folders.has(folder)) throw absent();
    return handleOf(stored, path);
  },
  async rm(given: string, ...rest: never[]) {
    const spot = spotOf(given);
    return spot === null ? real.rm(given, ...rest) : void spot.stored.files.delete(spot.path);
  },
  async mkdir(given: string, ...rest: never[]) {
    const spot = spotOf(given);
    if (spot === null) return real.mkdir(given, ...rest);
    const { stored, path, folder } = spot;
    if (stored.folders.has(path)) throw failure('EEXIST', 'file already exists');
    if (!stored.folders.has(folder)) throw absent();
    return void stored.folders.add(path);
  },
  async stat(given: string, ...rest: never[]) {
    const spot = spotOf(given);
    if (spot === null) return real.stat(given, ...rest);
    const { stored, path } = spot;
    if (!stored.folders.has(path) && !stored.files.has(path)) throw absent();
    return { isDirectory: () => stored.folders.has(path) };
  },
});
syncBuiltinESMExports();
