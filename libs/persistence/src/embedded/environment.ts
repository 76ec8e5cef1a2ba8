/** What the supervisor reads of its own environment: nothing but where programs are found. */
export function searchPath(): readonly string[] {
  const path = process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin';
  return path.split(':').filter((folder) => folder !== '');
}

/**
 * The environment of a PostgreSQL program. Nothing else is passed on: a PGDATA, PGPORT or LC_ALL
 * of the person who starts us must not change what the server is.
 */
export function serverEnvironment(libraryFolder: string | null): NodeJS.ProcessEnv {
  return {
    PATH: searchPath().join(':'),
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(libraryFolder === null
      ? {}
      : { LD_LIBRARY_PATH: libraryFolder, DYLD_LIBRARY_PATH: libraryFolder }),
  };
}
