import { FieldRules, implies } from '@gezhi/field-rules';
import type { Requirement } from '@gezhi/field-rules';
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { getNamedType, isNonNullType, isObjectType, Kind, parse } from 'graphql';
import type { Finding } from './schema-lint';

type Field = GraphQLField<unknown, unknown>;

/** Types that only carry a list: they may vanish with what they carry. */
const CARRIER = /(Connection|Edge)$/;

/**
 * What field rules ask of a schema: a refused field is null, so null must be allowed close by, or one refusal
 * takes what others may see with it. `sdl` is the printed schema, which has the rules.
 */
export function lintFieldRules(schema: GraphQLSchema, sdl: string): Finding[] {
  const document = parse(sdl);
  const rules = new FieldRules(document);
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('_'),
  );
  const mutation = schema.getMutationType();
  const keys = keysOf(document);

  /** Whoever sees the object has met the requirement already. */
  const isMetBy = (type: GraphQLObjectType, requirement: Requirement) =>
    implies(rules.ofType(type.name), requirement);

  /** All that answers a carrier allows null, or is itself a carrier of which that holds. */
  function vanishesAlone(carrier: GraphQLObjectType, requirement: Requirement): boolean {
    return types.every((type) =>
      fieldsOf(type).every(
        (field) =>
          getNamedType(field.type) !== carrier ||
          !isNonNullType(field.type) ||
          isMetBy(type, requirement) ||
          (CARRIER.test(type.name) && vanishesAlone(type, requirement)),
      ),
    );
  }

  return types.flatMap((type) =>
    fieldsOf(type).flatMap((field) => {
      const coordinate = `${type.name}.${field.name}`;
      const requirement = rules.ofField(type.name, field.name);
      if (type === mutation) {
        const isPublic = requirement.conditions.length === 0;
        return broken(coordinate, !isPublic, 'every change asks for who makes it');
      }
      const listed = listedBy(field);
      const isList = listed !== undefined && !CARRIER.test(type.name);
      const hides = !isList || implies(requirement, rules.ofField(listed.name, 'nodes'));
      const length = broken(
        coordinate,
        hides,
        'a list is as strict as what it lists: its length tells',
      );
      if (isMetBy(type, requirement)) return length;
      const isKey = keys.has(coordinate);
      const isNear =
        !isNonNullType(field.type) || (CARRIER.test(type.name) && vanishesAlone(type, requirement));
      return [
        ...length,
        ...broken(coordinate, !isKey, 'a key is as open as its type: references are made of it'),
        ...broken(coordinate, isNear, 'what may be refused is nullable'),
      ];
    }),
  );
}

/** The connection a field answers. */
function listedBy(field: Field): GraphQLObjectType | undefined {
  const type = getNamedType(field.type);
  return isObjectType(type) && /Connection$/.test(type.name) ? type : undefined;
}

function fieldsOf(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
}

function keysOf({ definitions }: ReturnType<typeof parse>): Set<string> {
  const keys = new Set<string>();
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const directive of node.directives ?? []) {
      const fields = directive.arguments?.find(({ name }) => name.value === 'fields')?.value;
      if (directive.name.value !== 'key' || fields?.kind !== Kind.STRING) continue;
      for (const name of fields.value.match(/\w+/g) ?? []) keys.add(`${node.name.value}.${name}`);
    }
  }
  return keys;
}

function broken(coordinate: string, holds: boolean, rule: string): Finding[] {
  return holds ? [] : [{ coordinate, rule }];
}
