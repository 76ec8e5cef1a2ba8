import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { WhistleRating } from './whistle-rating.entity';
import type { WhistleResponse } from './whistle-response.entity';
import { PRESENT_STATES } from './whistle-response.states';
import type { Whistle } from './whistle.entity';
import { levelAbove, takesPart } from './whistle.rules';

/** Who rates whom: organisations on both sides (rule P7), never a person. */
export type RatingSides = Pick<WhistleRating, 'fromOrganizationId' | 'toOrganizationId'>;
type Responder = Pick<WhistleResponse, 'organizationId' | 'state'>;

/** What was not resolved goes up as far as it goes before both sides rate it. */
export function checkRating({ state, level }: Pick<Whistle, 'state' | 'level'>): Result<void> {
  return state === 'UNRESOLVED' && levelAbove(level) !== null
    ? refuse('WHISTLE_RAISE_FIRST')
    : ok();
}

/** The initiator rates those who took part, and they the initiator. */
export function ratingSides(
  { organizationId }: Pick<Actor, 'organizationId'>,
  { initiatorOrganizationId }: Pick<Whistle, 'initiatorOrganizationId'>,
  responses: readonly Responder[],
  rated: string | null,
): Result<RatingSides> {
  const byInitiator = organizationId === initiatorOrganizationId;
  const responderId = byInitiator ? rated : organizationId;
  const known = responses.some(
    (response) => response.organizationId === responderId && takesPart(response),
  );
  if (
    !known ||
    responderId === null ||
    (!byInitiator && rated !== null && rated !== initiatorOrganizationId)
  )
    return refuse('WHISTLE_NO_PART', {
      path: ['input', 'organizationId'],
      organizationId: rated ?? organizationId,
    });
  return ok(
    byInitiator
      ? { fromOrganizationId: initiatorOrganizationId, toOrganizationId: responderId }
      : { fromOrganizationId: responderId, toOrganizationId: initiatorOrganizationId },
  );
}

/** The initiator has rated all who took part, and all who were there the initiator, or their term is over. */
export function isEvaluated(
  {
    initiatorOrganizationId,
    ratingDueAt,
  }: Pick<Whistle, 'initiatorOrganizationId' | 'ratingDueAt'>,
  responses: readonly Responder[],
  ratings: readonly RatingSides[],
  now: Date,
): boolean {
  const rated = new Set(ratings.map(({ toOrganizationId }) => toOrganizationId));
  const raters = new Set(ratings.map(({ fromOrganizationId }) => fromOrganizationId));
  const lapsed = ratingDueAt !== null && now > ratingDueAt;
  const part = responses.filter(takesPart);
  return (
    raters.has(initiatorOrganizationId) &&
    part.every(({ organizationId }) => rated.has(organizationId)) &&
    part.every(
      ({ organizationId, state }) =>
        lapsed || !PRESENT_STATES.includes(state) || raters.has(organizationId),
    )
  );
}
