import type { GridSizeLimit } from '../../../domain/size/grid-size-limit.entity';

const NORM = 'GB/T 34300-2017 asks for about 300 to 500 households a grid (to be confirmed)';
const OURS = 'Our default; a city sets its own';

/** When splitting or merging is suggested. Written only where nothing is set. */
export const GRID_SIZE_LIMITS: readonly GridSizeLimit[] = [
  { kind: 'SPLIT', figure: 'HOUSEHOLDS', threshold: 500, source: NORM },
  { kind: 'SPLIT', figure: 'OPEN_PER_MEMBER', threshold: 40, source: OURS },
  { kind: 'SPLIT', figure: 'EVENTS_PER_100', threshold: 60, source: OURS },
  { kind: 'SPLIT', figure: 'FIELD_WORK_PER_MEMBER', threshold: 200, source: OURS },
  { kind: 'MERGE', figure: 'HOUSEHOLDS', threshold: 150, source: NORM },
  { kind: 'MERGE', figure: 'EVENTS_PER_100', threshold: 5, source: OURS },
];
