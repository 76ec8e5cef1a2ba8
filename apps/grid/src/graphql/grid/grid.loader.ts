import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import { Grid } from '../../domain/grid/grid.entity';
import { MicroGrid } from '../../domain/grid/micro-grid.entity';
import type { GridFilter } from '../../use-cases/grid/list-grids';
import { gridsWithin, microGridsWithin } from '../../use-cases/grid/list-grids';
import type { Staffing } from '../../use-cases/grid/staffing';
import { staffingOf } from '../../use-cases/grid/staffing';
import type { GridContext } from '../context';
import { today } from '../context';

export const gridByCode = batched<GridContext, Grid>('Grid', (context, codes) =>
  findByKeys(context.database.manager, Grid, 'code', codes),
);

export const microGridByCode = batched<GridContext, MicroGrid>('MicroGrid', (context, codes) =>
  findByKeys(context.database.manager, MicroGrid, 'code', codes),
);

export const staffingOfGrid = batched<GridContext, Staffing>('Grid staffing', (context, codes) =>
  staffingOf(context.database.manager, codes, today(context)),
);

export const gridsOfArea = listField<Grid, PageArgs & { filter?: GridFilter | null }, GridContext>(
  'Area.grids',
  (context, { filter }) => gridsWithin(filter ?? {}, today(context)),
);

export const microGridsOfArea = listField<MicroGrid, PageArgs & { unusual: boolean }, GridContext>(
  'microGrids',
  (_, filter) => microGridsWithin(filter),
);
