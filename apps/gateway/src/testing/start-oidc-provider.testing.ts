import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The name of the gateway at the test provider. */
export const PROVIDER_AUDIENCE = 'urn:gezhi:graph';

interface Reply {
  readonly id: number;
  readonly [detail: string]: unknown;
}

export interface RequestCounts {
  readonly discovery: number;
  readonly keys: number;
  readonly token: number;
}

/** Starts a real OpenID provider as a process; see oidc-provider.mjs for whom it knows. */
export async function startOidcProvider() {
  const child = spawn(process.execPath, [join(__dirname, 'oidc-provider.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const complaints: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const [line] = await Promise.race([
    once(child.stdout!, 'data'),
    once(child, 'exit').then(() => {
      throw new Error(`The provider did not start:\n${complaints.join('')}`);
    }),
  ]);
  const issuer = String(line).trim();

  const waiting = new Map<number, (reply: Reply) => void>();
  child.on('message', (reply: Reply) => waiting.get(reply.id)?.(reply));
  let questions = 0;
  const tell = (command: string, details: object = {}) =>
    new Promise<Reply>((resolve) => {
      questions += 1;
      waiting.set(questions, resolve);
      child.send({ id: questions, command, ...details });
    });

  return {
    issuer,
    counts: async () => (await tell('counts')) as unknown as RequestCounts,
    /** Registers the one address the IDE may be sent back to. */
    redirectTo: (origin: string) => tell('redirect', { origin }),
    rotate: () => tell('rotate'),
    withdrawOldKeys: () => tell('withdrawOldKeys'),
    stop: () => tell('stop'),
    start: () => tell('start'),
    /** An access token of the service account `reports`. */
    async serviceToken(): Promise<string> {
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from('reports:a-secret-only-this-test-knows').toString('base64')}`,
        },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          resource: PROVIDER_AUDIENCE,
          scope: 'metrics:read',
        }),
      });
      const given = (await response.json()) as { access_token?: string };
      if (given.access_token === undefined) throw new Error(JSON.stringify(given));
      return given.access_token;
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
