import { LocalDateScalar, KnownOrganization } from '@gezhi/subgraph';
import { ArrayMaxSize, IsOptional, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { EventReasonInput, EventStepInput } from './step.input';

@InputType('DispatchEventInput', { description: 'Dispatching an accepted matter.' })
export class DispatchEventInput extends EventStepInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The one lead organisation; by rules and catalogue when left out.',
  })
  @IsOptional()
  @IsUUID()
  @KnownOrganization()
  leadOrganizationId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Organisations that assist, at most 20.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  @KnownOrganization()
  assistOrganizationIds?: string[] | null;
}

@InputType('StartEventInput', { description: 'Starting to handle a matter.' })
export class StartEventInput extends EventStepInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the one who reported was contacted.',
  })
  contacted!: boolean;
}

@InputType('ExtendEventInput', { description: 'Extending the limit.' })
export class ExtendEventInput extends EventReasonInput {
  @Field(() => Int, { description: 'By how much, in the unit of the limit.' })
  @Min(1)
  @Max(1_000)
  by!: number;
}

@InputType('SuspendEventInput', { description: 'Suspending the handling.' })
export class SuspendEventInput extends EventReasonInput {
  @Field(() => LocalDateScalar, { description: 'The last day of the suspension.' })
  until!: string;
}

@InputType('HandleEventInput', { description: 'Reporting the result.' })
export class HandleEventInput extends EventStepInput {
  @Field(() => String, { description: 'What was done, 2 to 2000 characters; no personal data.' })
  @Length(2, 2000)
  result!: string;

  @Field(() => [String], {
    defaultValue: [],
    description:
      'Keys of attachments that show it, at most 20: of this event, of kind EVIDENCE, and stored (EVIDENCE_UNKNOWN).',
  })
  @ArrayMaxSize(20)
  @MaxLength(200, { each: true })
  evidence!: string[];
}
