import { createServer } from 'node:http';
import { Pool } from 'pg';
import type { AnswerByHand, DepartmentPools } from './by-hand-answer';
import { overviewByHand } from './overview-by-hand';
import { reportByHand } from './report-by-hand';

/*
 * The limit: what the graph answers, from SQL written by hand behind the smallest HTTP server there
 * is. It knows one operation of each workload and nothing of tokens, roles or schemas.
 */
const ANSWERS: Readonly<Record<string, AnswerByHand>> = {
  w3: overviewByHand,
  w5: reportByHand,
};

/** What the process is told first: which workload, and where the databases are. */
export interface ByHandSetting {
  readonly workload: string;
  readonly databases: Readonly<Record<string, string>>;
}

/** As many connections as a subgraph has by default. */
const CONNECTIONS = 10;

process.once('message', ({ workload, databases }: ByHandSetting) => {
  const pools = Object.fromEntries(
    Object.entries(databases).map(([name, connectionString]) => [
      name,
      new Pool({ connectionString, max: CONNECTIONS, application_name: 'gezhi-bench' }),
    ]),
  ) as DepartmentPools;
  const answer = ANSWERS[workload];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', async () => {
      const { variables = {} } = JSON.parse(body) as { variables?: Record<string, unknown> };
      const [status, said] = await Promise.resolve(answer?.(pools, variables)).then(
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
