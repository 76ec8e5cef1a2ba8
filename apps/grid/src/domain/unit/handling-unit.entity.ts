import { ChangingRecord, CodeColumn, IdColumn, LocalDateColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/**
 * An organisation that takes orders (承办单位): where it works and for which department. An order goes to a unit of
 * this register and to nobody else, so that none is sent where nobody signs.
 */
@Entity()
export class HandlingUnit extends ChangingRecord {
  /** The key of the organisation. */
  @IdColumn()
  id!: string;

  /** The area it works for; its length says the level. */
  @CodeColumn()
  areaCode!: string;

  /** The department whose work it does, as in the category tree: `URBAN_MANAGEMENT`; `COMMUNITY` for committees. */
  @CodeColumn()
  departmentCode!: string;

  @LocalDateColumn()
  openedOn!: string;

  /** The first day on which it takes no more orders; null while it does. */
  @LocalDateColumn({ nullable: true })
  closedOn!: string | null;
}
