import type { Result } from '@gezhi/kernel';
import { ok, parseAreaCode } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { CommandCenter } from '../../domain/command-center/command-center.entity';
import type { DutyShift } from '../../domain/duty/duty.entity';
import type { UnitLevel } from '../../domain/unit/unit.codes';
import { levelOfUnit } from '../../domain/unit/unit.rules';
import { keepCenter } from '../../use-cases/command-center/keep-center';
import type { CenterCounts } from '../../use-cases/command-center/list-centers';
import { areaAbove } from '../../use-cases/command-center/list-centers';
import type { EventBoard } from '../../use-cases/event/event-board';
import { mayReadBoard } from '../../use-cases/event/event-board';
import { areaByCode, boardOfArea } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import { EventBoardType } from '../area/event-board.type';
import type { GridContext } from '../context';
import { DutyShiftConnection } from '../duty/duty.type';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { UnitLevelEnum } from '../unit/handling-unit.type';
import {
  centerById,
  centerOfArea,
  centersIn,
  centersUnder,
  countsOfCenter,
  watchOfCenter,
} from './command-center.loader';
import {
  CommandCenterConnection,
  CommandCenterCountsType,
  CommandCenterType,
  KeepCommandCenterInput,
} from './command-center.type';

const KeepCommandCenterResult = mutationResult(
  'KeepCommandCenterResult',
  'CommandCenter',
  () => CommandCenterType,
);

@Resolver(() => CommandCenterType)
export class CommandCenterResolver {
  @Policy('staff')
  @Query(() => CommandCenterConnection, {
    nullable: true,
    description: 'The command centres of an area and below (指挥中心体系), the widest first.',
  })
  async commandCenters(
    @Ctx() context: GridContext,
    @Arg('areaCode', () => ID, { description: 'The area.' }) areaCode: string,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<CommandCenter>>> {
    const code = parseAreaCode(areaCode, ['areaCode']);
    return code.ok ? centersIn(context, code.value, args) : code;
  }

  @FieldResolver(() => UnitLevelEnum, { description: 'The level it stands at.' })
  level(@Root() center: CommandCenter): UnitLevel {
    return levelOfUnit(center);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area it commands in.' })
  area(@Root() { areaCode }: CommandCenter, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation that runs it.',
  })
  organization(@Root() { organizationId }: CommandCenter): OrganizationType | null {
    return organizationOf(organizationId);
  }

  @FieldResolver(() => CommandCenterType, {
    nullable: true,
    description: 'The centre it stands under; null at the top.',
  })
  parent(
    @Root() { areaCode }: CommandCenter,
    @Ctx() context: GridContext,
  ): Promise<CommandCenter | null> | null {
    const above = areaAbove(areaCode);
    return above === null ? null : centerOfArea(context, above);
  }

  @FieldResolver(() => CommandCenterConnection, { description: 'The centres below it.' })
  below(
    @Root() { areaCode }: CommandCenter,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<CommandCenter>>> {
    return centersUnder(context, areaCode, args);
  }

  @FieldResolver(() => DutyShiftConnection, {
    nullable: true,
    description: 'Who watches there now by the roster, as far as the caller may see it.',
  })
  onWatch(
    @Root() { areaCode }: CommandCenter,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<DutyShift>>> {
    return watchOfCenter(context, areaCode, args);
  }

  @FieldResolver(() => EventBoardType, {
    nullable: true,
    description:
      'Its board: open events, the live board and risks, for staff whose areas hold it; refused with FORBIDDEN otherwise.',
  })
  async board(
    @Root() { areaCode }: CommandCenter,
    @Ctx() context: GridContext,
  ): Promise<Result<EventBoard | null>> {
    const allowed = mayReadBoard(context.actor, areaCode);
    return allowed.ok ? ok(await boardOfArea(context, areaCode)) : allowed;
  }

  @FieldResolver(() => CommandCenterCountsType, {
    nullable: true,
    description:
      'What else goes on under it now, counted in one go, for staff whose areas hold it; refused with FORBIDDEN otherwise.',
  })
  async counts(
    @Root() { areaCode }: CommandCenter,
    @Ctx() context: GridContext,
  ): Promise<Result<CenterCounts | null>> {
    const allowed = mayReadBoard(context.actor, areaCode);
    return allowed.ok ? ok(await countsOfCenter(context, areaCode)) : allowed;
  }

  @Authenticated()
  @Mutation(() => KeepCommandCenterResult, {
    description:
      'Opens the command centre of an area, or says anew who runs it and what it does (设立、变更指挥中心). Roles: the ' +
      'district centre, administrators. Problems: CENTER_PLACE.',
  })
  keepCommandCenter(
    @Ctx() context: GridContext,
    @Arg('input', () => KeepCommandCenterInput) input: KeepCommandCenterInput,
  ): Promise<Result<CommandCenter>> {
    return keepCenter(context, input);
  }
}

@Resolver(() => AreaType)
export class CommandCenterOfArea {
  @Policy('staff')
  @FieldResolver(() => CommandCenterType, {
    nullable: true,
    description: 'The command centre of the area; null where there is none.',
  })
  commandCenter(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
  ): Promise<CommandCenter | null> {
    return centerOfArea(context, code);
  }
}

export const COMMAND_CENTER_RESOLVERS = [CommandCenterResolver, CommandCenterOfArea] as const;
export const COMMAND_CENTER_REFERENCES = {
  CommandCenter: { key: 'id', load: centerById },
} as const;
