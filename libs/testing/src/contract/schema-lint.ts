import type { GraphQLField, GraphQLInputField, GraphQLNamedType, GraphQLSchema } from 'graphql';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';

/** One place where a schema breaks a rule every subgraph keeps. */
export interface Finding {
  readonly coordinate: string;
  readonly rule: string;
}

type Field = GraphQLField<unknown, unknown> | GraphQLInputField;

/** Types that stand for a person may have no key: no person is an entity of the graph (guardrails.md 2). */
const PERSON =
  /^(person|resident|citizen|applicant|complainant|reporter|household(er|member)|suspect|offender|petitioner|minor)/i;
/** Names that would identify, score, label or predict a person (guardrails.md 1, 3, 6), without underscores. */
const FORBIDDEN =
  /(idcard|idnumber|identitynumber|identitycard|creditscore|socialcredit|trustscore|personscore|residentscore|specialgroup|keyperson|stabilitycontrol|petitioner|blacklistperson|biometric|faceid|predict(ed|ion)(person|resident|behaviou?r))/i;
const FINES = /(fineamount|finetotal|totalfines|penaltyamount|finequota|casequota)/i;

/** The guard rails and house rules that can be read off a schema. Empty when all is well. */
export function lintSchema(schema: GraphQLSchema, owned: readonly string[]): Finding[] {
  const types = Object.values(schema.getTypeMap()).filter(
    ({ name }) => !name.includes('__') && !name.startsWith('_'),
  );
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map(
    (root) => root?.name,
  );
  const isForeign = (type: GraphQLNamedType): boolean => hasKey(type) && !owned.includes(type.name);
  return types.flatMap((type) => {
    const isRoot = roots.includes(type.name);
    const described = isRoot || isScalarType(type) || isForeign(type) || Boolean(type.description);
    return [
      ...broken(type.name, described, 'every type is described'),
      ...broken(type.name, !(PERSON.test(type.name) && hasKey(type)), 'no person is an entity'),
      ...lintValues(type),
      ...fieldsOf(type)
        .filter(({ name }) => !(isRoot && name.startsWith('_')))
        .flatMap((field) => [
          ...lintField(type, field, isForeign),
          ...(isRoot ? [] : lintOutage(type, field, isForeign)),
        ]),
    ];
  });
}

function lintValues(type: GraphQLNamedType): Finding[] {
  if (!isEnumType(type)) return [];
  return type
    .getValues()
    .flatMap(({ name }) =>
      broken(`${type.name}.${name}`, !FORBIDDEN.test(plain(name)), 'no label for people'),
    );
}

function lintField(
  type: GraphQLNamedType,
  field: Field,
  isForeign: (type: GraphQLNamedType) => boolean,
): Finding[] {
  const coordinate = `${type.name}.${field.name}`;
  const described = Boolean(field.description) || (isForeign(type) && isKey(field));
  const isList = getNamedType(field.type).name.endsWith('Connection');
  const isPaged = 'args' in field && field.args.some(({ name }) => name === 'first');
  return [
    ...broken(coordinate, described, 'every field is described'),
    ...broken(
      coordinate,
      !FORBIDDEN.test(plain(field.name)),
      'nothing identifies, scores or predicts a person',
    ),
    ...broken(coordinate, !FINES.test(plain(field.name)), 'no figure of fines (E9)'),
    ...broken(coordinate, !isList || isPaged, 'every connection is read by pages'),
  ];
}

/** A field that needs two departments may be null: while one is down, the other's answer must stand. */
function lintOutage(
  type: GraphQLNamedType,
  field: Field,
  isForeign: (type: GraphQLNamedType) => boolean,
): Finding[] {
  if (!isObjectType(type)) return [];
  const ownKey = isForeign(type) && isKey(field);
  const shared = isForeign(type) || isForeign(getNamedType(field.type));
  const holds = ownKey || !shared || !isNonNullType(field.type);
  return broken(
    `${type.name}.${field.name}`,
    holds,
    'what two departments answer together is nullable',
  );
}

function fieldsOf(type: GraphQLNamedType): Field[] {
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    return Object.values(type.getFields());
  return [];
}

function broken(coordinate: string, holds: boolean, rule: string): Finding[] {
  return holds ? [] : [{ coordinate, rule }];
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** The key of another subgraph's entity is all that is known of it here. */
function isKey({ name }: Field): boolean {
  return name === 'id' || name === 'code';
}

function hasKey(type: GraphQLNamedType): boolean {
  const node = type.astNode as
    { directives?: readonly { name: { value: string } }[] } | null | undefined;
  return (node?.directives ?? []).some(({ name }) => name.value === 'key');
}
