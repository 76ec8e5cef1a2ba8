import type { ListOf, Sql } from '@gezhi/persistence';
import { ofKey, sql, withinArea } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { DutyTask } from '../../domain/duty-task/duty-task.entity';
import type { MomentKind, ResourceKind } from '../../domain/emergency/emergency.codes';
import { EmergencyPlan } from '../../domain/emergency/emergency-plan.entity';
import {
  EmergencyResource,
  ResourceAllotment,
} from '../../domain/emergency/emergency-resource.entity';
import {
  EmergencyIncident,
  EmergencyIncidentTransition,
  SituationReport,
  SituationReportLimit,
} from '../../domain/emergency/incident.entity';
import type { IncidentState } from '../../domain/emergency/incident.states';

export interface IncidentFilter {
  readonly states?: readonly IncidentState[] | null;
  /** true: those that run; false: those that are over. */
  readonly running?: boolean | null;
}

/** The incidents of an area and all below it, the latest first. */
export function incidentsWithin({ states, running }: IncidentFilter): ListOf<EmergencyIncident> {
  const where: Sql[] = [];
  if (states) where.push(sql`t.state = ANY(${[...states]})`);
  if (typeof running === 'boolean')
    where.push(running ? sql`t.ended_at IS NULL` : sql`t.ended_at IS NOT NULL`);
  return {
    ...{ entity: EmergencyIncident, on: withinArea(), where },
    ...{ orderBy: 'reportedAt', direction: 'DESC' },
  };
}

/** Plans that can be called in an area: its own and those of the areas around it, the newest version first. */
export function plansOfArea(everyVersion: boolean): ListOf<EmergencyPlan> {
  const where = everyVersion ? [] : [sql`t.state = 'PUBLISHED'`];
  const on = sql`t.area_code IN (left(p.key, 4), left(p.key, 6), left(p.key, 9))`;
  return { entity: EmergencyPlan, on, where, orderBy: 'createdAt', direction: 'DESC' };
}

/** The resources kept in an area and below. */
export function resourcesWithin(
  kinds: readonly ResourceKind[] | null | undefined,
): ListOf<EmergencyResource> {
  const where = kinds ? [sql`t.kind = ANY(${[...kinds]})`] : [];
  return {
    ...{ entity: EmergencyResource, on: withinArea(), where },
    ...{ orderBy: 'createdAt', direction: 'ASC' },
  };
}

export function reportsOfIncident(): ListOf<SituationReport> {
  return {
    ...{ entity: SituationReport, on: ofKey('incident_id') },
    ...{ orderBy: 'reportedAt', direction: 'DESC' },
  };
}

export function allotmentsOfIncident(): ListOf<ResourceAllotment> {
  return {
    ...{ entity: ResourceAllotment, on: ofKey('incident_id') },
    ...{ orderBy: 'allottedAt', direction: 'ASC' },
  };
}

export function tasksOfIncident(): ListOf<DutyTask> {
  return {
    ...{ entity: DutyTask, on: ofKey('incident_id') },
    ...{ orderBy: 'createdAt', direction: 'ASC' },
  };
}

export function historyOfIncident(): ListOf<EmergencyIncidentTransition> {
  return {
    ...{ entity: EmergencyIncidentTransition, on: ofKey('incident_id') },
    ...{ orderBy: 'occurredAt', direction: 'ASC' },
  };
}

export function reportLimits(manager: EntityManager): Promise<SituationReportLimit[]> {
  return manager.find(SituationReportLimit, { order: { form: 'ASC' }, take: 10 });
}

/** The whistles blown for each incident, in one statement: at most 50 of each. */
export async function whistlesOfIncidents(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await manager.query<{ incident: string; whistles: string[] }[]>(
    `SELECT i.id AS incident, ARRAY(SELECT c.from_id::text FROM case_link c WHERE c.to_id = i.id
        AND c.relation = 'SOURCE' AND c.from_type = 'Whistle' ORDER BY c.created_at, c.id LIMIT 50) AS whistles
     FROM unnest($1::uuid[]) AS i(id)`,
    [ids],
  );
  return new Map(rows.map(({ incident, whistles }) => [incident, whistles]));
}

/** Something that happened in the course of an incident (时间线). */
export interface IncidentMoment {
  readonly kind: MomentKind;
  readonly at: Date;
  /** The action, level, form or state. */
  readonly code: string;
  /** The state it went to, the level before, the number or the quantity. */
  readonly detail: string | null;
  /** The report, task, whistle or resource. */
  readonly objectId: string | null;
  readonly text: string | null;
}

/** More moments than anybody reads. */
const MOST_MOMENTS = 500;

/** All that happened in each incident, in its order and in one statement; what the caller does not see is left out. */
export async function timelinesOf(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, IncidentMoment[]>> {
  const rows = await manager.query<(IncidentMoment & { key: string })[]>(
    `SELECT p.id AS key, m.* FROM unnest($1::uuid[]) AS p(id) CROSS JOIN LATERAL (
      SELECT x.kind, x.at, x.code, x.detail, x.id AS "objectId", x.text FROM (
        SELECT 'STEP' AS kind, t.occurred_at AS at, t.action AS code, t.to_state AS detail, NULL::uuid AS id, t.note AS text, 0 AS rank
          FROM emergency_incident_transition t WHERE t.incident_id = p.id AND t.from_state IS DISTINCT FROM t.to_state
        UNION ALL SELECT 'LEVEL', l.decided_at, l.to_level, l.from_level, NULL, l.reason, 1
          FROM incident_level_change l WHERE l.incident_id = p.id
        UNION ALL SELECT 'REPORT', s.reported_at, s.form, s.sequence::text, s.id, s.text, 2
          FROM situation_report s WHERE s.incident_id = p.id
        UNION ALL SELECT 'TASK', d.created_at, d.state, NULL, d.id, d.content, 3
          FROM duty_task d WHERE d.incident_id = p.id
        UNION ALL SELECT 'WHISTLE', w.created_at, w.state, w.number, w.id, w.title, 4
          FROM case_link c JOIN whistle w ON w.id = c.from_id
          WHERE c.to_id = p.id AND c.relation = 'SOURCE' AND c.from_type = 'Whistle'
        UNION ALL SELECT 'RESOURCE', a.allotted_at, 'ALLOTTED', a.quantity::text, a.resource_id, r.name, 5
          FROM resource_allotment a JOIN emergency_resource r ON r.id = a.resource_id WHERE a.incident_id = p.id
        UNION ALL SELECT 'RESOURCE', a.released_at, 'RELEASED', (a.quantity - a.used_up)::text, a.resource_id, r.name, 6
          FROM resource_allotment a JOIN emergency_resource r ON r.id = a.resource_id
          WHERE a.incident_id = p.id AND a.released_at IS NOT NULL
      ) x ORDER BY x.at, x.rank, x.id LIMIT ${MOST_MOMENTS}
    ) m`,
    [ids],
  );
  const timelines = new Map<string, IncidentMoment[]>();
  for (const { key, ...moment } of rows)
    timelines.set(key, [...(timelines.get(key) ?? []), moment]);
  return timelines;
}
