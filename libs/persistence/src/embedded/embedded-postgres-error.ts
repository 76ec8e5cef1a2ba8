/** Why the embedded server could not be started; each has one line a person can act on. */
export type EmbeddedPostgresProblem =
  | 'NO_BINARIES'
  | 'BINARIES_DO_NOT_RUN'
  | 'NO_ORDINARY_USER'
  | 'DATA_OF_ANOTHER_VERSION'
  | 'DATA_FOLDER_IN_USE'
  | 'DATA_FOLDER_DAMAGED'
  | 'DISK_FULL'
  | 'NOT_PERMITTED'
  | 'NO_MEMORY'
  | 'LOCALE'
  | 'SOCKET_PATH'
  | 'DID_NOT_START';

/** A fault of the embedded server: `message` is one line in plain words, `code` is stable. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly code: EmbeddedPostgresProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message.replace(/\s+/g, ' ').trim(), options);
  }
}

interface Symptom {
  readonly pattern: RegExp;
  readonly code: EmbeddedPostgresProblem;
  readonly advice: string;
}

/** What PostgreSQL itself says, in the order of how much it tells. */
const SYMPTOMS: readonly Symptom[] = [
  {
    pattern:
      /no space left on device|disk quota exceeded|could not (?:write|extend) .*: wrote only/i,
    code: 'DISK_FULL',
    advice: 'Free some space and start again',
  },
  {
    pattern:
      /database files are incompatible|was initialized by PostgreSQL version|not compatible with this version/i,
    code: 'DATA_OF_ANOTHER_VERSION',
    advice: 'Move the data away or bring it over with a dump',
  },
  {
    pattern:
      /lock file "[^"]*" already exists|shared memory block .* is still in use|is still in use/i,
    code: 'DATA_FOLDER_IN_USE',
    advice: 'Another server works on it',
  },
  {
    pattern:
      /could not create shared memory segment|could not map anonymous shared memory|out of memory|cannot allocate memory|could not resize shared memory/i,
    code: 'NO_MEMORY',
    advice: 'The machine has too little (shared) memory left',
  },
  {
    pattern:
      /invalid locale|locale .* (?:requires|not recognized|does not exist)|database locale is incompatible/i,
    code: 'LOCALE',
    advice: 'The data was made for another locale',
  },
  {
    pattern:
      /error while loading shared libraries|version `GLIBC|exec format error|symbol lookup error|no such file or directory.*ld-|cannot execute/i,
    code: 'BINARIES_DO_NOT_RUN',
    advice: 'Give the address of a PostgreSQL server in DATABASE_URL instead',
  },
  {
    pattern:
      /permission denied|operation not permitted|read-only file system|has wrong ownership|has group or world access/i,
    code: 'NOT_PERMITTED',
    advice: 'Check who owns the folder',
  },
  {
    pattern:
      /could not find the database system|could not locate a valid checkpoint|invalid (?:primary )?checkpoint|control file|could not read file "PG_VERSION"|is not a valid data directory|is not a database cluster directory|could not open (?:file|directory) "(?:global|base|pg_wal)/i,
    code: 'DATA_FOLDER_DAMAGED',
    advice: 'Restore a backup, or remove the folder to start over',
  },
];

/** Turns the output of a PostgreSQL program that failed into a coded error of one line. */
export function explainOutput(what: string, output: string): EmbeddedPostgresError {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^\d{4}-\d\d-\d\d [\d:.]+ \S+ \[\d+\] /, '').trim())
    .filter((line) => line !== '');
  for (const { pattern, code, advice } of SYMPTOMS) {
    const line = lines.find((candidate) => pattern.test(candidate));
    if (line !== undefined) {
      return new EmbeddedPostgresError(code, `${what}: ${line}. ${advice}.`);
    }
  }
  const telling = lines.findLast((line) => /fatal|panic|error/i.test(line)) ?? lines.at(-1);
  return new EmbeddedPostgresError('DID_NOT_START', `${what}: ${telling ?? 'it said nothing'}`);
}

/** The same for an error of the operating system thrown while folders and files were prepared. */
export function explainSystemError(what: string, error: unknown): EmbeddedPostgresError {
  if (error instanceof EmbeddedPostgresError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const problem: EmbeddedPostgresProblem =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'DISK_FULL'
      : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
        ? 'NOT_PERMITTED'
        : code === 'ENOMEM'
          ? 'NO_MEMORY'
          : 'DID_NOT_START';
  return new EmbeddedPostgresError(problem, `${what}: ${message}`, { cause: error });
}
