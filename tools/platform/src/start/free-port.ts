import { createServer } from 'node:net';
import { findPortHolder } from './port-holder';
import { StartError } from './start-error';

const LOOPBACK = '127.0.0.1';

/**
 * The port the graph will listen on: the wanted one, or any free one for 0. Throws before anything
 * heavy is started when somebody else has it, and says who where the system tells.
 */
export async function findFreePort(wanted: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, wanted)));
  probe.listen({ port: wanted, host: LOOPBACK, exclusive: true }, () => {
    const address = probe.address();
    const port = typeof address === 'object' && address !== null ? address.port : wanted;
    probe.close(() => resolve(port));
  });
  return promise;
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EACCES') {
    return new StartError(
      `Port ${port} needs rights that you do not have: choose another with PORT.`,
    );
  }
  if (error.code !== 'EADDRINUSE') return error;
  const holder = findPortHolder(port);
  const who = holder === null ? 'another program' : `process ${holder.pid} (${holder.command})`;
  return new StartError(
    `Port ${port} is in use by ${who}: stop it, or choose another port, for example \`PORT=${port + 1} npm start\`.`,
  );
}
