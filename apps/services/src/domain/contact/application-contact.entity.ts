import { InstantColumn, TextColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';

/**
 * How an applicant can be reached (申请人联系方式); at most one for each application, and only where one was left. A
 * table apart from the application, with a row rule of its own: no list, search or export can carry it along.
 */
@Entity()
export class ApplicationContact {
  @PrimaryColumn({ type: 'uuid' })
  applicationId!: string;

  /** How to address the person; not verified. */
  @TextColumn({ nullable: true })
  name!: string | null;

  /** As `parsePhone` keeps it; null once blanked. */
  @TextColumn({ nullable: true })
  phone!: string | null;

  @InstantColumn()
  createdAt!: Date;
}
