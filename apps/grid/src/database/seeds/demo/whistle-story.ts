import type { CityPlan, SeededRandom } from '@gezhi/city';
import { organizationId, stableId } from '@gezhi/city';
import { WorkCalendar } from '@gezhi/deadlines';
import { addDays, endOfDay, localDateOf } from '@gezhi/kernel';
import type { WhistleOutcome } from '../../../domain/whistle/whistle.codes';
import { PRESENT_STATES } from '../../../domain/whistle/whistle-response.states';
import type { WhistleRule } from '../../../domain/whistle/whistle-rule.entity';
import { levelAbove, takesPart } from '../../../domain/whistle/whistle.rules';
import { CONCLUSIONS } from '../../../domain/whistle/whistle.states';
import type { WhistleLife } from './whistle-life';
import { GRADE_MIX, HANDLING_DAYS, WHISTLE_SHARES } from './whistle-mix';
import { callAll } from './whistle-responses';

const CALENDAR = new WorkCalendar();
const DAY = 86_400_000;
const CENTRE = organizationId('district/command-centre');

/** Tells the story of a whistle from its draft on; throws NotYet where the demonstration ends. */
export function tellWhistle(
  life: WhistleLife,
  rule: WhistleRule,
  blownAt: Date,
  plan: CityPlan,
  random: SeededRandom,
): void {
  const { whistle } = life;
  const { initiatorOrganizationId: initiator } = whistle;
  const office = (minutes: number) => plan.calendar.afterOfficeMinutes(life.at, minutes);
  if (rule.needsApproval) {
    life.step('approve', new Date(blownAt.getTime() - 6 * 60_000), initiator);
    whistle.approvedAt = life.at;
    whistle.approvedPost = '街道办事处主任';
  }
  life.step('blow', blownAt, initiator);
  whistle.blownAt = life.at;
  whistle.limitUnit = rule.arrivalUnit;
  whistle.limitAmount = rule.arrivalAmount;
  whistle.limitBasis = rule.basis;
  whistle.responderIds = whistle.named.map((named) => named.organizationId);
  const assembledAt = callAll(life, rule, random);
  if (assembledAt === null) return;
  life.step('arrive', assembledAt, initiator);
  whistle.arrivedAt = life.at;
  life.step('consult', life.whistle.kind === 'EMERGENCY' ? life.at : office(40), initiator);
  agree(life, random);
  if (whistle.kind === 'TOUGH') {
    life.step('leaderReport', office(random.integer(60, 600)), CENTRE);
    whistle.committeeReportedAt = life.at;
    life.step('leaderReport', office(random.integer(60, 600)), CENTRE);
    whistle.headReportedAt = life.at;
  }
  handle(life, random);
  conclude(life, outcomeOf(random), random);
  while (whistle.state === 'UNRESOLVED' && levelAbove(whistle.level) !== null) {
    life.step('raise', office(random.integer(60, 400)), initiator, '现有层级未能解决');
    whistle.level = levelAbove(whistle.level) ?? whistle.level;
    whistle.raiseCount += 1;
    Object.assign(whistle, {
      outcome: null,
      outcomeNote: null,
      concludedAt: null,
      ratingDueAt: null,
    });
    handle(life, random);
    conclude(
      life,
      random.chance(WHISTLE_SHARES.raisedResolved) ? 'RESOLVED' : 'UNRESOLVED',
      random,
    );
  }
  rate(life, random, office);
  life.step('evaluate', life.at, initiator);
  life.step('close', office(30), initiator);
  whistle.closedAt = life.at;
}

function outcomeOf(random: SeededRandom): WhistleOutcome {
  const share = random.next();
  if (share < WHISTLE_SHARES.resolved) return 'RESOLVED';
  return share < WHISTLE_SHARES.resolved + WHISTLE_SHARES.partial ? 'PARTIAL' : 'UNRESOLVED';
}

function agree(life: WhistleLife, random: SeededRandom): void {
  const { whistle } = life;
  life.step(
    'agreeTasks',
    new Date(life.at.getTime() + 20 * 60_000),
    whistle.initiatorOrganizationId,
  );
  const present = life.responses.filter(({ state }) => PRESENT_STATES.includes(state));
  const [, longest] = HANDLING_DAYS[whistle.kind];
  present.slice(0, 3).forEach(({ organizationId: leadId }, index) => {
    const id = stableId(`whistle-task/${whistle.id}/${index}`, life.at);
    life.tasks.push({
      ...{ id, whistleId: whistle.id, ordinal: index + 1, leadOrganizationId: leadId },
      title: ['现场处置与整改', '依职责核查并出具意见', '落实长效措施'][index] ?? '配合处置',
      assistOrganizationIds: index === 0 ? [whistle.initiatorOrganizationId] : [],
      dueOn: addDays(localDateOf(life.at), Math.ceil(longest) + random.integer(0, 5)),
      doneAt: null,
      ...{ createdAt: life.at, updatedAt: life.at, version: 1 },
    });
  });
}

function handle(life: WhistleLife, random: SeededRandom): void {
  const { whistle } = life;
  life.step(
    'handle',
    new Date(life.at.getTime() + random.integer(10, 120) * 60_000),
    whistle.initiatorOrganizationId,
  );
  whistle.handlingAt = life.at;
}

function conclude(life: WhistleLife, outcome: WhistleOutcome, random: SeededRandom): void {
  const { whistle } = life;
  const [from, to] = HANDLING_DAYS[whistle.kind];
  const at = new Date(Math.round(life.at.getTime() + random.between(from, to) * DAY));
  for (const response of life.responses) {
    if (response.state !== 'ARRIVED') continue;
    const resultAt = new Date(
      Math.round(life.at.getTime() + (at.getTime() - life.at.getTime()) * random.between(0.5, 0.9)),
    );
    if (!life.respond(response, 'reportResult', resultAt)) continue;
    response.result = '已按职责完成处置';
    response.resultAt = resultAt;
  }
  for (const task of life.tasks) {
    const led = life.responses.find((each) => each.organizationId === task.leadOrganizationId);
    if (led?.resultAt && (outcome === 'RESOLVED' || task.ordinal === 1))
      task.doneAt = task.updatedAt = led.resultAt;
  }
  life.step(CONCLUSIONS[outcome], at, whistle.initiatorOrganizationId);
  whistle.outcome = outcome;
  whistle.outcomeNote = outcome === 'RESOLVED' ? '现场复核，问题已解决' : '现场复核，仍有遗留';
  whistle.concludedAt = life.at;
  whistle.ratingDueAt = endOfDay(CALENDAR.addWorkdays(localDateOf(life.at), 5));
}

function rate(life: WhistleLife, random: SeededRandom, office: (minutes: number) => Date): void {
  const { id: whistleId, initiatorOrganizationId: initiator } = life.whistle;
  for (const response of life.responses.filter(takesPart)) {
    const there = PRESENT_STATES.includes(response.state);
    const sides = [
      [initiator, response.organizationId],
      ...(there ? [[response.organizationId, initiator]] : []),
    ];
    for (const [from = initiator, to = initiator] of sides) {
      life.step('rate', office(random.integer(20, 200)), from);
      life.ratings.push({
        id: stableId(`whistle-rating/${whistleId}/${from}/${to}`, life.at),
        ...{ whistleId, fromOrganizationId: from, toOrganizationId: to, note: null },
        grade:
          response.absentAt && to === response.organizationId ? 'POOR' : random.weighted(GRADE_MIX),
        ...{ createdAt: life.at, updatedAt: life.at, version: 1 },
      });
    }
  }
}
