import { rolledFacts } from '@gezhi/metrics';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import type { DataSource } from 'typeorm';

const MARKS = `
  SELECT c.relname AS table, p.prosrc AS body FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgname = 'mark_figures'`;

/**
 * Facts whose finished days are kept although changes of their table, or of a moment they count by, mark no day as
 * stale (`keepFigures`): their figures would go wrong silently (ADR 0018).
 */
export async function lintKeptFigures(
  { metrics }: Pick<SubgraphDefinition, 'metrics'>,
  owner: DataSource,
): Promise<string[]> {
  const marks = await owner.query<{ table: string; body: string }[]>(MARKS);
  return rolledFacts(metrics.definitions).flatMap(({ fact: { name, from, daily } }) =>
    [...from.matchAll(/(?:^|\bJOIN\s+)(\w+) (\w+)/g)].flatMap(([, table = '', alias = '']) => {
      if (daily?.settled?.includes(table)) return [];
      const mark = marks.find(
        (each) => each.table === table && each.body.includes(`'${daily?.source}'`),
      );
      if (!mark) return [`${name}: no change of ${table} marks the days of ${daily?.source}`];
      const moments = [
        ...(daily?.at ?? '').matchAll(new RegExp(`\\b${alias}\\.(\\w+_at)\\b`, 'g')),
      ];
      return moments
        .filter(([, moment = '']) => !new RegExp(`\\bOLD\\.${moment}\\b`).test(mark.body))
        .map(
          ([, moment = '']) => `${name}: a change of ${table} does not mark the day of ${moment}`,
        );
    }),
  );
}
