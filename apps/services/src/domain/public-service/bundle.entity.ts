import { CodeColumn, IdColumn, ReferenceColumn, TextColumn, WordsColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** A bundle (一件事): what people mean by one matter, made of items of several departments under one form. */
@Entity()
export class Bundle {
  @IdColumn()
  id!: string;

  /** `YJS-01`: the place in the district's list. */
  @CodeColumn()
  code!: string;

  @TextColumn()
  name!: string;

  @ReferenceColumn()
  leadOrganizationId!: string;

  /** The keys of the service items it is made of, in the order they are shown. */
  @WordsColumn()
  itemIds!: string[];
}
