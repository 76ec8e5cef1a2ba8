import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { DataFolder } from './data-folder';
import { giveTo } from './data-folder';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import type { ServerUser } from './server-user';

const PREFIX = 'gezhi-';
/** The kernel's limit for the path of a Unix socket, on the strictest system. */
const LONGEST_SOCKET_PATH = 103;
const SOCKET_NAME = '.s.PGSQL.5432';

/**
 * A fresh folder for the socket that nobody else may enter, under the temporary folder because
 * the path of a clone is often too long for a socket. Noted beside the data, so that the next
 * start can remove the one of a start that was killed.
 */
export function makeSocketFolder(layout: DataFolder, user: ServerUser): string {
  removeSocketFolder(layout);
  const parent =
    isShortEnough(join(tmpdir(), `${PREFIX}xxxxxx`)) && mayEnter(tmpdir(), user)
      ? tmpdir()
      : '/tmp';
  const folder = mkdtempSync(join(parent, PREFIX));
  giveTo(folder, user);
  writeFileSync(layout.socketNote, folder, { mode: 0o600 });
  return folder;
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

/** Removes the folder the note names, if it is one that we made. */
export function removeSocketFolder(layout: DataFolder): void {
  let folder: string;
  try {
    folder = readFileSync(layout.socketNote, 'utf8').trim();
  } catch {
    return;
  }
  if (basename(folder).startsWith(PREFIX) && [tmpdir(), '/tmp'].includes(dirname(folder))) {
    rmSync(folder, { recursive: true, force: true });
  }
  rmSync(layout.socketNote, { force: true });
}

function isShortEnough(folder: string): boolean {
  return Buffer.byteLength(join(folder, SOCKET_NAME)) <= LONGEST_SOCKET_PATH;
}

function mayEnter(folder: string, user: ServerUser): boolean {
  return user.kind !== 'nobody' || (statSync(folder).mode & 0o001) !== 0;
}
