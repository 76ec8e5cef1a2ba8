import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, localDateOf, ok, refuse } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import { Area } from '../../domain/area/area.entity';
import { DISPATCH_PERMISSIONS } from '../../domain/dispatch/dispatch.permissions';
import { isVisibleTo, workAreaOf } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import type { GridPostKind } from '../../domain/post/post.codes';
import type { OnDuty, Point } from './nearest-on-duty';
import { nearestOnDuty } from './nearest-on-duty';

export interface FindOnDuty {
  readonly eventId?: string | null;
  readonly point?: Point | null;
  readonly kinds: readonly GridPostKind[];
  readonly first: number;
}

/**
 * People on duty near an event or a point, for whoever dispatches there: of the district of the event, or of the
 * caller's own areas. Answers PLACE_NEEDED when neither is given or the event's place has no middle.
 */
export async function findOnDuty(
  { actor, clock, database }: UseCase,
  { eventId, point, kinds, first }: FindOnDuty,
): Promise<Result<OnDuty[] | null>> {
  const { manager } = database;
  const at = clock.now();
  const search = { kinds, first, at, on: localDateOf(at) };
  if (eventId) {
    const event = isId(eventId) ? await manager.findOneBy(GovEvent, { id: eventId }) : null;
    if (!event || !isVisibleTo(actor, event)) return ok(null);
    const allowed = authorise(actor, DISPATCH_PERMISSIONS, 'dispatch.nearest', event);
    if (!allowed.ok) return allowed;
    const { longitude, latitude } = event;
    const own = longitude === null || latitude === null ? null : { longitude, latitude };
    const place = own ?? (await middleOf(workAreaOf(event)));
    if (!place) return refuse('PLACE_NEEDED', { path: ['eventId'] });
    const areas = [workAreaOf(event).slice(0, 6)];
    return ok(await nearestOnDuty(manager, { ...search, point: place, areas }));
  }
  if (!point) return refuse('PLACE_NEEDED', { path: ['point'] });
  const [areaCode = null] = actor.areas;
  const allowed = authorise(actor, DISPATCH_PERMISSIONS, 'dispatch.nearest', { areaCode });
  if (!allowed.ok) return allowed;
  return ok(await nearestOnDuty(manager, { ...search, point, areas: actor.areas }));

  async function middleOf(code: string): Promise<Point | null> {
    const area = await manager.findOneBy(Area, { code });
    const { longitude = null, latitude = null } = area ?? {};
    return longitude === null || latitude === null ? null : { longitude, latitude };
  }
}
