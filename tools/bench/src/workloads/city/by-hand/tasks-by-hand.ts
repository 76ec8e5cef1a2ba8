import { DEMO_ORGANIZATIONS } from '@gezhi/identity';
import type { AnswerByHand } from './by-hand-answer';
import { sourceOf } from './by-hand-answer';
import { DEADLINE_STATUS, OPEN } from './open-events';
import { SUBJECT } from './report-by-hand';

/** The areas and the organisation of the account the workload asks as; see libs/identity, demo identities. */
const AREA = '320104001002C001';
const ORGANIZATION = DEMO_ORGANIZATIONS['community/320104001002/committee'];
const PAGE = 20;

const TASKS = `
SELECT e.id, e.number, e.title, e.state, e.version, a.code, a.name, s.action, s.occurred_at AS "occurredAt",
  e.deadline_due_at AS "dueAt", ${DEADLINE_STATUS} AS status
FROM gov_event e JOIN area a ON a.code = e.area_code
CROSS JOIN LATERAL (SELECT action, occurred_at FROM gov_event_transition
  WHERE event_id = e.id ORDER BY occurred_at DESC, id DESC LIMIT 1) s
WHERE ${OPEN} AND (e.area_code >= $1 AND e.area_code < $1 || '~'
  OR e.work_area_code >= $1 AND e.work_area_code < $1 || '~'
  OR e.lead_organization_id = $2::uuid OR $2::text = ANY (e.assist_organization_ids)
  OR e.first_asked_organization_id = $2::uuid AND e.signed_at IS NULL OR e.reporter_subject = $3)
ORDER BY e.reported_at, e.id LIMIT ${PAGE + 1}`;

interface Row {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly action: string;
  readonly occurredAt: Date;
  readonly dueAt: Date | null;
  readonly status: string | null;
}

/** W1: what a grid member has to do, in one statement. */
export const tasksByHand: AnswerByHand = async ({ pools }) => {
  const { rows } = await sourceOf(pools, 'grid').query<Row>({
    name: 'tasks',
    text: TASKS,
    values: [AREA, ORGANIZATION, SUBJECT],
  });
  const nodes = rows
    .slice(0, PAGE)
    .map(
      ({ id, number, title, state, version, code, name, action, occurredAt, dueAt, status }) => ({
        ...{ id, number, title, state, version, area: { code, name } },
        lastStep: { action, occurredAt },
        deadline: dueAt && { dueAt, status },
      }),
    );
  return { myOpenEvents: { nodes, pageInfo: { hasNextPage: rows.length > PAGE, endCursor: '' } } };
};
