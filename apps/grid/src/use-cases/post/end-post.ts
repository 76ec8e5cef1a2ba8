import { authorise, covers } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, parseLocalDate, refuse, withoutPersonalData } from '@gezhi/kernel';
import { inTransaction, lockById, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { GridPost } from '../../domain/post/grid-post.entity';
import { checkEnd } from '../../domain/post/grid-post.rules';

export interface EndPostInput {
  readonly id: string;
  readonly seenVersion?: number | null;
  /** The first day on which it is no longer held. */
  readonly toDate: string;
  readonly reason: string;
}

/** Ends a post (离岗). The grid may lack a full-time member from then on: it is shown, not forbidden (rule G3). */
export async function endPost(useCase: UseCase, input: EndPostInput): Promise<Result<GridPost>> {
  const { actor, clock, database } = useCase;
  const { id, reason } = input;
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'GridPost', id });
  if (!isId(id)) return unknown;
  const toDate = parseLocalDate(input.toDate, ['input', 'toDate']);
  if (!toDate.ok) return toDate;
  const clean = withoutPersonalData({ reason });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, async (uow) => {
    const post = await lockById(uow, GridPost, id);
    if (!post || !covers(actor, post.areaCode)) return unknown;
    const allowed = authorise(actor, GRID_PERMISSIONS, 'post.end', { areaCode: post.areaCode });
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, post);
    if (!current.ok) return current;
    const possible = checkEnd(post, toDate.value);
    if (!possible.ok) return possible;
    post.toDate = toDate.value;
    post.endReason = reason;
    touch(post, uow.now);
    await uow.manager.save(post);
    uow.changes.push({ type: 'GridPost', id, action: 'end', areaCode: post.areaCode });
    return ok(post);
  });
}
