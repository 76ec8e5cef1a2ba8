import { dataGrantFields } from '@gezhi/grants';
import { GRID_DEFINITIONS } from '../../definitions';

/** What integrators may read of this department: asked for, decided and listed here. */
export const GridDataGrants = dataGrantFields({
  domain: 'Grid',
  definitions: GRID_DEFINITIONS,
});
