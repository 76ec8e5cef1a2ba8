import { findByKeys } from '@gezhi/persistence';
import { batched } from '@gezhi/subgraph';
import { GovEvent } from '../../domain/event/gov-event.entity';
import type { GridContext } from '../context';

export const eventById = batched<GridContext, GovEvent>('GovEvent', (context, ids) =>
  findByKeys(context.dataSource.manager, GovEvent, 'id', ids),
);
