import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, getNamedType, isUnionType } from 'graphql';

/** The committed schema that clients see: which input a mutation takes and what it may answer. */
const SCHEMA_FILE = join(__dirname, '../../../../gateway/api.graphql');

/** Types of a union of answers that are no success. */
const PROBLEM = 'Problem';

const REFUSAL = `... on Problem { code message path } ... on InvalidTransition { currentState action allowed }
  ... on Conflict { currentVersion } ... on RuleRefusal { source }`;

/** What every success is asked for where its type has it. */
const USUAL = ['id', 'state', 'version'];

let known: GraphQLSchema | undefined;

/**
 * The text of a mutation that takes one input: its success with `fields`, its refusals whole. The types come from
 * the schema, so a story names nothing but the mutation.
 */
export function mutationText(mutation: string, fields: string): string {
  known ??= buildSchema(readFileSync(SCHEMA_FILE, 'utf8'));
  const field = known.getMutationType()?.getFields()[mutation];
  const argument = field?.args.find(({ name }) => name === 'input');
  const answers = field && getNamedType(field.type);
  if (!argument || !isUnionType(answers))
    throw new Error(`${mutation} is no mutation with an input and a union of answers`);
  const success = answers
    .getTypes()
    .find((type) => type.getInterfaces().every(({ name }) => name !== PROBLEM));
  if (!success) throw new Error(`${mutation} answers nothing but problems`);
  const has = success.getFields();
  const usual = USUAL.filter((name) => name in has).join(' ');
  return `mutation ($input: ${String(argument.type)}) {
    outcome: ${mutation}(input: $input) {
      __typename
      ... on ${success.name} { ${usual} ${fields} }
      ${REFUSAL}
    }
  }`;
}
