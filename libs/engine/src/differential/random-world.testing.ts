import { Random } from './random.testing';
import { withRequiredArguments } from './required-arguments.testing';

/** What a field gives. */
export interface Gives {
  readonly kind: 'SCALAR' | 'ENTITY' | 'VALUE' | 'NODE' | 'ANY';
  /** Of the scalar, entity or value type. */
  readonly name: string;
  readonly isList: boolean;
  readonly itemMustBe: boolean;
  readonly mustBe: boolean;
}

export interface WorldField {
  readonly name: string;
  readonly gives: Gives;
  readonly hasArgument: boolean;
  /** Subgraphs that resolve it. */
  readonly owners: readonly number[];
  /** Fields of its type it is computed from, which its one owner does not have. */
  readonly requires: readonly Requirement[];
  /** Scalars of the entity it gives that its owner knows along with it. */
  readonly provides: readonly string[];
  /** It fails for some objects. */
  readonly fails: boolean;
}

/** A field that another is computed from. */
export interface Requirement {
  readonly field: WorldField;
  /** The argument it is read with; left out where it takes none or its default. */
  readonly n?: number;
  /** Of a value, its part that takes an argument is read too, with this one. */
  readonly z?: number;
}

export interface EntityType {
  readonly name: string;
  readonly fields: readonly WorldField[];
  /** Keys by subgraph; none where the subgraph does not know the type. */
  readonly keys: readonly (readonly ('id' | 'code')[])[];
}

export interface ValueType {
  readonly name: string;
  readonly fields: readonly WorldField[];
}

/** A graph made up at random, and how it is cut into subgraphs. */
export interface World {
  readonly seed: number;
  readonly subgraphs: number;
  readonly entities: readonly EntityType[];
  readonly values: readonly ValueType[];
  readonly queries: readonly WorldField[];
  readonly mutations: readonly WorldField[];
}

const SCALARS = ['String', 'Int', 'Boolean', 'Float', 'Color', 'ID'];

export function randomWorld(seed: number): World {
  const random = new Random(seed);
  const subgraphs = 2 + random.below(3);
  const all = Array.from({ length: subgraphs }, (_, number) => number);
  const entityNames = Array.from({ length: 2 + random.below(3) }, (_, number) => `E${number}`);
  const valueNames = ['V0', 'V1'];
  const everywhere = { requires: [], provides: [], fails: false, hasArgument: false, owners: all };
  const values = valueNames.map((name, index) => ({
    name,
    fields: [
      { ...everywhere, name: 'x', gives: scalar(random) },
      { ...everywhere, name: 'y', gives: { ...scalar(random), mustBe: random.chance(0.4) } },
      ...(index > 0 ? [{ ...everywhere, name: 'deep', gives: value(random, 'V0') }] : []),
      { ...everywhere, name: 'owner', gives: entity(random, random.pick(entityNames)) },
    ],
  }));

  const keysOf = entityNames.map(() => {
    // One subgraph knows both keys, so that every other can be reached.
    const both = random.below(subgraphs);
    return all.map((subgraph): ('id' | 'code')[] =>
      subgraph === both ? ['id', 'code'] : random.chance(0.3) ? ['code'] : ['id'],
    );
  });

  const entities = entityNames.map((name, number): EntityType => {
    const keys = keysOf[number] ?? [];
    const fields: WorldField[] = [];
    for (let count = 4 + random.below(5); count > 0; count -= 1) {
      const own = `f${count}`;
      const owner = random.below(subgraphs);
      const gives = anything(random, entityNames, valueNames);
      const shared = gives.kind === 'SCALAR' && random.chance(0.2);
      fields.push({
        name: own,
        gives,
        hasArgument: random.chance(0.2),
        owners: shared ? [...new Set([owner, random.below(subgraphs)])] : [owner],
        requires: [],
        provides: [],
        fails: random.chance(0.2),
      });
    }
    const foreign = fields.filter(
      ({ gives, hasArgument, fails }) =>
        !hasArgument && !fails && (gives.kind === 'SCALAR' || gives.kind === 'VALUE'),
    );
    for (let count = random.below(3); count > 0 && foreign.length > 0; count -= 1) {
      const owner = random.below(subgraphs);
      const requires = random
        .some(foreign, 0.5)
        .filter(({ owners }) => !owners.includes(owner))
        .map((field) => ({ field }));
      if (requires.length === 0) continue;
      fields.push(computed(`r${count}`, owner, requires));
    }
    return { name, fields, keys };
  });

  const withProvides = entities.map((type): EntityType => ({
    ...type,
    fields: type.fields.map((field) => ({
      ...field,
      provides: providesOf(random, field, entities),
    })),
  }));
  const queries = entityNames.flatMap((name): WorldField[] => [
    root(random, subgraphs, `one${name}`, {
      ...entity(random, name),
      isList: false,
      mustBe: false,
    }),
    root(random, subgraphs, `all${name}`, {
      ...entity(random, name),
      isList: true,
      mustBe: random.chance(0.3),
    }),
  ]);
  queries.push(
    root(random, subgraphs, 'nodes', {
      kind: 'NODE',
      name: 'Node',
      isList: true,
      itemMustBe: random.chance(0.5),
      mustBe: false,
    }),
    root(random, subgraphs, 'anything', {
      kind: 'ANY',
      name: 'Any',
      isList: true,
      itemMustBe: false,
      mustBe: random.chance(0.5),
    }),
  );
  const mutations = [1, 2, 3].map((number) =>
    root(random, subgraphs, `change${number}`, {
      ...entity(random, random.pick(entityNames)),
      isList: false,
      mustBe: false,
    }),
  );
  const world = { seed, subgraphs, entities: withProvides, values, queries, mutations };
  // The others stay what they were when seeds were written down that had been wrong.
  return seed % 2 === 1 ? withRequiredArguments(world) : world;
}

export function computed(
  name: string,
  owner: number,
  requires: readonly Requirement[],
): WorldField {
  const gives = { kind: 'SCALAR', name: 'String', isList: false, itemMustBe: false } as const;
  return {
    name,
    gives: { ...gives, mustBe: false },
    hasArgument: false,
    owners: [owner],
    requires,
    provides: [],
    fails: false,
  };
}

function root(random: Random, subgraphs: number, name: string, gives: Gives): WorldField {
  const owners = [random.below(subgraphs)];
  return { name, gives, hasArgument: true, owners, requires: [], provides: [], fails: false };
}

function providesOf(random: Random, field: WorldField, entities: readonly EntityType[]): string[] {
  if (field.gives.kind !== 'ENTITY' || random.chance(0.6)) return [];
  const [owner = 0] = field.owners;
  const target = entities.find(({ name }) => name === field.gives.name);
  const known = target?.fields.filter(
    ({ gives, owners, hasArgument, requires, fails }) =>
      gives.kind === 'SCALAR' &&
      !owners.includes(owner) &&
      !hasArgument &&
      requires.length === 0 &&
      !fails,
  );
  return random.some(known ?? [], 0.5).map(({ name }) => name);
}

function anything(random: Random, entities: readonly string[], values: readonly string[]): Gives {
  const kind = random.below(10);
  if (kind < 5) return scalar(random);
  if (kind < 7) return entity(random, random.pick(entities));
  if (kind < 8) return value(random, random.pick(values));
  if (kind < 9) return { ...entity(random, 'Node'), kind: 'NODE' };
  return { ...entity(random, 'Any'), kind: 'ANY' };
}

export function scalar(random: Random): Gives {
  return wrap(random, 'SCALAR', random.pick(SCALARS), 0.2);
}

function entity(random: Random, name: string): Gives {
  return wrap(random, 'ENTITY', name, 0.4);
}

export function value(random: Random, name: string): Gives {
  return wrap(random, 'VALUE', name, 0.3);
}

function wrap(random: Random, kind: Gives['kind'], name: string, lists: number): Gives {
  const isList = random.chance(lists);
  return { kind, name, isList, itemMustBe: random.chance(0.5), mustBe: random.chance(0.25) };
}
