import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { makeTemporaryFolder } from '../machine/temporary-folder';
import { addressOf, PORT } from '../statements/statement-counter';
import type { StatementPlan } from './plan';
import { planIn } from './plan';
import { ServerMessages } from './server-messages';

/** Stands between a client and its database and hears how each statement was carried out. */
export interface PlanListener extends AsyncDisposable {
  /** The address the client uses instead of the database's own. */
  readonly url: string;
  /** The statements since the last call. */
  take(): readonly StatementPlan[];
}

/** The server must send plans as notices: see `tellPlans`. */
export async function startPlanListener(databaseUrl: string): Promise<PlanListener> {
  const folder = makeTemporaryFolder();
  let plans: StatementPlan[] = [];
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(addressOf(databaseUrl));
    const messages = new ServerMessages();
    database.on('data', (piece) => {
      for (const notice of messages.push(piece)) {
        const plan = planIn(notice);
        if (plan !== null) plans.push(plan);
      }
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
      const taken = plans;
      plans = [];
      return taken;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of open) socket.destroy();
      folder[Symbol.dispose]();
    },
  };
}
