import type { UnitOfWork } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { WHISTLE_KINDS } from '../../domain/whistle/whistle.codes';
import type { WhistleKind } from '../../domain/whistle/whistle.codes';
import { WhistleRule } from '../../domain/whistle/whistle-rule.entity';

/** What holds for whistles of a kind; every installation has a rule for each. */
export function ruleOf({ manager }: UnitOfWork, kind: WhistleKind): Promise<WhistleRule> {
  return manager.findOneByOrFail(WhistleRule, { kind });
}

/** The rules of all kinds. */
export function whistleRules(manager: EntityManager): Promise<WhistleRule[]> {
  return manager.find(WhistleRule, { order: { kind: 'ASC' }, take: WHISTLE_KINDS.codes.length });
}
