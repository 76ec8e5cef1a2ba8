import { PageArgs } from '@gezhi/subgraph';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { SiteKind, SupervisionClass } from '../../domain/site/site.codes';
import { RegulatedSiteKindEnum, SupervisionClassEnum } from './site.enums';

@InputType('RegulatedSiteFilter', {
  description: 'Which sites of a list; conditions left out do not restrict.',
})
export class RegulatedSiteFilterInput {
  @Field(() => [RegulatedSiteKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: SiteKind[] | null;

  @Field(() => [SupervisionClassEnum], { nullable: true, description: 'Of one of these classes.' })
  supervisionClasses?: SupervisionClass[] | null;
}

@ArgsType()
export class RegulatedSiteArgs extends PageArgs {
  @Field(() => RegulatedSiteFilterInput, { nullable: true, description: 'Which sites.' })
  filter?: RegulatedSiteFilterInput | null;
}
