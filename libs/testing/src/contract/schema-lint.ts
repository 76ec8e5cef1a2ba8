import type { GraphQLSchema } from 'graphql';
import {
  getNamedType,
  isEnumType,
  isNonNullType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** One place where a schema breaks a rule every subgraph keeps. */
export interface Finding {
  readonly coordinate: string;
  readonly rule: string;
}

/** Types that stand for a person may have no key: no person is an entity of the graph (guardrails.md 2). */
const PERSON =
  /^(person|resident|citizen|applicant|complainant|reporter|household(er|member)|suspect|offender|petitioner|minor)/i;
/** Names that would identify, score, label or predict a person (guardrails.md 1, 3, 6). */
const FORBIDDEN =
  /(idcard|idnumber|identitynumber|identitycard|creditscore|socialcredit|trustscore|personscore|residentscore|specialgroup|keyperson|stabilitycontrol|petitioner|blacklistperson|biometric|faceid|predict(ed|ion)(person|resident|behaviou?r))/i;
const FINES = /(fineamount|finetotal|totalfines|penaltyamount|finequota|casequota)/i;

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();

/** The guard rails and house rules that can be read off a schema. Empty when all is well. */
export function lintSchema(schema: GraphQLSchema, owned: readonly string[]): Finding[] {
  /** A type of another subgraph is described there. */
  const isStub = (name: string, node: unknown) => hasKey(node) && !owned.includes(name);
  const findings: Finding[] = [];
  const report = (coordinate: string, rule: string) => findings.push({ coordinate, rule });
  for (const type of Object.values(schema.getTypeMap())) {
    if (
      type.name.includes('__') ||
      type.name.startsWith('_') ||
      type.astNode?.kind === 'ScalarTypeDefinition'
    )
      continue;
    if (!(
      isObjectType(type) ||
      isInterfaceType(type) ||
      isInputObjectType(type) ||
      isEnumType(type)
    ))
      continue;
    const root = type === schema.getQueryType() || type === schema.getMutationType();
    if (!type.description && !root && !isStub(type.name, type.astNode))
      report(type.name, 'every type is described');
    if (PERSON.test(type.name) && hasKey(type.astNode)) report(type.name, 'no person is an entity');
    if (isEnumType(type)) {
      for (const value of type.getValues()) {
        if (FORBIDDEN.test(plain(value.name)))
          report(`${type.name}.${value.name}`, 'no label for people');
      }
      continue;
    }
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      if (root && field.name.startsWith('_')) continue;
      if (
        !field.description &&
        !(isStub(type.name, type.astNode) && (field.name === 'id' || field.name === 'code'))
      )
        report(coordinate, 'every field is described');
      if (isObjectType(type) && !root && !isKeyOf(field.name)) {
        const here = isStub(type.name, type.astNode);
        const target = getNamedType(field.type);
        const there = isObjectType(target) && isStub(target.name, target.astNode);
        if ((here || there) && isNonNullType(field.type)) {
          report(coordinate, 'what two departments answer together is nullable: one may be down');
        }
      }
      if (FORBIDDEN.test(plain(field.name)))
        report(coordinate, 'nothing identifies, scores or predicts a person');
      if (FINES.test(plain(field.name))) report(coordinate, 'no figure of fines (E9)');
      if (
        'args' in field &&
        String(field.type)
          .replaceAll(/[![\]]/g, '')
          .endsWith('Connection')
      ) {
        const args: readonly { name: string }[] = field.args;
        if (!args.some(({ name }) => name === 'first'))
          report(coordinate, 'every connection is read by pages');
      }
    }
  }
  return findings;
}

/** The key of another subgraph's entity is all that is known of it here. */
function isKeyOf(field: string): boolean {
  return field === 'id' || field === 'code';
}

interface Node {
  readonly directives?: readonly { readonly name: { readonly value: string } }[];
  readonly fields?: readonly { readonly name: { readonly value: string } }[];
}

function hasKey(node: unknown): boolean {
  return ((node as Node | undefined)?.directives ?? []).some(
    (directive) => directive.name.value === 'key',
  );
}
