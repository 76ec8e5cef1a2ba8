import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { Setting } from './setting.codes';

/** One change of a rule that a city sets (设定变更): how it was until then, and how it is from then on. Never changed. */
@Entity()
export class SettingVersion {
  @IdColumn()
  id!: string;

  @WordColumn()
  setting!: Setting;

  /** Which rule of the setting. */
  @CodeColumn()
  key!: string;

  /** From 1; as it was brought it is 0. */
  @IntegerColumn()
  settingVersion!: number;

  /** Null where there was no such rule. */
  @JsonColumn({ nullable: true })
  before!: object | null;

  @JsonColumn()
  after!: object;

  /** The document it follows. */
  @TextColumn()
  basis!: string;

  @InstantColumn()
  changedAt!: Date;

  @TextColumn()
  changedBySubject!: string;
}
