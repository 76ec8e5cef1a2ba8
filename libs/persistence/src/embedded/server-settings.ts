/** The name of the superuser of every embedded server. The 0700 socket folder is its password. */
export const SUPERUSER = 'gezhi';

/** The setting that carries who started the server; it shows on the command line of the server. */
export const OWNER_SETTING = 'gezhi.owner';

export interface ServerSettings {
  readonly socketFolder: string;
  /** False only for tests: a crash of the machine may then cost the data. */
  readonly fsync: boolean;
  /** `123@…` of the process that started it. */
  readonly owner: string;
}

/**
 * Settings for a machine of two cores and a few gigabytes that also runs five Node processes:
 * given on the command line, so that one file of the data folder cannot undo them.
 */
export function serverSettings({ socketFolder, fsync, owner }: ServerSettings): readonly string[] {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    [OWNER_SETTING]: owner,
    max_connections: '120',
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '1GB',
    min_wal_size: '128MB',
    random_page_cost: '1.1',
    max_worker_processes: '4',
    max_parallel_workers: '2',
    max_parallel_workers_per_gather: '1',
    // Queries here are short; compiling them costs more than it gains.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    ...(fsync
      ? { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
      : {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          wal_level: 'minimal',
          max_wal_senders: '0',
          checkpoint_timeout: '30min',
          autovacuum_naptime: '5min',
        }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
