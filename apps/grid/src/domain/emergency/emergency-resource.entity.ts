import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { AllotmentState, ResourceKind } from './emergency.codes';

/** Supplies or a team that can be given to an incident (应急物资、队伍): how many there are, never who. */
@Entity()
export class EmergencyResource extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** Where it is kept. */
  @CodeColumn()
  areaCode!: string;

  @WordColumn()
  kind!: ResourceKind;

  @TextColumn()
  name!: string;

  @TextColumn()
  unit!: string;

  /** The store or station. */
  @TextColumn()
  place!: string;

  @ReferenceColumn()
  ownerOrganizationId!: string;

  @IntegerColumn()
  quantity!: number;

  /** How many of them are with incidents; changed under the lock of this row alone. */
  @IntegerColumn()
  allotted!: number;
}

/** That some of a resource are with an incident (资源调用). */
@Entity()
export class ResourceAllotment {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  incidentId!: string;

  @ReferenceColumn()
  resourceId!: string;

  @IntegerColumn()
  quantity!: number;

  /** How many did not come back. */
  @IntegerColumn()
  usedUp!: number;

  @WordColumn()
  state!: AllotmentState;

  @InstantColumn()
  allottedAt!: Date;

  @InstantColumn({ nullable: true })
  releasedAt!: Date | null;
}
