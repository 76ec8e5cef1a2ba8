import { Authenticated, connectionType, LocalDateScalar } from '@gezhi/subgraph';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { SiteKind, SupervisionClass } from '../../domain/site/site.codes';
import { RegulatedSiteKindEnum, SupervisionClassEnum } from './site.enums';

@Authenticated()
@Directive('@key(fields: "id")')
@ObjectType('RegulatedSite', {
  description:
    'A place where a legal entity does business (检查对象). Seen within the areas of the caller, and by the enterprise.',
})
export class RegulatedSiteType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The name on the door.' })
  name!: string;

  @Field(() => RegulatedSiteKindEnum, { description: 'What is done there.' })
  kind!: SiteKind;

  @Field(() => String, {
    description: 'The address; a sole trader’s down to the street, but for itself.',
  })
  address!: string;

  @Field(() => Float, { nullable: true, description: 'Longitude, WGS 84.' })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Latitude, WGS 84.' })
  latitude!: number | null;

  @Field(() => SupervisionClassEnum, { description: 'How often it may be visited in a year.' })
  supervisionClass!: SupervisionClass;

  @Field(() => LocalDateScalar, { description: 'Since when it is open.' })
  openedOn!: string;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const RegulatedSiteConnection = connectionType('RegulatedSite', () => RegulatedSiteType);

@ObjectType('VisitCap', {
  description: 'How many visits a site of a class may have in a calendar year (年度检查频次上限).',
})
export class VisitCapType {
  @Field(() => SupervisionClassEnum, { description: 'The class of sites.' })
  supervisionClass!: SupervisionClass;

  @Field(() => Int, { description: 'Visits a year; those because of complaints come on top.' })
  visitsPerYear!: number;

  @Field(() => String, { description: 'Where the number comes from.' })
  source!: string;
}
