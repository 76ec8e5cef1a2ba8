import { codeEnum } from '@gezhi/subgraph';
import { GRID_ELEMENTS, GRID_FLAGS, GRID_TYPES, NOTICE_FIELDS } from '../../domain/grid/grid.codes';

export const GridTypeEnum = codeEnum(GRID_TYPES);
export const GridElementEnum = codeEnum(GRID_ELEMENTS);
export const GridFlagEnum = codeEnum(GRID_FLAGS);
export const NoticeFieldEnum = codeEnum(NOTICE_FIELDS);
