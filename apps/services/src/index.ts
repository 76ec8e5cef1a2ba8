export { servicesDemo } from './database/seeds/demo';
export { servicesSubgraph } from './subgraph';
