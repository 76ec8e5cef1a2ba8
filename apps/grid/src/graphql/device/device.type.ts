import { codeEnum, connectionType, InstantScalar, Policy } from '@gezhi/subgraph';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { DeviceCondition, DeviceKind } from '../../domain/device/device.codes';
import { DEVICE_CONDITIONS, DEVICE_KINDS } from '../../domain/device/device.codes';
import type { DeviceAction, DeviceState } from '../../domain/device/device.states';
import { DEVICE_ACTIONS, DEVICE_STATES } from '../../domain/device/device.states';

export const DeviceKindEnum = codeEnum(DEVICE_KINDS);
export const DeviceStateEnum = codeEnum(DEVICE_STATES);
export const DeviceConditionEnum = codeEnum(DEVICE_CONDITIONS);
const DeviceActionEnum = codeEnum(DEVICE_ACTIONS);

@Policy('staff')
@Directive('@key(fields: "id")')
@ObjectType('Device', {
  description:
    'A device that measures a place (物联感知设备): smoke, gas, water, a manhole cover. Nothing that films, counts, hears or ' +
    'follows people is entered (guardrails.md 13; coverage.md G-19).',
})
export class DeviceType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The code of the system it reports through.' })
  systemCode!: string;

  @Field(() => String, { description: 'Its number in that system.' })
  number!: string;

  @Field(() => DeviceKindEnum, { description: 'What it measures.' })
  kind!: DeviceKind;

  @Field(() => DeviceStateEnum, { description: 'Whether it is in use.' })
  state!: DeviceState;

  @Field(() => String, { description: 'Where it stands, in words.' })
  place!: string;

  @Field(() => Float, { nullable: true, description: 'Where it stands, WGS 84.' })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Where it stands, WGS 84.' })
  latitude!: number | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When its system last brought in a reading of it; null while it was never heard.',
  })
  lastHeardAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'The moment of the latest reading; null without one.',
  })
  lastObservedAt!: Date | null;

  @Field(() => Float, { nullable: true, description: 'The latest reading, in its unit.' })
  lastValue!: number | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const DeviceConnection = connectionType('Device', () => DeviceType);

@ObjectType('DeviceStep', { description: 'One step in the life of a device (设备履历).' })
export class DeviceStepType {
  @Field(() => DeviceActionEnum, { description: 'What was done.' })
  action!: DeviceAction | 'register' | 'change';

  @Field(() => DeviceStateEnum, { description: 'To where.' })
  toState!: DeviceState;

  @Field(() => InstantScalar, { description: 'When.' })
  occurredAt!: Date;

  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;
}
export const DeviceStepConnection = connectionType('DeviceStep', () => DeviceStepType);

@Policy('staff')
@ObjectType('DeviceAlarm', {
  description:
    'That a device crossed a threshold and opened an event (感知告警), with the rule and the readings that tell why. While ' +
    'its event is open, and until the value has come back, the same rule opens no other.',
})
export class DeviceAlarmType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => DeviceConditionEnum, { description: 'What the rule looked at.' })
  condition!: DeviceCondition;

  @Field(() => InstantScalar, {
    description:
      'The first reading beyond the threshold; of a silent device, when it was last heard.',
  })
  beganAt!: Date;

  @Field(() => Float, { nullable: true, description: 'That reading; null of a silent device.' })
  beganValue!: number | null;

  @Field(() => InstantScalar, {
    description: 'The reading at which it had held long enough and the event was opened.',
  })
  raisedAt!: Date;

  @Field(() => Float, { nullable: true, description: 'That reading; null of a silent device.' })
  raisedValue!: number | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the value came back past the clear level; null while it has not.',
  })
  clearedAt!: Date | null;

  @Field(() => Float, { nullable: true, description: 'The reading that came back.' })
  clearedValue!: number | null;

  @Field(() => Int, {
    description: 'How often the threshold was crossed while the event was open.',
  })
  crossings!: number;
}
export const DeviceAlarmConnection = connectionType('DeviceAlarm', () => DeviceAlarmType);

@ObjectType('DeviceReading', { description: 'What a device read at a moment (读数).' })
export class DeviceReadingType {
  @Field(() => InstantScalar, { description: 'The moment, by the clock of the device.' })
  observedAt!: Date;

  @Field(() => Float, { description: 'The value, in the unit of the device.' })
  value!: number;

  @Field(() => InstantScalar, { description: 'When it came in.' })
  receivedAt!: Date;
}
export const DeviceReadingConnection = connectionType('DeviceReading', () => DeviceReadingType);

@ObjectType('DeviceHour', { description: 'The readings of a device in one hour (小时汇总).' })
export class DeviceHourType {
  @Field(() => InstantScalar, { description: 'The beginning of the hour.' })
  hour!: Date;

  @Field(() => Int, { description: 'How many readings.' })
  readings!: number;

  @Field(() => Float, { description: 'The lowest of them.' })
  lowest!: number;

  @Field(() => Float, { description: 'The highest of them.' })
  highest!: number;

  @Field(() => Float, { description: 'Their mean.' })
  average!: number;
}

@Policy('staff')
@ObjectType('DeviceCount', { description: 'How many devices of a kind are in a state.' })
export class DeviceCountType {
  @Field(() => DeviceKindEnum, { description: 'The kind.' })
  kind!: DeviceKind;

  @Field(() => DeviceStateEnum, { description: 'The state.' })
  state!: DeviceState;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}
