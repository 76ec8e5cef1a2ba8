import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { OperationTypeNode } from 'graphql';
import type { RequiredFields } from '../supergraph/required-fields';
import { restoreRequired } from './restore-required';

const needs: Readonly<Record<string, string>> = { a: 'p_0', b: 'p_1', c: 'p_2' };
const required: RequiredFields = {
  sdl: '',
  fields: new Map(['p_0', 'p_1', 'p_2'].map((name) => [name, { name: 'p', arguments: [] }])),
  needsOf: (_service, _type, field) => {
    const name = needs[field];
    return name === undefined ? [] : [{ place: '.p', name }];
  },
};

function plan(operation: string, id?: string): QueryPlan {
  const fetch: FetchNode = {
    kind: 'Fetch',
    serviceName: 's',
    id,
    requires: ['id', 'p_0', 'p_1', 'p_2'].map((name) => ({ kind: 'Field', name })),
    operation: `query($representations: [_Any!]!, $x: Int) { _entities(representations: $representations) { ... on T ${operation} } }`,
    operationName: undefined,
    operationKind: OperationTypeNode.QUERY,
    variableUsages: ['x'],
  };
  return { kind: 'QueryPlan', node: fetch };
}

function parts(node: QueryPlan['node']): FetchNode[] {
  if (node?.kind === 'Fetch') return [node];
  if (node?.kind !== 'Parallel' && node?.kind !== 'Sequence') throw new Error('no requests');
  return node.nodes.flatMap((each: PlanNode) => parts(each));
}

const sent = ({ requires = [] }: FetchNode) =>
  requires.map((each) => (each.kind === 'Field' ? `${each.alias ?? ''}>${each.name}` : ''));

describe('a plan with requirements taken back to the real fields', () => {
  it('asks once for what needs no place twice', () => {
    const { node } = restoreRequired(plan('{ a d }'), required);
    expect(parts(node)).toHaveLength(1);
  });

  it('asks once for each of the arguments, with the variables each part uses', () => {
    const { node } = restoreRequired(plan('{ a b(x: $x) d }'), required);
    expect(node?.kind).toBe('Parallel');
    const [first, second] = parts(node);
    expect(sent(first!)).toEqual(['>id', 'p_0>p', 'p_2>p']);
    expect(sent(second!)).toEqual(['>id', 'p_1>p', 'p_2>p']);
    expect(first).toMatchObject({
      operation: expect.stringMatching(/T\{a d\}/),
      variableUsages: [],
    });
    expect(first?.operation).not.toContain('$x');
    expect(second).toMatchObject({ operation: expect.stringContaining('b(x:$x)') });
  });

  it('lets what is deferred wait for all parts', () => {
    const { node } = restoreRequired(plan('{ a b c }', '7'), required);
    expect(node?.kind).toBe('Sequence');
    expect(parts(node).map(({ id }) => id)).toEqual([undefined, undefined, '7']);
  });
});
