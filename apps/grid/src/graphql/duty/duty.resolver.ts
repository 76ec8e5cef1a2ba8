import type { Result } from '@gezhi/kernel';
import { parseAreaCode } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { DutyChange, DutyRoster, DutyShift } from '../../domain/duty/duty.entity';
import type { Hours } from '../../domain/duty/duty.rules';
import { gapsOf } from '../../domain/duty/duty.rules';
import type { GridPost } from '../../domain/post/grid-post.entity';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { postById } from '../post/grid-post.loader';
import { GridPostType } from '../post/grid-post.type';
import { DutyRosterArgs, OnDutyArgs, RosterShiftArgs } from './duty.input';
import {
  hoursOfRoster,
  onDutyOfArea,
  ownChanges,
  ownShifts,
  rosterList,
  shiftById,
  shiftsOf,
} from './duty.loader';
import {
  DutyChangeConnection,
  DutyChangeType,
  DutyGapType,
  DutyRosterConnection,
  DutyRosterType,
  DutyShiftConnection,
  DutyShiftType,
} from './duty.type';

@Resolver(() => DutyShiftType)
export class DutyShiftResolver {
  @Policy('staff')
  @Query(() => DutyShiftConnection, {
    nullable: true,
    description:
      'Who is on duty in an area and below at a moment (值班查询), as far as the caller may see the roster: the areas of ' +
      'the caller, those of the same district for command centres.',
  })
  async onDuty(
    @Ctx() context: GridContext,
    @Arg('areaCode', () => ID, { description: 'The area.' }) areaCode: string,
    @Args(() => OnDutyArgs) args: OnDutyArgs,
  ): Promise<Result<ConnectionValue<DutyShift>>> {
    const code = parseAreaCode(areaCode, ['areaCode']);
    return code.ok ? onDutyOfArea(context, code.value, args) : code;
  }

  @Policy('staff')
  @Query(() => DutyShiftConnection, {
    nullable: true,
    description: 'The shifts of the caller that are not over (我的班次), the next first.',
  })
  myDuty(
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<DutyShift>>> {
    return ownShifts(context, '', args);
  }

  @Policy('staff')
  @Query(() => DutyChangeConnection, {
    nullable: true,
    description: 'What the caller asked or is asked about shifts (我的换班), the latest first.',
  })
  myDutyChanges(
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<DutyChange>>> {
    return ownChanges(context, '', args);
  }

  @FieldResolver(() => GridPostType, { nullable: true, description: 'The post on duty.' })
  post(@Root() { postId }: DutyShift, @Ctx() context: GridContext): Promise<GridPost | null> {
    return postById(context, postId);
  }
}

@Resolver(() => DutyRosterType)
export class DutyRosterResolver {
  @FieldResolver(() => AreaType, { nullable: true, description: 'The area.' })
  area(@Root() { areaCode }: DutyRoster, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => DutyShiftConnection, { description: 'Its shifts, the earlier first.' })
  shifts(
    @Root() { id }: DutyRoster,
    @Ctx() context: GridContext,
    @Args(() => RosterShiftArgs) args: RosterShiftArgs,
  ): Promise<Result<ConnectionValue<DutyShift>>> {
    return shiftsOf(context, id, args);
  }

  @FieldResolver(() => [DutyGapType], {
    nullable: true,
    description:
      'When somebody is to be on duty in the week and nobody is (值班空档), in their order; shifts that began the week ' +
      'before count.',
  })
  async gaps(@Root() roster: DutyRoster, @Ctx() context: GridContext): Promise<Hours[]> {
    return gapsOf(roster, (await hoursOfRoster(context, roster.id)) ?? []);
  }
}

@Resolver(() => DutyChangeType)
export class DutyChangeResolver {
  @FieldResolver(() => DutyShiftType, { nullable: true, description: 'The shift.' })
  shift(@Root() { shiftId }: DutyChange, @Ctx() context: GridContext): Promise<DutyShift | null> {
    return shiftById(context, shiftId);
  }

  @FieldResolver(() => DutyShiftType, {
    nullable: true,
    description: 'The shift given in exchange; null for a replacement.',
  })
  otherShift(
    @Root() { otherShiftId }: DutyChange,
    @Ctx() context: GridContext,
  ): Promise<DutyShift | null> | null {
    return otherShiftId === null ? null : shiftById(context, otherShiftId);
  }

  @FieldResolver(() => GridPostType, { nullable: true, description: 'Who is to take it over.' })
  post(@Root() { postId }: DutyChange, @Ctx() context: GridContext): Promise<GridPost | null> {
    return postById(context, postId);
  }
}

@Resolver(() => AreaType)
export class DutyOfArea {
  @Policy('staff')
  @FieldResolver(() => DutyRosterConnection, {
    nullable: true,
    description: 'The rosters of the area and below (值班表), the latest week first.',
  })
  dutyRosters(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => DutyRosterArgs) args: DutyRosterArgs,
  ): Promise<Result<ConnectionValue<DutyRoster>>> {
    return rosterList(context, code, args);
  }
}
