import { stableId } from '@gezhi/city';
import type { TransitionRecord } from '@gezhi/persistence';

/** A step of an invented life. */
export interface DemoStep {
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  /** The organisation that acts. */
  readonly by: string;
  readonly at: Date;
  readonly note?: string;
}

/** The step as a row of a history. */
export function stepOf(
  objectId: string,
  ordinal: number,
  { action, from, to, by, at, note }: DemoStep,
): TransitionRecord {
  return {
    id: stableId(`party-building/step/${objectId}/${ordinal}`, at),
    action,
    fromState: from,
    toState: to,
    actorSubject: 'demo',
    actorOrganizationId: by,
    note: note ?? null,
    occurredAt: at,
  };
}
