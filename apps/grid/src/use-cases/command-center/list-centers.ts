import type { ListOf } from '@gezhi/persistence';
import { raw, sql, withinArea } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { CommandCenter } from '../../domain/command-center/command-center.entity';
import type { DutyShift } from '../../domain/duty/duty.entity';
import { onDutyAt } from '../duty/list-duty';

/** The centres of an area and below, the widest first. */
export function centersWithin(): ListOf<CommandCenter> {
  return { entity: CommandCenter, on: withinArea(), orderBy: 'areaCode', direction: 'ASC' };
}

/** The centres below the one of an area. */
export function centersBelow(): ListOf<CommandCenter> {
  return { ...centersWithin(), where: [sql`t.area_code <> p.key`] };
}

/** Who watches in the centre of an area at a moment. */
export function onWatchAt(at: Date): ListOf<DutyShift> {
  return { ...onDutyAt(at, 'COMMAND_WATCH'), on: sql`t.area_code = p.key` };
}

/** The centre of each area, by the code of the area. */
export async function centersOf(
  manager: EntityManager,
  areaCodes: readonly string[],
): Promise<Map<string, CommandCenter>> {
  const centers = await manager
    .createQueryBuilder(CommandCenter, 'center')
    .where('center.area_code = ANY(:codes)', { codes: [...areaCodes] })
    .getMany();
  return new Map(centers.map((center) => [center.areaCode, center]));
}

/** The level above: a subdistrict's centre stands under the district's, that under the city's. */
export function areaAbove(areaCode: string): string | null {
  if (areaCode.length === 9) return areaCode.slice(0, 6);
  return areaCode.length === 6 ? areaCode.slice(0, 4) : null;
}

/** What goes on under a centre now, beside its board of events. */
export interface CenterCounts {
  readonly waitingWhistles: number;
  readonly openAlerts: number;
  readonly openRisks: number;
  readonly runningIncidents: number;
  readonly openTasks: number;
}

/** What goes on in many areas in one statement, as far as the caller's rows show it. */
export async function centerCounts(
  manager: EntityManager,
  areaCodes: readonly string[],
): Promise<Map<string, CenterCounts>> {
  const count = (table: string) => raw(`(SELECT count(*)::int FROM ${table} t WHERE`);
  const query = sql`SELECT p.key,
      ${count('whistle')} ${withinArea()} AND t.state = 'BLOWN') AS "waitingWhistles",
      ${count('area_alert')} ${withinArea()} AND t.ended_at IS NULL) AS "openAlerts",
      ${count('risk')} ${withinArea()} AND t.ended_at IS NULL) AS "openRisks",
      ${count('emergency_incident')} ${withinArea()} AND t.ended_at IS NULL) AS "runningIncidents",
      ${count('duty_task')} ${withinArea()} AND t.state IN ('ASSIGNED', 'ACCEPTED')) AS "openTasks"
    FROM unnest(${[...areaCodes]}::text[]) AS p(key)`;
  const rows = await manager.query<(CenterCounts & { key: string })[]>(query.text, query.values);
  return new Map(rows.map(({ key, ...counts }) => [key, counts]));
}
