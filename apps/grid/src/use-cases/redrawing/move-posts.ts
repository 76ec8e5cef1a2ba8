import { newId } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, touch } from '@gezhi/persistence';
import { GridPost } from '../../domain/post/grid-post.entity';
import type { Redrawing } from '../../domain/redrawing/redrawing.entity';
import { placeOfPost } from '../../domain/redrawing/redrawing.rules';
import type { LockedGround } from './read-ground';
import type { NewCodes } from './redraw';

const END_REASON = '网格调整';

/** A post ends where its area does, and goes on in the area decided, so that both have their history. */
export async function movePosts(
  uow: UnitOfWork,
  { plan, effectiveDate }: Redrawing,
  { postRows }: Pick<LockedGround, 'postRows'>,
  codes: NewCodes,
): Promise<void> {
  const { manager, now, changes } = uow;
  for (const post of postRows) {
    const to = codes.get(post.areaCode) ?? placeOfPost(plan, post.id) ?? null;
    const { toDate, endReason } = post;
    const begins = post.fromDate >= effectiveDate;
    touch(post, now);
    if (begins && to !== null) {
      post.areaCode = to;
      await manager.save(post);
      changes.push({ type: 'GridPost', id: post.id, action: 'move', areaCode: to });
      continue;
    }
    // One that was to begin later and goes nowhere is held for the shortest time there is.
    post.toDate = begins ? dayAfter(post.fromDate) : effectiveDate;
    post.endReason = END_REASON;
    await manager.save(post);
    changes.push({ type: 'GridPost', id: post.id, action: 'end', areaCode: post.areaCode });
    if (to === null) continue;
    const next = manager.create(GridPost, {
      ...post,
      ...created(now),
      ...{ id: newId(now), areaCode: to, fromDate: effectiveDate, toDate, endReason },
    });
    await manager.insert(GridPost, next);
    changes.push({ type: 'GridPost', id: next.id, action: 'appoint', areaCode: to });
  }
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
