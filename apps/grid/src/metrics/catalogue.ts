import { defineCatalogue } from '@gezhi/metrics';
import { EVENT_COUNT } from './event-count';

/** The metrics of the grid domain, in the order they are shown. */
export const GRID_METRICS = defineCatalogue('grid', [EVENT_COUNT]);
