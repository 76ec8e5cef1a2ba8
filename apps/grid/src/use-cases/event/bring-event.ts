import type { Actor } from '@gezhi/identity';
import { isSignedIn } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { localDateOf, newId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created } from '@gezhi/persistence';
import { beginLife } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { EventCategory } from '../../domain/category/event-category.entity';
import type { EventNature, EventSource, Urgency } from '../../domain/event/event.codes';
import { checkLeaf, checkPlace, mark } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { checkObservedAt } from '../../domain/intake/intake.rules';
import type { ExternalMatter } from '../intake/external-matter';
import { untouched } from '../../domain/event/new-event';
import { findAlike, suspectRepeat } from '../repeat/suspect-repeat';
import { EVENT_WORKFLOW } from './event-workflow';
import { locateMatter } from './locate-matter';

/** A matter as it comes in, from wherever. */
export interface NewMatter {
  readonly source: EventSource;
  readonly nature: EventNature;
  readonly urgency: Urgency;
  /** Whether it holds today is checked. Left out, it is the smallest that holds the point, or the city. */
  readonly areaCode?: string | null;
  readonly unlocated: boolean;
  readonly anonymous: boolean;
  /** Free of personal data: whoever brings it has checked (`withoutPersonalData`). */
  readonly title: string;
  readonly description: string;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
  /** The leaf it is said to be; whoever accepts decides. */
  readonly categoryCode?: string | null;
  /** When it was seen, where that is another moment than now. */
  readonly observedAt?: Date | null;
  /** The system that brings it in: nobody of ours reported it, and the machine is no reporter. */
  readonly external?: ExternalMatter | null;
}

/**
 * Makes the event of a new matter inside a transaction that may do more, such as linking it to what caused it. The
 * searches for duplicates and for what it repeats run whoever brings it. Whether the actor may bring it has been settled before.
 * Answers PLACE_TOO_WIDE, UNKNOWN_AREA, NOT_A_LEAF or OBSERVED_AT_OUT_OF_RANGE.
 */
export async function bringEvent(
  uow: UnitOfWork,
  actor: Actor,
  matter: NewMatter,
): Promise<Result<GovEvent>> {
  const { source, nature, urgency, anonymous, title, description } = matter;
  const { categoryCode = null, observedAt = null, external = null } = matter;
  const seen = checkObservedAt(observedAt, uow.now);
  if (!seen.ok) return seen;
  const found = await locateMatter(uow.manager, matter);
  if (!found.ok) return found;
  const { areaCode, unlocated } = found.value;
  const place = checkPlace(areaCode, unlocated);
  if (!place.ok) return place;
  const known = await uow.manager.existsBy(Area, { code: areaCode, validTo: IsNull() });
  if (!known) return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
  if (categoryCode !== null) {
    const said = await uow.manager.findOneBy(EventCategory, { code: categoryCode });
    const leaf = checkLeaf(said, categoryCode);
    if (!leaf.ok) return leaf;
  }
  const id = newId(uow.now);
  const event = uow.manager.create(GovEvent, {
    ...untouched(),
    ...created(uow.now),
    id,
    number: eventNumber(id, uow.now),
    ...{ source, nature, urgency, areaCode, unlocated, anonymous, title, description },
    longitude: matter.longitude ?? null,
    latitude: matter.latitude ?? null,
    reporterSubject: anonymous || external || !isSignedIn(actor) ? null : actor.subject,
    reportedAt: uow.now,
    observedAt,
    saidCategoryCode: categoryCode,
    externalSystem: external?.system ?? null,
    externalId: external?.id ?? null,
    externalDigest: external?.digest ?? null,
  });
  const { duplicate, repeated } = await findAlike(uow, event);
  if (duplicate) mark(event, 'POTENTIAL_DUPLICATE');
  // Whoever reports anonymously, or for another place, does not see the event afterwards.
  return uow.beyondSight(async () => {
    await beginLife(uow, EVENT_WORKFLOW, actor, event, 'report');
    if (repeated !== null) await suspectRepeat(uow, event, repeated);
    return ok(event);
  });
}

/**
 * Makes the event of a part of a matter (子工单) for whoever splits it: of the same place, source and urgency, and
 * reported by nobody.
 */
export async function bringPart(
  uow: UnitOfWork,
  actor: Actor,
  whole: GovEvent,
  title: string,
): Promise<GovEvent> {
  const { source, nature, urgency, areaCode, unlocated, longitude, latitude, description } = whole;
  const id = newId(uow.now);
  const part = uow.manager.create(GovEvent, {
    ...untouched(),
    ...created(uow.now),
    id,
    number: eventNumber(id, uow.now),
    parentId: whole.id,
    ...{ source, nature, urgency, areaCode, unlocated, title, description, longitude, latitude },
    anonymous: true,
    reporterSubject: null,
    reportedAt: uow.now,
  });
  return beginLife(uow, EVENT_WORKFLOW, actor, part, 'report');
}

/** The day and the last digits of the key: short enough to read out, unique without a counter to wait for. */
function eventNumber(id: string, now: Date): string {
  return `${localDateOf(now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
}
