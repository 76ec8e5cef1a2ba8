import { openConnection } from '../load/connection';
import type { Connection } from '../load/connection';
import { Histogram } from '../measure/histogram';

/*
 * The process of those who ask ordinary questions while others attack: 200 a second, whether or not the last was
 * answered, so that a gateway that stands still for a second is seen by 200. Whenever asked, it says what they saw.
 */
const EVERY_MILLISECONDS = 5;
const CONNECTIONS = 16;
const BODY = JSON.stringify({ query: 'query Hot { places(first: 5) { id name } }' });

export interface BystanderReport {
  readonly requests: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

async function main(url: string): Promise<void> {
  const free: Connection[] = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => openConnection({ url, headers: {} })),
  );
  const waiting: number[] = [];
  let seen = { latencies: new Histogram(), failed: 0 };

  async function ask(due: number, connection: Connection): Promise<void> {
    const { status } = await connection.post(BODY).catch(() => ({ status: 0 }));
    seen.latencies.record((performance.now() - due) * 1_000);
    if (status !== 200) seen.failed += 1;
    const next = waiting.shift();
    if (next === undefined) free.push(connection);
    else void ask(next, connection);
  }

  let due = performance.now();
  setInterval(() => {
    for (; due <= performance.now(); due += EVERY_MILLISECONDS) {
      const connection = free.pop();
      if (connection === undefined) waiting.push(due);
      else void ask(due, connection);
    }
  }, 1);
  process.on('message', () => {
    const { latencies, failed } = seen;
    seen = { latencies: new Histogram(), failed: 0 };
    const at = (part: number) => (latencies.percentile(part) ?? 0) / 1_000;
    const report = { requests: latencies.size, failed, p50: at(0.5), p99: at(0.99), most: at(1) };
    process.send?.(report satisfies BystanderReport);
  });
  process.send?.({ ready: true });
}

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
void main(process.argv[2] ?? '');
