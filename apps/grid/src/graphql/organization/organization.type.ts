import { MetricType } from '@gezhi/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by the party-building subgraph; here it is a key, and what grids and events add to it. */
@Directive('@key(fields: "id")')
@ObjectType('Organization')
export class OrganizationType {
  @Field(() => ID)
  id!: string;
}

export const organizationOf = (id: string | null): OrganizationType | null =>
  id === null ? null : { id };

@ObjectType('OrganizationFigure', { description: 'A figure of the grid domain and whose it is.' })
export class OrganizationFigureType {
  @Field(() => OrganizationType, { nullable: true, description: 'The organisation.' })
  organization!: OrganizationType | null;

  @Field(() => MetricType, { description: 'Its figure; without a value where it is hidden.' })
  metric!: MetricType;
}
