export { gridDemo } from './database/seeds/demo';
export { gridSubgraph } from './subgraph';
