import type { Result } from '@gezhi/kernel';
import { localDateOf, ok } from '@gezhi/kernel';
import { notifyAll } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { areaOfLevel } from '../../domain/escalation/escalation.rules';
import { recipientOf } from '../../domain/escalation/recipient.rules';
import type { EventSupervision } from '../../domain/supervision/event-supervision.entity';
import { SUPERVISION_LATE } from '../../domain/supervision/supervision.notifications';

interface Late extends Pick<EventSupervision, 'level' | 'expectedOn' | 'eventId'> {
  readonly number: string;
  readonly areaCode: string;
}

/** Tells centres of reports that did not come by their day, once each. Answers how many. */
export async function tellLateSupervisions(
  uow: UnitOfWork,
  atMost: number,
): Promise<Result<number>> {
  const late = await uow.manager.query<Late[]>(TAKE_LATE, [localDateOf(uow.now), atMost]);
  await notifyAll(
    uow,
    late.map(({ level, expectedOn, eventId, number, areaCode }) => ({
      kind: SUPERVISION_LATE,
      draft: {
        to: recipientOf(level, areaOfLevel(level, areaCode)),
        about: { type: 'GovEvent', id: eventId, areaCode },
        values: { number, expectedOn },
      },
    })),
  );
  return ok(late.length);
}

const TAKE_LATE = `WITH late AS (
    SELECT id FROM event_supervision WHERE state = 'OPEN' AND NOT late_told AND expected_on < $1
    ORDER BY expected_on LIMIT $2 FOR UPDATE SKIP LOCKED),
  told AS (
    UPDATE event_supervision s SET late_told = true FROM late WHERE s.id = late.id
    RETURNING s.level, s.expected_on, s.event_id)
  SELECT told.level, told.expected_on::text AS "expectedOn", e.id AS "eventId", e.number, e.area_code AS "areaCode"
  FROM told JOIN gov_event e ON e.id = told.event_id`;
