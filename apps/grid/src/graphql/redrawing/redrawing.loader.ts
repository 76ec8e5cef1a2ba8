import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { AreaSuccession } from '../../domain/redrawing/area-succession.entity';
import { Redrawing } from '../../domain/redrawing/redrawing.entity';
import {
  REDRAWINGS_OF_AREA,
  successions,
  SUCCESSIONS_OF_REDRAWING,
} from '../../use-cases/redrawing/list-redrawings';
import type { GridContext } from '../context';

export const redrawingById = batched<GridContext, Redrawing>('Redrawing', (context, ids) =>
  findByKeys(context.database.manager, Redrawing, 'id', ids),
);
export const redrawingsOfArea = listField<Redrawing, PageArgs, GridContext>(
  'Query.redrawings',
  () => REDRAWINGS_OF_AREA,
);
export const successorsOfArea = listField<AreaSuccession, PageArgs, GridContext>(
  'Area.successors',
  () => successions('from_code'),
);
export const predecessorsOfArea = listField<AreaSuccession, PageArgs, GridContext>(
  'Area.predecessors',
  () => successions('to_code'),
);
export const successionsOfRedrawing = listField<AreaSuccession, PageArgs, GridContext>(
  'Redrawing.successions',
  () => SUCCESSIONS_OF_REDRAWING,
);
