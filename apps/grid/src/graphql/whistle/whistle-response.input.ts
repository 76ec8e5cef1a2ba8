import { IsOptional, IsUUID, Length } from 'class-validator';
import { KnownOrganization } from '@gezhi/subgraph';
import { Field, ID, InputType } from 'type-graphql';
import type { ArrivalMode, ObjectionReason } from '../../domain/whistle/whistle.codes';
import { ArrivalModeEnum, ObjectionReasonEnum } from './whistle.enums';
import { WhistleReasonInput, WhistleStepInput } from './whistle.input';

@InputType('ArriveAtWhistleInput', { description: 'Reporting to a whistle.' })
export class ArriveAtWhistleInput extends WhistleStepInput {
  @Field(() => ArrivalModeEnum, { description: 'On site or online.' })
  mode!: ArrivalMode;
}

@InputType('ObjectToWhistleInput', { description: 'Objecting to being called.' })
export class ObjectToWhistleInput extends WhistleReasonInput {
  @Field(() => ObjectionReasonEnum, { description: 'The reason as a code; the note tells more.' })
  reason!: ObjectionReason;
}

@InputType('AcceptWhistleObjectionInput', { description: 'Accepting an objection.' })
export class AcceptWhistleObjectionInput extends WhistleReasonInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Who is called instead, with the same part; its limit begins now.',
  })
  @IsOptional()
  @IsUUID()
  @KnownOrganization()
  insteadOrganizationId?: string | null;
}

@InputType('ReportWhistleResultInput', { description: 'Reporting what was done.' })
export class ReportWhistleResultInput extends WhistleStepInput {
  @Field(() => String, { description: 'What was done, 2 to 2000 characters; no personal data.' })
  @Length(2, 2000)
  result!: string;
}
