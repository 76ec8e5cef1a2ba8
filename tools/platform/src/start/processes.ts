import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBusLogin } from '@gezhi/messaging';
import { ensureServiceLogin } from '@gezhi/persistence';
import { ROOT, RUNTIME_FOLDER } from '../root-folder';
import { runProgram } from './child-process';
import type { RunningProgram } from './child-process';
import type { Department } from './departments';
import type { KeyFiles } from './keys';
import type { Address } from './readiness';

/** What the processes of one start share. */
export interface Surroundings {
  readonly departments: readonly Department[];
  /** Address of each department's database as its owner, by its name. */
  readonly databases: Readonly<Record<string, string>>;
  /** Address of the bus as its owner. */
  readonly bus: string;
  readonly keys: KeyFiles;
  /** The folder of 0700 the processes meet in. */
  readonly socketFolder: string;
  readonly port: number;
  readonly logLevel: string;
}

const logOf = (name: string): string => join(RUNTIME_FOLDER, 'run', 'logs', `${name}.log`);

/** Departments whose programs are missing from the clone. */
export function missingDepartments(departments: readonly Department[]): readonly string[] {
  return departments
    .map(({ name }) => name)
    .filter((name) => !existsSync(join(ROOT, 'apps', name, 'src', 'main.ts')));
}

/** Brings the department's database up to date, then ends. */
export function runMigrations(department: Department, around: Surroundings): RunningProgram {
  return runProgram({
    name: `${department.name} (migrations)`,
    file: `apps/${department.name}/src/migrate.ts`,
    environment: subgraphEnvironment(department, around),
    logFile: logOf(`${department.name}-migrate`),
  });
}

/** Serves the department's subgraph, signed in to the database with no more rights than it needs. */
export async function runSubgraph(
  department: Department,
  around: Surroundings,
): Promise<RunningProgram> {
  const owner = around.databases[department.name] ?? '';
  return runProgram({
    name: department.name,
    file: `apps/${department.name}/src/main.ts`,
    environment: {
      ...subgraphEnvironment(department, around),
      DATABASE_URL: await ensureServiceLogin(owner, department.login),
      BUS_DATABASE_URL: await ensureBusLogin(around.bus, department.busLogin, department.name),
    },
    logFile: logOf(department.name),
  });
}

export function runGateway(around: Surroundings): RunningProgram {
  const subgraphs = around.departments.flatMap(({ name, variable }) => [
    [`SUBGRAPH_${variable}_URL`, `unix:${socketOf(name, around)}`],
    [`SUBGRAPH_${variable}_CALL_KEY_FILE`, around.keys.call[name] ?? ''],
  ]);
  return runProgram({
    name: 'gateway',
    file: 'apps/gateway/src/main.ts',
    environment: {
      NODE_ENV: 'development',
      LOG_LEVEL: around.logLevel,
      PORT: String(around.port),
      DEVELOPMENT_ISSUER: 'true',
      DEVELOPMENT_ISSUER_KEY_FILE: around.keys.issuer,
      APOLLO_TELEMETRY_DISABLED: '1',
      ...(Object.fromEntries(subgraphs) as Record<string, string>),
    },
    logFile: logOf('gateway'),
  });
}

export function subgraphAddress({ name }: Department, around: Surroundings): Address {
  return { socketPath: socketOf(name, around) };
}

export function gatewayAddress({ port }: Surroundings): Address {
  return { host: '127.0.0.1', port };
}

function subgraphEnvironment(department: Department, around: Surroundings): Record<string, string> {
  return {
    NODE_ENV: 'development',
    LOG_LEVEL: around.logLevel,
    LISTEN: `unix:${socketOf(department.name, around)}`,
    DATABASE_URL: around.databases[department.name] ?? '',
    CALL_KEYS_FILE: around.keys.call[department.name] ?? '',
    // Read by departments that keep files.
    ATTACHMENT_STORE: 'disk',
    ATTACHMENT_FOLDER: join(RUNTIME_FOLDER, 'files', department.name),
    ...(department.name === 'grid' ? { CONTACT_HASH_KEYS_FILE: around.keys.contacts } : {}),
  };
}

function socketOf(name: string, { socketFolder }: Surroundings): string {
  return join(socketFolder, `${name}.sock`);
}
