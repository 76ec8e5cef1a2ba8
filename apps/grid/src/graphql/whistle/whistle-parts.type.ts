import type { DeadlineUnit } from '@gezhi/deadlines';
import { InstantScalar, LocalDateScalar } from '@gezhi/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { LeaderSide, WhistleGrade, WhistleKind } from '../../domain/whistle/whistle.codes';
import { DeadlineUnitEnum } from '../event/event.enums';
import { OrganizationType } from '../organization/organization.type';
import { LeaderSideEnum, WhistleGradeEnum, WhistleKindEnum } from './whistle.enums';

@ObjectType('WhistleNamedResponder', { description: 'An organisation that a draft names.' })
export class NamedResponderType {
  @Field(() => OrganizationType, { nullable: true, description: 'The organisation.' })
  organization!: OrganizationType | null;

  @Field(() => Boolean, { description: 'Whether it is to lead.' })
  lead!: boolean;

  @Field(() => Boolean, { description: 'Whether the whistle waits for it.' })
  mandatory!: boolean;
}

@ObjectType('WhistleLeader', {
  description: 'One of the two leaders of a tough whistle (双报告), by post.',
})
export class WhistleLeaderType {
  @Field(() => LeaderSideEnum, { description: 'Which of the two.' })
  side!: LeaderSide;

  @Field(() => String, { description: 'The post, never a name.' })
  post!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When the report was recorded.' })
  reportedAt!: Date | null;
}

@ObjectType('WhistleTask', {
  description: 'What was agreed when responders consulted (会商任务): one lead, and a day.',
})
export class WhistleTaskType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => Int, { description: 'Its place in the list.' })
  ordinal!: number;

  @Field(() => String, { description: 'What is to be done.' })
  title!: string;

  @Field(() => LocalDateScalar, { description: 'The last day.' })
  dueOn!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was finished.' })
  doneAt!: Date | null;
}

@ObjectType('WhistleRating', {
  description: 'What one side says of the other (双向评价): of organisations, never of persons.',
})
export class WhistleRatingType {
  @Field(() => WhistleGradeEnum, { description: 'The grade.' })
  grade!: WhistleGrade;

  @Field(() => String, { nullable: true, description: 'What was added.' })
  note!: string | null;

  @Field(() => InstantScalar, { description: 'When it was last said.' })
  updatedAt!: Date;
}

@ObjectType('WhistleRule', {
  description: 'What holds for whistles of a kind (吹哨规则), as the city has set it.',
})
export class WhistleRuleType {
  @Field(() => WhistleKindEnum, { description: 'The kind.' })
  kind!: WhistleKind;

  @Field(() => DeadlineUnitEnum, { description: 'How the limit for reporting is counted.' })
  arrivalUnit!: DeadlineUnit;

  @Field(() => Int, { description: 'The limit for reporting, in its unit.' })
  arrivalAmount!: number;

  @Field(() => Int, { description: 'How long a responder may object; 0: not at all.' })
  objectionMinutes!: number;

  @Field(() => Int, { description: 'How many working days responders have to rate.' })
  ratingWorkdays!: number;

  @Field(() => Boolean, { description: 'Whether a second account approves before it is blown.' })
  needsApproval!: boolean;

  @Field(() => Boolean, { description: 'Whether departments may blow as well.' })
  departmentsMayBlow!: boolean;

  @Field(() => String, { description: 'Where the numbers come from.' })
  basis!: string;
}
