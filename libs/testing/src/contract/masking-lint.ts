import type { FieldMasks } from '@gezhi/subgraph';
import type { GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { getNamedType, isObjectType, isUnionType } from 'graphql';
import type { Finding } from './schema-lint';

/** Names of fields that lead to a person, by the class they must be declared with; without underscores. */
const PERSONAL: readonly (readonly [string, RegExp])[] = [
  ['PHONE', /phone|mobile|telephone|wechat|e?mail(address)?$/],
  ['ADDRESS', /address|doorplate|roomnumber/],
  ['USCC', /^uscc|uscc$|socialcreditcode/],
  [
    'NAME',
    /(person|people|worker|resident|reporter|applicant|complainant|contact|owner|holder|member|leader|secretary|handler|verifier|inspector|officer|guardian|full|first|last|family|real)names?$/,
  ],
  ['COORDINATES', /^(longitude|latitude|lng|lat|location|geolocation)$/],
  [
    'SENSITIVE',
    /health|diagnos|disab|biometric|fingerprint|whereabouts|trajectory|religio|birth(day|date)/,
  ],
];
/** Types whose `name` is a person's. */
const PERSON = /(contact|person|reporter|applicant|resident|worker)$/i;
/** What an `unmask…` mutation answers shows what it is for, and can be had nowhere else. */
const UNMASKED = /^Unmasked[A-Z]/;

/**
 * Fields that look like a person's and have no mask, have one of another class, or show unmasked data outside of an
 * `unmask…` mutation. Inputs are free: who writes something knows it.
 */
export function lintMasking(schema: GraphQLSchema, masks: FieldMasks): Finding[] {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('_'));
  return types.flatMap((type) => {
    if (!isObjectType(type)) return [];
    const fields = Object.values(type.getFields());
    const findings = fields.flatMap((field) => lintWayTo(schema, type, field));
    if (UNMASKED.test(type.name)) return findings;
    return [...findings, ...fields.flatMap((field) => lintMask(type, field, masks))];
  });
}

function lintMask(
  type: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
  masks: FieldMasks,
): Finding[] {
  const coordinate = `${type.name}.${field.name}`;
  const looksLike = classOf(type.name, field.name);
  if (looksLike === null) return [];
  const mask = masks[coordinate];
  if (!mask) return [{ coordinate, rule: `looks like ${looksLike} and has no mask` }];
  if (mask.class !== looksLike)
    return [{ coordinate, rule: `looks like ${looksLike} and is masked as ${mask.class}` }];
  const why = mask.published;
  return why === null || (why.en.trim() !== '' && why.zh.trim() !== '')
    ? []
    : [{ coordinate, rule: 'is published and does not say why' }];
}

function classOf(type: string, field: string): string | null {
  const name = field.replaceAll('_', '').toLowerCase();
  if (name === 'name' && PERSON.test(type)) return 'NAME';
  return PERSONAL.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** Unmasked data is one of the answers of a mutation called `unmask…`, and nothing else leads to it. */
function lintWayTo(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
): Finding[] {
  const answer = getNamedType(field.type);
  const leadsTo = isUnionType(answer) ? answer.getTypes() : [answer];
  if (!leadsTo.some(({ name }) => UNMASKED.test(name))) return [];
  const isUnmasking = type === schema.getMutationType() && field.name.startsWith('unmask');
  return isUnmasking
    ? []
    : [{ coordinate: `${type.name}.${field.name}`, rule: 'shows unmasked data' }];
}
