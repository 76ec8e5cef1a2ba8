import { AREA_KIND_LIST } from '@gezhi/kernel';
import type { DomainDefinitions } from '@gezhi/subgraph';
import { EVENT_NATURES, EVENT_SOURCES, URGENCIES } from './domain/event/event.codes';
import { EVENT_MACHINE, EVENT_STATES } from './domain/event/event.states';
import { GRID_PROBLEMS } from './domain/problems';
import { GRID_METRICS } from './metrics/catalogue';

/** What the grid domain defines as data: served by the graph, printed into the docs, checked by the contract suite. */
export const GRID_DEFINITIONS: DomainDefinitions = {
  problems: GRID_PROBLEMS,
  metrics: GRID_METRICS,
  machines: [EVENT_MACHINE],
  codeLists: [AREA_KIND_LIST, EVENT_SOURCES, EVENT_NATURES, URGENCIES, EVENT_STATES],
};
