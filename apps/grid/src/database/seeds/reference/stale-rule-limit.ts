import type { StaleRuleLimit } from '../../../domain/setting/stale-rule-limit.entity';

/** When a rule of dispatch is called stale, as it starts. */
export const STALE_RULE_LIMIT: StaleRuleLimit = {
  ...{ code: 'DISPATCH', days: 90, overriddenShare: 0.3, fewestDecisions: 10 },
  basis: 'Our defaults: no source names them; a city sets its own',
};
