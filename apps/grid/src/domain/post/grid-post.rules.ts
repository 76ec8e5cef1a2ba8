import type { AreaKind, Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { GridPost } from './grid-post.entity';
import type { GridPostKind } from './post.codes';

/** Whether a post is held on a day; the day it ends no longer counts. */
export function isHeldOn(post: Pick<GridPost, 'fromDate' | 'toDate'>, date: string): boolean {
  return post.fromDate <= date && (post.toDate === null || post.toDate > date);
}

/** Full time says what the kind says: the two kinds of member differ in nothing else. */
export function checkHours(kind: GridPostKind, fullTime: boolean): Result<void> {
  const fits = kind === 'FULLTIME_MEMBER' ? fullTime : kind !== 'PARTTIME_MEMBER' || !fullTime;
  return fits ? ok() : refuse('POST_HOURS', { path: ['input', 'fullTime'], kind });
}

/** Where posts are held: a micro-grid member's in a micro-grid, a building head's in either, a watch officer's above. */
export function checkPostArea(kind: GridPostKind, areaKind: AreaKind): Result<void> {
  const kinds: readonly AreaKind[] =
    kind === 'MICRO_GRID_MEMBER'
      ? ['MICRO_GRID']
      : kind === 'BUILDING_HEAD'
        ? ['GRID', 'MICRO_GRID']
        : kind === 'WATCH_OFFICER'
          ? ['CITY', 'DISTRICT', 'SUBDISTRICT']
          : ['GRID'];
  return kinds.includes(areaKind)
    ? ok()
    : refuse('POST_AREA', { path: ['input', 'areaCode'], kind, areaKind, kinds });
}

/**
 * One leader at a time; nobody holds the same post twice, and nobody is full time in two grids.
 * `others` are the posts in force from the day on in this area or of this worker.
 */
export function checkAppointment(
  post: Pick<GridPost, 'kind' | 'areaCode' | 'fullTime' | 'workerId'>,
  others: readonly GridPost[],
): Result<void> {
  const here = others.filter(
    ({ areaCode, kind }) => areaCode === post.areaCode && kind === post.kind,
  );
  if (post.kind === 'GRID_LEADER' && here.length > 0)
    return refuse('POST_TAKEN', { path: ['input', 'kind'], kind: post.kind });
  const own = others.filter(({ workerId }) => workerId === post.workerId);
  if (
    own.some((other) => here.includes(other)) ||
    (post.fullTime && own.some(({ fullTime }) => fullTime))
  )
    return refuse('WORKER_TAKEN', { path: ['input', 'workerId'] });
  return ok();
}

/** A post ends after it began, once. */
export function checkEnd(post: GridPost, toDate: string): Result<void> {
  if (post.toDate !== null) return refuse('POST_ENDED', { toDate: post.toDate });
  if (toDate <= post.fromDate)
    return refuse('POST_END_BEFORE_START', {
      path: ['input', 'toDate'],
      toDate,
      fromDate: post.fromDate,
    });
  return ok();
}
