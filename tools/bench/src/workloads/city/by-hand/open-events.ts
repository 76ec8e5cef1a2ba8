/** An event `e` that somebody still has something to do with. */
export const OPEN = `e.state IN ('RECEIVED', 'ACCEPTED', 'DISPATCHED', 'RETURN_PENDING', 'SIGNED', 'IN_PROGRESS',
  'SUSPENDED', 'HANDLED', 'AWAITING_FEEDBACK')`;

/** How its deadline stands at this moment. */
export const DEADLINE_STATUS = `CASE WHEN e.deadline_met_at <= e.deadline_due_at THEN 'MET'
  WHEN e.deadline_met_at IS NOT NULL THEN 'MISSED' WHEN e.deadline_paused_at IS NOT NULL THEN 'PAUSED'
  WHEN e.deadline_due_at < now() THEN 'OVERDUE' WHEN e.deadline_approaches_at <= now() THEN 'APPROACHING'
  WHEN e.deadline_due_at IS NOT NULL THEN 'ON_TIME' END`;
