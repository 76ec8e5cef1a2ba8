import { stableId } from '@gezhi/city';
import type { MatterListKind } from '../../../domain/matter-list/matter-list.codes';

/** The key of the first version of a list of the demo district. */
export const listId = (kind: MatterListKind): string => stableId(`matter-list/${kind}/1`);
