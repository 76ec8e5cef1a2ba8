import type { Fact } from '@gezhi/metrics';

/** By place, and by the organisation that was called. */
const PLACE = { areaCode: 'f.area_code', organizationId: 'f.organization_id' } as const;

/** Calls of organisations to whistles, by the moment they were called. */
export const WHISTLE_CALLS: Fact = {
  name: 'whistle calls',
  from: 'whistle_response f',
  during: 'f.requested_at >= w.starts_at AND f.requested_at < w.ends_at',
  ...PLACE,
};

/** Responses by the moment their limit ran out; excused and released ones, and limits still to come, do not count. */
export const DUE_RESPONSES: Fact = {
  name: 'due whistle responses',
  from: 'whistle_response f',
  during: `f.due_at >= w.starts_at AND f.due_at < w.ends_at AND f.due_at <= w.as_of
    AND f.state NOT IN ('EXCUSED', 'RELEASED')`,
  ...PLACE,
};

/** Responses by the moment of their arrival. */
export const ARRIVED_RESPONSES: Fact = {
  name: 'arrived whistle responses',
  from: 'whistle_response f',
  during: 'f.arrived_at >= w.starts_at AND f.arrived_at < w.ends_at',
  ...PLACE,
};

/** Closed whistles with each organisation that took part: count them distinct. */
export const CLOSED_WHISTLES: Fact = {
  name: 'closed whistles',
  from: `whistle c JOIN whistle_response f ON f.whistle_id = c.id AND f.state NOT IN ('EXCUSED', 'RELEASED')`,
  during: 'c.closed_at >= w.starts_at AND c.closed_at < w.ends_at',
  ...PLACE,
};

/** Whether a closed whistle was blown again within 90 days, as known at the moment of the question. */
export const RELAPSED = 'EXISTS (SELECT FROM whistle r WHERE r.repeat_of_id = c.id AND r.relapse)';
