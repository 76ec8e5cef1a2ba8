import { startEmbeddedPostgres } from './embedded-postgres';
import { eraseEmbeddedPostgres } from './erase-embedded-postgres';

/** Starts a server, says where, and removes all of it when its input ends. */
async function main(dataFolder: string): Promise<void> {
  const server = await startEmbeddedPostgres({ dataFolder, fsync: false });
  const { processId, socketFolder, endedOrphan } = server;
  const url = server.url('postgres');
  process.stdout.write(`${JSON.stringify({ processId, socketFolder, endedOrphan, url })}\n`);
  process.stdin.resume().once('end', () => {
    void server
      .stop()
      .then(() => eraseEmbeddedPostgres(dataFolder))
      .then(() => process.exit(0));
  });
}

void main(process.argv[2] ?? '');
