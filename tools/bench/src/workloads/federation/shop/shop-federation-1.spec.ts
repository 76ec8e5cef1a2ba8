import { parse, visit } from 'graphql';
import type { FieldDefinitionNode } from 'graphql';
import { SHOP_FEDERATION_1 } from './shop-federation-1';
import { SHOP } from './shop-subgraphs';

/** `Product.price` for every field of a schema, whichever way its type is written. */
function fieldsOf(typeDefs: string): string[] {
  const found: string[] = [];
  const inType = ({
    name,
    fields = [],
  }: {
    name: { value: string };
    fields?: readonly FieldDefinitionNode[];
  }) => {
    for (const field of fields) found.push(`${name.value}.${field.name.value}`);
  };
  visit(parse(typeDefs), { ObjectTypeDefinition: inType, ObjectTypeExtension: inType });
  return found.sort();
}

describe('The shop for a gateway of Federation 1', () => {
  it.each(SHOP)('has in $name the fields it has for all others', ({ name, typeDefs }) => {
    expect(fieldsOf(SHOP_FEDERATION_1[name] ?? '')).toEqual(fieldsOf(typeDefs));
  });
});
