import { domainCatalogue, DomainCatalogueType } from '@gezhi/subgraph';
import { Query, Resolver } from 'type-graphql';
import { GRID_DEFINITIONS } from '../../definitions';

@Resolver()
export class GridCatalogueResolver {
  @Query(() => DomainCatalogueType, { description: 'What the grid domain defines, as data.' })
  gridCatalogue(): DomainCatalogueType {
    return domainCatalogue(GRID_DEFINITIONS);
  }
}
