import type { ListOf } from '@gezhi/persistence';
import { sql, withinArea } from '@gezhi/persistence';
import type { GridPostKind } from '../../domain/post/post.codes';
import { GridPost } from '../../domain/post/grid-post.entity';

export interface PostFilter {
  readonly kinds?: readonly GridPostKind[] | null;
  /** Also posts that are over. */
  readonly past?: boolean | null;
}

/** The posts of a grid and its micro-grids, the longest held first. */
export function postsWithin({ kinds, past }: PostFilter, today: string): ListOf<GridPost> {
  return {
    entity: GridPost,
    on: withinArea(),
    where: [
      ...(kinds ? [sql`t.kind = ANY(${[...kinds]})`] : []),
      ...(past ? [] : [sql`t.to_date IS NULL OR t.to_date > ${today}::date`]),
    ],
    orderBy: 'fromDate',
    direction: 'ASC',
  };
}
