import { buildSchema, parse, validate } from 'graphql';
import { constantFrom, property, assert, record, string, integer, boolean } from 'fast-check';
import { normalisedText, separated } from './normalised-operation';
import { labelOf } from './client-label';
import { usedCoordinates } from './used-coordinates';

const schema = buildSchema(`
  scalar Anything
  enum Level { ROUTINE URGENT }
  input Filter { level: Level text: String and: [Filter!] near: Place }
  input Place { street: String within: Int }
  interface Matter { id: ID! title: String }
  type GovEvent implements Matter { id: ID! title: String level: Level notes(first: Int = 5): [String!] }
  type Task implements Matter { id: ID! title: String due: String }
  union Found = GovEvent | Task
  type Query {
    events(filter: Filter, first: Int, levels: [Level!], extra: Anything): [GovEvent!]
    find(text: String!): [Found!]
    matter(id: ID!): Matter
    event(id: ID!): GovEvent
  }
  type Mutation { report(input: Filter!): GovEvent }`);

const normalised = (text: string) => normalisedText(schema, parse(text));
const used = (text: string, name?: string) => usedCoordinates(schema, separated(parse(text), name));

describe('the text that is kept of an operation', () => {
  it('has its fields, arguments, enum values and name, and no value', () => {
    const text = normalised(`query Mine($who: String = "王小明") {
      mine: events(filter: { level: URGENT, text: "王小明 13812345678", near: { within: 300 } }, first: 7) { id }
      find(text: $who) { ... on Task { due @include(if: true) } }
    }`);
    expect(text).toBe(`query Mine($v_1: String = "") {
  a_1: events(filter: {level: URGENT, text: "", near: {within: 0}}, first: 0) {
    id
  }
  find(text: $v_1) {
    ... on Task {
      due @include(if: false)
    }
  }
}`);
  });

  it('has nothing of what stands where anything may stand, nor how long a list was', () => {
    expect(normalised('{ events(extra: { wang: [1, { phone: "1" }], other: xiao }) { id } }')).toBe(
      '{\n  events(extra: {}) {\n    id\n  }\n}',
    );
    expect(normalised('{ events(extra: wang, levels: [URGENT, URGENT, ROUTINE]) { id } }')).toBe(
      '{\n  events(extra: "", levels: [URGENT, ROUTINE]) {\n    id\n  }\n}',
    );
  });

  it('has no name that holds a telephone number', () => {
    expect(normalised('query Call13812345678 { events { id } }')).not.toContain('138');
  });

  it('is one and the same for operations that differ in values and made-up names alone', () => {
    const name = constantFrom('a', 'mine', 'x13812345678', 'Zz');
    const given = record({ text: string(), first: integer(), flag: boolean(), alias: name });
    const write = ({
      text,
      first,
      flag,
      alias,
    }: {
      text: string;
      first: number;
      flag: boolean;
      alias: string;
    }) =>
      `query Q($${alias}: ID!) {
        ${alias}: events(filter: { and: [{ text: ${JSON.stringify(text)} }] }, first: ${first | 0}) {
          ...${alias}f @skip(if: ${flag})
        }
        event(id: $${alias}) { title }
      }
      fragment ${alias}f on GovEvent { id notes(first: 3) }`;
    const expected = normalised(write({ text: '', first: 0, flag: false, alias: 'any' }));
    assert(
      property(given, (values) => {
        expect(normalised(write(values))).toBe(expected);
      }),
    );
    expect(validate(schema, parse(expected))).toEqual([]);
  });
});

describe('the coordinates an operation uses', () => {
  it('are its fields and arguments, of interfaces and unions too', () => {
    const text = '{ matter(id: "1") { title __typename } find(text: "x") { ... on Task { due } } }';
    expect(used(text)).toEqual([
      'Matter.title',
      'Query.find',
      'Query.find(text:)',
      'Query.matter',
      'Query.matter(id:)',
      'Task',
      'Task.due',
    ]);
  });

  it('are the enum values and fields of inputs it names', () => {
    expect(used('{ events(filter: { and: [{ level: URGENT }] }) { id } }')).toEqual([
      'Filter.and',
      'Filter.level',
      'GovEvent.id',
      'Level.URGENT',
      'Query.events',
      'Query.events(filter:)',
    ]);
  });

  it('are marked where a variable may hold them, however deep', () => {
    expect(used('mutation ($input: Filter!) { report(input: $input) { id } }')).toEqual([
      '$Filter',
      '$Level',
      '$Place',
      'GovEvent.id',
      'Mutation.report',
      'Mutation.report(input:)',
    ]);
  });

  it('are those of one operation of a document, with the fragments it needs', () => {
    const text = `query A { event(id: "1") { ...F } } query B { events { id } }
      fragment F on GovEvent { level }`;
    expect(used(text, 'A')).toEqual([
      'GovEvent',
      'GovEvent.level',
      'Query.event',
      'Query.event(id:)',
    ]);
    expect(used(text, 'B')).toEqual(['GovEvent.id', 'Query.events']);
  });

  it('are none of the schema about itself', () => {
    expect(
      used('{ __schema { types { name } } __type(name: "x") { name } }').filter(
        (each) => !each.startsWith('__'),
      ),
    ).toEqual([]);
  });
});

describe('the name an application gives itself', () => {
  it.each([
    ['mobile-app', 'mobile-app'],
    [undefined, ''],
    [Buffer.from('网格通').toString('latin1'), '网格通'],
    ['张三 13812345678', '(withheld)'],
    ['a'.repeat(65), '(withheld)'],
    ['two\nlines', '(withheld)'],
  ])('%j is kept as %j', (given, kept) => {
    expect(labelOf(given)).toBe(kept);
  });
});
