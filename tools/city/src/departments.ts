import { gridDemo, gridSubgraph } from '@gezhi/grid';
import type { DemoDepartment } from './demo-department';

/** The departments whose subgraphs show the demonstration city; a new one is one line here. */
export const DEPARTMENTS: readonly DemoDepartment[] = [{ subgraph: gridSubgraph, demo: gridDemo }];
