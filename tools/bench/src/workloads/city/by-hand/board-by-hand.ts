import type { AnswerByHand } from './by-hand-answer';
import { sourceOf } from './by-hand-answer';
import { OPEN } from './open-events';

const OVERDUE = `${OPEN} AND e.deadline_paused_at IS NULL AND e.deadline_due_at < now()`;
const APPROACHING = `${OPEN} AND e.deadline_paused_at IS NULL AND e.deadline_approaches_at <= now()
  AND e.deadline_due_at >= now()`;
/** Within the area $1, by the codes of areas. */
const within = (column: string): string => `${column} >= $1 AND ${column} < $1 || '~'`;

const BOARD = `
SELECT a.name,
  (SELECT coalesce(json_agg(json_build_object('state', b.state, 'count', b.count, 'overdue', b.overdue,
      'approaching', b.approaching) ORDER BY b.state), '[]')
    FROM (SELECT e.state, count(*) AS count, count(*) FILTER (WHERE ${OVERDUE}) AS overdue,
        count(*) FILTER (WHERE ${APPROACHING}) AS approaching FROM gov_event e
      WHERE ${OPEN} AND (${within('e.work_area_code')} OR e.work_area_code IS NULL AND ${within('e.area_code')})
      GROUP BY e.state) b) AS states,
  (SELECT count(*)::int FROM whistle w WHERE w.state = 'BLOWN' AND ${within('w.area_code')}) AS waiting,
  (SELECT coalesce(json_agg(o), '[]') FROM (SELECT e.number, e.title, e.urgency, r.name AS lead,
      to_char(e.deadline_due_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS due
    FROM gov_event e LEFT JOIN reference_organization r ON r.id = e.lead_organization_id
    WHERE ${OVERDUE} AND ${within('e.area_code')} ORDER BY e.reported_at DESC, e.id DESC LIMIT 10) o) AS late,
  (SELECT coalesce(json_agg(l), '[]') FROM (SELECT l.type, l.state, l.week, l.observed FROM area_alert l
    WHERE l.state IN ('OPEN', 'ACKNOWLEDGED', 'ACTION_LINKED') AND ${within('l.area_code')}
    ORDER BY l.week DESC, l.id DESC LIMIT 5) l) AS alerts
FROM area a WHERE a.code = $1`;

interface StateRow {
  readonly state: string;
  readonly count: number;
  readonly overdue: number;
  readonly approaching: number;
}

interface Row {
  readonly name: string;
  readonly states: readonly StateRow[];
  readonly waiting: number;
  readonly late: readonly {
    readonly number: string;
    readonly title: string;
    readonly urgency: string;
    readonly lead: string | null;
    readonly due: string;
  }[];
  readonly alerts: readonly object[];
}

/** W2: the board of a command centre, in one statement. */
export const boardByHand: AnswerByHand = async ({ pools }, variables) => {
  const { rows } = await sourceOf(pools, 'grid').query<Row>({
    name: 'board',
    text: BOARD,
    values: [variables['area']],
  });
  const [row] = rows;
  if (row === undefined) return { area: null };
  const { name, states, waiting, late, alerts } = row;
  const sum = (field: 'count' | 'overdue' | 'approaching') =>
    states.reduce((total, each) => total + each[field], 0);
  const eventBoard = {
    ...{ open: sum('count'), overdue: sum('overdue'), approaching: sum('approaching') },
    byState: states.map(({ state, count }) => ({ state, count })),
    whistlesWaiting: waiting,
  };
  const nodes = late.map(({ number, title, urgency, lead, due }) => ({
    ...{ number, title, urgency },
    leadOrganization: lead === null ? null : { name: lead },
    deadline: { dueAt: due },
  }));
  return { area: { name, eventBoard, overdue: { nodes }, alerts: { nodes: alerts } } };
};
