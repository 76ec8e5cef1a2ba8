import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  LocalDateColumn,
  TextColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { Boundary } from './geometry';

/** How an area was until a day (历史版本): its name and border before they were changed. Never changed itself. */
@Entity()
export class AreaVersion {
  @IdColumn()
  id!: string;

  @CodeColumn()
  areaCode!: string;

  @TextColumn()
  name!: string;

  @JsonColumn({ nullable: true })
  boundary!: Boundary | null;

  /** The first day it was so. */
  @LocalDateColumn()
  validFrom!: string;

  /** The first day it no longer was. */
  @LocalDateColumn()
  validTo!: string;

  /** Why it was changed, as published. */
  @TextColumn()
  reason!: string;

  /** The number of the document that changed it. */
  @TextColumn({ nullable: true })
  documentNumber!: string | null;

  @InstantColumn()
  createdAt!: Date;
}
