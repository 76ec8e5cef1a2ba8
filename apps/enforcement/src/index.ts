export { enforcementDemo } from './database/seeds/demo';
export { enforcementSubgraph } from './subgraph';
