import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { OrganizationKind } from './organization.codes';

/** An organisation (单位): everybody the graph can name, and never a person. */
@Entity()
export class Organization extends ChangingRecord {
  @IdColumn()
  id!: string;

  @TextColumn()
  name!: string;

  @WordColumn()
  kind!: OrganizationKind;

  /** The unified social credit code (统一社会信用代码); null for internal parts of a body. */
  @CodeColumn({ nullable: true })
  uscc!: string | null;

  @ReferenceColumn({ nullable: true })
  parentId!: string | null;

  /** The area it serves or stands in. */
  @CodeColumn()
  areaCode!: string;

  /** The department whose work it does, e.g. `URBAN_MANAGEMENT` at every level. */
  @CodeColumn({ nullable: true })
  departmentCode!: string | null;
}
