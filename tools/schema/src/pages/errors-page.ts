import { GATEWAY_PROBLEMS } from '@gezhi/gateway';
import type { ProblemCatalogue } from '@gezhi/kernel';
import { COMMON_PROBLEMS } from '@gezhi/kernel';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import { PROBLEM_NAMES } from '@gezhi/subgraph';
import { GENERATED, table } from './markdown';

/** docs/errors.md: every code the graph can answer, with both languages. */
export function errorsPage(subgraphs: readonly SubgraphDefinition[]): string {
  const sections = [
    COMMON_PROBLEMS,
    GATEWAY_PROBLEMS,
    ...subgraphs.map(({ problems }) => problems),
  ].map(section);
  return `${['# Error codes · 错误码', GENERATED, INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION =
  'A mutation answers an expected refusal as a value of its result union (the type in the second column, all implement ' +
  '`Problem`); any other field answers it as a GraphQL error with the code in `extensions.code`. ' +
  '变更操作以结果联合类型中的值返回业务拒绝；其他字段以 GraphQL 错误返回，代码见 `extensions.code`。';

function section(catalogue: ProblemCatalogue): string {
  const own = Object.values(catalogue.definitions).filter(
    ({ code }) => catalogue === COMMON_PROBLEMS || !COMMON_PROBLEMS.find(code),
  );
  const rows = own.map((problem) => [
    `\`${problem.code}\``,
    PROBLEM_NAMES[problem.kind],
    `${problem.message.en} · ${problem.message.zh}`,
    `${problem.meaning.en} · ${problem.meaning.zh}`,
    problem.since,
    problem.source ?? '',
  ]);
  return `## ${catalogue.name}\n\n${table(['Code', 'Type', 'Message', 'Meaning', 'Since', 'Source'], rows)}`;
}
