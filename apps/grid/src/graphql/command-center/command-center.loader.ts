import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import { CommandCenter } from '../../domain/command-center/command-center.entity';
import type { DutyShift } from '../../domain/duty/duty.entity';
import type { CenterCounts } from '../../use-cases/command-center/list-centers';
import {
  centerCounts,
  centersBelow,
  centersOf,
  centersWithin,
  onWatchAt,
} from '../../use-cases/command-center/list-centers';
import type { GridContext } from '../context';

export const centerById = batched<GridContext, CommandCenter>('CommandCenter', (context, ids) =>
  findByKeys(context.database.manager, CommandCenter, 'id', ids),
);
export const centerOfArea = batched<GridContext, CommandCenter>(
  'Area.commandCenter',
  (context, codes) => centersOf(context.database.manager, codes),
);
export const countsOfCenter = batched<GridContext, CenterCounts>(
  'CommandCenter.counts',
  (context, codes) => centerCounts(context.database.manager, codes),
);
export const centersIn = listField<CommandCenter, PageArgs, GridContext>(
  'Query.commandCenters',
  centersWithin,
);
export const centersUnder = listField<CommandCenter, PageArgs, GridContext>(
  'CommandCenter.below',
  centersBelow,
);
export const watchOfCenter = listField<DutyShift, PageArgs, GridContext>(
  'CommandCenter.onWatch',
  ({ clock }) => onWatchAt(clock.now()),
);
