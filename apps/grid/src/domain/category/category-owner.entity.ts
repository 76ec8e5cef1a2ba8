import { CodeColumn, IdColumn, ReferenceColumn, WordsColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** Who leads matters of a category in an area and all below it; the smallest area that names somebody decides. */
@Entity()
export class CategoryOwner {
  @IdColumn()
  id!: string;

  @CodeColumn()
  categoryCode!: string;

  @CodeColumn()
  areaCode!: string;

  @ReferenceColumn()
  leadOrganizationId!: string;

  @WordsColumn({ default: '{}' })
  assistOrganizationIds!: string[];
}
