import fc from 'fast-check';
import { buildSchema, getVariableValues, OperationTypeNode, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { VariableCheck } from './variable-check';

const schema = buildSchema(`
  scalar Date
  enum Level { CITY DISTRICT }
  input Area { code: String! level: Level parts: [Area!] name: String! = "x" date: Date }
  input Either @oneOf { code: String level: Level }
  type Query {
    ask(text: String, id: ID!, number: Int, share: Float, flag: Boolean!, level: Level,
      areas: [[Area]!], dates: [Date], either: Either, words: [String!]! = []): Int
  }
`);

const document = parse(`query (
  $text: String $id: ID! $number: Int! = 3 $share: Float $flag: Boolean! $level: Level
  $areas: [[Area]!] $dates: [Date] $either: Either $words: [String!]!
) { ask(text: $text id: $id number: $number share: $share flag: $flag level: $level areas: $areas
  dates: $dates either: $either words: $words) }`);

const [operation] = document.definitions as [OperationDefinitionNode];
const definitions = operation.variableDefinitions ?? [];
const check = new VariableCheck(schema, definitions);

const leaf = fc.oneof(
  fc.constantFrom(null, undefined, true, 'CITY', 'x', '', 7, 2 ** 40, 1.5, Number.NaN),
  fc.string({ maxLength: 3 }),
);
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('anything'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('code', 'level', 'parts', 'name', 'date', 'other', '__proto__'),
      tie('anything'),
      { maxKeys: 4 },
    ),
  ),
}));
const right = {
  text: fc.constantFrom('x', null),
  id: fc.constantFrom('a', 1),
  number: fc.constantFrom(1, undefined),
  share: fc.constantFrom(1, 0.5, null),
  flag: fc.boolean(),
  level: fc.constantFrom('CITY', null),
  areas: fc.constantFrom([[{ code: 'x', parts: [{ code: 'y' }] }]], null, [], { code: 'x' }),
  dates: fc.constantFrom(['2026-01-01'], null),
  either: fc.constantFrom({ code: 'x' }, null),
  words: fc.constantFrom(['x'], [], 'x'),
};
const names = Object.keys(right) as (keyof typeof right)[];
const variables = fc
  .record(
    Object.fromEntries(
      names.map((name) => [name, fc.oneof({ weight: 6, arbitrary: right[name] }, anything)]),
    ),
    { requiredKeys: names.filter((name) => name !== 'number') },
  )
  .filter((given) => Object.keys(given).length > 0);

describe('variables', () => {
  it('are refused exactly when graphql-js refuses them, and with its words', () => {
    expect(operation.operation).toBe(OperationTypeNode.QUERY);
    let fitting = 0;
    fc.assert(
      fc.property(variables, (given) => {
        const theirs = getVariableValues(schema, definitions, given, { maxErrors: 50 }).errors;
        const ours = check.errors(given);
        expect(ours?.map(({ message }) => message)).toEqual(theirs?.map(({ message }) => message));
        if (ours === undefined) fitting += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(fitting).toBeGreaterThan(50);
  });
});
