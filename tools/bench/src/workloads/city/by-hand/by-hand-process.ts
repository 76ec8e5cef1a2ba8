import { createServer } from 'node:http';
import { Pool } from 'pg';
import { createAskSubgraph } from './ask-subgraph';
import type { SubgraphAccess } from './ask-subgraph';
import { boardByHand } from './board-by-hand';
import type { AnswerByHand, Sources } from './by-hand-answer';
import { overviewByHand } from './overview-by-hand';
import { profileByHand } from './profile-by-hand';
import { reportByHand } from './report-by-hand';
import { tasksByHand } from './tasks-by-hand';

/*
 * The limit: what the graph answers, written by hand behind the smallest HTTP server there is. It
 * knows one operation of each workload and nothing of tokens, roles or schemas.
 */
const ANSWERS: Readonly<Record<string, AnswerByHand>> = {
  w1: tasksByHand,
  w2: boardByHand,
  w3: overviewByHand,
  w4: profileByHand,
  w5: reportByHand,
};

/** What the process is told first: which workload, for whom, and where to find what it needs. */
export interface ByHandSetting {
  readonly workload: string;
  readonly identity: string;
  readonly databases: Readonly<Record<string, string>>;
  readonly subgraphs: Readonly<Record<string, SubgraphAccess>>;
}

/** As many connections as a subgraph has by default. */
const CONNECTIONS = 10;

process.once('message', (setting: ByHandSetting) => {
  // The same answers whatever the size of the city: `w1-million` is `w1`.
  const answer = ANSWERS[setting.workload.replace(/-.*/, '')];
  const sources = sourcesOf(setting);
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', async () => {
      const { variables = {} } = JSON.parse(body) as { variables?: Record<string, unknown> };
      const [status, said] = await Promise.resolve(answer?.(sources, variables)).then(
        (data) => [200, { data }] as const,
        (error: Error) => [500, { errors: [{ message: error.message }] }] as const,
      );
      const bytes = Buffer.from(JSON.stringify(said));
      response
        .writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length })
        .end(bytes);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    process.send?.({ url: `http://127.0.0.1:${port}/` });
  });
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));

function sourcesOf({ databases, subgraphs, identity }: ByHandSetting): Sources {
  const pools = Object.entries(databases).map(([name, connectionString]) => {
    const application_name = 'gezhi-bench';
    return [name, new Pool({ connectionString, max: CONNECTIONS, application_name })] as const;
  });
  const asks = Object.entries(subgraphs).map(
    ([name, access]) => [name, createAskSubgraph(name, access, identity)] as const,
  );
  return { pools: Object.fromEntries(pools), subgraphs: Object.fromEntries(asks) };
}
