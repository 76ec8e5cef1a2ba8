import { defineCatalogue } from '@gezhi/metrics';
import { ACTUAL_TIME_COMPRESSION } from './actual-time-compression';
import { APPLICATION_COUNT } from './application-count';
import { CHANNEL_COUNTS } from './channel-counts';
import { DEEMED_ACCEPTED_COUNT } from './deemed-accepted-count';
import { EXTENSION_RATE } from './extension-rate';
import { INSTANT_SHARE } from './instant-share';
import { ITEM_COUNT } from './item-count';
import { MATERIAL_REDUCTION } from './material-reduction';
import { MATERIAL_REDUCTION_BY_CASES } from './material-reduction-by-cases';
import { ON_TIME_RATE } from './on-time-rate';
import { TIME_COMPRESSION } from './time-compression';
import { TIME_REDUCTION } from './time-reduction';
import { ZERO_VISIT_SHARE } from './zero-visit-share';

/** The metrics of the services domain, in the order they are shown. */
export const SERVICES_METRICS = defineCatalogue('services', [
  ITEM_COUNT,
  ...CHANNEL_COUNTS,
  MATERIAL_REDUCTION,
  MATERIAL_REDUCTION_BY_CASES,
  TIME_COMPRESSION,
  ACTUAL_TIME_COMPRESSION,
  TIME_REDUCTION,
  ON_TIME_RATE,
  EXTENSION_RATE,
  INSTANT_SHARE,
  ZERO_VISIT_SHARE,
  APPLICATION_COUNT,
  DEEMED_ACCEPTED_COUNT,
]);
