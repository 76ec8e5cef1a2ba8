import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import { DISPATCH_PERMISSIONS } from '../../domain/dispatch/dispatch.permissions';
import type { StaleRule } from './stale-rules';
import { staleRules } from './stale-rules';

/** The rules that should be looked at, for whoever keeps or audits the rules of an area. Figures of all decisions. */
export async function findStaleRules(
  { actor, clock, database }: UseCase,
  areaCode: string,
): Promise<Result<StaleRule[]>> {
  const allowed = authorise(actor, DISPATCH_PERMISSIONS, 'dispatch.checkRules', { areaCode });
  return allowed.ok ? ok(await staleRules(database.whole, areaCode, clock.now())) : allowed;
}
