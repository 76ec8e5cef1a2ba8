import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notifyAll } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { DEADLINE_DIGEST } from '../../domain/escalation/escalation.notifications';
import { recipientAt } from '../../domain/escalation/recipient.rules';
import { wallClock } from '../../domain/wall-clock';

interface Digest {
  readonly organizationId: string | null;
  readonly areaCode: string | null;
  readonly events: number;
  readonly approaching: number;
  readonly overdue: number;
  readonly earliest: Date;
  readonly anEvent: string;
}

/** Recipients told in one transaction. */
export const RECIPIENTS = 500;

/**
 * Tells each recipient once of everything that was made long after it fell due. One sweep at a time; what is told and
 * that it was told are one transaction. Answers how many were told, at most {@link RECIPIENTS}; null when another
 * sweep is telling.
 */
export async function tellLate(uow: UnitOfWork): Promise<Result<number | null>> {
  const [lock] = await uow.manager.query<{ mine: boolean }[]>(
    `SELECT pg_try_advisory_xact_lock(hashtext('grid.deadline-digest')) AS mine`,
  );
  if (!lock?.mine) return ok(null);
  const digests = await uow.manager.query<Digest[]>(TAKE_LATE);
  await notifyAll(
    uow,
    digests.map((digest) => ({
      kind: DEADLINE_DIGEST,
      draft: {
        to:
          digest.areaCode === null
            ? { organizationId: digest.organizationId ?? '' }
            : recipientAt(digest.areaCode),
        about: { type: 'GovEvent', id: digest.anEvent, areaCode: digest.areaCode },
        values: {
          events: digest.events,
          approaching: digest.approaching,
          overdue: digest.overdue,
          earliest: wallClock(digest.earliest),
        },
      },
    })),
  );
  return ok(digests.length);
}

/** Recipients are taken whole, so that nobody is told twice; a few hundred at once, whatever waits. */
const TAKE_LATE = `WITH told AS (
    SELECT DISTINCT coalesce(organization_id::text, area_code) AS key FROM event_escalation WHERE digest_due LIMIT ${RECIPIENTS}),
  late AS (
    UPDATE event_escalation x SET digest_due = false FROM told
    WHERE x.digest_due AND coalesce(x.organization_id::text, x.area_code) = told.key
    RETURNING x.organization_id, x.area_code, x.event_id, x.level, x.fell_due_at)
  SELECT organization_id AS "organizationId", area_code AS "areaCode", count(DISTINCT event_id)::int AS events,
    count(*) FILTER (WHERE level = 'HOLDER')::int AS approaching,
    count(*) FILTER (WHERE level <> 'HOLDER')::int AS overdue,
    min(fell_due_at) AS earliest, (array_agg(event_id::text ORDER BY fell_due_at))[1] AS "anEvent"
  FROM late GROUP BY organization_id, area_code ORDER BY organization_id, area_code`;
