import { connectionType, InstantScalar, LocalDateScalar, Policy } from '@gezhi/subgraph';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { DeviceCondition, DeviceKind } from '../../domain/device/device.codes';
import type { EventNature, Urgency } from '../../domain/event/event.codes';
import { EventNatureEnum, UrgencyEnum } from '../event/event.enums';
import { DeviceConditionEnum, DeviceKindEnum } from './device.type';

@Policy('staff')
@ObjectType('DeviceRule', {
  description:
    'One version of a threshold that opens events by itself (阈值规则), for all devices of a kind in a district, or for one ' +
    'of them in place of the rule with the same code.',
})
export class DeviceRuleType {
  @Field(() => ID, { description: 'Opaque key of the version.' })
  id!: string;

  @Field(() => String, { description: 'The code of the rule, the same over its versions.' })
  code!: string;

  @Field(() => Int, { description: 'The version, from 1; send the last one back as seenVersion.' })
  ruleVersion!: number;

  @Field(() => DeviceKindEnum, { description: 'The kind of device.' })
  kind!: DeviceKind;

  @Field(() => DeviceConditionEnum, { description: 'What it looks at.' })
  condition!: DeviceCondition;

  @Field(() => Float, {
    description: 'In the unit of the kind; for RATE an hour; for SILENT minutes.',
  })
  threshold!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Where the value has come back (解除值); null for SILENT.',
  })
  clearLevel!: number | null;

  @Field(() => Int, { description: 'How many minutes the value must stay beyond the threshold.' })
  holdMinutes!: number;

  @Field(() => EventNatureEnum, { description: 'The nature of the event it opens.' })
  nature!: EventNature;

  @Field(() => UrgencyEnum, { description: 'The urgency of the event it opens.' })
  urgency!: Urgency;

  @Field(() => Boolean, { description: 'Whether it is on; a version that is off opens nothing.' })
  active!: boolean;

  @Field(() => LocalDateScalar, { description: 'Its first day.' })
  validFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Its last day; null while it has none, before its first where it never held.',
  })
  validTo!: string | null;

  @Field(() => String, { description: 'What it follows.' })
  basis!: string;

  @Field(() => InstantScalar, { description: 'When it was published.' })
  publishedAt!: Date;
}
export const DeviceRuleConnection = connectionType('DeviceRule', () => DeviceRuleType);
