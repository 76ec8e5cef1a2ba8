import { IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { SatisfactionRating } from '../../domain/event/event.codes';
import { SatisfactionRatingEnum } from '../event/event.enums';
import { EventStepInput } from '../event/step.input';

@InputType('MergeEventInput', { description: 'Merging an event into another of the same matter.' })
export class MergeEventInput extends EventStepInput {
  @Field(() => ID, { description: 'The event that goes on, for both.' })
  @IsUUID()
  intoId!: string;
}

@InputType('RateEventInput', { description: 'What whoever reported a matter says about it.' })
export class RateEventInput extends EventStepInput {
  @Field(() => SatisfactionRatingEnum, { description: 'Whether satisfied.' })
  rating!: SatisfactionRating;

  @Field(() => Boolean, { description: 'Whether the matter is solved.' })
  solved!: boolean;
}
