import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { ProblemValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult, Problem, problemValue } from '@gezhi/subgraph';
import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { DeviceRule } from '../../domain/device/device-rule.entity';
import type { Device } from '../../domain/device/device.entity';
import { keepDeviceRule } from '../../use-cases/device/keep-device-rule';
import { keepDevice, moveDevice } from '../../use-cases/device/keep-device';
import { takeReadings } from '../../use-cases/device/take-readings';
import type { GridContext } from '../context';
import { DeviceRuleType } from './device-rule.type';
import {
  DeviceStepInput,
  KeepDeviceInput,
  KeepDeviceRuleInput,
  ReportDeviceReadingsInput,
} from './device.input';
import { DeviceType } from './device.type';

@Authenticated()
@ObjectType('RefusedReading', { description: 'Why one reading of many was refused.' })
class RefusedReadingType {
  @Field(() => Int, { description: 'Its place in the input, from 0.' })
  index!: number;

  @Field(() => Problem, {
    nullable: true,
    description: 'Why, at input.items.N.field; the others do not depend on it.',
  })
  problem!: ProblemValue;
}

@Authenticated()
@ObjectType('TakenReadings', { description: 'What became of readings that came in together.' })
class TakenReadingsType {
  @Field(() => Int, { description: 'How many are new.' })
  stored!: number;

  @Field(() => Int, { description: 'How many had been stored before.' })
  repeated!: number;

  @Field(() => Int, { description: 'How many events they opened.' })
  opened!: number;

  @Field(() => Int, { description: 'How many were refused.' })
  refused!: number;

  @Field(() => [RefusedReadingType], { description: 'Those that were refused, in their order.' })
  problems!: RefusedReadingType[];
}

const answer = (name: string) => mutationResult(name, 'Device', () => DeviceType);
const KeepDeviceResult = answer('KeepDeviceResult');
const SuspendDeviceResult = answer('SuspendDeviceResult');
const ResumeDeviceResult = answer('ResumeDeviceResult');
const RetireDeviceResult = answer('RetireDeviceResult');
const KeepDeviceRuleResult = mutationResult(
  'KeepDeviceRuleResult',
  'DeviceRule',
  () => DeviceRuleType,
);
const ReportDeviceReadingsResult = mutationResult(
  'ReportDeviceReadingsResult',
  'TakenReadings',
  () => TakenReadingsType,
);

const KEEPERS = 'Roles: command centres and administrators of the place, officers of the owner. ';

/** What is done with devices. */
@Resolver()
export class DeviceSteps {
  @Authenticated()
  @Mutation(() => KeepDeviceResult, {
    description:
      `Enters a device, or changes what is known of it (登记物联设备). ${KEEPERS}` +
      'Problems: DEVICE_WATCHES_PEOPLE, DEVICE_KIND_UNKNOWN, DEVICE_AREA_TOO_WIDE, DEVICE_SYSTEM_UNKNOWN, ' +
      'DEVICE_NUMBER_TAKEN, DEVICE_RETIRED.',
  })
  keepDevice(
    @Ctx() context: GridContext,
    @Arg('input', () => KeepDeviceInput) input: KeepDeviceInput,
  ): Promise<Result<Device>> {
    return keepDevice(context, input);
  }

  @Authenticated()
  @Mutation(() => SuspendDeviceResult, {
    description: `Suspends a device (停用): its readings are refused and nobody waits for them. ${KEEPERS}`,
  })
  suspendDevice(
    @Ctx() context: GridContext,
    @Arg('input', () => DeviceStepInput) input: DeviceStepInput,
  ): Promise<Result<Device>> {
    return moveDevice(context, 'suspend', input);
  }

  @Authenticated()
  @Mutation(() => ResumeDeviceResult, {
    description: `Puts a suspended device in use again (恢复). ${KEEPERS}`,
  })
  resumeDevice(
    @Ctx() context: GridContext,
    @Arg('input', () => DeviceStepInput) input: DeviceStepInput,
  ): Promise<Result<Device>> {
    return moveDevice(context, 'resume', input);
  }

  @Authenticated()
  @Mutation(() => RetireDeviceResult, {
    description: `Retires a device for good (退役). ${KEEPERS}`,
  })
  retireDevice(
    @Ctx() context: GridContext,
    @Arg('input', () => DeviceStepInput) input: DeviceStepInput,
  ): Promise<Result<Device>> {
    return moveDevice(context, 'retire', input);
  }

  @Authenticated()
  @Mutation(() => KeepDeviceRuleResult, {
    description:
      'Publishes the next version of a threshold (发布阈值规则). Roles: command centre and administrators of the district. ' +
      'Problems: DEVICE_RULE_LEVELS, DEVICE_RULE_DATES, DEVICE_RULE_OTHER, NOT_A_LEAF.',
  })
  keepDeviceRule(
    @Ctx() context: GridContext,
    @Arg('input', () => KeepDeviceRuleInput) input: KeepDeviceRuleInput,
  ): Promise<Result<DeviceRule>> {
    return keepDeviceRule(context, input);
  }

  @Authenticated()
  @Mutation(() => ReportDeviceReadingsResult, {
    description:
      'Takes up to 1,000 readings in (接收读数); what crosses a threshold opens an event. Sending again is safe. ' +
      'Roles: the account of the system. Of an item: DEVICE_UNKNOWN, DEVICE_RESTS, READING_TIME, READING_VALUE, READING_CONFLICT.',
  })
  async reportDeviceReadings(
    @Ctx() context: GridContext,
    @Arg('input', () => ReportDeviceReadingsInput) input: ReportDeviceReadingsInput,
  ): Promise<Result<TakenReadingsType>> {
    const taken = await takeReadings(context, input);
    if (!taken.ok) return taken;
    const { problems, ...counts } = taken.value;
    return ok({
      ...counts,
      refused: problems.length,
      problems: problems.map(({ index, refusal }) => {
        return { index, problem: problemValue(refusal, context) };
      }),
    });
  }
}
