import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { KnownArea, KnownOrganization } from '@gezhi/subgraph';
import { Field, ID, InputType } from 'type-graphql';
import type { ApplicantKind, ApplicationChannel } from '../../domain/application/application.codes';
import { ApplicantContactInput } from '../contact/contact.input';
import { ApplicantKindEnum, ApplicationChannelEnum } from './application.enums';
import { ApplicationStepInput } from './step.input';

@InputType('DraftApplicationInput', { description: 'A new application.' })
export class DraftApplicationInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key makes no second application.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The service item; it must be in force.' })
  serviceItemId!: string;

  @Field(() => ID, { description: 'The smallest area it is known to belong to.' })
  @KnownArea()
  areaCode!: string;

  @Field(() => ApplicantKindEnum, { description: 'What kind of applicant it is.' })
  applicantKind!: ApplicantKind;

  @Field(() => ApplicationChannelEnum, { description: 'How it comes in.' })
  channel!: ApplicationChannel;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the mandate, when an assistant acts.',
  })
  @IsOptional()
  @Length(1, 100)
  mandateNumber?: string | null;

  @Field(() => ID, { nullable: true, description: 'The organisation that receives it.' })
  @IsOptional()
  @Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  @KnownOrganization()
  receivingOrganizationId?: string | null;

  @Field(() => String, { nullable: true, description: 'The counter that receives it.' })
  @IsOptional()
  @Length(1, 40)
  counter?: string | null;

  @Field(() => ApplicantContactInput, {
    nullable: true,
    description: 'How the applicant can be reached.',
  })
  @ValidateNested()
  contact?: ApplicantContactInput | null;
}

@InputType('RequestCorrectionInput', {
  description: 'The one list of what is missing (一次性告知).',
})
export class RequestCorrectionInput extends ApplicationStepInput {
  @Field(() => [String], { description: 'The codes of all materials that are missing or wrong.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  materials!: string[];
}
