import type { Usage } from './read-usage';

const HEAD = ['application', 'version', 'operation', 'times', 'first day', 'last day', ''];

/** What was read, for a terminal. */
export function usageTable(usage: readonly Usage[], question: string): string {
  if (usage.length === 0) return `Nobody: ${question}.\n`;
  const lines = usage.map((each) => [
    each.client === '' ? '(unnamed)' : each.client,
    each.version,
    each.name ?? each.operation.slice(0, 12),
    String(each.count),
    each.firstDay,
    each.lastDay,
    each.isNamed === false ? 'perhaps, in a variable' : '',
  ]);
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const text = [HEAD, ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
  const clients = new Set(usage.map(({ client }) => client)).size;
  const times = usage.reduce((sum, { count }) => sum + count, 0);
  return `${text}\n\n${clients} applications, ${times} times: ${question}.\n`;
}
