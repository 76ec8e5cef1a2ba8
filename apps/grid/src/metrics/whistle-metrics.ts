import { WHISTLE_COUNT } from './whistle-count';
import { WHISTLE_UNITS } from './whistle-units';
import { WHISTLE_ARRIVAL_RATE } from './whistle-arrival-rate';
import { WHISTLE_RESOLVE_RATE } from './whistle-resolve-rate';
import { WHISTLE_OBJECTION_RATE } from './whistle-objection-rate';
import { WHISTLE_RELAPSE_RATE } from './whistle-relapse-rate';
import { WHISTLE_MINUTES_TO_ARRIVE_P50 } from './whistle-minutes-to-arrive-p50';
import { WHISTLE_MINUTES_TO_ARRIVE_P90 } from './whistle-minutes-to-arrive-p90';

/** The metrics of whistles, in the order they are shown. */
export const WHISTLE_METRICS = [
  WHISTLE_COUNT,
  WHISTLE_UNITS,
  WHISTLE_ARRIVAL_RATE,
  WHISTLE_RESOLVE_RATE,
  WHISTLE_OBJECTION_RATE,
  WHISTLE_RELAPSE_RATE,
  WHISTLE_MINUTES_TO_ARRIVE_P50,
  WHISTLE_MINUTES_TO_ARRIVE_P90,
];
