import type { DataSource } from 'typeorm';
import type { DataGrant } from '../domain/data-grant.entity';

/** A grant in force as one request looks at it. */
export type HeldGrant = Pick<
  DataGrant,
  'id' | 'purpose' | 'metrics' | 'datasets' | 'areaCodes' | 'organizationIds' | 'operationsPerHour'
>;

/** Where the grants of a client are looked up and their use is counted: one statement each. */
export interface GrantStore {
  inForce(organizationId: string, subject: string, now: Date): Promise<HeldGrant[]>;
  /** Counts one operation for each grant; answers those whose hour is used up. */
  count(ids: readonly string[], now: Date): Promise<ReadonlySet<string>>;
}

/** The grants a department keeps in its own database. */
export function grantStore(dataSource: Pick<DataSource, 'query'>): GrantStore {
  return {
    inForce: (organizationId, subject, now) =>
      dataSource.query<HeldGrant[]>(
        `SELECT id, purpose, metrics, datasets, area_codes AS "areaCodes", organization_ids AS "organizationIds",
          operations_per_hour AS "operationsPerHour" FROM data_grants_in_force($1, $2, $3)`,
        [organizationId, subject, now],
      ),
    async count(ids, now) {
      const rows = await dataSource.query<{ id: string; exceeded: boolean }[]>(
        'SELECT id, exceeded FROM data_grant_count($1, $2)',
        [ids, now],
      );
      return new Set(rows.filter(({ exceeded }) => exceeded).map(({ id }) => id));
    },
  };
}
