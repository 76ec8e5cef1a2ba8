import { CodeColumn, IdColumn, ReferenceColumn, WordColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { GridElement } from '../grid/grid.codes';

/** Which organisation may attach an element to the grids of an area (要素主管单位, rule G5). */
@Entity()
export class ElementOwner {
  @IdColumn()
  id!: string;

  @WordColumn()
  element!: GridElement;

  @ReferenceColumn()
  organizationId!: string;

  @CodeColumn()
  areaCode!: string;
}
