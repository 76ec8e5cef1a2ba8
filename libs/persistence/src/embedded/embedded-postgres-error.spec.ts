import { explainOutput, explainSystemError } from './embedded-postgres-error';

describe('what PostgreSQL says when it cannot start', () => {
  it.each([
    ['DISK_FULL', 'FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device'],
    ['DATA_OF_ANOTHER_VERSION', 'FATAL:  database files are incompatible with server'],
    ['DATA_FOLDER_IN_USE', 'FATAL:  lock file "postmaster.pid" already exists'],
    [
      'DATA_FOLDER_IN_USE',
      'FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use',
    ],
    ['NO_MEMORY', 'FATAL:  could not map anonymous shared memory: Cannot allocate memory'],
    ['LOCALE', 'initdb: error: invalid locale settings; check LANG and LC_* environment variables'],
    ['NOT_PERMITTED', 'FATAL:  data directory "/d" has wrong ownership'],
    ['BINARIES_DO_NOT_RUN', "postgres: /lib/libc.so.6: version `GLIBC_2.17' not found"],
    ['DATA_FOLDER_DAMAGED', 'PANIC:  could not locate a valid checkpoint record at 0/1'],
    ['DID_NOT_START', 'FATAL:  something nobody has seen before'],
  ])('becomes %s, in one line that keeps its words', (code, line) => {
    const error = explainOutput(
      'PostgreSQL did not start',
      `2026-11-15 10:00:00.000 UTC [42] LOG:  starting\n2026-11-15 10:00:00.000 UTC [42] ${line}\n`,
    );
    expect(error.code).toBe(code);
    expect(error.message).toContain(line.replace(/\s+/g, ' '));
    expect(error.message).not.toContain('\n');
  });

  it('is told by the code of the system when a folder could not be made', () => {
    const full = Object.assign(new Error('write failed'), { code: 'ENOSPC' });
    expect(explainSystemError('PostgreSQL could not be started', full).code).toBe('DISK_FULL');
    expect(explainSystemError('x', explainSystemError('y', full)).message).toBe('y: write failed');
  });
});
