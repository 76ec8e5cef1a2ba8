import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Target } from '../../load/load-job';
import { findFreePort } from '../../machine/free-port';
import { runProgram } from '../../machine/program';
import type { Program } from '../../machine/program';
import { makeTemporaryFolder } from '../../machine/temporary-folder';
import { demoToken } from '../demo-token';
import { untilAnswering } from '../until-answering';
import type { SubgraphAccess } from './by-hand/ask-subgraph';
import { DEPARTMENTS } from './departments';

/** The whole platform as `npm start` runs it, compiled, its processes joined by Unix sockets. */
export interface CityPlatform extends AsyncDisposable {
  readonly gateway: number;
  readonly subgraphs: readonly number[];
  /** How to ask each subgraph as the gateway does, by the department's name. */
  readonly access: Readonly<Record<string, SubgraphAccess>>;
  /** Where to ask, as the demo identity. */
  targetFor(identity: string): Promise<Target>;
}

export interface CityPlatformOptions {
  /** Address of each department's database, by its name. */
  readonly databases: Readonly<Record<string, string>>;
  /** Cores gateway and subgraphs may use, as `taskset` takes them. */
  readonly cores: string | null;
  /** What subgraphs are told besides. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The same without row rules and without signed calls: what those cost is the difference. */
export async function startUnguardedPlatform(options: CityPlatformOptions): Promise<CityPlatform> {
  const { databases, cores } = options;
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(makeTemporaryFolder()).path;
  const pairs: string[] = [];
  const subgraphs = DEPARTMENTS.map(({ name }) => {
    const socket = join(folder, `${name}.sock`);
    pairs.push(`${name}=${socket}`);
    const program = runProgram({
      name: `unguarded-${name}`,
      file: 'tools/bench/dist/workloads/city/unguarded/subgraph-process.js',
      arguments: [name, socket, databases[name] ?? ''],
      environment: { NODE_ENV: 'production' },
      cores,
    });
    stack.defer(() => program.stop());
    return program;
  });
  const port = await findFreePort();
  const gateway = runProgram({
    name: 'unguarded-gateway',
    file: 'tools/bench/dist/workloads/city/unguarded/gateway-process.js',
    arguments: [String(port), ...pairs],
    environment: { NODE_ENV: 'test' },
    cores,
  });
  stack.defer(() => gateway.stop());
  return await ready(stack, gateway, subgraphs, port, {});
}

export async function startCityPlatform(options: CityPlatformOptions): Promise<CityPlatform> {
  const { databases, cores, environment = {} } = options;
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(makeTemporaryFolder()).path;
  const toSubgraphs: Record<string, string> = {};
  const access: Record<string, SubgraphAccess> = {};
  const subgraphs = DEPARTMENTS.map(({ name, variable }) => {
    const socket = join(folder, `${name}.sock`);
    const address = `unix:${socket}`;
    const [keyId, secret] = ['bench', randomBytes(32).toString('base64url')];
    const key = `${keyId}:${secret}`;
    access[name] = { socket, keyId, secret };
    toSubgraphs[`SUBGRAPH_${variable}_URL`] = address;
    toSubgraphs[`SUBGRAPH_${variable}_CALL_KEY`] = key;
    const program = runProgram({
      name,
      file: `apps/${name}/dist/main.js`,
      environment: {
        NODE_ENV: 'production',
        LISTEN: address,
        CALL_KEYS: key,
        DATABASE_URL: databases[name] ?? '',
        // Requests are measured; who runs jobs also needs a bus.
        JOBS: 'false',
        ...environment,
      },
      cores,
    });
    stack.defer(() => program.stop());
    return program;
  });
  const port = await findFreePort();
  const gateway = runProgram({
    name: 'gateway',
    file: 'apps/gateway/dist/main.js',
    // `test` is production but for the development issuer.
    environment: {
      NODE_ENV: 'test',
      PORT: String(port),
      DEVELOPMENT_ISSUER: 'true',
      GATEWAY_ENGINE: 'gezhi',
      ...toSubgraphs,
    },
    cores,
  });
  stack.defer(() => gateway.stop());
  return await ready(stack, gateway, subgraphs, port, access);
}

/** Waits until every department has answered the gateway. */
async function ready(
  stack: AsyncDisposableStack,
  gateway: Program,
  subgraphs: readonly Program[],
  port: number,
  access: CityPlatform['access'],
): Promise<CityPlatform> {
  const origin = `http://127.0.0.1:${port}`;
  await untilAnswering([gateway, ...subgraphs], { url: `${origin}/health/ready`, headers: {} });
  const owned = stack.move();
  return {
    gateway: gateway.pid,
    subgraphs: subgraphs.map(({ pid }) => pid),
    access,
    async targetFor(identity) {
      const headers = { authorization: `Bearer ${await demoToken(origin, identity)}` };
      return { url: `${origin}/graphql`, headers };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
