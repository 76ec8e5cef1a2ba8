import type { ListOf, Sql } from '@gezhi/persistence';
import { ofKey, sql, withinArea } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { HealthDimension } from '../../domain/health-check/health-check.codes';
import {
  HealthAnswer,
  HealthCheck,
  HealthCheckTransition,
  HealthFinding,
  HealthLedgerLine,
} from '../../domain/health-check/health-check.entity';
import type { HealthCheckState } from '../../domain/health-check/health-check.states';
import { HealthIndicator, IndicatorSet } from '../../domain/health-check/indicator-set.entity';
import { ended } from '../../domain/retention';

/** When the matter of a finding was over: when its event `e` ended, or the one it was merged into. */
export const endOfFindingSql = `(${ended('e')})`;

export interface HealthCheckFilter {
  readonly states?: readonly HealthCheckState[] | null;
}

/** The health checks of an area and all below it, the latest planned first. */
export function checksWithin({ states }: HealthCheckFilter): ListOf<HealthCheck> {
  const where = states ? [sql`t.state = ANY(${[...states]})`] : [];
  return {
    entity: HealthCheck,
    on: withinArea(),
    where,
    orderBy: 'plannedOn',
    direction: 'DESC',
  };
}

export function answersOfCheck(): ListOf<HealthAnswer> {
  return { entity: HealthAnswer, on: ofKey('check_id'), orderBy: 'position', direction: 'ASC' };
}

export function findingsOfCheck(): ListOf<HealthFinding> {
  return { entity: HealthFinding, on: ofKey('check_id'), orderBy: 'createdAt', direction: 'ASC' };
}

export function historyOfCheck(): ListOf<HealthCheckTransition> {
  return {
    entity: HealthCheckTransition,
    on: ofKey('check_id'),
    orderBy: 'occurredAt',
    direction: 'ASC',
  };
}

export function indicatorsOfSet(): ListOf<HealthIndicator> {
  return { entity: HealthIndicator, on: ofKey('set_id'), orderBy: 'position', direction: 'ASC' };
}

/** The versions of indicators of the district an area lies in, the newest first. */
export function setsOfArea(): ListOf<IndicatorSet> {
  return {
    entity: IndicatorSet,
    on: sql`t.area_code = left(p.key, 6)`,
    orderBy: 'setVersion',
    direction: 'DESC',
  };
}

export interface HealthLedgerFilter {
  readonly dimensions?: readonly HealthDimension[] | null;
}

/** The ledger of the compounds of an area and all below it. */
export function ledgerWithin({ dimensions }: HealthLedgerFilter): ListOf<HealthLedgerLine> {
  const where: Sql[] = dimensions ? [sql`t.dimension = ANY(${[...dimensions]})`] : [];
  return {
    entity: HealthLedgerLine,
    on: withinArea(),
    where,
    orderBy: 'areaCode',
    direction: 'ASC',
  };
}

/** When each finding was over, in one statement; one that is still open is not in the answer. */
export async function endsOfFindings(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await manager.query<{ id: string; at: Date }[]>(
    `SELECT f.id, ${endOfFindingSql} AS at FROM health_finding f JOIN gov_event e ON e.id = f.event_id
     WHERE f.id = ANY($1::uuid[]) AND ${endOfFindingSql} IS NOT NULL`,
    [ids],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}
