import type { ProblemValue } from '@gezhi/subgraph';
import { Authenticated, Problem } from '@gezhi/subgraph';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { GovEventType } from '../event/gov-event.type';
import { ReportEventInput } from '../event/intake.input';

@InputType('ReportEventsInput', { description: 'Matters that come in together.' })
export class ReportEventsInput {
  // Not validated together: each item is judged by itself.
  @Field(() => [ReportEventInput], {
    description:
      '1 to 200 matters, each with its own externalSystem and externalId or clientMutationId, so that the call can ' +
      'be repeated as a whole.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  items!: ReportEventInput[];
}

@Authenticated()
@ObjectType('ReportedItem', { description: 'What became of one matter of many.' })
export class ReportedItemType {
  @Field(() => Int, { description: 'Its place in the input, from 0.' })
  index!: number;

  @Field(() => GovEventType, {
    nullable: true,
    description: 'The event it made now or had made before; null when it was refused.',
  })
  event!: GovEvent | null;

  @Field(() => Problem, {
    nullable: true,
    description: 'Why it was refused, at input.items.N.field; the others do not depend on it.',
  })
  problem!: ProblemValue | null;
}

@Authenticated()
@ObjectType('ReportedEvents', { description: 'What became of matters that came in together.' })
export class ReportedEventsType {
  @Field(() => [ReportedItemType], { description: 'One for each item, in the order of the input.' })
  items!: ReportedItemType[];

  @Field(() => Int, { description: 'How many have an event now.' })
  received!: number;

  @Field(() => Int, { description: 'How many were refused.' })
  refused!: number;
}
