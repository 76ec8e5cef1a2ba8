import { DEMO_AS_OF, organizationId, stableId } from '@gezhi/city';
import type { DemoCalendar, SeededRandom } from '@gezhi/city';
import type { Aftermath } from './aftermath';
import type { CaseWork } from './case-work-rows';
import { noCaseWork } from './case-work-rows';
import type { DeadlineActs } from './deadline-acts';
import type { Deadline } from '@gezhi/deadlines';
import { localDateOf, startOfDay, valueOf } from '@gezhi/kernel';
import type { ReturnDecision } from '../../../domain/dispatch/dispatch.codes';
import type { EventAction, EventState } from '../../../domain/event/event.states';
import { EVENT_MACHINE } from '../../../domain/event/event.states';
import type { GovEventTransition } from '../../../domain/event/gov-event-transition.entity';
import type { GovEvent } from '../../../domain/event/gov-event.entity';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Who takes the steps: invented accounts, one for each duty. */
export type DemoActor = 'reporter' | 'command' | 'handler' | 'verifier';

/** The demonstration has reached its last moment: the event stays as it is. */
export class NotYet extends Error {}

/** One order of an event: to whom, and what became of it. */
export interface DemoOrder {
  readonly at: Date;
  readonly leadId: string;
  readonly signedAt: Date | null;
  readonly suggestedId: string | null;
  readonly returned: ReturnDecision | null;
  readonly decidedAt: Date | null;
}

/**
 * An event on its way through the state table. Every step is asked of the table, so that no invented history breaks
 * it; a step that would come after the demonstration's last moment ends the way.
 */
export class EventLife {
  readonly orders: DemoOrder[] = [];
  readonly steps: GovEventTransition[] = [];
  /** Each limit it has had, as it stood last. */
  readonly clocks: Deadline[] = [];
  /** What deadlines did about it, once its story is told. */
  acts: DeadlineActs | null = null;
  aftermath: Aftermath | null = null;
  readonly work: CaseWork = noCaseWork();
  /** The moment of the last step. */
  at: Date;

  constructor(
    readonly event: GovEvent,
    private readonly random: SeededRandom,
    private readonly calendar: DemoCalendar,
  ) {
    this.at = event.reportedAt;
    this.record('report', null, 'reporter', null);
  }

  /** Takes a step some time after the last one. */
  step(action: EventAction, at: Date, actor: DemoActor, note: string | null = null): void {
    const after = new Date(Math.max(at.getTime(), this.at.getTime() + MINUTE));
    if (after >= DEMO_AS_OF) throw new NotYet();
    const from = this.event.state;
    this.event.state = valueOf(EVENT_MACHINE.next(from, action));
    this.at = after;
    this.record(action, from, actor, note);
  }

  /** Notes whom the event was given to by the last step. */
  order(leadId: string): void {
    const open = { signedAt: null, suggestedId: null, returned: null, decidedAt: null };
    this.orders.push({ at: this.at, leadId, ...open });
  }

  noteOnOrder(note: Partial<DemoOrder>): void {
    const last = this.orders.pop();
    if (last) this.orders.push({ ...last, ...note });
  }

  /** A moment that many minutes after the last step, give or take. */
  afterMinutes(median: number): Date {
    return new Date(this.at.getTime() + Math.ceil(this.random.logNormal(median, 0.6)) * MINUTE);
  }

  /** A moment after that many minutes of office hours, give or take: what comes in at night waits for the morning. */
  afterOfficeMinutes(median: number): Date {
    return this.calendar.afterOfficeMinutes(this.at, Math.ceil(this.random.logNormal(median, 0.6)));
  }

  /** A share of the way from the last step to a moment, in the working hours of its day. */
  towards(moment: Date, share: number): Date {
    const way = Math.max(0, moment.getTime() - this.at.getTime());
    return way < DAY
      ? new Date(this.at.getTime() + way * share)
      : inWorkingHours(new Date(this.at.getTime() + way * share));
  }

  /** Sets the clock of handling, new or changed. */
  setClock(deadline: Deadline): void {
    this.event.deadline = deadline.toRecord();
    const last = this.clocks.at(-1);
    if (last?.startedAt.getTime() === deadline.startedAt.getTime()) this.clocks.pop();
    this.clocks.push(deadline);
  }

  private record(
    action: EventAction | 'report',
    fromState: EventState | null,
    actor: DemoActor,
    note: string | null,
  ): void {
    const { event, at } = this;
    event.version = this.steps.length + 1;
    event.updatedAt = at;
    this.steps.push({
      id: stableId(`event-step/${event.id}/${event.version}`, at),
      eventId: event.id,
      action,
      fromState,
      toState: event.state,
      actorSubject: `demo:${actor}`,
      actorOrganizationId: this.organizationOf(actor),
      note,
      occurredAt: at,
    });
  }

  private organizationOf(actor: DemoActor): string | null {
    const subdistrict = this.event.areaCode.slice(0, 9);
    switch (actor) {
      case 'reporter':
        return null;
      case 'handler':
        return this.event.leadOrganizationId;
      default:
        return subdistrict.length === 9
          ? organizationId(`subdistrict/${subdistrict}/command-centre`)
          : organizationId('district/command-centre');
    }
  }
}

/** The same day between nine and half past five; what was earlier stays earlier. */
function inWorkingHours(at: Date): Date {
  const midnight = startOfDay(localDateOf(at)).getTime();
  const share = (at.getTime() - midnight) / DAY;
  return new Date(Math.round(midnight + (9 + share * 8.5) * 60 * MINUTE));
}
