import { addDays, localDateOf } from '@gezhi/kernel';
import type { LocalDate } from '@gezhi/kernel';
import { sql } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { StaleReason } from '../../domain/dispatch/dispatch.codes';
import type { StaleRuleLimit } from '../../domain/setting/stale-rule-limit.entity';
import { staleRuleLimit } from '../setting/settings';

/** As many rules as are looked at; a set has at most 200. */
const MOST = 1_000;

/** A rule in force that should be looked at, and why. */
export interface StaleRule {
  readonly listId: string;
  readonly areaCode: string;
  readonly code: string;
  readonly reason: StaleReason;
  /** Decisions by the rule within the days looked back, and how many of them a dispatcher overrode. */
  readonly decided: number;
  readonly overridden: number;
  readonly lastMetAt: Date | null;
}

interface Row {
  readonly list_id: string;
  readonly area_code: string;
  readonly code: string;
  readonly old: boolean;
  readonly unit_gone: boolean;
  readonly decided: number;
  readonly overridden: number;
  readonly last_met_at: Date | null;
}

/**
 * The rules in force in an area and below that should be looked at (规则陈旧预警): met by nothing for as many days as the
 * city has set, naming a unit that takes no orders, or overridden in a larger share of their cases than it has set. A
 * rule counts under its code whatever version of the set it stood in.
 */
export async function staleRules(
  manager: EntityManager,
  areaCode: string,
  now: Date,
): Promise<StaleRule[]> {
  const today: LocalDate = localDateOf(now);
  const limit = await staleRuleLimit(manager);
  const since = addDays(today, -limit.days);
  const takesOrders = sql`u.closed_on IS NULL AND NOT EXISTS (
    SELECT FROM reference_organization o WHERE o.id = u.id AND o.valid_to <= ${today}::date)`;
  const query = sql`
    SELECT l.id AS list_id, l.area_code, r.code, first.day <= ${since}::date AS old,
      (r.action = 'ORGANIZATION' AND NOT EXISTS (
        SELECT FROM handling_unit u WHERE u.id = r.organization_id AND ${takesOrders}))
      OR (r.action = 'UNIT' AND NOT EXISTS (
        SELECT FROM handling_unit u WHERE u.department_code = r.department_code AND ${takesOrders}
          AND length(u.area_code) = CASE r.level WHEN 'CITY' THEN 4 WHEN 'DISTRICT' THEN 6 WHEN 'SUBDISTRICT' THEN 9 ELSE 12 END
          AND (u.area_code LIKE l.area_code || '%' OR l.area_code LIKE u.area_code || '%'))) AS unit_gone,
      d.decided, d.overridden, d.last_met_at
    FROM matter_list l
    JOIN dispatch_rule r ON r.list_id = l.id
    CROSS JOIN LATERAL (
      SELECT min(v.effective_from) AS day FROM matter_list v JOIN dispatch_rule o ON o.list_id = v.id AND o.code = r.code
      WHERE v.kind = l.kind AND v.area_code = l.area_code AND v.effective_from IS NOT NULL
    ) first
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS decided, (count(*) FILTER (WHERE e.overridden))::int AS overridden,
        max(e.decided_at) AS last_met_at
      FROM dispatch_decision e JOIN matter_list v ON v.id = e.rule_set_id
      WHERE v.kind = l.kind AND v.area_code = l.area_code AND e.rule_code = r.code
        AND e.decided_at >= ${since}::date AT TIME ZONE 'Asia/Shanghai'
    ) d
    WHERE l.kind = 'DISPATCH_RULES' AND l.area_code >= ${areaCode} AND l.area_code < ${`${areaCode}~`}
      AND l.effective_from <= ${today}::date AND (l.effective_to IS NULL OR l.effective_to >= ${today}::date)
    ORDER BY l.area_code, r.priority LIMIT ${MOST}`;
  const rows = await manager.query<Row[]>(query.text, query.values);
  return rows.flatMap((row) =>
    reasonsOf(row, limit).map((reason) => ({
      listId: row.list_id,
      areaCode: row.area_code,
      code: row.code,
      reason,
      decided: row.decided,
      overridden: row.overridden,
      lastMetAt: row.last_met_at,
    })),
  );
}

function reasonsOf(
  { old, unit_gone: gone, decided, overridden }: Row,
  { fewestDecisions, overriddenShare }: StaleRuleLimit,
): StaleReason[] {
  const often = decided >= fewestDecisions && overridden / decided > overriddenShare;
  return [
    ...(gone ? (['UNIT_GONE'] as const) : []),
    ...(old && decided === 0 ? (['UNMATCHED'] as const) : []),
    ...(often ? (['OVERRIDDEN'] as const) : []),
  ];
}
