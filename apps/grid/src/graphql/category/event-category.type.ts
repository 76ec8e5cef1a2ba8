import type { DeadlineUnit } from '@gezhi/deadlines';
import { connectionType, LocalizedText } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { EventNature, Urgency } from '../../domain/event/event.codes';
import { DeadlineUnitEnum, EventNatureEnum, UrgencyEnum } from '../event/event.enums';

@ObjectType('CategoryLimit', {
  description: 'A limit that a category sets in place of the usual one.',
})
export class CategoryLimitType {
  @Field(() => UrgencyEnum, { description: 'For matters of this urgency.' })
  urgency!: Urgency;

  @Field(() => DeadlineUnitEnum, { description: 'How it is counted.' })
  unit!: DeadlineUnit;

  @Field(() => Int, { description: 'How much, in the unit.' })
  amount!: number;
}

@Directive('@key(fields: "code")')
@ObjectType('EventCategory', {
  description: 'A node of the category tree (事项分类). Events hang on its leaves.',
})
export class EventCategoryType {
  @Field(() => ID, { description: 'The code: what is above it is a prefix with a dot.' })
  code!: string;

  @Field(() => ID, { nullable: true, description: 'The code above; null at the top.' })
  parentCode!: string | null;

  @Field(() => LocalizedText, { description: 'The name.' })
  name!: LocalizedText;

  @Field(() => Boolean, { description: 'Whether events can be put under it.' })
  leaf!: boolean;

  @Field(() => EventNatureEnum, { nullable: true, description: 'What its matters usually are.' })
  nature!: EventNature | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The department that leads, e.g. URBAN_MANAGEMENT; COMMUNITY for the resident committee.',
  })
  leadDepartmentCode!: string | null;

  @Field(() => Boolean, { description: 'Whether a result needs evidence.' })
  evidenceRequired!: boolean;

  @Field(() => [CategoryLimitType], { description: 'Limits in place of the usual ones.' })
  limits!: CategoryLimitType[];

  @Field(() => Int, {
    nullable: true,
    description:
      'How close two of its matters lie that may be one, in metres; null: 50 for components, 250 otherwise (G8).',
  })
  dedupeMetres!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many weeks after the first the second may come; null: twelve (G8).',
  })
  dedupeWeeks!: number | null;
}

export const EventCategoryConnection = connectionType('EventCategory', () => EventCategoryType);
