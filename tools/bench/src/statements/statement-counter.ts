import { connect, createServer } from 'node:net';
import type { NetConnectOpts, Socket } from 'node:net';
import { join } from 'node:path';
import { makeTemporaryFolder } from '../machine/temporary-folder';
import { ClientMessages } from './client-messages';

/** Stands between a client and its database and notes what is asked. */
export interface StatementCounter extends AsyncDisposable {
  /** The address the client uses instead of the database's own. */
  readonly url: string;
  /** Texts of the statements since the last call. */
  take(): readonly string[];
}

export const PORT = 5432;

/** Needs no setting of the server and no help of the client, so it counts what really is sent. */
export async function startStatementCounter(databaseUrl: string): Promise<StatementCounter> {
  const folder = makeTemporaryFolder();
  let statements: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(addressOf(databaseUrl));
    const messages = new ClientMessages();
    client.on('data', (piece) => {
      statements.push(...messages.push(piece).map(({ text }) => text));
    });
    client.pipe(database).pipe(client);
    for (const socket of [client, database]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.on('error', () => {
        client.destroy();
        database.destroy();
      });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(join(folder.path, `.s.PGSQL.${PORT}`), resolve);
  });
  const url = new URL(databaseUrl);
  url.host = `localhost:${PORT}`;
  url.searchParams.set('host', folder.path);
  return {
    url: url.toString(),
    take() {
      const taken = statements;
      statements = [];
      return taken;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of open) socket.destroy();
      folder[Symbol.dispose]();
    },
  };
}

export function addressOf(databaseUrl: string): NetConnectOpts {
  const { hostname, port, searchParams } = new URL(databaseUrl);
  const folder = searchParams.get('host');
  const number = Number(port || PORT);
  return folder?.startsWith('/')
    ? { path: join(folder, `.s.PGSQL.${number}`) }
    : { host: folder ?? hostname, port: number };
}
