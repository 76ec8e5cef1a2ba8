import { createHash } from 'node:crypto';
import type { CityPlan, SeededRandom } from '@gezhi/city';
import { DEMO_AS_OF, stableId } from '@gezhi/city';
import { localDateOf } from '@gezhi/kernel';
import type { EventSource } from '../../../domain/event/event.codes';
import { hasReporter, mark } from '../../../domain/event/event.rules';
import type { EventNote } from '../../../domain/event/event.states';
import { untouched } from '../../../domain/event/new-event';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import type { EventReporter } from '../../../domain/merge/event-reporter.entity';
import { REPEAT_DAYS } from '../../../domain/repeat/repeat.codes';
import { actsOfDeadlines } from './deadline-acts';
import { LEAVES } from './dispatch-lists';
import { EventLife, NotYet } from './event-life';
import { tellStory } from './event-story';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Of events with a reporter: reported again by others while they were worked on, and again after the close. */
const SHARES = { merged: 0.006, repeated: 0.014, refuted: 0.1, confirmed: 0.75 };
const OTHERS: readonly EventSource[] = ['HOTLINE_12345', 'CITIZEN_APP', 'GRID_PATROL'];

/** What came after an event because of it. */
export interface Aftermath {
  /** Events of their own: merged into it, or repeating it. */
  readonly lives: readonly EventLife[];
  readonly reporters: readonly EventReporter[];
}

/** A share between 0 and 1 that an event has for a question; told by its key alone, so that nothing else moves. */
export function lotOf(event: GovEvent, question: string): number {
  return createHash('sha256').update(`${question} ${event.id}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** Others report the same while it is worked on, or again after its close. Changes the event accordingly. */
export function aftermathOf(life: EventLife, plan: CityPlan): Aftermath | null {
  const { event } = life;
  if (event.acceptedAt === null || event.unlocated) return null;
  const lot = lotOf(event, 'aftermath');
  const random = () => plan.random(`grid/aftermath/${event.id}`);
  if (lot < SHARES.merged && event.dispatchedAt !== null) return mergedInto(life, plan, random());
  const again = lot >= SHARES.merged && lot < SHARES.merged + SHARES.repeated;
  return again && hasReporter(event) ? repeating(life, plan, random()) : null;
}

function mergedInto(life: EventLife, plan: CityPlan, random: SeededRandom): Aftermath | null {
  const { event } = life;
  const until = (event.handledAt ?? DEMO_AS_OF).getTime();
  const lives: EventLife[] = [];
  const reporters: EventReporter[] = [];
  for (let ordinal = random.integer(1, 3); ordinal > 0; ordinal -= 1) {
    const reportedAt = new Date(event.reportedAt.getTime() + random.integer(20, 2_000) * MINUTE);
    if (reportedAt.getTime() + 3 * HOUR > until) continue;
    const report = likeIt(event, `merged/${ordinal}`, reportedAt, random);
    const other = new EventLife(report, random, plan.calendar);
    other.step(
      'merge',
      new Date(reportedAt.getTime() + random.integer(15, 120) * MINUTE),
      'command',
    );
    Object.assign(report, { mergedIntoId: event.id, mergedAt: other.at });
    noteStep(life, 'takeIn', other.at, `takeIn/${ordinal}`);
    lives.push(other);
    reporters.push(reporterOf(report, event, random));
  }
  event.mergedCount = lives.length;
  event.mergedWaiting = lives.filter((other) => hasReporter(other.event)).length;
  const rated = reporters.filter(({ rating }) => rating !== null);
  event.mergedRated = rated.length;
  event.mergedSatisfied = rated.filter(({ rating }) => rating === 'SATISFIED').length;
  return lives.length > 0 ? { lives, reporters } : null;
}

function reporterOf(report: GovEvent, into: GovEvent, random: SeededRandom): EventReporter {
  const { closedAt } = into;
  const rates = closedAt !== null && hasReporter(report) && random.chance(0.5);
  const ratedAt = rates ? new Date(closedAt.getTime() + random.integer(1, 40) * HOUR) : null;
  const said = ratedAt !== null && ratedAt < DEMO_AS_OF;
  return {
    originEventId: report.id,
    eventId: into.id,
    source: report.source,
    anonymous: report.anonymous,
    subject: null,
    reportedAt: report.reportedAt,
    rating: said ? (random.chance(0.95) ? 'SATISFIED' : 'DISSATISFIED') : null,
    ratedAt: said ? ratedAt : null,
  };
}

function repeating(life: EventLife, plan: CityPlan, random: SeededRandom): Aftermath | null {
  const { event } = life;
  if (event.closedAt === null) return null;
  const reportedAt = new Date(
    event.closedAt.getTime() + random.integer(8 * 24, REPEAT_DAYS * 24) * HOUR,
  );
  const category = LEAVES.find(({ code }) => code === event.categoryCode);
  const { absorptionLevel: level, leadOrganizationId: leadId } = event;
  if (reportedAt >= DEMO_AS_OF || !category || !level || !leadId) return null;
  const report = likeIt(event, 'repeat', reportedAt, random);
  const other = new EventLife(report, random, plan.calendar);
  try {
    tellStory(
      other,
      { category, level, leadId, catalogueId: leadId, basis: event.dispatchBasis ?? 'MANUAL' },
      random,
    );
  } catch (error) {
    if (!(error instanceof NotYet)) throw error;
  }
  const decided = random.next();
  if (decided < SHARES.refuted) {
    report.repeatState = 'REFUTED';
  } else {
    report.repeatOfId = event.id;
    report.repeatState = decided < SHARES.refuted + SHARES.confirmed ? 'CONFIRMED' : 'SUSPECTED';
    mark(report, 'REPEAT');
    event.repeatedAt = reportedAt;
  }
  if (report.repeatState !== 'SUSPECTED') {
    const at = new Date(reportedAt.getTime() + random.integer(1, 6) * MINUTE);
    const action = report.repeatState === 'CONFIRMED' ? 'confirmRepeat' : 'refuteRepeat';
    if (at < DEMO_AS_OF) noteStep(other, action, at, action);
  }
  other.acts = actsOfDeadlines(other);
  return { lives: [other], reporters: [] };
}

/** Somebody else's report of the same matter. */
function likeIt(event: GovEvent, key: string, reportedAt: Date, random: SeededRandom): GovEvent {
  const id = stableId(`event/${event.id}/${key}`, reportedAt);
  return {
    ...untouched(),
    id,
    number: `${localDateOf(reportedAt).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    source: random.pick(OTHERS),
    nature: event.nature,
    urgency: event.urgency,
    areaCode: event.areaCode,
    unlocated: false,
    title: event.title,
    description: '',
    longitude: event.longitude,
    latitude: event.latitude,
    reporterSubject: null,
    anonymous: false,
    reportedAt,
    createdAt: reportedAt,
    updatedAt: reportedAt,
    version: 1,
  };
}

/** Something that happened without moving the event, in its place in the history. */
export function noteStep(life: EventLife, action: EventNote, occurredAt: Date, key: string): void {
  const { event, steps } = life;
  const state = steps.findLast((step) => step.occurredAt <= occurredAt)?.toState ?? 'RECEIVED';
  steps.push({
    id: stableId(`event-step/${event.id}/${key}`, occurredAt),
    eventId: event.id,
    action,
    fromState: state,
    toState: state,
    actorSubject: 'demo:command',
    actorOrganizationId: null,
    note: null,
    occurredAt,
  });
  steps.sort((one, other) => one.occurredAt.getTime() - other.occurredAt.getTime());
  event.version = steps.length;
  event.updatedAt = steps.at(-1)?.occurredAt ?? occurredAt;
}
