import { IsOptional, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type {
  AbsorptionLevel,
  EventOutcome,
  SatisfactionRating,
} from '../../domain/event/event.codes';
import { AbsorptionLevelEnum, EventOutcomeEnum, SatisfactionRatingEnum } from './event.enums';
import { EventStepInput } from './step.input';

@InputType('RecordEventCallbackInput', { description: 'An attempt to call back.' })
export class RecordEventCallbackInput extends EventStepInput {
  @Field(() => Boolean, { description: 'Whether somebody answered.' })
  reached!: boolean;

  @Field(() => SatisfactionRatingEnum, { nullable: true, description: 'What was said.' })
  rating?: SatisfactionRating | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the matter is solved for the one who answered.',
  })
  solved?: boolean | null;
}

@InputType('CloseEventInput', { description: 'Closing an event.' })
export class CloseEventInput extends EventStepInput {
  @Field(() => EventOutcomeEnum, { description: 'How it ended.' })
  outcome!: EventOutcome;

  @Field(() => AbsorptionLevelEnum, {
    nullable: true,
    description:
      'The level that actually solved it; from who led it and its parts when left out (G-10).',
  })
  absorptionLevel?: AbsorptionLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whose matter it is; required for OUT_OF_SCOPE.',
  })
  @IsOptional()
  @MaxLength(100)
  responsibleBody?: string | null;
}
