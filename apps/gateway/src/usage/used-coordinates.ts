import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInputType,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { DocumentNode, GraphQLNamedType, GraphQLSchema } from 'graphql';

/**
 * What of a schema an operation uses, as schema coordinates: `Type.field`, `Type.field(argument:)`, `Enum.VALUE`,
 * `Input.field`, and `Type` for a condition of a fragment. What a variable holds is not known from the document: the
 * input types and enums it may hold stand as `$Type`, all of them may be used.
 */
export function usedCoordinates(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const used = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const parent = types.getParentType();
        if (parent && types.getFieldDef() && !name.value.startsWith('__'))
          used.add(`${parent.name}.${name.value}`);
      },
      Argument({ name }) {
        const field = types.getFieldDef();
        const parent = types.getParentType();
        if (types.getDirective() || !field || !parent || field.name.startsWith('__')) return;
        used.add(`${parent.name}.${field.name}(${name.value}:)`);
      },
      ObjectField({ name }) {
        const input = types.getParentInputType();
        const named = input && getNamedType(input);
        if (isInputObjectType(named)) used.add(`${named.name}.${name.value}`);
      },
      EnumValue({ value }) {
        const named = getNamedType(types.getInputType());
        if (isEnumType(named)) used.add(`${named.name}.${value}`);
      },
      NamedType({ name }, _key, parent) {
        const holder = parent as { readonly kind?: string } | undefined;
        const isCondition =
          holder?.kind === 'InlineFragment' || holder?.kind === 'FragmentDefinition';
        if (isCondition && schema.getType(name.value)) used.add(name.value);
      },
      VariableDefinition({ type }) {
        const given = typeFromAST(schema, type as never);
        if (isInputType(given)) mayHold(getNamedType(given), used);
      },
    }),
  );
  return [...used].sort();
}

function mayHold(type: GraphQLNamedType, used: Set<string>): void {
  const coordinate = `$${type.name}`;
  if (used.has(coordinate)) return;
  if (isEnumType(type)) used.add(coordinate);
  if (!isInputObjectType(type)) return;
  used.add(coordinate);
  for (const field of Object.values(type.getFields())) mayHold(getNamedType(field.type), used);
}
