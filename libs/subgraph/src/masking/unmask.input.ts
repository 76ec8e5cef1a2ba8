import type { UnmaskReason } from '@gezhi/kernel';
import { UNMASK_REASONS } from '@gezhi/kernel';
import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { codeEnum } from '../schema/code-enum';

export const UnmaskReasonEnum = codeEnum(UNMASK_REASONS);

/** What every `unmask…` mutation is told besides the object. */
@InputType('UnmaskInputFields', { description: 'Why masked data is needed.' })
export abstract class UnmaskInputFields {
  @Field(() => UnmaskReasonEnum, { description: 'Why it is needed, as a code.' })
  reason!: UnmaskReason;

  @Field(() => String, {
    description: 'Why it is needed, 4 to 200 characters; recorded, free of personal data.',
  })
  @Length(4, 200)
  reasonText!: string;

  @Field(() => String, {
    description: 'The case it is needed for (案号); the same as in the access token.',
  })
  @Length(1, 100)
  caseNumber!: string;
}
