import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import { GridPost } from '../../domain/post/grid-post.entity';
import type { PostFilter } from '../../use-cases/post/list-posts';
import { postsWithin } from '../../use-cases/post/list-posts';
import type { GridContext } from '../context';
import { today } from '../context';

export const postById = batched<GridContext, GridPost>('GridPost', (context, ids) =>
  findByKeys(context.database.manager, GridPost, 'id', ids),
);

export const postsOfGrid = listField<GridPost, PageArgs & PostFilter, GridContext>(
  'Grid.posts',
  (context, filter) => postsWithin(filter, today(context)),
);
