import { codeEnum, connectionType, LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import { IsOptional, Length, MaxLength } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ADMISSION_STATES } from '../../domain/admission/admission.states';
import type { AdmissionState } from '../../domain/admission/admission.states';

export const AdmissionStateEnum = codeEnum(ADMISSION_STATES);

@ObjectType('CommunityAdmission', {
  description:
    'That communities may be given a matter outside their lists for a time (准入), as an organisation asked (G11).',
})
export class CommunityAdmissionType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => AdmissionStateEnum, { description: 'Whether it was let through.' })
  state!: AdmissionState;

  @Field(() => String, { description: 'What communities are to do, and with what means.' })
  reason!: string;

  @Field(() => LocalDateScalar, { description: 'The first day.' })
  fromDate!: string;

  @Field(() => LocalDateScalar, { description: 'The last day.' })
  toDate!: string;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const CommunityAdmissionConnection = connectionType(
  'CommunityAdmission',
  () => CommunityAdmissionType,
);

@ArgsType()
export class CommunityAdmissionArgs extends PageArgs {
  @Field(() => ID, { description: 'The area; admissions of it and of all below it.' })
  @MaxLength(20)
  areaCode!: string;

  @Field(() => AdmissionStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: AdmissionState | null;
}

@InputType('RequestCommunityAdmissionInput', {
  description: 'Asking for communities to be given a matter.',
})
export class RequestCommunityAdmissionInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key asks once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The community, or the area whose communities all are asked.' })
  @MaxLength(12)
  areaCode!: string;

  @Field(() => ID, { description: 'A leaf of the category tree.' })
  @MaxLength(100)
  categoryCode!: string;

  @Field(() => String, {
    description:
      'What they are to do and with what means, 10 to 1000 characters; no personal data.',
  })
  @Length(10, 1000)
  reason!: string;

  @Field(() => LocalDateScalar, { description: 'The first day, from today on.' })
  fromDate!: string;

  @Field(() => LocalDateScalar, { description: 'The last day, within a year.' })
  toDate!: string;
}

@InputType('CommunityAdmissionStepInput', { description: 'A decision about an admission.' })
export class CommunityAdmissionStepInput {
  @Field(() => ID, { description: 'The admission.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, { description: 'Why, 2 to 500 characters; no personal data.' })
  @Length(2, 500)
  note!: string;
}
