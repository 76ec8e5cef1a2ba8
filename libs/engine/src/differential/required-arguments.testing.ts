import { Random } from './random.testing';
import { computed, scalar, value } from './random-world.testing';
import type { EntityType, Requirement, ValueType, World, WorldField } from './random-world.testing';

/** The world with fields that require others with arguments, equal ones and different ones. */
export function withRequiredArguments(world: World): World {
  const random = new Random(world.seed + 7_000_000);
  return {
    ...world,
    values: world.values.map((type) => withPart(type, random, world.subgraphs)),
    entities: world.entities.map((type) => withComputed(type, random, world.subgraphs)),
  };
}

function withPart(type: ValueType, random: Random, subgraphs: number): ValueType {
  const owners = Array.from({ length: subgraphs }, (_, number) => number);
  const part = asked('z', scalar(random), owners);
  return { ...type, fields: [...type.fields, part] };
}

function withComputed(type: EntityType, random: Random, subgraphs: number): EntityType {
  const owner = random.below(subgraphs);
  const others = Array.from({ length: subgraphs }, (_, number) => number).filter(
    (number) => number !== owner,
  );
  const parts = [
    asked('p1', scalar(random), [random.pick(others)]),
    asked('p2', scalar(random), [random.pick(others)]),
    asked('p3', value(random, 'V0'), [random.pick(others)]),
  ];
  const given = [...type.fields, ...parts].filter(
    ({ gives, owners, fails, requires }) =>
      !fails &&
      requires.length === 0 &&
      !owners.includes(owner) &&
      (gives.kind === 'SCALAR' || gives.kind === 'VALUE'),
  );
  const made = Array.from({ length: 2 + random.below(3) }, (_, number) => {
    const requires = random.some(given, 0.4).map((field) => requirement(field, random));
    return requires.length === 0 ? [] : [computed(`q${number}`, owner, requires)];
  });
  return { ...type, fields: [...type.fields, ...parts, ...made.flat()] };
}

function requirement(field: WorldField, random: Random): Requirement {
  return {
    field,
    ...(field.hasArgument && random.chance(0.8) && { n: random.below(3) }),
    ...(field.gives.kind === 'VALUE' && random.chance(0.6) && { z: random.below(3) }),
  };
}

function asked(name: string, gives: WorldField['gives'], owners: readonly number[]): WorldField {
  return { name, gives, hasArgument: true, owners, requires: [], provides: [], fails: false };
}
