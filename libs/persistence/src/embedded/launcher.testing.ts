import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { EmbeddedPostgres } from './embedded-postgres';

/** What a launcher in a process of its own says about the server it has started. */
export type LaunchedServer = Pick<
  EmbeddedPostgres,
  'processId' | 'socketFolder' | 'endedOrphan'
> & {
  readonly url: string;
};

export interface Launcher extends AsyncDisposable {
  readonly server: LaunchedServer;
  readonly process: ChildProcess;
  /** Kill -9; settles when the launcher is gone. */
  kill(): Promise<void>;
}

const ROOT = resolve(__dirname, '../../../..');

/** Starts a server from another process, one that a test may kill. `path` limits what it finds. */
export async function launchElsewhere(dataFolder: string, path?: string): Promise<Launcher> {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@gezhi/source',
      '-r',
      resolve(ROOT, 'node_modules/@swc-node/register'),
      resolve(__dirname, 'launcher-process.testing.ts'),
      dataFolder,
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...process.env,
        SWC_NODE_PROJECT: resolve(ROOT, 'tsconfig.base.json'),
        PATH: path ?? process.env['PATH'],
      },
    },
  );
  const ended = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    return {
      server: JSON.parse(line) as LaunchedServer,
      process: child,
      kill,
      [Symbol.asyncDispose]: async () => {
        child.stdin.end();
        await ended;
      },
    };
  }
  throw new Error('the launcher ended before its server was ready');
}
