import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { DataFolder } from './data-folder';
import { giveTo } from './data-folder';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { formatIdentity, identifyProcess, isAlive, parseIdentity } from './process-identity';
import type { ProcessIdentity } from './process-identity';
import type { ServerUser } from './server-user';

const PREFIX = 'gezhi-';
/** The kernel's limit for the path of a Unix socket, on the strictest system. */
const LONGEST_SOCKET_PATH = 103;
const SOCKET_NAME = '.s.PGSQL.5432';

/**
 * A fresh folder for the socket that nobody else may enter, under the temporary folder because
 * the path of a clone is often too long for a socket. Noted beside the data with its maker, so
 * that the next start can remove the one of a start that was killed.
 */
export function makeSocketFolder(layout: DataFolder, user: ServerUser): string {
  removeAbandonedSocketFolder(layout);
  const parent =
    isShortEnough(join(tmpdir(), `${PREFIX}xxxxxx`)) && mayEnter(tmpdir(), user)
      ? tmpdir()
      : '/tmp';
  const folder = mkdtempSync(join(parent, PREFIX));
  giveTo(folder, user);
  const self = identifyProcess(process.pid);
  const maker = self === null ? String(process.pid) : formatIdentity(self);
  writeFileSync(layout.socketNote, `${maker} ${folder}`, { mode: 0o600 });
  return folder;
}

/** Removes a folder that `makeSocketFolder` made, and the note about it. */
export function removeSocketFolder(layout: DataFolder, folder: string): void {
  if (basename(folder).startsWith(PREFIX) && [tmpdir(), '/tmp'].includes(dirname(folder))) {
    rmSync(folder, { recursive: true, force: true });
  }
  // Two starts at once: the note may be the other one's by now.
  if (readNote(layout)?.folder === folder) rmSync(layout.socketNote, { force: true });
}

/** Removes the folder of a start that is gone. */
export function removeAbandonedSocketFolder(layout: DataFolder): void {
  const note = readNote(layout);
  if (note === null || (note.maker !== null && isAlive(note.maker))) return;
  removeSocketFolder(layout, note.folder);
}

function readNote(
  layout: DataFolder,
): { readonly maker: ProcessIdentity | null; readonly folder: string } | null {
  try {
    const [maker = '', ...folder] = readFileSync(layout.socketNote, 'utf8').trim().split(' ');
    return { maker: parseIdentity(maker), folder: folder.join(' ') };
  } catch {
    return null;
  }
}

/** Checks a folder the caller chose. */
export function checkSocketFolder(folder: string): void {
  if (!isShortEnough(folder)) {
    throw new EmbeddedPostgresError(
      'SOCKET_PATH',
      `The path ${folder} is too long for a Unix socket: at most ${LONGEST_SOCKET_PATH - SOCKET_NAME.length - 1} bytes.`,
    );
  }
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isDirectory() || (stat.mode & 0o077) !== 0) {
    throw new EmbeddedPostgresError(
      'SOCKET_PATH',
      `${folder} must be a folder that only its owner may enter (mode 0700): it guards the database.`,
    );
  }
}

function isShortEnough(folder: string): boolean {
  return Buffer.byteLength(join(folder, SOCKET_NAME)) <= LONGEST_SOCKET_PATH;
}

function mayEnter(folder: string, user: ServerUser): boolean {
  return user.kind !== 'nobody' || (statSync(folder).mode & 0o001) !== 0;
}
