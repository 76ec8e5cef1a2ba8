import { defineCatalogue } from '@gezhi/metrics';
import { CHECKLIST_COVERAGE } from './checklist-coverage';
import { CORRECTION_ON_TIME } from './correction-on-time';
import { DELEGATION_COUNT } from './delegation-count';
import { DELEGATION_USE } from './delegation-use';
import { JOINT_VISIT_SHARE } from './joint-visit-share';
import { REPEAT_CHECK_RATE } from './repeat-check-rate';
import { VISITS_MADE } from './visits';
import { VISITS_PER_SITE } from './visits-per-site';

/** The metrics of the enforcement domain, in the order they are shown. Money is in none of them (E9). */
export const ENFORCEMENT_METRICS = defineCatalogue('enforcement', [
  DELEGATION_COUNT,
  DELEGATION_USE,
  VISITS_MADE,
  VISITS_PER_SITE,
  JOINT_VISIT_SHARE,
  REPEAT_CHECK_RATE,
  CHECKLIST_COVERAGE,
  CORRECTION_ON_TIME,
]);
