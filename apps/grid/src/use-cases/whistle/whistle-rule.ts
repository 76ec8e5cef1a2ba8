import type { UnitOfWork } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { ruleAt } from '../setting/change-setting';
import { WHISTLE_KINDS } from '../../domain/whistle/whistle.codes';
import type { WhistleKind } from '../../domain/whistle/whistle.codes';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { WhistleRule } from '../../domain/whistle/whistle-rule.entity';

/** What holds for whistles of a kind; every installation has a rule for each. */
export function ruleOf({ manager }: UnitOfWork, kind: WhistleKind): Promise<WhistleRule> {
  return manager.findOneByOrFail(WhistleRule, { kind });
}

/** What held when a whistle was blown, whatever was set since; for a draft, what holds now. */
export async function ruleOfWhistle(
  uow: UnitOfWork,
  { kind, blownAt }: Pick<Whistle, 'kind' | 'blownAt'>,
): Promise<WhistleRule> {
  return ruleAt(uow, 'WHISTLE', kind, await ruleOf(uow, kind), blownAt);
}

/** The rules of all kinds. */
export function whistleRules(manager: EntityManager): Promise<WhistleRule[]> {
  return manager.find(WhistleRule, { order: { kind: 'ASC' }, take: WHISTLE_KINDS.codes.length });
}
