import { UnmaskInputFields } from '@gezhi/subgraph';
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType('ApplicantContactInput', {
  description:
    'How an applicant can be reached. Optional; shown masked, seen in full by those who handle the application when ' +
    'they give a reason, and blanked 365 days after it is completed. Never an identity number.',
})
export class ApplicantContactInput {
  @Field(() => String, { nullable: true, description: 'How to address the person.' })
  @IsOptional()
  @Length(1, 50)
  name?: string | null;

  @Field(() => String, { description: 'A mobile or landline number.' })
  @Length(7, 20)
  phone!: string;
}

@InputType('UnmaskApplicantContactInput', { description: 'Seeing the contact of an applicant.' })
export class UnmaskApplicantContactInput extends UnmaskInputFields {
  @Field(() => ID, { description: 'The application.' })
  applicationId!: string;
}
