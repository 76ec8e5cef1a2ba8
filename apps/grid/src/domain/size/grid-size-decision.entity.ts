import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { GridLoad } from './size.rules';
import type { SizeDecision, SizeProposalKind } from './size.codes';

/** That somebody looked at a proposal, and what it said then. Never changed. */
@Entity()
export class GridSizeDecision {
  @IdColumn()
  id!: string;

  @CodeColumn()
  gridCode!: string;

  @WordColumn()
  kind!: SizeProposalKind;

  @WordColumn()
  decision!: SizeDecision;

  @TextColumn()
  reason!: string;

  /** The figures it was decided on. */
  @JsonColumn()
  figures!: GridLoad;

  @ReferenceColumn({ nullable: true })
  organizationId!: string | null;

  @InstantColumn()
  decidedAt!: Date;
}
