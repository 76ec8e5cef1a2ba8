import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { EventCategory } from '../../domain/category/event-category.entity';
import { DEVICE_SCALES } from '../../domain/device/device.codes';
import type { DeviceAlarm } from '../../domain/device/device-alarm.entity';
import type { DeviceReading } from '../../domain/device/device-reading.entity';
import type { DeviceRule } from '../../domain/device/device-rule.entity';
import type { Device, DeviceTransition } from '../../domain/device/device.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { DeviceCount, HourOfDevice } from '../../use-cases/device/list-devices';
import { spanOf } from '../../use-cases/device/reading-span';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import { categoryByCode } from '../category/event-category.loader';
import { EventCategoryType } from '../category/event-category.type';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { GovEventType } from '../event/gov-event.type';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { DeviceRuleConnection, DeviceRuleType } from './device-rule.type';
import {
  DeviceHourArgs,
  DeviceListArgs,
  DeviceReadingArgs,
  DeviceRuleListArgs,
} from './device.input';
import {
  alarmOfEvent,
  alarmsOf,
  deviceById,
  deviceCountsOfArea,
  deviceRuleById,
  deviceRulesOfArea,
  devicesOfArea,
  historyOf,
  hoursOf,
  momentOf,
  readingsOf,
} from './device.loader';
import {
  DeviceAlarmConnection,
  DeviceAlarmType,
  DeviceConnection,
  DeviceCountType,
  DeviceHourType,
  DeviceReadingConnection,
  DeviceStepConnection,
  DeviceType,
} from './device.type';

const WEEK = 7;

@Resolver(() => DeviceType)
export class DeviceResolver {
  @Policy('staff')
  @Query(() => DeviceType, {
    nullable: true,
    description: 'A device by its key; null when there is none the caller may see.',
  })
  device(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key of the device.' }) id: string,
  ): Promise<Device | null> {
    return deviceById(context, id);
  }

  @FieldResolver(() => String, { description: 'The unit of its readings.' })
  unit(@Root() { kind }: Device): string {
    return DEVICE_SCALES[kind].unit;
  }

  @FieldResolver(() => AreaType, { description: 'The grid or micro-grid it stands in.' })
  area(@Root() { areaCode }: Device, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'Who keeps it in order, and is told when it is silent.',
  })
  owner(@Root() { ownerOrganizationId }: Device): OrganizationType | null {
    return organizationOf(ownerOrganizationId);
  }

  @FieldResolver(() => DeviceReadingConnection, {
    description:
      'What it read, the latest first; a week unless told, at most 31 days. Readings are kept for 90 days. ' +
      'Answers READING_SPAN.',
  })
  async readings(
    @Root() { id }: Device,
    @Ctx() context: GridContext,
    @Args(() => DeviceReadingArgs) { from, before, ...page }: DeviceReadingArgs,
  ): Promise<Result<ConnectionValue<DeviceReading>>> {
    const span = spanOf({ from, before }, momentOf(context), WEEK);
    return span.ok ? readingsOf(context, id, { ...page, span: span.value }) : span;
  }

  @FieldResolver(() => [DeviceHourType], {
    description:
      'Its readings by the hour, in their order; two weeks unless told, at most 31 days. Kept when readings are gone. ' +
      'Answers READING_SPAN.',
  })
  async hours(
    @Root() { id }: Device,
    @Ctx() context: GridContext,
    @Args(() => DeviceHourArgs) args: DeviceHourArgs,
  ): Promise<Result<HourOfDevice[]> | HourOfDevice[]> {
    const span = spanOf(args, momentOf(context), 2 * WEEK);
    return span.ok ? ((await hoursOf(context, id, span.value)) ?? []) : span;
  }

  @FieldResolver(() => DeviceAlarmConnection, {
    description: 'The thresholds it crossed, the latest first.',
  })
  alarms(
    @Root() { id }: Device,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<DeviceAlarm>>> {
    return alarmsOf(context, id, args);
  }

  @FieldResolver(() => DeviceStepConnection, { description: 'All steps in their order.' })
  history(
    @Root() { id }: Device,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<DeviceTransition>>> {
    return historyOf(context, id, args);
  }
}

@Resolver(() => DeviceAlarmType)
export class DeviceAlarmResolver {
  @FieldResolver(() => DeviceType, {
    nullable: true,
    description: 'The device; null where the caller may not see it.',
  })
  device(@Root() { deviceId }: DeviceAlarm, @Ctx() context: GridContext): Promise<Device | null> {
    return deviceById(context, deviceId);
  }

  @FieldResolver(() => DeviceRuleType, {
    nullable: true,
    description: 'The version of the rule that was crossed.',
  })
  rule(@Root() { ruleId }: DeviceAlarm, @Ctx() context: GridContext): Promise<DeviceRule | null> {
    return deviceRuleById(context, ruleId);
  }

  @FieldResolver(() => GovEventType, {
    nullable: true,
    description: 'The event it opened; null where the caller may not see it.',
  })
  event(@Root() { eventId }: DeviceAlarm, @Ctx() context: GridContext): Promise<GovEvent | null> {
    return eventById(context, eventId);
  }
}

@Resolver(() => DeviceRuleType)
export class DeviceRuleResolver {
  @FieldResolver(() => EventCategoryType, {
    nullable: true,
    description: 'What the event is said to be; whoever accepts it decides.',
  })
  category(
    @Root() { categoryCode }: DeviceRule,
    @Ctx() context: GridContext,
  ): Promise<EventCategory | null> {
    return categoryByCode(context, categoryCode);
  }

  @FieldResolver(() => DeviceType, {
    nullable: true,
    description: 'The one device it is for; null for all of the kind.',
  })
  device(@Root() { deviceId }: DeviceRule, @Ctx() context: GridContext): Promise<Device | null> {
    return deviceId === null ? Promise.resolve(null) : deviceById(context, deviceId);
  }
}

@Resolver(() => AreaType)
export class DevicesOfArea {
  @Policy('staff')
  @FieldResolver(() => DeviceConnection, {
    nullable: true,
    description: 'Devices here and below that the caller may see, by their places.',
  })
  devices(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => DeviceListArgs) args: DeviceListArgs,
  ): Promise<Result<ConnectionValue<Device>>> {
    return devicesOfArea(context, code, args);
  }

  @Policy('staff')
  @FieldResolver(() => [DeviceCountType], {
    nullable: true,
    description:
      'How many devices of each kind are in each state here and below, as far as the caller sees them.',
  })
  async deviceCounts(@Root() { code }: Area, @Ctx() context: GridContext): Promise<DeviceCount[]> {
    return (await deviceCountsOfArea(context, code)) ?? [];
  }

  @Policy('staff')
  @FieldResolver(() => DeviceRuleConnection, {
    nullable: true,
    description: 'All versions of the thresholds of its district, the newest first.',
  })
  deviceRules(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => DeviceRuleListArgs) args: DeviceRuleListArgs,
  ): Promise<Result<ConnectionValue<DeviceRule>>> {
    return deviceRulesOfArea(context, code, args);
  }
}

@Resolver(() => GovEventType)
export class AlarmOfEvent {
  @Policy('staff')
  @FieldResolver(() => DeviceAlarmType, {
    nullable: true,
    description: 'The threshold that opened it, with the readings; null where no device did.',
  })
  deviceAlarm(@Root() { id }: GovEvent, @Ctx() context: GridContext): Promise<DeviceAlarm | null> {
    return alarmOfEvent(context, id);
  }
}
