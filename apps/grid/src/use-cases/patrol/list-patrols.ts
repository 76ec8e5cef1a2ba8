import type { LocalDate } from '@gezhi/kernel';
import { addDays, isId } from '@gezhi/kernel';
import type { ListOf, Sql } from '@gezhi/persistence';
import { ofKey, sql, withinArea } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { PatrolPlan, PatrolPoint } from '../../domain/patrol/patrol-plan.entity';
import { CheckIn, Patrol, PatrolTransition, PatrolVisit } from '../../domain/patrol/patrol.entity';
import { CHECK_IN_DAYS } from '../../domain/patrol/patrol.retention';
import type { PatrolState } from '../../domain/patrol/patrol.states';

/** As many points as a plan can have; the input says so. */
export const MOST_POINTS = 30;

export interface PatrolFilter {
  readonly states?: readonly PatrolState[] | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** An account that is no worker's key has nothing; compared as a key, so that the index serves. */
function ofWorker(subject: string): Sql {
  return isId(subject) ? sql`t.worker_id = ${subject}::uuid` : sql`false`;
}

function filtered({ states, from, to }: PatrolFilter): Sql[] {
  return [
    ...(states ? [sql`t.state = ANY (${[...states]})`] : []),
    ...(from ? [sql`t.planned_on >= ${from}::date`] : []),
    ...(to ? [sql`t.planned_on <= ${to}::date`] : []),
  ];
}

/** The patrols of an account, the latest day first. */
export function patrolsOfWorker(subject: string, filter: PatrolFilter): ListOf<Patrol> {
  return {
    entity: Patrol,
    on: ofWorker(subject),
    where: filtered(filter),
    orderBy: 'plannedOn',
    direction: 'DESC',
  };
}

/** The patrols of an area and below that the caller may see, the latest day first. */
export function patrolsWithin(filter: PatrolFilter): ListOf<Patrol> {
  return {
    entity: Patrol,
    on: withinArea(),
    where: filtered(filter),
    orderBy: 'plannedOn',
    direction: 'DESC',
  };
}

/** The plans of an area and below, the latest first; those that are over only when asked for. */
export function plansWithin(past: boolean, today: string): ListOf<PatrolPlan> {
  return {
    entity: PatrolPlan,
    on: withinArea(),
    where: past ? [] : [sql`t.to_date IS NULL OR t.to_date > ${today}::date`],
    orderBy: 'fromDate',
    direction: 'DESC',
  };
}

/** Own check-ins, the latest first: row rules let nobody see those of another. */
export function checkInsOfWorker(subject: string): ListOf<CheckIn> {
  return {
    entity: CheckIn,
    on: ofWorker(subject),
    orderBy: 'at',
    direction: 'DESC',
  };
}

export function historyOfPatrol(): ListOf<PatrolTransition> {
  return {
    entity: PatrolTransition,
    on: ofKey('patrol_id'),
    orderBy: 'occurredAt',
    direction: 'ASC',
  };
}

/** The events that came of a patrol, as far as the caller may see them. */
export function findingsOfPatrol(): ListOf<GovEvent> {
  return {
    entity: GovEvent,
    on: sql`t.id IN (SELECT l.from_id FROM case_link l WHERE l.to_id = p.key::uuid AND l.relation = 'SOURCE'
      AND l.from_type = 'GovEvent')`,
    orderBy: 'reportedAt',
    direction: 'ASC',
  };
}

/** The points of plans in their order, in one statement. */
export async function pointsOfPlans(
  manager: EntityManager,
  planIds: readonly string[],
): Promise<Map<string, PatrolPoint[]>> {
  const points = await manager.find(PatrolPoint, {
    where: { planId: In([...planIds]) },
    order: { position: 'ASC' },
    take: planIds.length * MOST_POINTS,
  });
  const found = new Map<string, PatrolPoint[]>(planIds.map((id) => [id, []]));
  for (const point of points) found.get(point.planId)?.push(point);
  return found;
}

/** Which points were visited on patrols, in one statement. */
export async function visitsOfPatrols(
  manager: EntityManager,
  patrolIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const visits = await manager.find(PatrolVisit, {
    where: { patrolId: In([...patrolIds]) },
    take: patrolIds.length * MOST_POINTS,
  });
  const found = new Map<string, Set<string>>(patrolIds.map((id) => [id, new Set()]));
  for (const { patrolId, pointId } of visits) found.get(patrolId)?.add(pointId);
  return found;
}

/** Whether it is still known which points were visited: the counts alone stay. */
export function knowsVisits({ plannedOn }: Patrol, today: LocalDate): boolean {
  return plannedOn > addDays(today, -CHECK_IN_DAYS);
}
