import type { EntityClass, UnitOfWork } from '@gezhi/persistence';
import { EventCategory } from '../../../domain/category/event-category.entity';
import { EventLimit } from '../../../domain/category/event-limit.entity';
import { EscalationRule, EventStageLimit } from '../../../domain/escalation/escalation-rule.entity';
import { ESCALATION_RULES, EVENT_STAGE_LIMITS } from './escalation-rules';
import { DisputeList } from '../../../domain/dispute/dispute.entity';
import { DISPUTE_LISTS } from './dispute-lists';
import { EVENT_CATEGORIES } from './event-categories';
import { WhistleRule } from '../../../domain/whistle/whistle-rule.entity';
import { WHISTLE_RULES } from './whistle-rules';
import { GridSizeLimit } from '../../../domain/size/grid-size-limit.entity';
import { GRID_SIZE_LIMITS } from './grid-size-limits';
import { AreaAlertRule } from '../../../domain/area-alert/area-alert.entity';
import { AREA_ALERT_RULES } from './area-alert-rules';
import { SituationReportLimit } from '../../../domain/emergency/incident.entity';
import { REPORT_LIMITS } from './report-limits';
import { StaleRuleLimit } from '../../../domain/setting/stale-rule-limit.entity';
import { STALE_RULE_LIMIT } from './stale-rule-limit';
import { EVENT_LIMITS } from './event-limits';

/** Writes the lists every installation of the grid subgraph needs. Safe to repeat: what a city has set stays. */
export async function seedReference({ manager }: UnitOfWork): Promise<void> {
  const insert = (entity: EntityClass<object>, rows: readonly object[]) =>
    manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values([...rows])
      .orIgnore()
      .execute();
  await insert(EventLimit, EVENT_LIMITS);
  await insert(GridSizeLimit, GRID_SIZE_LIMITS);
  await insert(EventCategory, EVENT_CATEGORIES);
  await insert(EscalationRule, ESCALATION_RULES);
  await insert(EventStageLimit, EVENT_STAGE_LIMITS);
  await insert(AreaAlertRule, AREA_ALERT_RULES);
  await insert(WhistleRule, WHISTLE_RULES);
  await insert(StaleRuleLimit, [STALE_RULE_LIMIT]);
  await insert(DisputeList, DISPUTE_LISTS);
  await insert(SituationReportLimit, REPORT_LIMITS);
}
