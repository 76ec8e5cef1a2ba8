import { LocalDateScalar, KnownArea } from '@gezhi/subgraph';
import { IsOptional, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { StepFields } from '../step.input';

const CLIENT_KEY = 'A key of the client: the same key makes no second one. 8 to 100 characters.';

@InputType('EstablishAllianceInput', { description: 'An alliance to establish.' })
export class EstablishAllianceInput {
  @Field(() => String, { nullable: true, description: CLIENT_KEY })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => String, { description: 'The name, 2 to 100 characters.' })
  @Length(2, 100)
  name!: string;

  @Field(() => ID, { description: 'A district, subdistrict or community.' })
  @KnownArea()
  areaCode!: string;

  @Field(() => String, { description: 'What the members agree on (章程), up to 10000 characters.' })
  @MaxLength(10_000)
  charter!: string;

  @Field(() => ID, { description: 'The organisation that leads it and becomes its first member.' })
  leadOrganizationId!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it was established; today when left out, never later.',
  })
  establishedOn?: string | null;
}

@InputType('AmendAllianceCharterInput', { description: 'A new charter.' })
export class AmendAllianceCharterInput extends StepFields {
  @Field(() => String, { description: 'The whole charter, up to 10000 characters.' })
  @MaxLength(10_000)
  charter!: string;
}

@InputType('DissolveAllianceInput', { description: 'Dissolving an alliance.' })
export class DissolveAllianceInput extends StepFields {}

@InputType('AddAllianceMemberInput', { description: 'An organisation that joins.' })
export class AddAllianceMemberInput {
  @Field(() => String, { nullable: true, description: CLIENT_KEY })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The alliance.' })
  allianceId!: string;

  @Field(() => ID, { description: 'The organisation, of any kind.' })
  organizationId!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it joined; today when left out, never later.',
  })
  joinedOn?: string | null;
}

@InputType('EndAllianceMembershipInput', { description: 'Ending a membership.' })
export class EndAllianceMembershipInput extends StepFields {}
