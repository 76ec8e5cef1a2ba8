import { domainCatalogue, DomainCatalogueType } from '@gezhi/subgraph';
import { Query, Resolver } from 'type-graphql';
import { ENFORCEMENT_DEFINITIONS } from '../../definitions';

@Resolver()
export class EnforcementCatalogueResolver {
  @Query(() => DomainCatalogueType, {
    description: 'What the enforcement domain defines, as data.',
  })
  enforcementCatalogue(): DomainCatalogueType {
    return domainCatalogue(ENFORCEMENT_DEFINITIONS);
  }
}
