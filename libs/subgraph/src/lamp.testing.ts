import 'reflect-metadata';
import { RequestAudit } from '@gezhi/audit';
import type { Actor } from '@gezhi/identity';
import { ANONYMOUS } from '@gezhi/identity';
import type { Language, Result } from '@gezhi/kernel';
import {
  COMMON_PROBLEMS,
  defineCodeList,
  defineProblems,
  joinProblems,
  ok,
  refuse,
  systemClock,
} from '@gezhi/kernel';
import { CursorOutOfPlace, ownersDatabase } from '@gezhi/persistence';
import { ArrayMaxSize, MaxLength, Min, MinLength, ValidateNested } from 'class-validator';
import type { ExecutionResult } from 'graphql';
import { graphql } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import type { DataSource } from 'typeorm';
import { batched } from './batched';
import type { SubgraphContext } from './context';
import { mutationResult } from './problems/mutation-result';
import { buildSubgraph } from './schema/build-subgraph';
import { codeEnum } from './schema/code-enum';

/** A subgraph about street lamps, as small as one can be that has a key, a union, inputs and refusals. */
export const LAMP_STATES = defineCodeList(
  'LampState',
  { en: 'How a lamp is', zh: '路灯状态' },
  { LIT: { en: 'Lit', zh: '亮' }, DARK: { en: 'Dark', zh: '不亮' } },
);
const LampStateEnum = codeEnum(LAMP_STATES);

@Directive('@key(fields: "id")')
@ObjectType('Lamp', { description: 'A street lamp (路灯).' })
class LampType {
  @Field(() => ID, { description: 'Its key.' })
  id!: string;

  @Directive('@shareable')
  @Field(() => LampStateEnum, { description: 'How it is.' })
  state!: string;
}

@InputType('PartInput', { description: 'A part.' })
class PartInput {
  @Field(() => String, { description: 'Its name.' })
  @MinLength(2)
  name!: string;

  @Field(() => Int, { description: 'How many.' })
  @Min(1)
  count!: number;
}

@InputType('RepairInput', { description: 'A repair.' })
class RepairInput {
  @Field(() => String, { description: 'What was done.' })
  @MaxLength(10)
  note!: string;

  @Field(() => [PartInput], { nullable: true, description: 'Parts used.' })
  @ValidateNested({ each: true })
  parts?: PartInput[] | null;

  @Field(() => PartInput, { nullable: true, description: 'The bulb.' })
  @ValidateNested()
  bulb?: PartInput | null;
}

@ArgsType()
class LampArgs {
  @Field(() => [ID], { description: 'Keys.' })
  @ArrayMaxSize(2)
  ids!: string[];

  @Field(() => Int, { defaultValue: 1, description: 'How many.' })
  @Min(1)
  count: number = 1;
}

interface Lamp {
  readonly id: string;
  readonly state: string;
}
/** Every set of keys the references were loaded for. */
export const loads: string[][] = [];
const lampById = batched<SubgraphContext, Lamp>('Lamp', (_context, keys) => {
  loads.push([...keys]);
  return Promise.resolve(
    new Map(keys.filter((key) => key.startsWith('lamp')).map((id) => [id, { id, state: 'LIT' }])),
  );
});

const RepairResult = mutationResult('RepairResult', 'Lamp', () => LampType);

@Resolver(() => LampType)
class LampResolver {
  @Query(() => LampType, { nullable: true, description: 'A lamp.' })
  lamp(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext) {
    return outcome(id, () => lampById(context, id));
  }

  @Query(() => [LampType], { description: 'Lamps.' })
  lamps(@Args(() => LampArgs) { ids }: LampArgs): Lamp[] {
    return ids.map((id) => ({ id, state: 'DARK' }));
  }

  @Mutation(() => RepairResult, { description: 'Repairs a lamp.' })
  repair(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => RepairInput) _input: RepairInput,
    @Arg('old', () => PartInput, { nullable: true }) _old?: PartInput | null,
  ) {
    return outcome(id, () => Promise.resolve({ id, state: 'LIT' }));
  }

  @Mutation(() => RepairResult, { description: 'Repairs with parts.' })
  replaceParts(@Arg('parts', () => [PartInput]) _parts: PartInput[]): Result<Lamp> {
    return ok({ id: 'lamp-1', state: 'LIT' });
  }
}

/** What happens is said by the key. */
async function outcome(id: string, lamp: () => Promise<Lamp | null>): Promise<Result<Lamp | null>> {
  const state = { machine: 'Lamp', state: 'DARK', action: 'switchOff', allowed: ['repair'] };
  switch (id) {
    case 'unknown':
      return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'Lamp', id });
    case 'stale':
      return refuse('CONFLICT', {
        path: ['input', 'seenVersion'],
        seenVersion: 1,
        currentVersion: 2,
      });
    case 'dark':
      return refuse('INVALID_TRANSITION', state);
    case 'far':
      return refuse('FORBIDDEN', { action: 'lamp.repair', missing: 'AREA' });
    case 'storm':
      return refuse('NO_REPAIR_IN_STORM', { wind: 9 });
    case 'uncatalogued':
      return refuse('LAMP_IS_SHY');
    case 'cursor':
      throw new CursorOutOfPlace();
    case 'shy':
      return ok({ id, state: 'SECRET 320104199001011234' });
    case 'broken':
      throw new Error('the pump is broken');
    default:
      return ok(await lamp());
  }
}

export const LAMP_PROBLEMS = defineProblems('lamps', {
  NO_REPAIR_IN_STORM: {
    kind: 'RULE',
    message: { en: 'No repairs at wind force {wind}.', zh: '{wind} 级风不得登高维修。' },
    meaning: { en: 'Wait until the wind is below force 6.', zh: '待风力低于 6 级。' },
    since: '0.1.0',
    source: 'JGJ 80-2016',
  },
});

export const buildLamps = () =>
  buildSubgraph({ resolvers: [LampResolver], references: { Lamp: { key: 'id', load: lampById } } });

export function lampContext(more: { actor?: Actor; language?: Language } = {}): SubgraphContext {
  return {
    actor: ANONYMOUS,
    language: 'en',
    clock: systemClock,
    database: ownersDatabase({} as DataSource),
    problems: joinProblems('lamps', COMMON_PROBLEMS, LAMP_PROBLEMS),
    audit: new RequestAudit({
      manager: { query: () => Promise.resolve([] as never) },
      actor: more.actor ?? ANONYMOUS,
      clock: systemClock,
      traceId: null,
      onFault: () => undefined,
    }),
    access: null,
    means: {},
    loaders: new Map(),
    ...more,
  };
}

const { schema } = buildLamps();

/** Asks the lamps as the gateway would. */
export async function askLamps(
  source: string,
  variableValues: Record<string, unknown> = {},
  language: Language = 'en',
): Promise<ExecutionResult> {
  const answer = await graphql({
    schema,
    source,
    variableValues,
    contextValue: lampContext({ language }),
  });
  return JSON.parse(JSON.stringify(answer)) as ExecutionResult;
}
