import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectRows, unprotectRows } from '../access/protect-rows';

/** A caller meets its own keys alone. */
export class ProtectIdempotencyKeys1763700060000 implements MigrationInterface {
  readonly name = 'ProtectIdempotencyKeys1763700060000';

  async up(runner: QueryRunner): Promise<void> {
    await protectRows(runner, 'idempotency_key', {
      read: 'subject = (SELECT caller_subject())',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await unprotectRows(runner, 'idempotency_key');
  }
}
