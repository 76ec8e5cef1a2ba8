import Table from 'cli-table3';
import type { AttackResults } from '../attacks/run-attacks';
import type { BystanderReport } from '../attacks/bystander-process';

const HEAD = [
  'attack',
  'bytes',
  'sent',
  'status',
  'code',
  'slowest ms',
  'others p99 ms',
  'others failed',
  'RSS MB',
];

/** What each attack came to, and what others saw of it. */
export function printAttacks({ quiet, attacks, flood }: AttackResults): string {
  const table = new Table({ head: HEAD, style: { head: [], border: [] } });
  table.push(['(none)', '', '', '', '', '', ...seenBy(quiet), '']);
  for (const { attack, sent, outcome, asExpected, others, residentMb } of attacks) {
    table.push([
      attack.name,
      attack.bytes,
      sent,
      outcome.status ?? 'cut off',
      asExpected ? outcome.code : `NOT AS EXPECTED: ${outcome.code}`,
      outcome.milliseconds.toFixed(1),
      ...seenBy(others),
      residentMb.toFixed(0),
    ]);
  }
  const { operations, seconds, statuses, residentMb, others } = flood;
  return [
    table.toString(),
    `${operations} operations, none like the other, in ${seconds.toFixed(0)} s; by status ${JSON.stringify(statuses)}`,
    `memory of the gateway before, and after each fifth: ${residentMb.join(', ')} MB`,
    `others meanwhile: ${others.requests} requests, ${others.failed} failed, p50 ${others.p50.toFixed(1)} ms, p99 ${others.p99.toFixed(1)} ms, at most ${others.most.toFixed(1)} ms`,
  ].join('\n');
}

function seenBy({ p99, failed }: BystanderReport): readonly [string, number] {
  return [p99.toFixed(1), failed];
}
