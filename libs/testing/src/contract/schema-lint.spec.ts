import { buildSchema } from 'graphql';
import { lintSchema } from './schema-lint';

const lint = (body: string, owned: readonly string[] = ['Event']) =>
  lintSchema(
    buildSchema(`directive @key(fields: String!) repeatable on OBJECT
      type Query { "An event." event: Event }
      ${body}`),
    owned,
  ).map(({ coordinate, rule }) => `${coordinate}: ${rule}`);

const EVENT = '"An event." type Event @key(fields: "id") { "Its key." id: ID! }';

describe('the lint of a schema', () => {
  it('is content with a described schema', () => {
    expect(lint(EVENT)).toEqual([]);
  });

  it.each([
    ['type Event @key(fields: "id") { "Its key." id: ID! }', 'Event: every type is described'],
    ['"E." type Event @key(fields: "id") { id: ID! }', 'Event.id: every field is described'],
    [
      `${EVENT} "A person." type Resident @key(fields: "id") { "Key." id: ID! }`,
      'Resident: no person is an entity',
    ],
    [
      `${EVENT} "A site." type Site { "S." social_credit: Int }`,
      'Site.social_credit: nothing identifies, scores or predicts a person',
    ],
    [
      `${EVENT} "A case." type Decision { "F." fineAmount: Int }`,
      'Decision.fineAmount: no figure of fines (E9)',
    ],
    [`${EVENT} "Kinds." enum Kind { "K." KEY_PERSON }`, 'Kind.KEY_PERSON: no label for people'],
    [
      `${EVENT} "P." type EventConnection { "N." nodes: [Event!]! } "A." type Site { "Events." events: EventConnection! }`,
      'Site.events: every connection is read by pages',
    ],
    [
      `${EVENT} type Area @key(fields: "code") { code: ID! "Events." events: [Event!]! }`,
      'Area.events: what two departments answer together is nullable',
    ],
    [
      `type Area @key(fields: "code") { code: ID! } "E." type Event @key(fields: "id") { "K." id: ID! "Where." area: Area! }`,
      'Event.area: what two departments answer together is nullable',
    ],
  ])('finds the one thing wrong in %s', (body, finding) => {
    expect(lint(body)).toContain(finding);
  });
});
