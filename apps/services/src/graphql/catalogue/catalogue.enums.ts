import { codeEnum } from '@gezhi/subgraph';
import { ITEM_TYPES, USE_LEVELS } from '../../domain/catalogue/catalogue.codes';

export const ItemTypeEnum = codeEnum(ITEM_TYPES);
export const UseLevelEnum = codeEnum(USE_LEVELS);
