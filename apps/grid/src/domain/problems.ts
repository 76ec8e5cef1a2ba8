import { DEADLINE_PROBLEMS } from '@gezhi/deadlines';
import { joinProblems } from '@gezhi/kernel';
import { EVENT_PROBLEMS } from './event/event.problems';
import { STRUCTURE_PROBLEMS } from './grid/grid.problems';

/** What the grid subgraph can refuse, besides the common problems. */
export const GRID_PROBLEMS = joinProblems(
  'grid',
  EVENT_PROBLEMS,
  STRUCTURE_PROBLEMS,
  DEADLINE_PROBLEMS,
);
