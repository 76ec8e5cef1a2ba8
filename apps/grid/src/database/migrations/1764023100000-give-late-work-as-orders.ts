import { sqlCodes } from '@gezhi/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DISPATCH_BASES } from '../../domain/event/event.codes';

/** Late work that goes to the level above is given as every order is, and where that is refused it is told why. */
export class GiveLateWorkAsOrders1764023100000 implements MigrationInterface {
  readonly name = 'GiveLateWorkAsOrders1764023100000';

  async up(runner: QueryRunner): Promise<void> {
    await this.allow(runner, sqlCodes(DISPATCH_BASES));
    await runner.query('ALTER TABLE event_escalation ADD kept_because text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE event_escalation DROP kept_because');
    await this.allow(runner, `'RULE', 'CATALOGUE', 'MANUAL'`);
  }

  /** Every row there fits more bases than before: they need not be read under a lock. */
  private async allow(runner: QueryRunner, bases: string): Promise<void> {
    await runner.query(`
      ALTER TABLE dispatch_decision DROP CONSTRAINT dispatch_decision_basis_check,
        ADD CONSTRAINT dispatch_decision_basis_check CHECK (basis IN (${bases})) NOT VALID;
      ALTER TABLE gov_event DROP CONSTRAINT gov_event_dispatch_basis_check,
        ADD CONSTRAINT gov_event_dispatch_basis_check CHECK (dispatch_basis IN (${bases})) NOT VALID`);
  }
}
