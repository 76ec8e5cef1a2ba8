import type { CityPlan, DemoTable } from '@gezhi/city';
import { DEMO_AS_OF, demoTable, stableId } from '@gezhi/city';
import type { LocalDate } from '@gezhi/kernel';
import { addDays, startOfDay } from '@gezhi/kernel';
import type { AreaAlertRule } from '../../../domain/area-alert/area-alert.entity';
import { AreaAlert, AreaAlertTransition } from '../../../domain/area-alert/area-alert.entity';
import type { AreaAlertState } from '../../../domain/area-alert/area-alert.states';
import { baselineWeek, judgeWeek, lastWholeWeek } from '../../../domain/area-alert/baseline.rules';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import { CaseLink } from '../../../domain/link/case-link.entity';
import { AREA_ALERT_RULES } from '../reference/area-alert-rules';
import { late } from './whistles';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const WEEK = 7 * DAY;
/** The Monday of the first whole week. */
const FIRST = '2025-11-03' as LocalDate;

interface Series {
  readonly rule: AreaAlertRule;
  readonly areaCode: string;
  readonly matter: string;
  /** By week: how many events, and the last of them. */
  readonly counts: number[];
  readonly last: GovEvent[];
}

/** Counts the events of the year as the weekly job does, so that its alerts are those of these events. */
export class DemoCounts {
  private readonly series = new Map<string, Series>();

  tell(event: GovEvent): void {
    const { categoryCode: category, areaCode, parentId, state, repeatState } = event;
    if (category === null || parentId !== null || state === 'CANCELLED') return;
    if (areaCode.length < 12 || repeatState === 'CONFIRMED') return;
    const week = Math.floor((event.reportedAt.getTime() - startOfDay(FIRST).getTime()) / WEEK);
    if (week < 0) return;
    for (const rule of AREA_ALERT_RULES) {
      const [branch = ''] = category.split('.');
      if (!rule.categories.includes(category) && !rule.categories.includes(branch)) continue;
      const matter = rule.byMatter ? category : '';
      const key = `${rule.type}/${areaCode.slice(0, rule.areaDigits)}/${matter}`;
      const series = this.series.get(key) ?? {
        ...{ rule, matter, areaCode: areaCode.slice(0, rule.areaDigits), counts: [], last: [] },
      };
      series.counts[week] = (series.counts[week] ?? 0) + 1;
      series.last[week] = event;
      this.series.set(key, series);
    }
  }

  /** What stood out, week by week, once an area had a past to be compared with. */
  *alerts(): Generator<{ readonly alert: AreaAlert; readonly event: GovEvent }> {
    const weeks =
      (startOfDay(lastWholeWeek(DEMO_AS_OF)).getTime() - startOfDay(FIRST).getTime()) / WEEK;
    for (const [key, { rule, areaCode, matter, counts, last }] of this.series)
      for (let at = rule.baselineWeeks; at <= weeks; at += 1) {
        const monday = (week: number) => addDays(FIRST, 7 * week);
        const baseline = Array.from({ length: rule.baselineWeeks }, (_, index) => {
          const week = at - rule.baselineWeeks + index;
          return baselineWeek(monday(week), counts[week] ?? 0);
        });
        const observed = counts[at] ?? 0;
        const { isRaised, ...judged } = judgeWeek(observed, baseline, rule);
        const event = last[at];
        if (!isRaised || !event) continue;
        const raisedAt = new Date(startOfDay(monday(at + 1)).getTime() + 2.7 * HOUR);
        const alert: AreaAlert = {
          ...{ createdAt: raisedAt, updatedAt: raisedAt, version: 1, state: 'OPEN' },
          id: stableId(`alert/${key}/${at}`, raisedAt),
          ...{ type: rule.type, aspect: rule.aspect, areaCode, week: monday(at) },
          categories: matter === '' ? [...rule.categories] : [matter],
          matterCode: matter === '' ? null : matter,
          ...{ observed, ...judged, deviations: rule.deviations, baseline },
          ownerOrganizationId: event.leadOrganizationId,
          ...{ outcome: null, acknowledgedAt: null, endedAt: null },
        };
        yield { alert, event };
      }
  }
}

interface ToldAlert {
  readonly alert: AreaAlert;
  readonly steps: readonly AreaAlertTransition[];
  readonly links: readonly CaseLink[];
}

/** The year's alerts: most were answered by an event of their week, one in eight was a false alarm. */
export function areaAlertTables(plan: CityPlan, counts: DemoCounts): DemoTable[] {
  let told: ToldAlert[] | null = null;
  const random = plan.random('grid/area-alerts');
  const all = () =>
    (told ??= [...counts.alerts()].map(({ alert, event }) =>
      live(alert, event, random.chance(0.125)),
    ));
  return [
    demoTable(
      AreaAlert,
      late(() => all().map(({ alert }) => alert)),
    ),
    demoTable(
      AreaAlertTransition,
      late(() => all().flatMap(({ steps }) => steps)),
    ),
    demoTable(
      CaseLink,
      late(() => all().flatMap(({ links }) => links)),
    ),
  ];
}

function live(alert: AreaAlert, event: GovEvent, isFalse: boolean): ToldAlert {
  const steps: AreaAlertTransition[] = [];
  const links: CaseLink[] = [];
  const step = (action: string, to: AreaAlertState, hours: number): boolean => {
    const at = new Date(alert.createdAt.getTime() + hours * HOUR);
    if (at > DEMO_AS_OF) return false;
    steps.push({
      ...{ id: stableId(`alert-step/${alert.id}/${action}`, at), alertId: alert.id, action },
      ...{ fromState: action === 'raise' ? null : alert.state, toState: to, occurredAt: at },
      actorSubject: action === 'raise' ? 'system' : 'demo:command',
      ...{ actorOrganizationId: null, note: null },
    });
    Object.assign(alert, { state: to, updatedAt: at, version: steps.length });
    if (action === 'acknowledge') alert.acknowledgedAt = at;
    return true;
  };
  const end = (action: string, to: AreaAlertState, hours: number, outcome: string) => {
    if (step(action, to, hours)) Object.assign(alert, { outcome, endedAt: alert.updatedAt });
  };
  step('raise', 'OPEN', 0);
  if (!step('acknowledge', 'ACKNOWLEDGED', 7)) return { alert, steps, links };
  if (isFalse) end('markFalse', 'FALSE_ALARM', 30, '集中补录历史工单，非新增');
  else if (step('linkAction', 'ACTION_LINKED', 26)) {
    links.push({
      id: stableId(`alert-link/${alert.id}`, alert.updatedAt),
      ...{ fromType: 'GovEvent', fromId: event.id, relation: 'FOLLOW_UP' },
      ...{ toType: 'AreaAlert', toId: alert.id, createdAt: alert.updatedAt },
    });
    end('clear', 'CLEARED', 9 * 24, '已会同责任单位集中处置，报量回落');
  }
  return { alert, steps, links };
}
