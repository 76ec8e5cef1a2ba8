import { defineJob } from '@gezhi/jobs';
import type { Result } from '@gezhi/kernel';
import { localDateOf, ok } from '@gezhi/kernel';
import type { NotificationKind } from '@gezhi/notifications';
import { notifyAll } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { COMMAND } from '../../domain/permissions';
import { RISK_MEASURE_LATE, RISK_REVIEW_DUE } from '../../domain/risk/risk.notifications';
import { aboutRisk } from './risk-workflow';

const AT_ONCE = 500;

/** What is late, and whom that concerns. */
interface Late {
  readonly id: string;
  readonly areaCode: string;
  readonly number: string;
  readonly organizationId: string;
  readonly day: string;
}

const LATE_MEASURES = `WITH late AS (
    SELECT id FROM risk_measure WHERE state = 'OPEN' AND NOT late_told AND due_on < $1
    ORDER BY due_on LIMIT $2 FOR UPDATE SKIP LOCKED),
  told AS (UPDATE risk_measure m SET late_told = true FROM late WHERE m.id = late.id
    RETURNING m.risk_id, m.owner_organization_id, m.due_on)
  SELECT r.id, r.area_code AS "areaCode", r.number, told.owner_organization_id AS "organizationId", told.due_on::text AS day
  FROM told JOIN risk r ON r.id = told.risk_id`;
const LATE_REVIEWS = `WITH late AS (
    SELECT id FROM risk WHERE ended_at IS NULL AND NOT review_late_told AND review_on < $1
    ORDER BY review_on LIMIT $2 FOR UPDATE SKIP LOCKED),
  told AS (UPDATE risk r SET review_late_told = true FROM late WHERE r.id = late.id RETURNING r.*)
  SELECT told.id, told.area_code AS "areaCode", told.number, told.owner_organization_id AS "organizationId",
    told.review_on::text AS day FROM told`;

/** Tells owners and command centres of late measures and reviews, once each; answers how many of both. */
export async function remindOfRisks({
  clock,
  database,
}: Pick<UseCase, 'clock' | 'database'>): Promise<{ measures: number; reviews: number }> {
  const all = async (text: string, kind: NotificationKind, name: 'dueOn' | 'reviewOn') => {
    for (let total = 0; ;) {
      const told = await inTransaction(database, clock, (uow) => tell(uow, text, kind, name));
      if (!told.ok) throw new Error(`Nobody can be reminded: ${told.refusal.code}`);
      total += told.value;
      if (told.value < AT_ONCE) return total;
    }
  };
  const measures = await all(LATE_MEASURES, RISK_MEASURE_LATE, 'dueOn');
  return { measures, reviews: await all(LATE_REVIEWS, RISK_REVIEW_DUE, 'reviewOn') };
}

async function tell(
  uow: UnitOfWork,
  text: string,
  kind: NotificationKind,
  name: 'dueOn' | 'reviewOn',
): Promise<Result<number>> {
  const late = await uow.manager.query<Late[]>(text, [localDateOf(uow.now), AT_ONCE]);
  await notifyAll(
    uow,
    late.flatMap(({ id, areaCode, number, organizationId, day }) =>
      [{ organizationId }, { areaCode: areaCode.slice(0, 9), roles: COMMAND }].map((to) => ({
        kind,
        draft: { to, about: aboutRisk({ id, areaCode }), values: { number, [name]: day } },
      })),
    ),
  );
  return ok(late.length);
}

export const riskReminders = defineJob({
  name: 'risk-reminders',
  description: 'Tells owners and command centres of measures and reviews of risks that are late.',
  schedule: '40 7 * * *',
  rows: 'WHOLE',
  run: (context) => remindOfRisks(context),
});
