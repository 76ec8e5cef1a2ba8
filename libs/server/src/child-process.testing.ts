import { createHttpServer } from './http-server';
import { createLogger } from './logger';
import { runUntilStopped } from './run-until-stopped';

/** A whole process for run-until-stopped.e2e.spec.ts: one slow answer, one that never comes, one fault. */
const logger = createLogger({ name: 'child', level: 'info' });
const server = createHttpServer({ name: 'child', logger, health: {} });

const slow = Promise.withResolvers<string>();
server.get('/slow', async () => {
  logger.info('slow answer under way');
  process.once('SIGTERM', () => setTimeout(() => slow.resolve('done'), 50));
  return slow.promise;
});
server.get('/never', async () => {
  logger.info('endless answer under way');
  return new Promise(() => undefined);
});
server.get('/fault', async () => {
  setImmediate(() => {
    throw new Error('nobody caught this');
  });
  return 'soon';
});

void runUntilStopped({
  server,
  logger,
  listen: { socket: process.argv[2] ?? '' },
  drainMilliseconds: 300,
  noticeMilliseconds: Number(process.argv[3] ?? 0),
  onHangUp: () => logger.info('read again'),
  dispose: async () => logger.info('disposed'),
});
