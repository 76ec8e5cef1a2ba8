import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { inTransaction, lockById, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { RiskMeasure } from '../../domain/risk/risk.entity';
import { RISK_PERMISSIONS } from '../../domain/risk/risk.permissions';
import { RISK_MEASURE_MACHINE } from '../../domain/risk/risk.states';

export interface EndRiskMeasureInput {
  readonly id: string;
  readonly seenVersion?: number | null;
  readonly result: string;
}

/** Finishes a measure, or drops it (完成或取消措施), saying what was done or why. Answers NOT_FOUND, FORBIDDEN. */
export async function endRiskMeasure(
  { actor, clock, database }: UseCase,
  action: 'finish' | 'drop',
  input: EndRiskMeasureInput,
): Promise<Result<RiskMeasure>> {
  const { id, result } = input;
  const clean = withoutPersonalData({ result });
  if (!clean.ok) return clean;
  const absent = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'RiskMeasure', id });
  if (!isId(id)) return absent;
  return inTransaction(database, clock, async (uow) => {
    const measure = await lockById(uow, RiskMeasure, id);
    if (!measure) return absent;
    const { areaCode, ownerOrganizationId: organizationId, state: from } = measure;
    const target = { areaCode, organizationId };
    const allowed = authorise(actor, RISK_PERMISSIONS, `riskMeasure.${action}`, target);
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, measure);
    if (!current.ok) return current;
    const next = RISK_MEASURE_MACHINE.next(from, action);
    if (!next.ok) return next;
    Object.assign(measure, { state: next.value, result, endedAt: uow.now });
    touch(measure, uow.now);
    await uow.manager.save(measure);
    uow.changes.push({ type: 'RiskMeasure', id, action, from, to: next.value, areaCode });
    return ok(measure);
  });
}
