import { codeEnum, InstantScalar } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { StaleReason } from '../../domain/dispatch/dispatch.codes';
import { STALE_REASONS } from '../../domain/dispatch/dispatch.codes';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { GridPost } from '../../domain/post/grid-post.entity';
import type { GridPostKind } from '../../domain/post/post.codes';
import { GovEventType } from '../event/gov-event.type';
import { OrganizationType } from '../organization/organization.type';
import { GridPostKindEnum, GridPostType } from '../post/grid-post.type';

export const StaleRuleReasonEnum = codeEnum(STALE_REASONS);

@ObjectType('StaleDispatchRule', {
  description: 'A rule of dispatch in force that should be looked at (规则陈旧预警).',
})
export class StaleDispatchRuleType {
  @Field(() => ID, { description: 'The version of the set in force.' })
  listId!: string;

  @Field(() => ID, { description: 'The area of the set.' })
  areaCode!: string;

  @Field(() => String, { description: 'The rule.' })
  code!: string;

  @Field(() => StaleRuleReasonEnum, { description: 'Why.' })
  reason!: StaleReason;

  @Field(() => Int, { description: 'Decisions by it in the last 90 days.' })
  decided!: number;

  @Field(() => Int, { description: 'How many of them a dispatcher overrode.' })
  overridden!: number;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was last met, in those days.',
  })
  lastMetAt!: Date | null;
}

@ObjectType('ChangedRoute', { description: 'An event that a draft would send to somebody else.' })
export class ChangedRouteType {
  @Field(() => GovEventType, { nullable: true, description: 'The event.' })
  event!: GovEvent;

  @Field(() => OrganizationType, {
    nullable: true,
    description: 'Whom what is in force names; null for nobody.',
  })
  before!: OrganizationType | null;

  @Field(() => OrganizationType, {
    nullable: true,
    description: 'Whom the draft names; null for nobody.',
  })
  after!: OrganizationType | null;

  @Field(() => String, { nullable: true, description: 'The rule of the draft that is met.' })
  ruleCode!: string | null;
}

@ObjectType('DispatchRehearsal', {
  description:
    'What a draft of rules or of the catalogue would have done with the last events (规则试运行).',
})
export class DispatchRehearsalType {
  @Field(() => Int, { description: 'Events it was tried on.' })
  tried!: number;

  @Field(() => Int, { description: 'How many would go elsewhere.' })
  changed!: number;

  @Field(() => Int, { description: 'How many of them nobody would be named for.' })
  undecided!: number;

  @Field(() => [ChangedRouteType], { description: 'Those that would go elsewhere, the first 50.' })
  routes!: ChangedRouteType[];
}

@ObjectType('NearbyOnDuty', {
  description:
    'Somebody on duty near a matter (就近力量). The place is that of the grid they work in, never where they are.',
})
export class NearbyOnDutyType {
  @Field(() => GridPostType, { description: 'The post.' })
  post!: GridPost;

  @Field(() => Int, { description: 'Metres from the matter to the middle of the grid.' })
  distanceMetres!: number;

  @Field(() => Int, { description: 'Open events in the grid now.' })
  openOrders!: number;

  @Field(() => Boolean, {
    description:
      'Whether a shift of theirs runs now; they come before those who merely hold the post.',
  })
  onShift!: boolean;
}

@InputType('PointInput', { description: 'A point, WGS 84.' })
export class DutyPointInput {
  @Field(() => Float, { description: 'Longitude.' })
  @Min(-180)
  @Max(180)
  longitude!: number;

  @Field(() => Float, { description: 'Latitude.' })
  @Min(-90)
  @Max(90)
  latitude!: number;
}

@ArgsType()
export class NearestOnDutyArgs {
  @Field(() => ID, { nullable: true, description: 'Near this event; it or a point.' })
  @IsOptional()
  @IsUUID()
  eventId?: string | null;

  @Field(() => DutyPointInput, {
    nullable: true,
    description: 'Near this point, in the own areas.',
  })
  @IsOptional()
  @ValidateNested()
  point?: DutyPointInput | null;

  @Field(() => [GridPostKindEnum], {
    defaultValue: ['FULLTIME_MEMBER', 'PARTTIME_MEMBER'],
    description: 'Only posts of these kinds.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  kinds!: GridPostKind[];

  @Field(() => Int, { defaultValue: 5, description: 'How many, at most 50.' })
  @Min(1)
  @Max(50)
  first!: number;
}
