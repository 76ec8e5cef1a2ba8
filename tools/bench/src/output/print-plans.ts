import Table from 'cli-table3';
import type { ExplainedQuestion } from '../plans/explain-questions';

const LONGEST = 90;

/** The questions as a table, and under it every statement that read a big table from end to end. */
export function printPlans(questions: readonly ExplainedQuestion[]): string {
  const table = new Table({
    head: ['question', 'statements', 'ms in PostgreSQL', 'longest ms', 'the longest'],
    style: { head: [], border: [] },
    colWidths: [40, null, null, null, LONGEST],
    wordWrap: true,
  });
  for (const { question, statements, milliseconds, longest } of questions) {
    table.push([
      question,
      statements,
      milliseconds.toFixed(1),
      longest?.milliseconds.toFixed(1) ?? '',
      inOneLine(longest?.text ?? '').slice(0, 3 * LONGEST),
    ]);
  }
  const faults = questions.flatMap(({ question, faults }) =>
    faults.map(({ table, text }) => `${question}: reads all of ${table}\n    ${inOneLine(text)}`),
  );
  const failures = questions.flatMap(({ question, failure }) =>
    failure === null ? [] : [`${question}: ${failure}`],
  );
  const verdict =
    faults.length === 0
      ? 'No statement reads a table of more than 10,000 rows from end to end.'
      : `${faults.length} statements read a table of more than 10,000 rows from end to end:`;
  return [table.toString(), ...failures, verdict, ...faults].join('\n');
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
