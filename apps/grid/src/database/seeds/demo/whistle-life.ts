import { DEMO_AS_OF, stableId } from '@gezhi/city';
import { valueOf } from '@gezhi/kernel';
import type { WhistleRating } from '../../../domain/whistle/whistle-rating.entity';
import type { WhistleResponseTransition } from '../../../domain/whistle/whistle-response-transition.entity';
import type { WhistleResponse } from '../../../domain/whistle/whistle-response.entity';
import type { ResponseAction } from '../../../domain/whistle/whistle-response.states';
import { RESPONSE_MACHINE } from '../../../domain/whistle/whistle-response.states';
import type { WhistleTask } from '../../../domain/whistle/whistle-task.entity';
import type { WhistleTransition } from '../../../domain/whistle/whistle-transition.entity';
import type { Whistle } from '../../../domain/whistle/whistle.entity';
import type { WhistleAction } from '../../../domain/whistle/whistle.states';
import { WHISTLE_MACHINE } from '../../../domain/whistle/whistle.states';
import { NotYet } from './event-life';

const MINUTE = 60_000;

/** A whistle on its way through the state tables; what would come after the demonstration's last moment is left out. */
export class WhistleLife {
  readonly steps: WhistleTransition[] = [];
  readonly responses: WhistleResponse[] = [];
  readonly responseSteps: WhistleResponseTransition[] = [];
  readonly tasks: WhistleTask[] = [];
  readonly ratings: WhistleRating[] = [];
  /** The moment of the last step. */
  at: Date;

  constructor(
    readonly whistle: Whistle,
    /** The event it comes from; null for one that repeats another whistle. */
    readonly eventId: string | null,
  ) {
    this.at = whistle.createdAt;
    this.record('draft', null, whistle.initiatorOrganizationId, null);
  }

  /** Takes a step of the whistle, at the moment or a minute after the last one. */
  step(
    action: WhistleAction,
    at: Date,
    organizationId: string | null,
    note: string | null = null,
  ): void {
    const after = new Date(Math.max(at.getTime(), this.at.getTime() + MINUTE));
    if (after >= DEMO_AS_OF) throw new NotYet();
    const from = this.whistle.state;
    this.whistle.state = valueOf(WHISTLE_MACHINE.next(from, action));
    this.at = after;
    this.record(action, from, organizationId, note);
  }

  /** Begins the part of an organisation that is called. */
  call(response: WhistleResponse): void {
    this.responses.push(response);
    this.recordResponse(response, 'call', null, response.requestedAt, null);
  }

  /** Takes a step of a responder; answers whether the demonstration comes so far. */
  respond(
    response: WhistleResponse,
    action: ResponseAction,
    at: Date,
    note: string | null = null,
  ): boolean {
    if (at >= DEMO_AS_OF) return false;
    const from = response.state;
    response.state = valueOf(RESPONSE_MACHINE.next(from, action));
    response.version += 1;
    response.updatedAt = at;
    this.recordResponse(response, action, from, at, note);
    return true;
  }

  private record(
    action: string,
    fromState: string | null,
    actorOrganizationId: string | null,
    note: string | null,
  ): void {
    const { whistle, at } = this;
    whistle.version = this.steps.length + 1;
    whistle.updatedAt = at;
    this.steps.push({
      id: stableId(`whistle-step/${whistle.id}/${whistle.version}`, at),
      whistleId: whistle.id,
      ...{ action, fromState, note, actorOrganizationId },
      toState: whistle.state,
      actorSubject: 'demo:command',
      occurredAt: at,
    });
  }

  private recordResponse(
    response: WhistleResponse,
    action: string,
    fromState: string | null,
    occurredAt: Date,
    note: string | null,
  ): void {
    const { id, state, organizationId } = response;
    this.responseSteps.push({
      id: stableId(`whistle-response-step/${id}/${response.version}`, occurredAt),
      responseId: id,
      ...{ action, fromState, note, occurredAt },
      toState: state,
      actorSubject: 'demo:handler',
      actorOrganizationId: organizationId,
    });
  }
}
