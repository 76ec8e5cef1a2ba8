import { MeasureColumn, TextColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';
import type { SizeFigure, SizeProposalKind } from './size.codes';

/** From which figure on something is suggested; a city sets its own. Above for a split, below for a merge. */
@Entity()
export class GridSizeLimit {
  @PrimaryColumn({ type: 'text' })
  kind!: SizeProposalKind;

  @PrimaryColumn({ type: 'text' })
  figure!: SizeFigure;

  @MeasureColumn()
  threshold!: number;

  @TextColumn()
  source!: string;
}
