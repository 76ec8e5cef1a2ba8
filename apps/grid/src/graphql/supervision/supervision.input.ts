import { LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import { IsOptional, Length, Max, Min } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { ExtensionReason } from '../../domain/extension/extension.codes';
import type { SupervisionReason } from '../../domain/supervision/supervision.codes';
import { EventReasonInput, EventStepInput } from '../event/step.input';
import { ExtensionReasonEnum, SupervisionReasonEnum } from './supervision.type';

@InputType('SuperviseEventInput', { description: 'Putting an event under supervision.' })
export class SuperviseEventInput extends EventStepInput {
  @Field(() => SupervisionReasonEnum, { description: 'Why.' })
  reason!: SupervisionReason;

  @Field(() => LocalDateScalar, { description: 'The day by which the lead reports back.' })
  expectedOn!: string;
}

@InputType('AnswerSupervisionInput', { description: 'Reporting back on a supervised event.' })
export class AnswerSupervisionInput extends EventStepInput {
  @Field(() => String, { description: 'How it goes, 2 to 2000 characters; no personal data.' })
  @Length(2, 2000)
  answer!: string;
}

@InputType('ReturnSupervisionInput', { description: 'Asking for a better report.' })
export class ReturnSupervisionInput extends EventReasonInput {
  @Field(() => LocalDateScalar, { description: 'The day by which it is awaited.' })
  expectedOn!: string;
}

@InputType('RequestEventExtensionInput', { description: 'Asking for more time.' })
export class RequestEventExtensionInput extends EventReasonInput {
  @Field(() => Int, { description: 'By how much, in the unit of the limit.' })
  @Min(1)
  @Max(1_000)
  by!: number;

  @Field(() => ExtensionReasonEnum, { description: 'Why, as a code; the note says more.' })
  reason!: ExtensionReason;
}

@InputType('ApproveEventExtensionInput', { description: 'Granting more time.' })
export class ApproveEventExtensionInput extends EventStepInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Another amount than was asked for, in the unit of the limit.',
  })
  @IsOptional()
  @Min(1)
  @Max(1_000)
  by?: number | null;
}

@ArgsType()
export class SupervisionListArgs extends PageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'true: only those whose day has passed without a report.',
  })
  late!: boolean;
}
