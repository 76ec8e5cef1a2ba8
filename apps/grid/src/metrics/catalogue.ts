import { defineCatalogue } from '@gezhi/metrics';
import { EVENT_ABSORPTION_RATE } from './event-absorption-rate';
import { EVENT_CLOSE_RATE } from './event-close-rate';
import { EVENT_COUNT } from './event-count';
import { EVENT_EXCLUDED_RATINGS } from './event-excluded-ratings';
import { EVENT_EXTENSION_RATE } from './event-extension-rate';
import { EVENT_HOURS_TO_CLOSE_P50 } from './event-hours-to-close-p50';
import { EVENT_HOURS_TO_CLOSE_P90 } from './event-hours-to-close-p90';
import { EVENT_MISDISPATCH_RATE } from './event-misdispatch-rate';
import { EVENT_ON_TIME_CLOSE_RATE } from './event-on-time-close-rate';
import { EVENT_RATING_COVERAGE } from './event-rating-coverage';
import { EVENT_REPEAT_RATE } from './event-repeat-rate';
import { EVENT_RESOLVE_RATE } from './event-resolve-rate';
import { EVENT_RESPONSE_RATE } from './event-response-rate';
import { EVENT_RETURN_RATE } from './event-return-rate';
import { EVENT_REWORK_RATE } from './event-rework-rate';
import { EVENT_SATISFACTION_RATE } from './event-satisfaction-rate';
import { EVENT_SUSPENDED_SHARE } from './event-suspended-share';
import { GRID_BRANCH_COVERAGE } from './grid-branch-coverage';
import { GRID_COUNT } from './grid-count';
import { GRID_COVERAGE } from './grid-coverage';
import { GRID_FULLTIME_COVERAGE } from './grid-fulltime-coverage';
import { GRID_TRAINING_COVERAGE } from './grid-training-coverage';
import { GRID_VACANCY_SHARE } from './grid-vacancy-share';
import { MICRO_GRID_COUNT } from './micro-grid-count';
import { MICRO_GRID_SIZE_COMPLIANCE } from './micro-grid-size-compliance';
import { AREA_ALERT_FALSE_ALARM_SHARE } from './area-alert-false-alarm-share';
import { WHISTLE_METRICS } from './whistle-metrics';

/** The metrics of the grid domain, in the order they are shown. */
export const GRID_METRICS = defineCatalogue('grid', [
  GRID_COUNT,
  GRID_COVERAGE,
  GRID_BRANCH_COVERAGE,
  GRID_FULLTIME_COVERAGE,
  GRID_VACANCY_SHARE,
  GRID_TRAINING_COVERAGE,
  MICRO_GRID_COUNT,
  MICRO_GRID_SIZE_COMPLIANCE,
  EVENT_COUNT,
  EVENT_CLOSE_RATE,
  EVENT_ON_TIME_CLOSE_RATE,
  EVENT_SUSPENDED_SHARE,
  EVENT_EXTENSION_RATE,
  EVENT_RESPONSE_RATE,
  EVENT_RESOLVE_RATE,
  EVENT_ABSORPTION_RATE,
  EVENT_REPEAT_RATE,
  EVENT_REWORK_RATE,
  EVENT_RETURN_RATE,
  EVENT_MISDISPATCH_RATE,
  EVENT_SATISFACTION_RATE,
  EVENT_RATING_COVERAGE,
  EVENT_EXCLUDED_RATINGS,
  EVENT_HOURS_TO_CLOSE_P50,
  EVENT_HOURS_TO_CLOSE_P90,
  ...WHISTLE_METRICS,
  AREA_ALERT_FALSE_ALARM_SHARE,
]);
