import type { DemoSeed } from '@gezhi/city';

/** The demonstration city as rows of this subgraph's tables. */
export const enforcementDemo: DemoSeed = () => [];
