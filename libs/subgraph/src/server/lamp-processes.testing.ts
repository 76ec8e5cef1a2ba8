import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { ANONYMOUS, CALL_HEADER, createCallSigner } from '@gezhi/identity';
import type { CallSigner } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { createDataSource, ensureServiceLogin } from '@gezhi/persistence';
import type { DataSource } from 'typeorm';
import { lampSubgraph } from './lamp-subgraph.testing';
import { migrate, openDatabase } from './run-subgraph';

const ROOT = resolve(__dirname, '../../../..');
const PATH = '/graphql';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

export interface LampProcess {
  /** Settles when the process has ended; `lines` then holds all it said. */
  readonly ended: Promise<number | null>;
  /** What it said on both outputs. */
  readonly lines: readonly string[];
  /** Settles when a line with this text has been said; rejects when it ends first. */
  said(text: string): Promise<void>;
  send(body: string, headers: Record<string, string>, path?: string): Promise<Reply>;
  signal(signal: NodeJS.Signals): void;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A folder, a database and the processes on it; all gone at the end of the block. */
export interface LampTown extends AsyncDisposable {
  readonly folder: string;
  /** As its owner. */
  readonly dataSource: DataSource;
  /** The address of the database for its owner, which no process may serve with. */
  readonly ownerUrl: string;
  /** As a department's process signs in, password included. */
  readonly serviceUrl: string;
  /**
   * Starts a process in production and waits until it listens, or has ended. Given must be `CALL_KEYS` or its file;
   * an empty variable takes a default away.
   */
  start(variables: Record<string, string>): Promise<LampProcess>;
  /** Writes a file as an operator should: complete, under its name at once, for its owner alone. */
  write(name: string, text: string): string;
}

export const newSecret = () => `x${randomBytes(32).toString('base64url')}`;

export function signerWith(keyId: string, secret: string): CallSigner {
  return createCallSigner({ subgraph: 'lamps', keyId, secret, clock: systemClock });
}

/** A signed question, ready to be sent, or sent again. */
export function signedCall(signer: CallSigner, query = '{ lamp(id: "lamp-1") { id } }') {
  const body = JSON.stringify({ query });
  const token = signer.sign({ method: 'POST', path: PATH, body, actor: ANONYMOUS });
  return { body, headers: { [CALL_HEADER]: token } };
}

export async function openLampTown(): Promise<LampTown> {
  const folder = mkdtempSync(join(tmpdir(), 'gezhi-lamps-'));
  const server = process.env['GEZHI_TEST_POSTGRES'] ?? '';
  const admin = await createDataSource({
    name: 'lamp-town',
    url: server,
    entities: [],
    migrations: [],
    poolSize: 1,
  }).initialize();
  const name = `lamps_${process.pid}_${randomBytes(4).toString('hex')}`;
  await admin.query(`CREATE DATABASE ${name}`);
  const ownerUrl = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  const dataSource = await openDatabase(lampSubgraph, ownerUrl);
  await migrate(lampSubgraph, dataSource);
  const serviceUrl = await ensureServiceLogin(ownerUrl, `${name}_service`);
  const running: LampProcess[] = [];

  function write(file: string, text: string): string {
    const path = join(folder, file);
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    renameSync(`${path}.new`, path);
    return path;
  }

  const production = {
    NODE_ENV: 'production',
    DATABASE_URL_FILE: write('database-url', serviceUrl),
    DATABASE_POOL: '2',
    // What runs by itself has specs of its own.
    JOBS: 'false',
  };

  return {
    folder,
    dataSource,
    ownerUrl,
    serviceUrl,
    write,
    async start(variables) {
      const socket = join(folder, `${running.length}.sock`);
      const environment = { ...production, LISTEN: `unix:${socket}`, ...variables };
      const lamps = startProcess(socket, environment);
      running.push(lamps);
      await Promise.race([lamps.said('"listening"'), lamps.ended]).catch(() => undefined);
      return lamps;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(running.map((lamps) => lamps.stop('SIGKILL')));
      await dataSource.destroy();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.query(`DROP ROLE IF EXISTS ${name}_service`);
      await admin.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}

function startProcess(socket: string, environment: Record<string, string>): LampProcess {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@gezhi/source',
      '-r',
      '@swc-node/register',
      join(__dirname, 'lamp-process.testing.ts'),
    ],
    {
      cwd: ROOT,
      // Nothing of the test's own environment but what finds programs: the process is one of production.
      env: {
        PATH: process.env['PATH'],
        SWC_NODE_PROJECT: join(ROOT, 'tsconfig.base.json'),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output }).on('line', (line) => {
      lines.push(line);
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const agent = new Agent({ keepAlive: true });

  return {
    ended,
    lines,
    said(text) {
      const { promise, resolve: done, reject } = Promise.withResolvers<void>();
      const look = () => {
        if (lines.some((line) => line.includes(text))) done();
      };
      listeners.add(look);
      look();
      void ended.then(() => {
        look();
        reject(new Error(`ended without saying ${text}:\n${lines.join('\n')}`));
      });
      return promise.finally(() => listeners.delete(look));
    },
    send: (body, headers, path = PATH) => post(agent, socket, path, body, headers),
    signal: (signal) => void child.kill(signal),
    async stop(signal = 'SIGTERM') {
      agent.destroy();
      if (child.exitCode === null) child.kill(signal);
      return ended;
    },
  };
}

function post(
  agent: Agent,
  socketPath: string,
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<Reply> {
  return new Promise((done, failed) => {
    const asked = request(
      {
        agent,
        socketPath,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      },
      (response) => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (answer += chunk));
        response.on('end', () => done({ status: response.statusCode ?? 0, body: answer }));
        response.on('error', failed);
      },
    );
    asked.on('error', failed);
    asked.end(body);
  });
}
