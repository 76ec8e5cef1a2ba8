import type { ListOf, Sql } from '@gezhi/persistence';
import { ofKey, sql, withinArea } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { RiskKind, RiskLevel, RiskPhase } from '../../domain/risk/risk.codes';
import { Risk, RiskMeasure, RiskReview, RiskTransition } from '../../domain/risk/risk.entity';
import type { RiskState } from '../../domain/risk/risk.states';
import { PHASE_OF_STATE } from '../../domain/risk/risk.states';

export interface RiskFilter {
  readonly states?: readonly RiskState[] | null;
  readonly phases?: readonly RiskPhase[] | null;
  readonly kinds?: readonly RiskKind[] | null;
  readonly levels?: readonly RiskLevel[] | null;
}

function conditions({ states, phases, kinds, levels }: RiskFilter): Sql[] {
  const where: Sql[] = [];
  if (states) where.push(sql`t.state = ANY(${[...states]})`);
  if (phases) where.push(sql`t.state = ANY(${statesIn(phases)})`);
  if (kinds) where.push(sql`t.kind = ANY(${[...kinds]})`);
  if (levels) where.push(sql`t.level = ANY(${[...levels]})`);
  return where;
}

function statesIn(phases: readonly RiskPhase[]): string[] {
  return Object.entries(PHASE_OF_STATE).flatMap(([state, phase]) =>
    phase !== null && phases.includes(phase) ? [state] : [],
  );
}

const LATEST = { orderBy: 'foundAt', direction: 'DESC' } as const;

/** The risks of an area and all below it, the latest found first. */
export function risksWithin(filter: RiskFilter): ListOf<Risk> {
  return { entity: Risk, on: withinArea(), where: conditions(filter), ...LATEST };
}

/** The risks an organisation answers for. */
export function risksOfOwner(filter: RiskFilter): ListOf<Risk> {
  const on = sql`t.owner_organization_id = p.key::uuid`;
  return { entity: Risk, on, where: conditions(filter), ...LATEST };
}

export function measuresOfRisk(): ListOf<RiskMeasure> {
  return { entity: RiskMeasure, on: ofKey('risk_id'), orderBy: 'dueOn', direction: 'ASC' };
}

export function reviewsOfRisk(): ListOf<RiskReview> {
  return { entity: RiskReview, on: ofKey('risk_id'), orderBy: 'reviewedAt', direction: 'DESC' };
}

export function historyOfRisk(): ListOf<RiskTransition> {
  return { entity: RiskTransition, on: ofKey('risk_id'), orderBy: 'occurredAt', direction: 'ASC' };
}

/** The events opened as tasks of each risk, in one statement: at most 50 of each. */
export async function tasksOfRisks(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await manager.query<{ risk: string; events: string[] }[]>(
    `SELECT r.id AS risk, ARRAY(SELECT c.from_id::text FROM case_link c WHERE c.to_id = r.id
        AND c.relation = 'SOURCE' AND c.from_type = 'GovEvent' ORDER BY c.created_at, c.id LIMIT 50) AS events
     FROM unnest($1::uuid[]) AS r(id)`,
    [ids],
  );
  return new Map(rows.map(({ risk, events }) => [risk, events]));
}

/** The open risk found in each event, finding or alert, or the last one that was. */
export async function risksFoundIn(
  manager: EntityManager,
  sourceIds: readonly string[],
): Promise<Map<string, Risk>> {
  const risks = await manager
    .createQueryBuilder(Risk, 'risk')
    .where('risk.source_id = ANY(:ids)', { ids: [...sourceIds] })
    .orderBy('risk.found_at', 'ASC')
    .getMany();
  return new Map(risks.map((risk) => [risk.sourceId ?? '', risk]));
}

/** How many open risks of a kind are in a phase (风险看板). */
export interface RiskCount {
  readonly kind: RiskKind;
  readonly phase: RiskPhase;
  readonly count: number;
  /** How many of them have a measure whose day is over. */
  readonly late: number;
}

/** The boards of risks of many areas in one statement. */
export async function riskBoards(
  manager: EntityManager,
  areaCodes: readonly string[],
  today: string,
): Promise<Map<string, RiskCount[]>> {
  const query = sql`SELECT p.key, t.kind, t.state, count(*)::int AS count,
      count(*) FILTER (WHERE EXISTS (SELECT FROM risk_measure m
        WHERE m.risk_id = t.id AND m.state = 'OPEN' AND m.due_on < ${today}::date))::int AS late
    FROM unnest(${[...areaCodes]}::text[]) AS p(key) JOIN risk t ON ${withinArea()} AND t.ended_at IS NULL
    GROUP BY p.key, t.kind, t.state ORDER BY p.key, t.kind`;
  const rows = await manager.query<
    { key: string; kind: RiskKind; state: RiskState; count: number; late: number }[]
  >(query.text, query.values);
  const boards = new Map<string, RiskCount[]>(areaCodes.map((code) => [code, []]));
  for (const { key, kind, state, count, late } of rows) {
    const board = boards.get(key) ?? [];
    const phase = PHASE_OF_STATE[state];
    if (phase === null) continue;
    const at = board.findIndex((each) => each.kind === kind && each.phase === phase);
    const before = board[at];
    const line = {
      kind,
      phase,
      count: count + (before?.count ?? 0),
      late: late + (before?.late ?? 0),
    };
    if (before) board[at] = line;
    else board.push(line);
  }
  return boards;
}
