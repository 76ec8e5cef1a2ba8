import { ChangingRecord, CodeColumn, IdColumn, ReferenceColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/**
 * An entry of the implementation list (实施清单): one organisation does one thing of the basic catalogue in one area.
 * What it asks and promises is in its versions.
 */
@Entity()
export class ServiceItem extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** The implementation code (实施编码), at most 36 digits and capital letters (GB/T 39554.2). */
  @CodeColumn()
  taskCode!: string;

  /** The handling-item code (业务办理项编码), at most 50; null where an entry has one handling item only. */
  @CodeColumn({ nullable: true })
  handlingItemCode!: string | null;

  /** The entry of the basic catalogue it carries out. */
  @CodeColumn()
  catalogCode!: string;

  /** The area it is offered for: everywhere in it, and nowhere else. */
  @CodeColumn()
  areaCode!: string;

  @ReferenceColumn()
  implementingOrganizationId!: string;
}
