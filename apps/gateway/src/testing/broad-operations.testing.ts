import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { GraphQLCompositeType, GraphQLField, GraphQLInputType, GraphQLSchema } from 'graphql';

const DEPTH = 3;
const MOST_COMPOSITES = 5;

/** An operation for every field of Query: all leaves below it, and some objects, three levels deep. */
export function broadOperations(schema: GraphQLSchema): readonly string[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.map((field) => `{ ${fieldText(field, schema, 0, '')} }`);
}

function fieldText(
  field: GraphQLField<unknown, unknown>,
  schema: GraphQLSchema,
  depth: number,
  alias: string,
): string {
  const type = getNamedType(field.type);
  const below = isCompositeType(type) ? selection(type, schema, depth + 1) : '';
  return `${alias}${field.name}${argumentsText(field)}${below}`;
}

function selection(type: GraphQLCompositeType, schema: GraphQLSchema, depth: number): string {
  if (isAbstractType(type)) {
    const parts = schema
      .getPossibleTypes(type)
      .map((each) => `... on ${each.name} ${selection(each, schema, depth)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  let composites = 0;
  const parts = Object.values(type.getFields()).flatMap((field, index) => {
    const isComposite = isCompositeType(getNamedType(field.type));
    if (isComposite && (depth >= DEPTH || ++composites > MOST_COMPOSITES)) return [];
    // A type may have a field of the same name and another kind beside it: each gets its own name.
    return [fieldText(field, schema, depth, `${type.name}_${index}: `)];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

function argumentsText({ args }: GraphQLField<unknown, unknown>): string {
  const required = args.filter(isRequiredArgument);
  if (required.length === 0) return '';
  return `(${required.map(({ name, type }) => `${name}: ${valueText(type)}`).join(', ')})`;
}

function valueText(type: GraphQLInputType): string {
  if (isNonNullType(type)) return valueText(type.ofType);
  if (isListType(type)) return `[${valueText(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${valueText(field.type)}`).join(', ')} }`;
  }
  const literals: Readonly<Record<string, string>> = { Int: '1', Float: '1.5', Boolean: 'true' };
  return literals[type.name] ?? '"320104"';
}
