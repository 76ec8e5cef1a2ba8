import type { SeededRandom } from '@gezhi/city';
import { DEMO_AS_OF, organizationId, stableId } from '@gezhi/city';
import { WorkCalendar } from '@gezhi/deadlines';
import type { WhistleResponse } from '../../../domain/whistle/whistle-response.entity';
import { arrivalLimit, isAssembled } from '../../../domain/whistle/whistle-response.rules';
import type { WhistleRule } from '../../../domain/whistle/whistle-rule.entity';
import type { NamedResponder } from '../../../domain/whistle/whistle.entity';
import type { WhistleLife } from './whistle-life';
import { WHISTLE_SHARES } from './whistle-mix';

const CALENDAR = new WorkCalendar();
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Calls everybody named and lets them come, object or stay away; answers when nobody is awaited any more, or null. */
export function callAll(life: WhistleLife, rule: WhistleRule, random: SeededRandom): Date | null {
  const { whistle } = life;
  const calledAt = whistle.blownAt ?? life.at;
  for (const named of whistle.named) life.call(called(life, named, calledAt, rule));
  const settled = life.responses.map((response) => answer(life, response, rule, random));
  const last = new Date(Math.max(...settled.map((at) => at.getTime())));
  return last < DEMO_AS_OF && isAssembled(life.responses) ? last : null;
}

function called(
  { whistle }: WhistleLife,
  { organizationId: id, lead, mandatory }: NamedResponder,
  calledAt: Date,
  rule: WhistleRule,
): WhistleResponse {
  const { dueAt, approachesAt } = arrivalLimit(rule, calledAt, CALENDAR);
  return {
    id: stableId(`whistle-response/${whistle.id}/${id}`, calledAt),
    whistleId: whistle.id,
    organizationId: id,
    areaCode: whistle.areaCode,
    ...{ lead, mandatory, dueAt, approachesAt },
    state: 'NOTIFIED',
    requestedAt: calledAt,
    notifiedAt: calledAt,
    warnedAt: null,
    lateAt: null,
    arrivedAt: null,
    arrivalMode: null,
    objectionState: null,
    objectionReason: null,
    objectedAt: null,
    objectionDecidedAt: null,
    absentAt: null,
    result: null,
    resultAt: null,
    createdAt: calledAt,
    updatedAt: calledAt,
    version: 1,
  };
}

/** When it was settled: came, was excused, or was found absent. */
function answer(
  life: WhistleLife,
  response: WhistleResponse,
  rule: WhistleRule,
  random: SeededRandom,
): Date {
  const { requestedAt, dueAt } = response;
  const after = (from: Date, by: number) => new Date(from.getTime() + Math.round(by));
  if (rule.objectionMinutes > 0 && random.chance(WHISTLE_SHARES.objected)) {
    const objectedAt = after(requestedAt, random.between(8, 55) * MINUTE);
    if (!life.respond(response, 'object', objectedAt, '不属本单位职责')) return DEMO_AS_OF;
    Object.assign(response, {
      objectedAt,
      objectionState: 'PENDING',
      objectionReason: 'NOT_OWN_DUTY',
    });
    const decidedAt = after(objectedAt, random.between(4, 20) * MINUTE);
    const excused = !response.lead && random.chance(WHISTLE_SHARES.objectionAccepted);
    const decision = excused ? 'acceptObjection' : 'refuseObjection';
    if (!life.respond(response, decision, decidedAt, '依职责清单裁定')) return DEMO_AS_OF;
    response.objectionDecidedAt = decidedAt;
    response.objectionState = excused ? 'ACCEPTED' : 'REFUSED';
    if (excused) return decidedAt;
  }
  return come(life, response, random, after, dueAt);
}

function come(
  life: WhistleLife,
  response: WhistleResponse,
  random: SeededRandom,
  after: (from: Date, by: number) => Date,
  dueAt: Date,
): Date {
  const limit = dueAt.getTime() - response.requestedAt.getTime();
  const absent = !response.lead && random.chance(WHISTLE_SHARES.absent);
  const late = absent || random.chance(WHISTLE_SHARES.late);
  const short = limit <= 60 * MINUTE;
  const share = short ? random.between(0.3, 0.97) : random.between(0.02, 0.6);
  const earliest = Math.max(
    response.objectionDecidedAt?.getTime() ?? 0,
    response.requestedAt.getTime(),
  );
  const planned = late
    ? dueAt.getTime() + (short ? random.between(1, 40) * MINUTE : random.between(0.1, 1.2) * DAY)
    : response.requestedAt.getTime() + limit * share;
  const arrivedAt = new Date(Math.round(Math.max(planned, earliest + 2 * MINUTE)));
  const lateThen = arrivedAt > dueAt && dueAt.getTime() + MINUTE < DEMO_AS_OF.getTime();
  if (lateThen) response.lateAt = after(dueAt, MINUTE);
  if (arrivedAt > response.approachesAt && response.approachesAt < DEMO_AS_OF)
    response.warnedAt = response.approachesAt;
  if (absent) {
    const foundAt = after(dueAt, 2 * DAY);
    if (!life.respond(response, 'markAbsent', foundAt, '两次催告未到')) return DEMO_AS_OF;
    response.absentAt = foundAt;
    return foundAt;
  }
  if (!life.respond(response, 'arrive', arrivedAt)) return DEMO_AS_OF;
  response.arrivedAt = arrivedAt;
  response.arrivalMode = random.chance(WHISTLE_SHARES.online) ? 'ONLINE' : 'ON_SITE';
  return arrivedAt;
}

/** The command centre of a subdistrict, which blows. */
export function initiatorOf(areaCode: string): string {
  return organizationId(`subdistrict/${areaCode.slice(0, 9)}/command-centre`);
}
