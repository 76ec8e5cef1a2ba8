import type { CityPlan, DemoTable } from '@gezhi/city';
import { DEMO_AS_OF, demoTable, organizationId, stableId } from '@gezhi/city';
import { localDateOf } from '@gezhi/kernel';
import type { ResponseLevel } from '../../../domain/emergency/emergency.codes';
import { ResourceAllotment } from '../../../domain/emergency/emergency-resource.entity';
import {
  EmergencyIncident,
  EmergencyIncidentTransition,
  IncidentLevelChange,
  SituationReport,
} from '../../../domain/emergency/incident.entity';
import type { IncidentState } from '../../../domain/emergency/incident.states';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import { CaseLink } from '../../../domain/link/case-link.entity';
import { demoPlanId, demoStoreId, emergencyStoreTables } from './emergency-stores';
import type { WhistleSource } from './whistles';
import { late } from './whistles';

const MINUTE = 60_000;
const PAST = 6;
/** With the incident that runs when the demonstration ends. */
const OUT_NOW = { 可燃气体检测仪: 4, 应急照明灯组: 2 } as const;

interface ToldIncident {
  readonly incident: EmergencyIncident;
  readonly steps: EmergencyIncidentTransition[];
  readonly levels: IncidentLevelChange[];
  readonly reports: SituationReport[];
  readonly allotments: ResourceAllotment[];
  readonly links: CaseLink[];
}

/** Six emergencies of the year, each out of an event of danger, and one that runs now. */
export function emergencyTables(
  plan: CityPlan,
  whistled: readonly WhistleSource[],
  events: readonly GovEvent[],
): DemoTable[] {
  let told: ToldIncident[] | null = null;
  const all = () => (told ??= [...past(plan, whistled, events), running(plan)]);
  const rows = <Row>(of: (incident: ToldIncident) => readonly Row[]) =>
    late(() => all().flatMap(of));
  return [
    ...emergencyStoreTables(plan, OUT_NOW),
    demoTable(
      EmergencyIncident,
      rows(({ incident }) => [incident]),
    ),
    demoTable(
      EmergencyIncidentTransition,
      rows(({ steps }) => steps),
    ),
    demoTable(
      IncidentLevelChange,
      rows(({ levels }) => levels),
    ),
    demoTable(
      SituationReport,
      rows(({ reports }) => reports),
    ),
    demoTable(
      ResourceAllotment,
      rows(({ allotments }) => allotments),
    ),
    demoTable(
      CaseLink,
      rows(({ links }) => links),
    ),
  ];
}

type Matter = Pick<GovEvent, 'id' | 'areaCode' | 'title'>;

interface Source {
  readonly event: Matter;
  readonly reportedAt: Date;
  readonly whistleId: string | null;
}

/** Events of danger, those that were whistled for first, each once. */
function sourcesOf(whistled: readonly WhistleSource[], events: readonly GovEvent[]): Source[] {
  const sources = new Map<string, Source>();
  for (const { event, blownAt } of whistled) {
    if (event.urgency !== 'DANGER') continue;
    const draftedAt = new Date(blownAt.getTime() - 2 * MINUTE);
    const whistleId = stableId(`whistle/${event.id}`, draftedAt);
    const reportedAt = new Date(blownAt.getTime() - 5 * MINUTE);
    sources.set(event.id, { event, reportedAt, whistleId });
  }
  const apart = Math.max(1, Math.floor(events.length / PAST));
  for (const event of events.filter((_, index) => index % apart === 0))
    if (!sources.has(event.id))
      sources.set(event.id, { event, reportedAt: event.reportedAt, whistleId: null });
  const latest = DEMO_AS_OF.getTime() - 10 * 1_440 * MINUTE;
  return [...sources.values()]
    .filter(({ reportedAt }) => reportedAt.getTime() < latest)
    .slice(0, PAST)
    .sort((one, other) => one.reportedAt.getTime() - other.reportedAt.getTime());
}

function past(
  plan: CityPlan,
  whistled: readonly WhistleSource[],
  events: readonly GovEvent[],
): ToldIncident[] {
  return sourcesOf(whistled, events).map(({ event, reportedAt, whistleId }, index) => {
    const told = begin(`past/${event.id}`, reportedAt, event.areaCode, event.title);
    const { id } = told.incident;
    told.incident.eventId = event.id;
    const link = (fromType: string, fromId: string, toType: string, toId: string): void => {
      told.links.push({
        ...{ id: stableId(`incident-link/${fromId}`, reportedAt), relation: 'SOURCE' },
        ...{ fromType, fromId, toType, toId, createdAt: reportedAt },
      });
    };
    link('EmergencyIncident', id, 'GovEvent', event.id);
    if (whistleId !== null) link('Whistle', whistleId, 'EmergencyIncident', id);
    tell(told, plan.random(`grid/emergencies/${event.id}`).integer(240, 900), index);
    return told;
  });
}

function running(plan: CityPlan): ToldIncident {
  const reportedAt = new Date(DEMO_AS_OF.getTime() - 95 * MINUTE);
  const community = plan.communities.find(({ code }) => code === '320104001002');
  const areaCode = community?.code ?? plan.district;
  const told = begin('now', reportedAt, areaCode, '施工挖断中压燃气管道泄漏');
  tell(told, 600, 1);
  return told;
}

function begin(label: string, reportedAt: Date, areaCode: string, title: string): ToldIncident {
  const id = stableId(`incident/${label}`, reportedAt);
  const incident: EmergencyIncident = {
    ...{ id, kind: 'ACCIDENT', state: 'REPORTED', areaCode, title },
    number: `E${localDateOf(reportedAt).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    ...{ description: '现场已先期管控，处置情况见信息报告', eventId: null },
    ...{ level: null, planId: null, reportedAt, oralAt: null, writtenAt: null },
    oralDueAt: new Date(reportedAt.getTime() + 30 * MINUTE),
    writtenDueAt: new Date(reportedAt.getTime() + 60 * MINUTE),
    ...{ oralLateTold: false, writtenLateTold: false, respondedAt: null, controlledAt: null },
    ...{ endedAt: null, review: null, improvements: [] },
    ...{ createdAt: reportedAt, updatedAt: reportedAt, version: 0 },
  };
  return { incident, steps: [], levels: [], reports: [], allotments: [], links: [] };
}

/** As far as it goes by the end of the demonstration: every step some minutes after it came in. */
function tell(told: ToldIncident, length: number, ordinal: number): void {
  const { incident, steps, levels, reports, allotments } = told;
  const when = (minutes: number) => new Date(incident.reportedAt.getTime() + minutes * MINUTE);
  const step = (action: string, to: IncidentState, minutes: number): Date | null => {
    const at = when(minutes);
    if (at >= DEMO_AS_OF) return null;
    steps.push({
      ...{ id: stableId(`incident-step/${incident.id}/${steps.length}`, at), action },
      ...{ incidentId: incident.id, fromState: action === 'open' ? null : incident.state },
      ...{ toState: to, occurredAt: at, actorSubject: 'demo:command' },
      ...{ actorOrganizationId: null, note: null },
    });
    Object.assign(incident, { state: to, updatedAt: at, version: steps.length });
    return at;
  };
  const report = (
    form: 'ORAL' | 'WRITTEN',
    minutes: number,
    text: string,
    late: boolean | null,
  ) => {
    const at = step('report', incident.state, minutes);
    if (!at) return;
    const sequence = reports.length + 1;
    reports.push({
      ...{ id: stableId(`situation/${incident.id}/${sequence}`, at), incidentId: incident.id },
      ...{ sequence, form, text, reportedAt: at, late },
      ...{ dead: 0, missing: 0, injured: 0, evacuated: sequence === 1 ? null : 20 + ordinal * 7 },
    });
    if (late !== null) incident[form === 'ORAL' ? 'oralAt' : 'writtenAt'] = at;
  };
  const level = (to: ResponseLevel, at: Date, reason: string) => {
    levels.push({
      ...{ id: stableId(`level/${incident.id}/${to}`, at), incidentId: incident.id, reason },
      ...{ fromLevel: incident.level, toLevel: to, decidedAt: at },
    });
    incident.level = to;
  };
  step('open', 'REPORTED', 0);
  step('verify', 'VERIFIED', 9);
  const responded = step('respond', 'RESPONDING', 16);
  if (responded) {
    Object.assign(incident, { planId: demoPlanId('GAS_FIRE', 1), respondedAt: responded });
    level('LEVEL_IV', responded, '燃气与火灾事故应急预案');
  }
  report('ORAL', 22, '已到场，现场警戒，正在核实影响范围', false);
  const isLate = ordinal === 2;
  report('WRITTEN', isLate ? 74 : 48, '书面首报：影响范围、处置力量及下一步措施', isLate);
  if (isLate) incident.writtenLateTold = true;
  const allotted = step('allot', 'RESPONDING', 75);
  const raised = ordinal % 2 === 1 ? step('changeLevel', 'RESPONDING', 85) : null;
  if (raised) level('LEVEL_III', raised, '影响范围扩大至相邻小区');
  const controlled = step('control', 'UNDER_CONTROL', length);
  if (controlled) incident.controlledAt = controlled;
  report('WRITTEN', length + 15, '续报：险情已控制，恢复供应中', null);
  const ended = step('standDown', 'STOOD_DOWN', length + 180);
  if (ended) incident.endedAt = ended;
  if (allotted)
    for (const [name, quantity] of Object.entries(OUT_NOW))
      allotments.push({
        ...{ id: stableId(`allotment/${incident.id}/${name}`, allotted), incidentId: incident.id },
        ...{ resourceId: demoStoreId(name), quantity, usedUp: 0, allottedAt: allotted },
        ...{ state: ended ? 'RELEASED' : 'ALLOTTED', releasedAt: ended },
      });
  if (step('review', 'REVIEWED', length + 4_500)) {
    incident.review = '先期处置及时，施工前管线交底不到位';
    const owner = organizationId('district/housing-construction');
    const dueOn = localDateOf(when(length + 45_000));
    incident.improvements = [{ title: '动土施工前管线交底制度', organizationId: owner, dueOn }];
  }
}
