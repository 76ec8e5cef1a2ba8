import {
  CodeColumn,
  IdColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { MaterialForm, MaterialNecessity, MaterialSource } from './item.codes';

/** A material (申请材料) a version of a service item needs. */
@Entity()
export class ServiceMaterial {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  serviceItemVersionId!: string;

  /** Its place in the list, from 1. */
  @IntegerColumn()
  position!: number;

  /** What it is called by in a correction notice; unique in its version. */
  @CodeColumn()
  code!: string;

  @TextColumn()
  name!: string;

  @WordColumn()
  necessity!: MaterialNecessity;

  @WordColumn()
  form!: MaterialForm;

  @WordColumn()
  source!: MaterialSource;

  @TextColumn()
  legalBasis!: string;
}
