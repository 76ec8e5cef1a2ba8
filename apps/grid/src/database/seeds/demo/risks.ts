import type { CityPlan, DemoTable, SeededRandom } from '@gezhi/city';
import { DEMO_AS_OF, DEMO_START, demoTable, organizationId, stableId } from '@gezhi/city';
import { addDays, localDateOf } from '@gezhi/kernel';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import { CaseLink } from '../../../domain/link/case-link.entity';
import { Risk, RiskMeasure, RiskReview, RiskTransition } from '../../../domain/risk/risk.entity';
import type { RiskState } from '../../../domain/risk/risk.states';
import type { RiskStory } from './risk-mix';
import { RISK_STORIES } from './risk-mix';
import { late } from './whistles';

const DAY = 86_400_000;
const RISKS = 60;

interface ToldRisk {
  readonly risk: Risk;
  readonly steps: RiskTransition[];
  readonly measures: RiskMeasure[];
  readonly reviews: RiskReview[];
  readonly links: CaseLink[];
}

/** The register of the year (风险台账): every third risk was found in an event. */
export function riskTables(plan: CityPlan, found: readonly GovEvent[]): DemoTable[] {
  let told: ToldRisk[] | null = null;
  const all = () =>
    (told ??= Array.from({ length: RISKS }, (_, index) => tellRisk(plan, index, found)));
  const rows = <Row>(of: (risk: ToldRisk) => readonly Row[]) => late(() => all().flatMap(of));
  return [
    demoTable(
      Risk,
      rows(({ risk }) => [risk]),
    ),
    demoTable(
      RiskTransition,
      rows(({ steps }) => steps),
    ),
    demoTable(
      RiskMeasure,
      rows(({ measures }) => measures),
    ),
    demoTable(
      RiskReview,
      rows(({ reviews }) => reviews),
    ),
    demoTable(
      CaseLink,
      rows(({ links }) => links),
    ),
  ];
}

function tellRisk(plan: CityPlan, index: number, found: readonly GovEvent[]): ToldRisk {
  const random = plan.random(`grid/risks/${index}`);
  const story = RISK_STORIES[index % RISK_STORIES.length] as RiskStory;
  const event = index % 3 === 0 ? found[Math.floor((index / RISKS) * found.length)] : undefined;
  const foundAt = event ? new Date(event.reportedAt.getTime() + 3_600_000) : foundOn(index);
  const community = event?.areaCode.slice(0, 12) ?? random.pick(plan.communities).code;
  const id = stableId(`risk/${index}`, foundAt);
  const owner = organizationId(`district/${story.owner}`);
  const risk: Risk = {
    ...{ id, kind: story.kind, state: 'FOUND', areaCode: community, site: story.site },
    number: `R${localDateOf(foundAt).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    ...{ title: story.title, atStake: story.atStake, level: null, ownerOrganizationId: owner },
    ...{
      organizationIds: [owner],
      source: event ? 'EVENT' : random.pick(['PATROL', 'DEPARTMENT']),
    },
    ...{ sourceId: event?.id ?? null, foundAt, finderSubject: 'demo:grid-member' },
    ...{ assessedAt: null, reviewOn: null, reviewLateTold: false, resolvedAt: null },
    ...{ standingRule: null, ruleDocument: null, institutionalisedAt: null },
    ...{ dismissal: null, endedAt: null },
    ...{ createdAt: foundAt, updatedAt: foundAt, version: 0 },
  };
  const told: ToldRisk = { risk, steps: [], measures: [], reviews: [], links: [] };
  if (event)
    told.links.push({
      ...{ id: stableId(`risk-link/${index}`, foundAt), relation: 'SOURCE', createdAt: foundAt },
      ...{ fromType: 'Risk', fromId: id, toType: 'GovEvent', toId: event.id },
    });
  live(told, story, random);
  return told;
}

/** Over the year; the last two are so new that they are not being resolved yet. */
function foundOn(index: number): Date {
  const daysAgo = [3.6, 0.6][index - RISKS + 2];
  if (daysAgo !== undefined) return new Date(DEMO_AS_OF.getTime() - daysAgo * DAY);
  const span = DEMO_AS_OF.getTime() - DEMO_START.getTime() - 20 * DAY;
  return new Date(DEMO_START.getTime() + 10 * DAY + Math.floor((index / RISKS) * span));
}

/** As far as the year goes: a third of the register is closed, some were never risks. */
function live(told: ToldRisk, story: RiskStory, random: SeededRandom): void {
  const { risk, steps, measures, reviews } = told;
  const step = (action: string, to: RiskState, days: number): Date | null => {
    const at = new Date(risk.foundAt.getTime() + days * DAY);
    if (at >= DEMO_AS_OF) return null;
    steps.push({
      ...{ id: stableId(`risk-step/${risk.id}/${steps.length}`, at), riskId: risk.id, action },
      ...{ fromState: action === 'register' ? null : risk.state, toState: to, occurredAt: at },
      actorSubject: action === 'register' ? 'demo:grid-member' : 'demo:command',
      ...{ actorOrganizationId: null, note: null },
    });
    Object.assign(risk, { state: to, updatedAt: at, version: steps.length });
    return at;
  };
  step('register', 'FOUND', 0);
  if (random.chance(0.08)) {
    const at = step('dismiss', 'DISMISSED', 2);
    if (at) Object.assign(risk, { dismissal: 'UNFOUNDED', endedAt: at });
    return;
  }
  const assessed = step('assess', 'ASSESSED', random.integer(1, 3));
  if (!assessed) return;
  Object.assign(risk, { level: story.level, assessedAt: assessed });
  risk.reviewOn = addDays(localDateOf(assessed), 30);
  const planned = step('plan', 'RESOLVING', random.integer(4, 8));
  if (!planned) return;
  const helper = organizationId(`district/${story.helper}`);
  risk.organizationIds = [risk.ownerOrganizationId, helper];
  const works = [random.integer(15, 40), random.integer(30, 70)];
  story.measures.forEach((title, index) => {
    const done = new Date(planned.getTime() + (works[index] ?? 30) * DAY);
    const over = done < DEMO_AS_OF;
    const dueOn = addDays(localDateOf(planned), random.integer(25, 60));
    measures.push({
      ...{
        id: stableId(`risk-measure/${risk.id}/${index}`, planned),
        riskId: risk.id,
        title,
        dueOn,
      },
      ...{
        areaCode: risk.areaCode,
        ownerOrganizationId: index ? helper : risk.ownerOrganizationId,
      },
      ...{ state: over ? 'DONE' : 'OPEN', result: over ? '已完成并现场验收' : null },
      ...{ endedAt: over ? done : null, lateTold: dueOn < localDateOf(DEMO_AS_OF) && !over },
      ...{ createdAt: planned, updatedAt: over ? done : planned, version: over ? 2 : 1 },
    });
  });
  const days = (planned.getTime() - risk.foundAt.getTime()) / DAY + Math.max(...works) + 2;
  const resolved = step('resolve', 'RESOLVED', days);
  if (!resolved) return;
  risk.resolvedAt = resolved;
  const set = step('institutionalise', 'INSTITUTIONALISED', days + 20);
  if (!set) return;
  Object.assign(risk, { standingRule: story.rule, institutionalisedAt: set });
  const reviewed = step('review', 'INSTITUTIONALISED', days + 80);
  if (!reviewed) return;
  reviews.push({
    ...{ id: stableId(`risk-review/${risk.id}`, reviewed), riskId: risk.id },
    ...{ reviewedAt: reviewed, finding: '现场复查未见重现', cameBack: false },
  });
  const closed = step('close', 'CLOSED', days + 82);
  if (closed) Object.assign(risk, { endedAt: closed, reviewOn: null });
}
