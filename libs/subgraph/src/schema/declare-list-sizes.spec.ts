import { parse, print } from 'graphql';
import { declareListSizes } from './declare-list-sizes';

const declared = (fields: string) =>
  print(declareListSizes(parse(`type Query { ${fields} }`))).replace(/\s+/g, ' ');

describe('the size of a list in the schema', () => {
  it('is what `first` says, in the items of a connection', () => {
    expect(declared('lamps(first: Int! = 20): LampConnection!')).toContain(
      'LampConnection! @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)',
    );
  });

  it('is what `first` says, in a list itself', () => {
    expect(declared('lamps(first: Int! = 20): [Lamp!]!')).toContain(
      '[Lamp!]! @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)',
    );
  });

  it.each([
    ['without a length', 'lamps: [Lamp!]!'],
    ['that is no list', 'lamp(first: Int): Lamp'],
    ['that says its size itself', 'lamps(first: Int): [Lamp] @listSize(assumedSize: 3)'],
  ])('is left as it is for a field %s', (_what, field) => {
    expect(declared(field)).toBe(print(parse(`type Query { ${field} }`)).replace(/\s+/g, ' '));
  });
});
