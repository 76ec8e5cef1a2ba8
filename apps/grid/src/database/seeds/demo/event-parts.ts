import type { CityPlan } from '@gezhi/city';
import { DEMO_AS_OF, organizationId, stableId } from '@gezhi/city';
import { localDateOf } from '@gezhi/kernel';
import { untouched } from '../../../domain/event/new-event';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import { EventLife } from './event-life';

const RECENT = 120 * 86_400_000;
/** One matter in so many of the kind that takes several organisations. */
const ONE_IN = 12;

/** What a matter is split into, and who leads each part: a body of the subdistrict. */
const PARTS: Readonly<Record<string, readonly (readonly [title: string, body: string])[]>> = {
  'HOUSING.PROPERTY': [
    ['约谈物业企业并限期整改', 'public-services'],
    ['现场秩序与安全检查', 'public-safety'],
  ],
  'HOUSING.LEAK': [
    ['渗漏点排查与应急处置', 'public-management'],
    ['维修资金使用指导', 'public-services'],
  ],
};

/** Parts of matters of the last months (子工单), closed before their matter was handled. */
export function partsOf(plan: CityPlan, { event: whole, steps }: EventLife): EventLife[] {
  const parts = PARTS[whole.categoryCode ?? ''];
  const started = steps.find(({ action }) => action === 'start')?.occurredAt;
  const handled = steps.find(({ action }) => action === 'handle')?.occurredAt;
  const recent = whole.reportedAt.getTime() > DEMO_AS_OF.getTime() - RECENT;
  if (!parts || !recent || !started || !handled || whole.deadline === null) return [];
  if (Number.parseInt(whole.id.slice(-4), 16) % ONE_IN !== 0 || whole.areaCode.length < 9)
    return [];
  const way = handled.getTime() - started.getTime();
  const at = (share: number) => new Date(started.getTime() + way * share);
  return parts.map(([title, body], index) => {
    const leadId = organizationId(`subdistrict/${whole.areaCode.slice(0, 9)}/${body}`);
    const life = new EventLife(part(whole, index, title, at(0.05)), RANDOM(plan), plan.calendar);
    const [report] = life.steps;
    if (report) report.actorSubject = 'demo:command';
    const { event } = life;
    life.step('accept', at(0.06), 'command');
    event.categoryCode = whole.categoryCode;
    event.acceptedAt = life.at;
    life.step('dispatch', at(0.07), 'command');
    Object.assign(event, { leadOrganizationId: leadId, firstAskedOrganizationId: leadId });
    event.dispatchBasis = 'MANUAL';
    event.dispatchedAt = life.at;
    life.step('sign', at(0.15), 'handler');
    event.signedAt = life.at;
    life.step('start', at(0.2), 'handler');
    life.step('handle', at(0.6 + index * 0.1), 'handler');
    event.handledAt = life.at;
    event.handlerSubject = 'demo:handler';
    event.result = `${title}：已完成`;
    life.step('verifyPass', at(0.85), 'verifier');
    event.verifierSubject = 'demo:verifier';
    life.step('close', at(0.95), 'command');
    event.closedAt = life.at;
    event.outcome = 'RESOLVED';
    event.absorptionLevel = 'SUBDISTRICT';
    if (event.deadline) event.deadline.metAt = life.at;
    return life;
  });
}

const RANDOM = (plan: CityPlan) => plan.random('grid/event-parts');

function part(whole: GovEvent, index: number, title: string, reportedAt: Date): GovEvent {
  const { source, nature, urgency, areaCode, unlocated, longitude, latitude } = whole;
  const id = stableId(`event-part/${whole.id}/${index}`, reportedAt);
  const { startedAt: _, ...clock } = whole.deadline as NonNullable<GovEvent['deadline']>;
  return {
    ...untouched(),
    id,
    number: `${localDateOf(reportedAt).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    parentId: whole.id,
    ...{ source, nature, urgency, areaCode, unlocated, title, longitude, latitude },
    state: 'RECEIVED',
    description: '',
    reporterSubject: null,
    anonymous: true,
    deadline: { ...clock, startedAt: reportedAt, extendedBy: 0, metAt: null },
    reportedAt,
    createdAt: reportedAt,
    updatedAt: reportedAt,
    version: 1,
  };
}
