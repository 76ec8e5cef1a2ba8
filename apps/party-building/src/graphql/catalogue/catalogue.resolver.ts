import { domainCatalogue, DomainCatalogueType } from '@gezhi/subgraph';
import { Query, Resolver } from 'type-graphql';
import { PARTY_BUILDING_DEFINITIONS } from '../../definitions';

@Resolver()
export class PartyBuildingCatalogueResolver {
  @Query(() => DomainCatalogueType, {
    description: 'What the party-building domain defines, as data.',
  })
  partyBuildingCatalogue(): DomainCatalogueType {
    return domainCatalogue(PARTY_BUILDING_DEFINITIONS);
  }
}
