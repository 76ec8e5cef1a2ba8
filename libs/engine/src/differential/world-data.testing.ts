import type { GraphQLFieldResolver } from 'graphql';
import { randomOf } from './random.testing';
import type { Gives, World, WorldField } from './random-world.testing';

/** An object of the world: entities are known by their key, values by the place they come from. */
export type Thing = Record<string, unknown> & { readonly __typename: string };

const ENTITIES_OF_A_TYPE = 6;

/** Data that a world's seed determines: the same for the same object, field and argument wherever it is asked. */
export class WorldData {
  private readonly fields = new Map<string, WorldField>();
  changes = 0;

  constructor(private readonly world: World) {
    for (const { name, fields } of [...world.entities, ...world.values]) {
      for (const field of fields) this.fields.set(`${name}.${field.name}`, field);
    }
    for (const field of world.queries) this.fields.set(`Query.${field.name}`, field);
    for (const field of world.mutations) this.fields.set(`Mutation.${field.name}`, field);
  }

  /** Resolves any field of the monolith, and of a subgraph, which has what it requires in its parent. */
  resolver(isSubgraph: boolean): GraphQLFieldResolver<Thing | undefined, unknown, { n?: number }> {
    return (source, { n }, _context, { parentType, fieldName }) => {
      if (fieldName === '_entities' || fieldName === '_service')
        throw new Error('not resolved here');
      const key = keyOf(source) ?? parentType.name;
      if (source !== undefined && fieldName === 'id') return idOf(source);
      if (source !== undefined && fieldName === 'code') return `c-${idOf(source)}`;
      if (fieldName === 'label') return this.scalar(`${key}.label`, 'String', true);
      const field = this.fields.get(`${parentType.name}.${fieldName}`);
      if (field === undefined) throw new Error(`No field ${parentType.name}.${fieldName}.`);
      if (field.requires.length > 0 && source !== undefined) {
        return this.computed(field, source, key, isSubgraph);
      }
      if (field.fails && randomOf(`${key}.${fieldName} fails`).chance(0.4)) {
        throw new Error(`${fieldName} failed`);
      }
      if (parentType.name === 'Mutation') {
        this.changes += 1;
        return this.give(field.gives, `${this.changes}.${fieldName}.${n ?? 1}`);
      }
      return this.give(field.gives, seedOf(key, field, n));
    };
  }

  private computed(field: WorldField, source: Thing, key: string, isSubgraph: boolean): string {
    const parts = field.requires.map(({ field: required, n, z }) => {
      // Who was asked by a representation must have been given what it requires; who came to the object
      // by itself provides it to itself.
      if (isSubgraph && '$given' in source) {
        if (source[required.name] === undefined) throw new Error(`${required.name} was not given`);
        return z === undefined ? withoutPart(source[required.name]) : source[required.name];
      }
      const value = this.give(required.gives, seedOf(key, required, n));
      return required.gives.kind === 'VALUE' ? this.plain(value, z) : value;
    });
    return JSON.stringify(parts.map(sorted));
  }

  /** A value as its representation holds it. */
  private plain(value: unknown, z: number | undefined): unknown {
    if (Array.isArray(value)) return value.map((item) => this.plain(item, z));
    if (value === null) return null;
    const thing = value as Thing;
    const of = (name: string, n?: number) => {
      const field = this.fields.get(`${thing.__typename}.${name}`);
      return field === undefined
        ? null
        : this.give(field.gives, seedOf(keyOf(thing) ?? '', field, n));
    };
    return { x: of('x'), y: of('y'), ...(z !== undefined && { z: of('z', z) }) };
  }

  private give(gives: Gives, seed: string): unknown {
    const random = randomOf(`${this.world.seed} ${seed}`);
    if (!gives.mustBe && random.chance(0.12)) return null;
    if (!gives.isList) return this.item(gives, seed, false);
    return Array.from({ length: random.below(4) }, (_, index) =>
      !gives.itemMustBe && random.chance(0.1) ? null : this.item(gives, `${seed}[${index}]`, true),
    );
  }

  private item(gives: Gives, seed: string, inList: boolean): unknown {
    const random = randomOf(`${this.world.seed} ${seed} item ${inList}`);
    switch (gives.kind) {
      case 'SCALAR':
        return this.scalar(seed, gives.name, false);
      case 'VALUE':
        return { __typename: gives.name, $key: seed };
      case 'ENTITY':
        return reference(gives.name, random.below(ENTITIES_OF_A_TYPE));
      case 'NODE':
      case 'ANY':
        return reference(random.pick(this.world.entities).name, random.below(ENTITIES_OF_A_TYPE));
    }
  }

  private scalar(seed: string, name: string, mayBeNull: boolean): unknown {
    const random = randomOf(`${this.world.seed} ${seed} scalar`);
    if (mayBeNull && random.chance(0.2)) return null;
    switch (name) {
      case 'Int':
        return random.below(1_000) - 500;
      case 'Float':
        return random.below(1_000) / 8;
      case 'Boolean':
        return random.chance(0.5);
      case 'Color':
        return random.pick(['RED', 'GREEN', 'BLUE']);
      default:
        return (
          random.pick(['plain', '"quoted"', '格治', 'line\nbreak', '\\', '', '\ud83d\ude00', 'é']) +
          random.below(99)
        );
    }
  }
}

/** A value as it was required: what another field required of it too came along. */
function withoutPart(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPart);
  if (typeof value !== 'object' || value === null) return value;
  const { z: _part, ...rest } = value as Record<string, unknown>;
  return rest;
}

/** What the value of a field depends on. */
function seedOf(key: string, { name, hasArgument }: WorldField, n: number | undefined): string {
  return `${key}.${name}.${hasArgument ? (n ?? 1) : ''}`;
}

function reference(type: string, number: number): Thing {
  return { __typename: type, id: `${type}:${number}` };
}

export function keyOf(source: Thing | undefined): string | undefined {
  if (source === undefined) return undefined;
  return '$key' in source ? String(source.$key) : idOf(source);
}

function idOf(source: Thing): string {
  return typeof source.id === 'string' ? source.id : String(source.code).slice(2);
}

/** Names of a representation come in any order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const { __typename: _type, ...rest } = value as Record<string, unknown>;
  return Object.fromEntries(Object.entries(rest).sort());
}
