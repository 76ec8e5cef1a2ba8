import { parse } from 'graphql';
import { measureOperation } from './operation-size';

const sizeOf = (text: string) => measureOperation(parse(text));

/** Each level spreads the next twice. */
function tree(levels: number, name: string): string {
  const fragment = (level: number) =>
    `fragment ${name}${level} on Q{${level === levels ? 'b' : `a{...${name}${level + 1}}c{...${name}${level + 1}}`}}`;
  return `{...${name}0}${Array.from({ length: levels + 1 }, (_, level) => fragment(level)).join('')}`;
}

describe('the size of an operation', () => {
  it('is that of what it asks once its fragments are put in their places', () => {
    expect(
      sizeOf('{ a { ...F } b: a { ...F ...F } } fragment F on Q { c d: e { f } }'),
    ).toMatchObject({
      depth: 3,
      fields: 11,
      aliases: 4,
      rootFields: 2,
      fragments: 1,
    });
  });

  it('counts fields at the top through fragments', () => {
    expect(sizeOf('{ ...F ... on Query { a { z } } } fragment F on Query { b c }').rootFields).toBe(
      3,
    );
  });

  it('is that of the largest operation of a document', () => {
    expect(sizeOf('query A { a } query B { a { b } c }')).toMatchObject({ depth: 2, fields: 3 });
  });

  it.each([10, 18])('is known at once where it doubles on each of %s levels', (levels) => {
    const text = tree(levels, 'F');
    const document = parse(text);
    const before = performance.now();
    const { fields } = measureOperation(document);
    expect(performance.now() - before).toBeLessThan(5);
    expect(fields).toBe(2 ** (levels + 1) - 2 + 2 ** levels);
  });

  it('is none for a fragment within itself, which is not valid', () => {
    expect(sizeOf('{ ...F } fragment F on Q { a ...F }').fields).toBe(1);
  });

  it('counts directives wherever they stand', () => {
    const text =
      'query ($v: Int @a) @a { b @a @b ... @a { c } ...F @a @b @c } fragment F on Q @a { d @a }';
    expect(sizeOf(text)).toMatchObject({ directives: 10, directivesInOnePlace: 3 });
  });

  it.each([
    ['one after the other', '{ a a a a }', 6],
    ['on every level', '{ a { b b } a { b b } }', 1 + 6],
    ['in inline fragments', '{ ... { a } ... on Query { a } }', 1],
    ['under different names', '{ a x: a y: a }', 0],
    ['at different places', '{ a { c } b { c } }', 0],
  ])('counts pairs of fields repeated %s', (_how, text, pairs) => {
    expect(sizeOf(text).repeats).toBe(pairs);
  });

  it('counts lists within lists only where the schema is asked about', () => {
    const lists = '{ fields { type { possibleTypes { fields { name } } } } }';
    expect(sizeOf(`{ __schema { types ${lists} } a: __type(name: "A") { name } }`)).toMatchObject({
      schemaQuestions: 2,
      schemaDepth: 3,
    });
    expect(sizeOf(`{ ours ${lists} }`)).toMatchObject({ schemaQuestions: 0, schemaDepth: 0 });
  });
});
