import type { Fact } from '@gezhi/metrics';

/** A matter that was split counts once, by itself: its parts are orders, not matters. */
const WHOLE = 'f.parent_id IS NULL';

const EVENT = {
  areaCode: 'f.area_code',
  organizationId: 'f.lead_organization_id',
} as const;

/** Events by the moment they were reported. */
export const REPORTED_EVENTS: Fact = {
  name: 'reported events',
  from: 'gov_event f',
  during: `f.reported_at >= w.starts_at AND f.reported_at < w.ends_at AND ${WHOLE}`,
  ...EVENT,
  daily: { source: 'event', at: 'f.reported_at' },
};

/** Events by the moment they were accepted; cancelled and merged ones do not count. */
export const ACCEPTED_EVENTS: Fact = {
  name: 'accepted events',
  from: 'gov_event f',
  during: `f.accepted_at >= w.starts_at AND f.accepted_at < w.ends_at AND f.state NOT IN ('CANCELLED', 'MERGED') AND ${WHOLE}`,
  ...EVENT,
  daily: { source: 'event', at: 'f.accepted_at' },
};

/** Events by the moment they were dispatched. */
export const DISPATCHED_EVENTS: Fact = {
  name: 'dispatched events',
  from: 'gov_event f',
  during: `f.dispatched_at >= w.starts_at AND f.dispatched_at < w.ends_at AND ${WHOLE}`,
  ...EVENT,
  daily: { source: 'event', at: 'f.dispatched_at' },
};

/** Events by the moment their limit ran out; cancelled and merged ones and limits still to come do not count. */
export const DUE_EVENTS: Fact = {
  name: 'due events',
  from: 'gov_event f',
  during: `f.deadline_due_at >= w.starts_at AND f.deadline_due_at < w.ends_at AND f.deadline_due_at <= w.as_of
    AND f.state NOT IN ('CANCELLED', 'MERGED') AND ${WHOLE}`,
  ...EVENT,
  daily: { source: 'event', at: 'f.deadline_due_at' },
};

export { CONTACT_LIMIT } from '../domain/contact/contact-limit';

/** Events with somebody who waits to be contacted, by the moment they were signed for. */
export const SIGNED_EVENTS: Fact = {
  name: 'signed events',
  from: 'gov_event f',
  during: `f.signed_at >= w.starts_at AND f.signed_at < w.ends_at AND f.state NOT IN ('CANCELLED', 'MERGED')
    AND (NOT f.anonymous AND f.source IN ('HOTLINE_12345', 'CITIZEN_APP', 'PLATFORM_181', 'DELIBERATION') OR f.merged_waiting > 0)`,
  ...EVENT,
  daily: { source: 'event', at: 'f.signed_at' },
};

/** Events by the moment they were closed. */
export const CLOSED_EVENTS: Fact = {
  name: 'closed events',
  from: 'gov_event f',
  during: `f.closed_at >= w.starts_at AND f.closed_at < w.ends_at AND ${WHOLE}`,
  ...EVENT,
  daily: { source: 'event', at: 'f.closed_at' },
};

/** The last day of the window, today while it runs: what stands on a day is judged then. */
export const LAST_DAY = `least((w.ends_at AT TIME ZONE 'Asia/Shanghai')::date - 1,
  (w.as_of AT TIME ZONE 'Asia/Shanghai')::date)`;

const IN_FORCE = `a.valid_from <= ${LAST_DAY} AND (a.valid_to IS NULL OR a.valid_to > ${LAST_DAY})`;

/** Grids in force on the last day of the window. */
export const ACTIVE_GRIDS: Fact = {
  name: 'active grids',
  from: 'grid f JOIN area a ON a.code = f.code',
  during: IN_FORCE,
  areaCode: 'f.code',
};

/** Micro-grids in force on the last day of the window. */
export const ACTIVE_MICRO_GRIDS: Fact = {
  name: 'active micro-grids',
  from: 'micro_grid f JOIN area a ON a.code = f.code',
  during: IN_FORCE,
  areaCode: 'f.code',
};
