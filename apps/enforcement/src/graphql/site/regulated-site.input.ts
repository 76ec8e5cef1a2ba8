import { LocalDateScalar, KnownArea, KnownOrganization } from '@gezhi/subgraph';
import { IsLatitude, IsLongitude, IsOptional, Length } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import type { SiteKind, SupervisionClass } from '../../domain/site/site.codes';
import { RegulatedSiteKindEnum, SupervisionClassEnum } from './site.enums';

@InputType('RegisterRegulatedSiteInput', { description: 'A place of business to be registered.' })
export class RegisterRegulatedSiteInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key makes no second site.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => String, { description: 'The name on the door, 2 to 100 characters.' })
  @Length(2, 100)
  name!: string;

  @Field(() => RegulatedSiteKindEnum, { description: 'What is done there.' })
  kind!: SiteKind;

  @Field(() => String, {
    description: 'The legal entity’s unified social credit code (GB 32100-2015).',
  })
  uscc!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The organisation of the register, where the entity is in it.',
  })
  @KnownOrganization()
  organizationId?: string | null;

  @Field(() => ID, { description: 'The grid it stands in, or the smallest area known.' })
  @KnownArea()
  areaCode!: string;

  @Field(() => String, { description: 'The address, 2 to 200 characters.' })
  @Length(2, 200)
  address!: string;

  @Field(() => Float, { nullable: true, description: 'Longitude, WGS 84.' })
  @IsOptional()
  @IsLongitude()
  longitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Latitude, WGS 84.' })
  @IsOptional()
  @IsLatitude()
  latitude?: number | null;

  @Field(() => SupervisionClassEnum, { description: 'How often it may be visited in a year.' })
  supervisionClass!: SupervisionClass;

  @Field(() => LocalDateScalar, { description: 'Since when it is open.' })
  openedOn!: string;
}
