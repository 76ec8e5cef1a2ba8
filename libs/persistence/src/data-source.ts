import type { Logger, MigrationInterface, ObjectLiteral } from 'typeorm';
import { DataSource } from 'typeorm';
import { CreateGrantedRows1763790000000 } from './access/create-granted-rows.migration';
import { KeepIntakeOut1764011000000 } from './access/keep-intake-out.migration';
import { OpenRowRules1764025000000 } from './access/open-row-rules.migration';
import { CreateRowAccess1763700050000 } from './access/create-row-access.migration';
import { CreateCallNonces1763700070000 } from './call-nonces/create-call-nonces.migration';
import { IdempotencyKey } from './idempotency/idempotency-key.entity';
import { CreateIdempotencyKeys1763700000000 } from './idempotency/create-idempotency-keys.migration';
import { ProtectIdempotencyKeys1763700060000 } from './idempotency/protect-idempotency-keys.migration';
import { SnakeCaseNaming } from './snake-case-naming';

export type EntityClass<E extends ObjectLiteral = ObjectLiteral> = new () => E;
export type MigrationClass = new () => MigrationInterface;

export interface DatabaseOptions {
  /** Shown by PostgreSQL as the application's name. */
  readonly name: string;
  /** `postgresql://user@host/database`; `?host=/folder` names a socket folder. */
  readonly url: string;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  /** Connections this process may hold; 10 unless told. */
  readonly poolSize?: number;
  /** Milliseconds after which PostgreSQL ends a statement; 15 000 unless told, 0 for none. */
  readonly statementTimeout?: number;
  /** Called with every statement that is sent: tests count round trips with it. */
  readonly onStatement?: (text: string) => void;
}

/**
 * A database of one owner. Tables come from migrations only; `synchronize` is never on.
 * The tables every owner has (idempotency keys) are added here.
 */
export function createDataSource(options: DatabaseOptions): DataSource {
  const { onStatement } = options;
  return new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: options.name,
    poolSize: options.poolSize ?? 10,
    entities: [IdempotencyKey, ...options.entities],
    migrations: [
      CreateIdempotencyKeys1763700000000,
      CreateRowAccess1763700050000,
      ProtectIdempotencyKeys1763700060000,
      CreateCallNonces1763700070000,
      CreateGrantedRows1763790000000,
      KeepIntakeOut1764011000000,
      OpenRowRules1764025000000,
      ...options.migrations,
    ],
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    namingStrategy: new SnakeCaseNaming(),
    logging: onStatement ? ['query'] : false,
    ...(onStatement && { logger: new StatementListener(onStatement) }),
    extra: {
      statement_timeout: options.statementTimeout ?? 15_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  });
}

class StatementListener implements Logger {
  constructor(private readonly onStatement: (text: string) => void) {}

  logQuery(text: string): void {
    this.onStatement(text);
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
