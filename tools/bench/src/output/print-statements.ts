import Table from 'cli-table3';
import type { StatementCount } from '../statements/count-statements';

const LONGEST = 100;

/** The counts as a table, and under it what the statements were. */
export function printStatements(counts: readonly StatementCount[]): string {
  const table = new Table({
    head: ['workload', 'subgraph', 'statements', 'of them BEGIN, COMMIT …'],
    style: { head: [], border: [] },
  });
  for (const { workload, subgraph, statements, control } of counts) {
    table.push([workload, subgraph, statements, control]);
  }
  const texts = counts.flatMap(({ workload, subgraph, texts }) =>
    texts.map((text) => `${workload} ${subgraph}: ${shortened(text)}`),
  );
  return [table.toString(), ...texts].join('\n');
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
