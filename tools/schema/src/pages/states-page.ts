import type { StateMachine } from '@gezhi/kernel';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import { GENERATED, table } from './markdown';

/** docs/states.md: the life of every object, drawn from the table that is enforced. */
export function statesPage(subgraphs: readonly SubgraphDefinition[]): string {
  const sections = subgraphs.flatMap(({ name, machines }) =>
    machines.map((machine) => section(name, machine)),
  );
  return `${['# Lives of objects · 状态机', GENERATED, ...sections].join('\n\n')}\n`;
}

function section(subgraph: string, machine: StateMachine): string {
  const arrows = machine.transitions.flatMap(({ from, action, to }) =>
    from.map((state) => `  ${state} --> ${to}: ${machine.actions[action]?.zh ?? action}`),
  );
  const guards = machine.transitions.flatMap(({ from, action, to, guard }) =>
    guard ? [[`\`${action}\``, from.join(', '), to, `${guard.en} · ${guard.zh}`]] : [],
  );
  const states = Object.entries(machine.states).map(([state, { en, zh }]) => [
    `\`${state}\``,
    en,
    zh,
  ]);
  return [
    `## ${machine.name} (${subgraph})`,
    [
      '```mermaid',
      'stateDiagram-v2',
      ...machine.initial.map((state) => `  [*] --> ${state}`),
      ...arrows,
      '```',
    ].join('\n'),
    table(['State', 'English', '中文'], states),
    ...(guards.length > 0 ? [table(['Action', 'From', 'To', 'Guard'], guards)] : []),
  ].join('\n\n');
}
