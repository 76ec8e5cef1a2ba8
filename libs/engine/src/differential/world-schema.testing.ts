import type { EntityType, Gives, Requirement, World, WorldField } from './random-world.testing';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5",
  import: ["@key", "@shareable", "@external", "@requires", "@provides"])`;

const COMMON = 'enum Color { RED GREEN BLUE }\ninterface Node { id: ID! label: String }';

/** The world as one schema. */
export function monolithSchema(world: World): string {
  const entities = world.entities.map(
    ({ name, fields }) =>
      `type ${name} implements Node { id: ID! code: String! label: String ${fields.map(line).join(' ')} }`,
  );
  const values = world.values.map(
    ({ name, fields }) => `type ${name} { ${fields.map(line).join(' ')} }`,
  );
  return [
    COMMON,
    `union Any = ${world.entities.map(({ name }) => name).join(' | ')}`,
    ...entities,
    ...values,
    `type Query { ${world.queries.map(line).join(' ')} }`,
    `type Mutation { ${world.mutations.map(line).join(' ')} }`,
  ].join('\n');
}

/** One subgraph's part of it. */
export function subgraphSchema(world: World, subgraph: number): string {
  const own = (fields: readonly WorldField[]) =>
    fields.filter(({ owners }) => owners.includes(subgraph));
  const queries = own(world.queries);
  const mutations = own(world.mutations);
  return [
    LINK,
    COMMON,
    `union Any = ${world.entities.map(({ name }) => name).join(' | ')}`,
    ...world.entities.map((type) => entityPart(world, type, subgraph)),
    ...world.values.map(
      ({ name, fields }) => `type ${name} @shareable { ${fields.map(line).join(' ')} }`,
    ),
    ...(queries.length === 0 ? [] : [`type Query { ${queries.map(line).join(' ')} }`]),
    ...(mutations.length === 0 ? [] : [`type Mutation { ${mutations.map(line).join(' ')} }`]),
  ].join('\n');
}

function entityPart(world: World, { name, fields, keys }: EntityType, subgraph: number): string {
  const own = fields.filter(({ owners }) => owners.includes(subgraph));
  const ownKeys = keys[subgraph] ?? [];
  const external = new Set(own.flatMap(({ requires }) => requires.map(({ field }) => field.name)));
  for (const field of allFields(world)) {
    if (field.gives.name !== name || !field.owners.includes(subgraph)) continue;
    field.provides.forEach((each) => external.add(each));
  }
  const provided = new Set<string>();
  for (const field of allFields(world)) {
    if (field.gives.name === name) field.provides.forEach((each) => provided.add(each));
  }
  const lines = [
    ...keys[subgraph]!.map((key) => (key === 'id' ? 'id: ID!' : 'code: String!')),
    ...(ownKeys.includes('id') ? [] : ['id: ID! @shareable']),
    'label: String @shareable',
    ...own.map((field) => `${line(field)}${directives(field, provided)}`),
    ...fields
      .filter((field) => external.has(field.name))
      .map((field) => `${line(field)} @external`),
  ];
  const key = ownKeys.map((each) => `@key(fields: "${each}")`).join(' ');
  return `type ${name} implements Node ${key} { ${lines.join(' ')} }`;
}

function* allFields(world: World): Iterable<WorldField> {
  for (const { fields } of world.entities) yield* fields;
}

function directives(
  { name, requires, provides, owners }: WorldField,
  provided: ReadonlySet<string>,
): string {
  const shared = owners.length > 1 || provided.has(name) ? ' @shareable' : '';
  const required = requires.map(requirementText);
  const requiring = required.length === 0 ? '' : ` @requires(fields: "${required.join(' ')}")`;
  const providing = provides.length === 0 ? '' : ` @provides(fields: "${provides.join(' ')}")`;
  return shared + requiring + providing;
}

function requirementText({ field: { name, gives }, n, z }: Requirement): string {
  const given = n === undefined ? '' : `(n: ${n})`;
  const part = z === undefined ? '' : ` z(n: ${z})`;
  return `${name}${given}${gives.kind === 'VALUE' ? ` { x y${part} }` : ''}`;
}

function line({ name, gives, hasArgument }: WorldField): string {
  return `${name}${hasArgument ? '(n: Int = 1)' : ''}: ${typeText(gives)}`;
}

function typeText({ name, isList, itemMustBe, mustBe }: Gives): string {
  const item = isList ? `[${name}${itemMustBe ? '!' : ''}]` : name;
  return `${item}${mustBe ? '!' : ''}`;
}
