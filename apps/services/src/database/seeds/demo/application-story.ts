import { DEMO_AS_OF, stableId } from '@gezhi/city';
import { Deadline } from '@gezhi/deadlines';
import type { DeadlineTerms } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { valueOf } from '@gezhi/kernel';
import type { ApplicationClock } from '../../../domain/application/application-clock.entity';
import type { ApplicationTransition } from '../../../domain/application/application-transition.entity';
import type { ClockKind } from '../../../domain/application/application.codes';
import type { Application } from '../../../domain/application/application.entity';
import type {
  ApplicationAction,
  ApplicationState,
} from '../../../domain/application/application.states';
import { APPLICATION_MACHINE } from '../../../domain/application/application.states';
import { WORK_CALENDAR } from '../../../domain/work-calendar';

/** Who takes a step of a story. */
export interface StoryActor {
  readonly subject: string;
  readonly organizationId: string | null;
}

/**
 * One application as it happened, told step by step on the same state table and the same clocks that the use cases
 * keep. What would happen after the end of the demonstration has not happened: `take` then answers false.
 */
export class ApplicationStory {
  readonly steps: Partial<ApplicationTransition>[] = [];
  private readonly running = new Map<ClockKind, Deadline>();

  constructor(
    readonly application: Application,
    private readonly label: string,
    applicant: StoryActor,
  ) {
    this.record('draft', null, applicant, application.createdAt, null);
  }

  get clocks(): Partial<ApplicationClock>[] {
    return [...this.running].map(([kind, clock]) => ({
      ...clock.toRecord(),
      kind,
      applicationId: this.application.id,
    }));
  }

  /** Takes a step if it happened before the end of the demonstration; an illegal one is a fault of the story. */
  take(
    action: ApplicationAction,
    at: Date,
    actor: StoryActor,
    effect: (application: Application) => void = () => undefined,
    note: string | null = null,
  ): boolean {
    const { application } = this;
    if (at >= DEMO_AS_OF) return false;
    if (at < application.updatedAt) throw new Error(`${this.label}: ${action} before its time`);
    const fromState = application.state;
    application.state = valueOf(APPLICATION_MACHINE.next(fromState, action));
    effect(application);
    application.updatedAt = at;
    application.version += 1;
    this.record(action, fromState, actor, at, note);
    return true;
  }

  start(terms: DeadlineTerms & { readonly kind: ClockKind }): Deadline {
    const clock = Deadline.start(terms, WORK_CALENDAR);
    this.running.set(terms.kind, clock);
    return clock;
  }

  clock(kind: ClockKind): Deadline {
    const clock = this.running.get(kind);
    if (!clock) throw new Error(`${this.label} has no clock ${kind}`);
    return clock;
  }

  change(kinds: readonly ClockKind[], change: (clock: Deadline) => Result<Deadline>): void {
    for (const kind of kinds) this.running.set(kind, valueOf(change(this.clock(kind))));
  }

  private record(
    action: string,
    fromState: ApplicationState | null,
    actor: StoryActor,
    occurredAt: Date,
    note: string | null,
  ): void {
    this.steps.push({
      id: stableId(`${this.label}/step/${this.steps.length}`, occurredAt),
      applicationId: this.application.id,
      action,
      fromState,
      toState: this.application.state,
      actorSubject: actor.subject,
      actorOrganizationId: actor.organizationId,
      note,
      occurredAt,
    });
  }
}
