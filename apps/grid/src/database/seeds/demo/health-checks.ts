import type { CityPlan, DemoTable } from '@gezhi/city';
import { DEMO_START, demoTable, stableId } from '@gezhi/city';
import type { LocalDate } from '@gezhi/kernel';
import { addDays, localDateOf } from '@gezhi/kernel';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import {
  HealthAnswer,
  HealthCheck,
  HealthCheckTransition,
  HealthFinding,
  HealthLedgerLine,
} from '../../../domain/health-check/health-check.entity';
import { keptValue, longerTrend } from '../../../domain/health-check/health-check.rules';
import type { HealthCheckState } from '../../../domain/health-check/health-check.states';
import { HealthIndicator, IndicatorSet } from '../../../domain/health-check/indicator-set.entity';
import { CaseLink } from '../../../domain/link/case-link.entity';
import { late } from './whistles';

const DAY = 86_400_000;
const SET = stableId('health/set/1', DEMO_START);

type Indicator = Pick<HealthIndicator, 'code' | 'dimension' | 'kind' | 'title' | 'nature'>;
const condition = (code: string, dimension: Indicator['dimension'], title: string): Indicator => ({
  ...{ code, dimension, title, kind: 'CONDITION', nature: 'HAZARD' },
});
const INDICATORS: readonly Indicator[] = [
  condition('BUILDING.LIGHTS', 'BUILDING', '楼道照明完好'),
  condition('BUILDING.STAIRS', 'BUILDING', '楼道通畅无堆物'),
  condition('BUILDING.ROOF', 'BUILDING', '屋面及公共部位无渗漏'),
  condition('ENVIRONMENT.WASTE', 'ENVIRONMENT', '垃圾分类点整洁'),
  condition('ENVIRONMENT.GREEN', 'ENVIRONMENT', '绿化养护到位'),
  {
    ...{ code: 'POPULATION.TENANTS', dimension: 'POPULATION_COUNT', kind: 'COUNT' },
    ...{ title: '流动人口数（仅计数）', nature: 'INCIDENT' },
  },
  condition('SECURITY.CAMERAS', 'TECH_SECURITY', '公共区域监控在用'),
  condition('SECURITY.GATES', 'TECH_SECURITY', '门禁完好'),
];

/** A check that found what became an event, told from the event. */
interface ToldCheck {
  readonly check: HealthCheck;
  readonly steps: readonly HealthCheckTransition[];
  readonly answers: readonly HealthAnswer[];
  readonly finding: HealthFinding;
}

/** The year's health checks: each event that came from one has its check, and places their ledger. */
export function healthCheckTables(plan: CityPlan, found: readonly GovEvent[]): DemoTable[] {
  let told: ToldCheck[] | null = null;
  const checks = () =>
    (told ??= found
      .filter(({ areaCode }) => areaCode.length >= 16)
      .map((event) => tellCheck(plan, event)));
  const rows = <Row>(of: (check: ToldCheck) => readonly Row[]) => late(() => checks().flatMap(of));
  const made = { createdAt: DEMO_START, updatedAt: DEMO_START, version: 1 };
  return [
    demoTable(IndicatorSet, [
      {
        ...{ ...made, id: SET, areaCode: '320104', setVersion: 1, state: 'PUBLISHED' as const },
        ...{ title: '小区体检指标体系', basisDoc: '区网格化指挥中心〔2025〕18号' },
        publishedAt: DEMO_START,
        effectiveFrom: localDateOf(DEMO_START),
        effectiveTo: null,
      },
    ]),
    demoTable(
      HealthIndicator,
      INDICATORS.map((indicator, index) => ({
        ...indicator,
        ...{ id: stableId(`health/${indicator.code}`, DEMO_START), setId: SET },
        position: index + 1,
      })),
    ),
    demoTable(
      HealthCheck,
      rows(({ check }) => [check]),
    ),
    demoTable(
      HealthCheckTransition,
      rows(({ steps }) => steps),
    ),
    demoTable(
      HealthAnswer,
      rows(({ answers }) => answers),
    ),
    demoTable(
      HealthFinding,
      rows(({ finding }) => [finding]),
    ),
    demoTable(
      CaseLink,
      rows(({ finding, check }) => [linkOf(finding, check)]),
    ),
    demoTable(
      HealthLedgerLine,
      late(() => ledgerOf(checks())),
    ),
  ];
}

function tellCheck(plan: CityPlan, event: GovEvent): ToldCheck {
  const areaCode = event.areaCode.slice(0, 16);
  const confirmedAt = event.reportedAt;
  const at = (days: number) => new Date(confirmedAt.getTime() + days * DAY);
  const id = stableId(`health/${event.id}`, at(-5));
  const random = plan.random(`grid/health-checks/${event.id}`);
  const over = event.state === 'CLOSED' ? event.closedAt : null;
  const closedAt = over && over >= at(1) ? over : null;
  const begun = closedAt !== null || at(1) <= event.updatedAt;
  const state: HealthCheckState = closedAt ? 'CLOSED' : begun ? 'RECTIFYING' : 'FINDINGS_CONFIRMED';
  const compound = `${plan.area(areaCode).name}住宅小区`;
  const wrong = random.pick(INDICATORS.filter(({ kind }) => kind === 'CONDITION'));
  const check: HealthCheck = {
    ...{
      id,
      number: `TJ-${localDateOf(at(-5)).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    },
    ...{ areaCode, compound, setId: SET, state, plannedOn: localDateOf(at(-2)) },
    rectifyBy: begun ? addDays(localDateOf(at(1)), 30) : null,
    ...{ inspectorSubject: 'demo:grid-member', confirmedAt, closedAt },
    ...{ createdAt: at(-5), updatedAt: closedAt ?? (begun ? at(1) : confirmedAt), version: 5 },
  };
  const step = (action: string, from: HealthCheckState | null, to: HealthCheckState, on: Date) => ({
    ...{ id: stableId(`health/${event.id}/${action}`, on), checkId: id, action },
    ...{ fromState: from, toState: to, occurredAt: on, note: null },
    actorSubject: action === 'begin' || action === 'record' ? 'demo:grid-member' : 'demo:secretary',
    actorOrganizationId: null,
  });
  const steps = [
    step('plan', null, 'PLANNED', at(-5)),
    step('begin', 'PLANNED', 'IN_FIELD', at(-2)),
    step('record', 'IN_FIELD', 'IN_FIELD', at(-1)),
    step('confirmFindings', 'IN_FIELD', 'FINDINGS_CONFIRMED', confirmedAt),
    ...(begun ? [step('rectify', 'FINDINGS_CONFIRMED', 'RECTIFYING', at(1))] : []),
    ...(closedAt ? [step('close', 'RECTIFYING', 'CLOSED', closedAt)] : []),
  ];
  const valueOf = ({ code, kind }: Indicator) => {
    if (kind === 'COUNT') return random.integer(4, 120);
    return code === wrong.code ? 0 : 1;
  };
  const answers = INDICATORS.map((indicator, index) => ({
    ...{ id: stableId(`health/${event.id}/${indicator.code}`, at(-1)), checkId: id },
    ...{ indicatorCode: indicator.code, position: index + 1, remark: null },
    ...keptValue(indicator, valueOf(indicator)),
    evidence: indicator.code === wrong.code ? ['现场照片 1'] : [],
  }));
  const finding: HealthFinding = {
    ...{ id: stableId(`health/${event.id}/finding`, at(-1)), checkId: id, areaCode },
    ...{ indicatorCode: wrong.code, state: 'CONFIRMED', title: event.title, description: '' },
    ...{ urgency: event.urgency, eventId: event.id },
    ...{ createdAt: at(-1), updatedAt: confirmedAt, version: 2 },
  };
  return { check, steps, answers, finding };
}

function linkOf(finding: HealthFinding, { confirmedAt }: HealthCheck): CaseLink {
  const createdAt = confirmedAt ?? DEMO_START;
  return {
    ...{ id: stableId(`health-link/${finding.id}`, createdAt), relation: 'SOURCE', createdAt },
    ...{ fromType: 'GovEvent', fromId: finding.eventId ?? '' },
    ...{ toType: 'HealthFinding', toId: finding.id },
  };
}

function ledgerOf(checks: readonly ToldCheck[]): HealthLedgerLine[] {
  const lines = new Map<string, HealthLedgerLine>();
  const when = ({ check }: ToldCheck) => (check.confirmedAt ?? DEMO_START).getTime();
  for (const { check, answers } of [...checks].sort((a, b) => when(a) - when(b))) {
    const { areaCode, compound, id: checkId, confirmedAt } = check;
    const checkedOn: LocalDate = localDateOf(confirmedAt ?? DEMO_START);
    for (const { indicatorCode, position, value, belowTen } of answers) {
      const key = `${areaCode}/${indicatorCode}`;
      const { dimension, title } = INDICATORS[position - 1] as Indicator;
      const point = { checkId, on: checkedOn, value, belowTen };
      lines.set(key, {
        id: stableId(`health-ledger/${key}`, DEMO_START),
        ...{ communityCode: areaCode.slice(0, 12), areaCode, compound, indicatorCode },
        ...{ dimension, title, value, belowTen, checkedOn },
        trend: longerTrend(lines.get(key)?.trend ?? [], point),
      });
    }
  }
  return [...lines.values()];
}
