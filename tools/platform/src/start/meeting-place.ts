import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const PREFIX = 'gezhi-run-';
/** The longest name of a socket in it, with room to spare under the kernel's limit of 107 bytes. */
const LONGEST_PARENT = 60;

/**
 * A fresh folder (0700) for the sockets of the processes. Its path is noted in `note`, so that the
 * next start removes the one of a start that was killed. Call it with the lock of the clone held.
 */
export function makeMeetingPlace(note: string): { readonly folder: string; remove(): void } {
  try {
    removeFolder(readFileSync(note, 'utf8').trim());
  } catch {
    // There is no note: the last start ended in order.
  }
  const parent = Buffer.byteLength(tmpdir()) <= LONGEST_PARENT ? tmpdir() : '/tmp';
  const folder = mkdtempSync(join(parent, PREFIX));
  writeFileSync(note, folder, { mode: 0o600 });
  return {
    folder,
    remove: () => {
      removeFolder(folder);
      rmSync(note, { force: true });
    },
  };
}

function removeFolder(folder: string): void {
  if (basename(folder).startsWith(PREFIX) && [tmpdir(), '/tmp'].includes(dirname(folder))) {
    rmSync(folder, { recursive: true, force: true });
  }
}
