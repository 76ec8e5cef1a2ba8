import { GRANT_PROBLEMS } from '@gezhi/grants';
import { GOV_LIST_PROBLEMS } from '@gezhi/gov-lists';
import { joinProblems, MASKING_PROBLEMS } from '@gezhi/kernel';
import { DELEGATION_PROBLEMS } from './delegation/delegation.problems';
import { INSPECTION_PROBLEMS } from './inspection/inspection.problems';
import { SITE_PROBLEMS } from './site/site.problems';

/** What the enforcement subgraph can refuse, besides the common problems. */
export const ENFORCEMENT_PROBLEMS = joinProblems(
  'enforcement',
  GOV_LIST_PROBLEMS,
  DELEGATION_PROBLEMS,
  SITE_PROBLEMS,
  INSPECTION_PROBLEMS,
  MASKING_PROBLEMS,
  GRANT_PROBLEMS,
);
