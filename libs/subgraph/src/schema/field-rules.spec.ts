import { ANONYMOUS } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import { graphql } from 'graphql';
import { Field, ID, InterfaceType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { lampContext } from '../lamp.testing';
import { buildSubgraph } from './build-subgraph';
import { Authenticated, Policy, RequiresScopes } from './field-rule-decorators';
import { Directive } from 'type-graphql';

@InterfaceType('Device', { description: 'A device.', resolveType: () => 'Meter' })
abstract class Device {
  @Field(() => String, { nullable: true, description: 'Where.' })
  place!: string | null;
}

@Authenticated()
@Directive('@key(fields: "id")')
@ObjectType('Meter', { implements: Device, description: 'A meter.' })
class Meter extends Device {
  @Field(() => ID, { description: 'Its key.' })
  id!: string;

  @RequiresScopes('readings', ['audit', 'all'])
  @Field(() => String, { nullable: true, description: 'The last reading.' })
  reading!: string | null;

  @Policy('handlesEvents')
  declare place: string | null;
}

@ObjectType('Hall', { description: 'A hall.' })
class Hall {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Policy('staff')
  @Field(() => String, { nullable: true, description: 'What only staff may know.' })
  note!: string | null;
}

const meter = { id: 'm1', reading: '42', place: 'cellar' };
let resolved = 0;

@Resolver()
class MeterResolver {
  @Query(() => Hall, { nullable: true, description: 'The hall.' })
  hall(): Hall {
    return { name: 'Hall 1', note: 'hush' };
  }

  @Query(() => Meter, { nullable: true, description: 'The meter.' })
  meter(): object {
    resolved += 1;
    return meter;
  }

  @Query(() => [Device], { nullable: true, description: 'Devices.' })
  devices(): object[] {
    resolved += 1;
    return [meter];
  }

  @Authenticated()
  @Mutation(() => String, { description: 'Resets.' })
  reset(): string {
    resolved += 1;
    return 'done';
  }
}

const build = () =>
  buildSubgraph({
    resolvers: [MeterResolver],
    orphanedTypes: [Meter],
    references: {
      Meter: {
        key: 'id',
        load: () => {
          resolved += 1;
          return Promise.resolve({ ...meter });
        },
      },
    },
  });

const caller = (more: Partial<Actor>): Actor => ({ ...ANONYMOUS, subject: 'somebody', ...more });

async function ask(actor: Actor, source: string, variableValues = {}) {
  resolved = 0;
  const { schema } = build();
  const contextValue = lampContext({ actor });
  const answer = await graphql({ schema, source, variableValues, contextValue });
  return {
    data: JSON.parse(JSON.stringify(answer.data)) as unknown,
    errors: (answer.errors ?? []).map(({ path, extensions }) => ({ path, ...extensions })),
    resolved,
  };
}

describe('rules declared on classes', () => {
  it('stand in the schema of the subgraph', () => {
    const { sdl } = build();
    expect(sdl).toMatch(
      /type Meter implements Device\n? +@authenticated\n? +@key\(fields: "id"\)|@key\(fields: "id"\)\n? +@authenticated/,
    );
    expect(sdl).toContain(
      'reading: String @requiresScopes(scopes: [["readings"], ["audit", "all"]])',
    );
    expect(sdl).toContain('note: String @policy(policies: [["staff"]])');
    expect(sdl).toContain('reset: String! @authenticated');
  });

  it('are decided before a field resolves, whoever asks', async () => {
    const hall = '{ hall { name note } }';
    expect(await ask(ANONYMOUS, hall)).toMatchObject({
      data: { hall: { name: 'Hall 1', note: null } },
      errors: [
        {
          path: ['hall', 'note'],
          code: 'UNAUTHORIZED_FIELD_OR_TYPE',
          coordinate: 'Hall.note',
          missing: [{ policies: [['staff']] }],
        },
      ],
    });
    expect(await ask(caller({ roles: ['AUDITOR'] }), hall)).toMatchObject({
      data: { hall: { note: 'hush' } },
      errors: [],
    });
    expect(await ask(ANONYMOUS, 'mutation { reset }')).toMatchObject({ data: null, resolved: 0 });
    expect(await ask(caller({}), 'mutation { reset }')).toMatchObject({ data: { reset: 'done' } });
  });

  it('of a type hold wherever it is answered, through an interface too', async () => {
    expect(await ask(ANONYMOUS, '{ meter { id } devices { place } }')).toMatchObject({
      data: { meter: null, devices: null },
      resolved: 0,
    });
  });

  it('hold for references and for what lies below them', async () => {
    const entities =
      'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Meter { id reading } } }';
    const keys = [{ __typename: 'Meter', id: 'm1' }];
    const nobody = await ask(ANONYMOUS, entities, { keys });
    expect(nobody).toMatchObject({ data: { _entities: [null] }, resolved: 0 });
    expect(nobody.errors).toMatchObject([{ path: ['_entities', 0], coordinate: 'Meter' }]);
    expect(await ask(caller({}), entities, { keys })).toMatchObject({
      data: { _entities: [{ id: 'm1', reading: null }] },
      errors: [{ coordinate: 'Meter.reading' }],
    });
    expect(await ask(caller({ scopes: ['audit', 'all'] }), entities, { keys })).toMatchObject({
      data: { _entities: [{ id: 'm1', reading: '42' }] },
    });
  });

  it('that name a policy nobody has written fail the build', () => {
    @ObjectType('Room', { description: 'A room.' })
    class Room {
      @Policy('stff')
      @Field(() => String, { nullable: true, description: 'A name.' })
      name!: string | null;
    }
    @Resolver()
    class RoomResolver {
      @Query(() => Room, { nullable: true, description: 'A room.' })
      room(): Room | null {
        return null;
      }
    }
    const broken = () => buildSubgraph({ resolvers: [RoomResolver], references: {} });
    expect(broken).toThrow('"stff" at Room.name');
  });
});
