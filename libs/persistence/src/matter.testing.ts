import { Entity } from 'typeorm';
import { newId } from '@gezhi/kernel';
import { CodeColumn, IdColumn, InstantColumn, IntegerColumn, TextColumn } from './columns/columns';

/** Something that happened somewhere: the rows the specs of this package page through, lock and find. */
@Entity()
export class Matter {
  @IdColumn()
  id!: string;

  @CodeColumn()
  areaCode!: string;

  @InstantColumn()
  reportedAt!: Date;

  @IntegerColumn()
  weight!: number;

  @TextColumn({ nullable: true })
  title!: string | null;
}

export const MATTER_TABLE = `CREATE TABLE matter (
  id uuid PRIMARY KEY, area_code text COLLATE "C" NOT NULL,
  reported_at timestamptz(3) NOT NULL, weight integer NOT NULL, title text)`;

/** A moment of the story the specs tell: minutes after noon of a day in October. */
export function minute(minutes: number): Date {
  return new Date(Date.UTC(2026, 9, 12, 4, minutes));
}

export function matter(more: Partial<Matter> = {}): Matter {
  const given = {
    id: newId(),
    areaCode: '320104001',
    reportedAt: minute(0),
    weight: 0,
    title: null,
    ...more,
  };
  return Object.assign(new Matter(), given);
}
