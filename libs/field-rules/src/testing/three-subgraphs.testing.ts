import type { Actor, PolicyCatalogue } from '@gezhi/identity';
import { POLICIES } from '@gezhi/identity';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { FieldRules } from '../rules/field-rules';
import { createSubgraphGuard } from '../subgraph/guard-fields';

/** What the resolvers of the test graph are given. */
export interface TestContext {
  readonly actor: Actor;
  readonly language: 'en';
  /** Names of the subgraphs that were asked, in order. */
  readonly asked: string[];
}

/** Every subgraph imports two rules under other names and one not at all. */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@external", "@requires", "@provides",
  { name: "@authenticated", as: "@signedIn" }, { name: "@requiresScopes", as: "@scoped" }])`;

const PEOPLE = `${LINK}
  type Query {
    people: [Person!]!
    person(id: ID!): Person
    node(id: ID!): Node
    nodes: [Node!]!
    named: [Named]
    search(text: String): [Found!]
    open: [Open!]!
    me: Person @signedIn
    vault: Vault
    grid: [[Cell!]]
  }
  interface Node { id: ID! label: String }
  interface Named { label: String hidden: String }
  union Found = Person | Company | Vault
  union Open = Person | Company
  type Person implements Node & Named @key(fields: "id") {
    id: ID!
    label: String
    hidden: String
    phone: String @federation__policy(policies: [["staff"]])
    friends: [Person!]!
    boss: Person
    home: Place
    level: Level
    secret: Secret
    must: Strict
  }
  type Company implements Node & Named @key(fields: "id") {
    id: ID!
    label: String @scoped(scopes: [["a:read", "b:read"], ["admin"]])
    hidden: String @federation__policy(policies: [["audits"]])
    owner: Person
    seat: Place
  }
  type Vault implements Node @key(fields: "id") @signedIn {
    id: ID!
    label: String
    gold: String @scoped(scopes: [["admin"]])
    keeper: Person
  }
  type Cell { plain: String value: String! @federation__policy(policies: [["readsFigures"]]) }
  type Strict { open: String inner: Inner! }
  type Inner { closed: String! @signedIn open: String }
  type Place @key(fields: "code") { code: ID! title: String @shareable }
  enum Level @federation__policy(policies: [["handlesEvents"]]) { LOW HIGH }
  scalar Secret @signedIn`;

const PLACES = `${LINK}
  type Query { places: [Place!] place(code: ID!): Place }
  type Place @key(fields: "code") {
    code: ID!
    title: String @shareable @signedIn
    guard: Person @federation__policy(policies: [["staff"], ["readsFigures", "audits"]])
    vault: Vault
    visitors: [Person!]!
    area: String
  }
  type Person @key(fields: "id") { id: ID! }
  type Vault @key(fields: "id", resolvable: false) { id: ID! }`;

const FIGURES = `${LINK}
  type Query { top: [Person!] }
  type Person @key(fields: "id") {
    id: ID!
    phone: String @external
    callSign: String @requires(fields: "phone") @federation__policy(policies: [["staff"]])
    rating: String @federation__policy(policies: [["readsFigures"]]) @scoped(scopes: [["a:read"]])
    visits: Int
    figure: Figure
  }
  type Place @key(fields: "code") { code: ID! crowd: String @signedIn }
  interface Figure { value: String note: String }
  type Count implements Figure { value: String note: String @signedIn }
  type Share implements Figure { value: String note: String @federation__policy(policies: [["staff"]]) }`;

export const TEST_SUBGRAPHS = [
  { name: 'people', typeDefs: PEOPLE },
  { name: 'places', typeDefs: PLACES },
  { name: 'figures', typeDefs: FIGURES },
] as const;

interface Thing {
  readonly __typename: string;
  readonly id: string;
  readonly code: string;
}
const thing = (__typename: string, id: string): Thing => ({ __typename, id, code: id });
const person = (id: string) => thing('Person', id);
const place = (code: string) => thing('Place', code);
const company = (id: string) => thing('Company', id);
const vault = (id: string) => thing('Vault', id);
const ALL = [person('p1'), company('c1'), vault('v1'), person('p2'), company('c2')];

/** Every text says where it comes from, so that a leak shows in whatever part of an answer: `Person.phone#p1`. */
const marked = (type: string, ...fields: readonly string[]) =>
  Object.fromEntries(fields.map((name) => [name, ({ id }: Thing) => `${type}.${name}#${id};`]));
const resolveType = ({ __typename }: Thing) => __typename;

const RESOLVERS: Record<string, Record<string, Record<string, unknown>>> = {
  people: {
    Query: {
      people: () => [person('p1'), person('p2'), person('p3')],
      person: (_: unknown, { id }: { id: string }) => (id === 'none' ? null : person(id)),
      node: (_: unknown, { id }: { id: string }) => ALL.find((each) => each.id === id) ?? null,
      nodes: () => ALL,
      named: () => [person('p1'), null, company('c1')],
      search: (_: unknown, { text }: { text?: string }) => (text === 'none' ? [] : ALL),
      open: () => [company('c1'), person('p2')],
      me: () => person('p9'),
      vault: () => vault('v1'),
      grid: () => [[thing('Cell', '11'), thing('Cell', '12')], null, [], [thing('Cell', '41')]],
    },
    Node: { __resolveType: resolveType },
    Named: { __resolveType: resolveType },
    Found: { __resolveType: resolveType },
    Open: { __resolveType: resolveType },
    Person: {
      __resolveReference: ({ id }: Thing) => (id === 'p404' ? null : person(id)),
      ...marked('Person', 'label', 'hidden', 'phone', 'secret'),
      friends: ({ id }: Thing) => (id === 'p1' ? [person('p2'), person('p3')] : []),
      boss: ({ id }: Thing) => (id === 'p1' ? null : person('p1')),
      home: ({ id }: Thing) => place(`home-${id}`),
      level: () => 'HIGH',
      must: ({ id }: Thing) => thing('Strict', id),
    },
    Company: {
      __resolveReference: ({ id }: Thing) => company(id),
      ...marked('Company', 'label', 'hidden'),
      owner: () => person('p1'),
      seat: ({ id }: Thing) => place(`seat-${id}`),
    },
    Vault: {
      __resolveReference: ({ id }: Thing) => vault(id),
      ...marked('Vault', 'label', 'gold'),
      keeper: () => person('p2'),
    },
    Cell: marked('Cell', 'plain', 'value'),
    Strict: { ...marked('Strict', 'open'), inner: ({ id }: Thing) => thing('Inner', id) },
    Inner: marked('Inner', 'open', 'closed'),
    Place: {
      __resolveReference: ({ code }: Thing) => place(code),
      ...marked('Place', 'title'),
    },
  },
  places: {
    Query: {
      places: () => [place('a'), place('b')],
      place: (_: unknown, { code }: { code: string }) => place(code),
    },
    Place: {
      __resolveReference: ({ code }: Thing) => place(code),
      ...marked('Place', 'title', 'area'),
      guard: () => person('p2'),
      vault: ({ code }: Thing) => (code === 'b' ? null : vault(`v-${code}`)),
      visitors: () => [person('p1'), person('p3')],
    },
    Person: { __resolveReference: ({ id }: Thing) => person(id) },
  },
  figures: {
    Query: { top: () => [person('p1'), person('p2')] },
    Person: {
      __resolveReference: (given: Thing & { phone?: string }) => ({ ...given }),
      callSign: ({ id, phone = `Person.phone#${id};` }: { id: string; phone?: string }) =>
        `Person.callSign#${id}; made of ${phone}`,
      ...marked('Person', 'rating'),
      visits: () => 3,
      figure: ({ id }: Thing) => thing(id === 'p1' ? 'Count' : 'Share', id),
    },
    Place: { __resolveReference: ({ code }: Thing) => place(code), ...marked('Place', 'crowd') },
    Figure: { __resolveType: resolveType },
    Count: marked('Count', 'value', 'note'),
    Share: marked('Share', 'value', 'note'),
  },
};

export interface TestSubgraph {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly schema: GraphQLSchema;
}

/** The three subgraphs; guarded by their own rules, or open to see what there is to protect. */
export function testSubgraphs(policies: PolicyCatalogue | null): TestSubgraph[] {
  return TEST_SUBGRAPHS.map(({ name, typeDefs: text }) => {
    const typeDefs = parse(text);
    const guard = policies && createSubgraphGuard(new FieldRules(typeDefs), policies);
    const resolvers = structuredResolvers(name);
    if (guard) {
      for (const [type, fields] of Object.entries(resolvers)) {
        const load = fields['__resolveReference'] as ((...args: unknown[]) => unknown) | undefined;
        if (!load) continue;
        fields['__resolveReference'] = (given: unknown, context: TestContext, info: unknown) => {
          guard.admitToType(type, context);
          return load(given, context, info);
        };
      }
    }
    type Modules = Parameters<typeof buildSubgraphSchema>[0];
    const schema = buildSubgraphSchema([{ typeDefs, resolvers }] as unknown as Modules);
    guard?.guardFields(schema);
    return { name, typeDefs, schema };
  });
}

export const TEST_POLICIES = POLICIES;

function structuredResolvers(name: string): Record<string, Record<string, unknown>> {
  const types = Object.entries(RESOLVERS[name] ?? {});
  return Object.fromEntries(types.map(([type, fields]) => [type, { ...fields }]));
}

/** The same data answered by one schema without any gateway: what a correct executor must answer. */
export function monolith(schema: GraphQLSchema) {
  const all = new Map<string, (source: unknown, args: unknown) => unknown>();
  for (const types of Object.values(RESOLVERS)) {
    for (const [type, fields] of Object.entries(types)) {
      for (const [name, resolve] of Object.entries(fields)) {
        all.set(`${type}.${name}`, resolve as (source: unknown, args: unknown) => unknown);
      }
    }
  }
  return (document: DocumentNode, variableValues: Readonly<Record<string, unknown>>) =>
    execute({
      schema,
      document,
      variableValues,
      typeResolver: (value) => (value as Thing).__typename,
      fieldResolver: (source, args, _context, { parentType, fieldName }) => {
        const resolve = all.get(`${parentType.name}.${fieldName}`);
        return resolve ? resolve(source, args) : (source as Record<string, unknown>)[fieldName];
      },
    }) as ExecutionResult;
}
