import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { ListOf, UnitOfWork } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AreaAlertRule } from '../../domain/area-alert/area-alert.entity';
import { EventCategory } from '../../domain/category/event-category.entity';
import { EscalationRule } from '../../domain/escalation/escalation-rule.entity';
import { SettingVersion } from '../../domain/setting/setting-version.entity';
import type { Setting } from '../../domain/setting/setting.codes';
import { StaleRuleLimit } from '../../domain/setting/stale-rule-limit.entity';
import { GridSizeLimit } from '../../domain/size/grid-size-limit.entity';
import { WhistleRule } from '../../domain/whistle/whistle-rule.entity';
import type { SettingDefinition } from './change-setting';

/** Whistles keep the rule they were blown under. */
export const WHISTLE_SETTING: SettingDefinition<WhistleRule> = {
  setting: 'WHISTLE',
  entity: WhistleRule,
  key: ['kind'],
  basis: 'basis',
  check: ({ kind, objectionMinutes }) =>
    kind === 'EMERGENCY' && objectionMinutes > 0
      ? refuse('SETTING_EMERGENCY_OBJECTION', { path: ['input', 'objectionMinutes'] })
      : ok(),
};

/** Events keep the rule they were accepted under, before that the one they were reported under. */
export const ESCALATION_SETTING: SettingDefinition<EscalationRule> = {
  setting: 'ESCALATION',
  entity: EscalationRule,
  key: ['urgency', 'categoryCode'],
  basis: 'source',
  check: ({ categoryCode }, uow) =>
    categoryCode === '' ? ok() : checkCategories(uow, [categoryCode], ['input', 'categoryCode']),
};

/** Each alert carries what it was judged by; the next week is judged by the new rule. */
export const AREA_ALERT_SETTING: SettingDefinition<AreaAlertRule> = {
  setting: 'AREA_ALERT',
  entity: AreaAlertRule,
  key: ['type'],
  basis: 'basis',
  check: ({ categories }, uow) => checkCategories(uow, categories, ['input', 'categories']),
};

/** Each decision carries the thresholds of its moment. */
export const GRID_SIZE_SETTING: SettingDefinition<GridSizeLimit> = {
  setting: 'GRID_SIZE',
  entity: GridSizeLimit,
  key: ['kind', 'figure'],
  basis: 'source',
  async check({ kind, figure, threshold }, { manager }) {
    const other = kind === 'SPLIT' ? 'MERGE' : 'SPLIT';
    const facing = await manager.findOneBy(GridSizeLimit, { kind: other, figure });
    if (!facing) return ok();
    const split = kind === 'SPLIT' ? threshold : facing.threshold;
    const merge = kind === 'SPLIT' ? facing.threshold : threshold;
    return split > merge
      ? ok()
      : refuse('SETTING_SIZES_CROSS', { path: ['input', 'threshold'], split, merge });
  },
};

/** What is stale is found anew each day. */
export const STALE_RULE_SETTING: SettingDefinition<StaleRuleLimit> = {
  setting: 'STALE_RULE',
  entity: StaleRuleLimit,
  key: ['code'],
  basis: 'basis',
};

async function checkCategories(
  { manager }: UnitOfWork,
  categories: readonly string[],
  path: readonly string[],
): Promise<Result<void>> {
  const found = await manager.find(EventCategory, {
    where: { code: In([...categories]) },
    select: { code: true },
    take: categories.length + 1,
  });
  const known = new Set(found.map(({ code }) => code));
  const category = categories.find((code) => !known.has(code));
  return category === undefined
    ? ok()
    : refuse('SETTING_CATEGORY_UNKNOWN', { path: [...path], category: category.slice(0, 80) });
}

/** The changes of a setting, the latest first. */
export function versionsOf(setting: Setting): ListOf<SettingVersion> {
  return {
    entity: SettingVersion,
    on: sql`true`,
    where: [sql`t.setting = ${setting}`],
    orderBy: 'changedAt',
    direction: 'DESC',
  };
}

export function staleRuleLimit(manager: EntityManager): Promise<StaleRuleLimit> {
  return manager.findOneByOrFail(StaleRuleLimit, { code: 'DISPATCH' });
}
