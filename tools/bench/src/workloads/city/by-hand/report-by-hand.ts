import { createHash } from 'node:crypto';
import { localDateOf, newId } from '@gezhi/kernel';
import type { AnswerByHand } from './by-hand-answer';
import { sourceOf } from './by-hand-answer';

interface Input {
  readonly clientMutationId: string;
  readonly source: string;
  readonly nature: string;
  readonly urgency: string;
  readonly areaCode: string;
  readonly title: string;
  readonly description: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** The account the workload reports and asks as; see libs/identity, demo identities. */
export const SUBJECT = '019a3aff-4800-7be8-ac74-93c15cb99610';

/**
 * Everything in one statement, which is one transaction: the key that makes a repetition harmless,
 * the area looked up, duplicates searched for, the event and its first step written.
 */
const REPORT = `
WITH seen AS (
  INSERT INTO idempotency_key (subject, key, operation, body_hash, object_id, created_at)
  VALUES ($1, $2, 'reportEvent', $3, $4, $5) ON CONFLICT DO NOTHING RETURNING object_id),
place AS (SELECT code, name FROM area WHERE code = $6 AND valid_to IS NULL),
made AS (
  INSERT INTO gov_event (id, number, source, nature, urgency, state, flags, area_code, unlocated,
    title, description, longitude, latitude, reporter_subject, anonymous, return_used,
    return_count, misdispatch_count, rework_count, reopen_count, suspend_count, reported_at,
    callback_attempts, disputed, handled_by_grid_member, created_at, updated_at, version)
  SELECT seen.object_id, $7, $8, $9, $10, 'RECEIVED',
    CASE WHEN EXISTS (SELECT FROM gov_event t
      WHERE t.nature = $9 AND t.area_code >= left($6, 9) AND t.area_code < left($6, 9) || '~'
        AND t.state IN ('RECEIVED', 'ACCEPTED', 'DISPATCHED', 'RETURN_PENDING', 'SIGNED',
          'IN_PROGRESS', 'SUSPENDED', 'HANDLED', 'AWAITING_FEEDBACK')
        AND t.reported_at > $5::timestamptz - interval '12 weeks'
        AND CASE WHEN t.longitude IS NULL OR t.latitude IS NULL
          THEN t.area_code = $6 AND t.title = $11
          ELSE sqrt(power((t.latitude - $14) * 111320, 2)
            + power((t.longitude - $13) * 111320 * cos(radians(t.latitude)), 2)) <= 250 END)
    THEN ARRAY['POTENTIAL_DUPLICATE'] ELSE '{}' END,
    place.code, false, $11, $12, $13, $14, $1, false, false, 0, 0, 0, 0, 0, $5, 0, false, false, $5, $5, 1
  FROM seen, place RETURNING id, state, flags),
step AS (
  INSERT INTO gov_event_transition (id, event_id, action, to_state, actor_subject, occurred_at)
  SELECT $15, id, 'report', state, $1, $5 FROM made)
SELECT made.state, made.flags, place.code, place.name FROM made, place`;

/** W5: an event reported. A repeated key is refused here, which the workload never sends. */
export const reportByHand: AnswerByHand = async ({ pools }, variables) => {
  const input = variables['input'] as Input;
  const now = new Date();
  const id = newId(now);
  const number = `${localDateOf(now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('base64url');
  const { rows } = await sourceOf(pools, 'grid').query<{
    state: string;
    flags: string[];
    code: string;
    name: string;
  }>({
    name: 'report',
    text: REPORT,
    values: [
      SUBJECT,
      input.clientMutationId,
      hash,
      id,
      now,
      input.areaCode,
      number,
      input.source,
      input.nature,
      input.urgency,
      input.title,
      input.description,
      input.longitude,
      input.latitude,
      newId(now),
    ],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('The key came twice or the area does not exist.');
  const { state, flags, code, name } = row;
  const { title, urgency } = input;
  const event = { id, number, state, urgency, flags, title, version: 1, reportedAt: now };
  return { reportEvent: { __typename: 'GovEvent', ...event, area: { code, name } } };
};
