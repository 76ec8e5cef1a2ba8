import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileStore, StoredFile } from '../domain/attachment/file-store';
import { checkedKey, FileStoreError, isFileKey } from '../domain/attachment/file-store';

/**
 * Files in a folder of this machine: `ab/cd/<sha256>`. Written beside, flushed to the disk and renamed, so that a key
 * is whole or absent whatever happens. Only the owner of the process can read them.
 */
export function diskStore(folder: string): FileStore {
  const root = resolve(folder);
  const unfinished = join(root, 'unfinished');
  const placeOf = (key: string) => {
    const name = checkedKey(key);
    return { folder: join(root, name.slice(0, 2), name.slice(2, 4)), name };
  };
  const pathOf = (key: string) => join(placeOf(key).folder, placeOf(key).name);

  return {
    put: (key, content) =>
      told(async () => {
        const place = placeOf(key);
        if (await isThere(pathOf(key))) return;
        for (const made of [unfinished, place.folder])
          await mkdir(made, { recursive: true, mode: 0o700 });
        const temporary = join(unfinished, randomUUID());
        try {
          await writeThrough(temporary, content);
          await rename(temporary, join(place.folder, place.name));
        } catch (error) {
          await rm(temporary, { force: true });
          throw error;
        }
        await flushFolder(place.folder);
      }),

    read: (key, range) => told(() => opened(pathOf(key), range)),

    has: (key) => told(() => isThere(pathOf(key))),

    remove: (key) => told(() => rm(pathOf(key), { force: true })),

    list: () => listed(root),

    removeUnfinished: (before) =>
      told(async () => {
        let removed = 0;
        for await (const name of namesIn(unfinished)) {
          const path = join(unfinished, name);
          const { mtime } = await stat(path);
          if (mtime >= before) continue;
          await rm(path, { force: true });
          removed += 1;
        }
        return removed;
      }),
  };
}

async function writeThrough(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name is safe against a crash once its folder is. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function opened(
  path: string,
  range: Parameters<FileStore['read']>[1],
): Promise<Readable | null> {
  const file = await open(path, 'r').catch(absent);
  return file && createReadStream('', { fd: file, ...range });
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(absent)) !== null;
}

/** Two folders deep, nothing else: whatever else somebody put there is none of ours. */
async function* listed(root: string): AsyncIterable<StoredFile> {
  for await (const first of namesIn(root)) {
    if (!/^[0-9a-f]{2}$/.test(first)) continue;
    for await (const second of namesIn(join(root, first))) {
      for await (const key of namesIn(join(root, first, second))) {
        if (!isFileKey(key) || !key.startsWith(first + second)) continue;
        const found = await stat(join(root, first, second, key)).catch(absent);
        if (found?.isFile()) yield { key, storedAt: found.mtime };
      }
    }
  }
}

async function* namesIn(folder: string): AsyncIterable<string> {
  const found = await opendir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw new FileStoreError('a folder cannot be read', { cause: error });
  });
  if (found === null) return;
  for await (const { name } of found) yield name;
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RangeError || error instanceof FileStoreError) throw error;
    throw new FileStoreError('the folder of attachments', { cause: error });
  }
}
