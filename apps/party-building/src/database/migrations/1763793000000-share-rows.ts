import { keepFromIntegrators, shareRows, unshareRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables whose rows are shared, by dataset. What hangs on them is seen with them. */
const SHARED: Readonly<Record<string, string>> = {
  alliance_list_item: 'allianceItems',
  claim: 'claims',
};
/** Written by whoever sees the row they hang on; to see by grant is not to write. */
const KEPT = ['alliance_list_item_transition', 'claim_transition'];

/** Lets integrators read what they were granted, and nothing else of what is not published. */
export class ShareRows1763793000000 implements MigrationInterface {
  readonly name = 'ShareRows1763793000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, dataset] of Object.entries(SHARED)) await shareRows(runner, table, dataset);
    for (const table of KEPT) await keepFromIntegrators(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...Object.keys(SHARED), ...KEPT]) await unshareRows(runner, table);
  }
}
