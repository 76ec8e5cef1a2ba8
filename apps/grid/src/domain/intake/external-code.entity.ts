import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { ExternalCodeKind } from './external-code.codes';

/** A code as another system writes it, and what it is here (代码映射). Without a meaning it waits for somebody to say. */
@Entity()
export class ExternalCode extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** Code of the system. */
  @CodeColumn({ update: false })
  externalSystem!: string;

  @WordColumn({ update: false })
  kind!: ExternalCodeKind;

  /** As the system writes it. */
  @TextColumn({ update: false })
  theirs!: string;

  /** What the system calls it. */
  @TextColumn({ nullable: true })
  name!: string | null;

  /** What it is here; null until somebody says. */
  @CodeColumn({ nullable: true })
  ours!: string | null;

  /** How many matters came with it while nobody knew its meaning. */
  @IntegerColumn()
  unknownCount!: number;

  @InstantColumn({ nullable: true })
  lastUnknownAt!: Date | null;
}
