import { keepFromIntegrators, shareRows, unshareRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an integrator brought itself: it goes on with it as anybody who did. */
const OWN = `EXISTS (SELECT FROM application a WHERE a.id = application_id AND a.applicant_subject = (SELECT caller_subject()))`;

/** The tables whose rows are shared, by dataset. What hangs on them is seen with them. */
const SHARED: Readonly<Record<string, string>> = {
  application: 'applications',
};
/** Written by whoever sees the row they hang on; to see by grant is not to write. */
const KEPT = ['application_clock', 'application_transition'];

/** Lets integrators read what they were granted, and nothing else of what is not published. */
export class ShareRows1763793000000 implements MigrationInterface {
  readonly name = 'ShareRows1763793000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, dataset] of Object.entries(SHARED)) await shareRows(runner, table, dataset);
    for (const table of KEPT) await keepFromIntegrators(runner, table, OWN);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...Object.keys(SHARED), ...KEPT]) await unshareRows(runner, table);
  }
}
