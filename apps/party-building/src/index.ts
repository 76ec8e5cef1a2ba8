export { partyBuildingDemo } from './database/seeds/demo';
export { partyBuildingSubgraph } from './subgraph';
