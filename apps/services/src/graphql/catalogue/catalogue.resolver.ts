import { domainCatalogue, DomainCatalogueType } from '@gezhi/subgraph';
import { Query, Resolver } from 'type-graphql';
import { SERVICES_DEFINITIONS } from '../../definitions';

@Resolver()
export class ServicesCatalogueResolver {
  @Query(() => DomainCatalogueType, { description: 'What the services domain defines, as data.' })
  servicesCatalogue(): DomainCatalogueType {
    return domainCatalogue(SERVICES_DEFINITIONS);
  }
}
