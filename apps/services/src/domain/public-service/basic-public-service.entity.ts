import { CodeColumn, IdColumn, ReferenceColumn, TextColumn, WordColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { BasicServiceField } from './public-service.codes';

/** One of the basic public services (基本公共服务) every resident is entitled to; the district lists 102. */
@Entity()
export class BasicPublicService {
  @IdColumn()
  id!: string;

  /** `JBGG-001`: the place in the list. */
  @CodeColumn()
  code!: string;

  @TextColumn()
  name!: string;

  @WordColumn()
  field!: BasicServiceField;

  /** The department that answers for it. */
  @ReferenceColumn()
  leadOrganizationId!: string;
}
