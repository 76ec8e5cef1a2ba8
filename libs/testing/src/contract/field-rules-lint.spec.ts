import { buildASTSchema, parse } from 'graphql';
import { lintFieldRules } from './field-rules-lint';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@policy"])
  type Query { event: Event }`;

const lint = (body: string) => {
  const sdl = `${LINK} ${body}`;
  return lintFieldRules(buildASTSchema(parse(sdl), { assumeValidSDL: true }), sdl).map(
    ({ coordinate, rule }) => `${coordinate}: ${rule}`,
  );
};

describe('the lint of field rules', () => {
  it('is content where null is allowed, where a whole type vanishes, and where a list does alone', () => {
    expect(
      lint(`type Event @key(fields: "id") @authenticated { id: ID! note: String @policy(policies: [["staff"]]) more: [Event!]! }
        type EventEdge { node: Event! } type EventConnection { edges: [EventEdge!]! nodes: [Event!]! count: Int! }
        type Area { events: EventConnection @authenticated name: String! }
        type Mutation { close: Event! @authenticated }`),
    ).toEqual([]);
  });

  it.each([
    ['type Event { note: String! @authenticated }', 'Event.note: what may be refused is nullable'],
    [
      'type Event { board: Board! } type Board @authenticated { open: Int! }',
      'Event.board: what may be refused is nullable',
    ],
    [
      'type Event { orders: OrderConnection } type OrderConnection { nodes: [Order!] totalCount: Int! } type Order @authenticated { id: ID! }',
      'Event.orders: a list is as strict as what it lists: its length tells',
    ],
    [
      'type Event { orders: OrderConnection! } type OrderConnection { nodes: [Order!]! } type Order @authenticated { id: ID! }',
      'OrderConnection.nodes: what may be refused is nullable',
    ],
    [
      'type Event { colour: Colour! } enum Colour @authenticated { RED }',
      'Event.colour: what may be refused is nullable',
    ],
    [
      'type Event @key(fields: "id") { id: ID @policy(policies: [["staff"]]) }',
      'Event.id: a key is as open as its type: references are made of it',
    ],
    [
      'type Event { id: ID! } type Mutation { close: Event! }',
      'Mutation.close: every change asks for who makes it',
    ],
  ])('finds the one thing wrong in %s', (body, finding) => {
    expect(lint(body)).toContain(finding);
  });
});
