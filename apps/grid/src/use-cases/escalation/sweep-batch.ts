import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { hydrate } from '@gezhi/persistence';
import { In } from 'typeorm';
import { LevelOrganization } from '../../domain/escalation/escalation-rule.entity';
import { EventEscalation } from '../../domain/escalation/event-escalation.entity';
import { workAreaOf } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { actOn } from './act-on-event';
import type { Facts } from './judge-event';
import { judgeEvent } from './judge-event';
import { sweepSettings } from './sweep-settings';
import type { Acts } from './write-acts';
import { noActs, writeActs } from './write-acts';

/** What a batch did. */
export interface Swept {
  readonly looked: number;
  readonly reminded: number;
  readonly escalated: number;
  readonly resumed: number;
  readonly moved: number;
}

/** Escalations one event can have had on its present clocks, many times over. */
const MOST_MADE = 100;
const AREA_DIGITS = [6, 9, 12, 16];

/**
 * Looks at the events that are due to be looked at, the longest due first, and does what their deadlines ask for.
 * Events that somebody is working on at this moment are left for the next look. Only events are locked, never what
 * watches them: a step of an event locks in the same order.
 */
export async function sweepBatch(
  uow: UnitOfWork,
  actor: Pick<Actor, 'subject' | 'organizationId'>,
  atMost: number,
): Promise<Result<Swept>> {
  const { manager, now } = uow;
  const rows = await manager.query<Record<string, unknown>[]>(DUE_TO_LOOK_AT, [now, atMost]);
  const acts = noActs();
  if (rows.length > 0) {
    const events = hydrate(manager, GovEvent, rows);
    const settings = await sweepSettings(uow);
    const facts = await factsOf(uow, events);
    const organizations = await organizationsOf(uow, events);
    for (const event of events) {
      const judgement = judgeEvent(event, facts(event), settings, now);
      await actOn(event, judgement, { uow, acts, actor, now, settings, organizations });
    }
    await writeActs(uow, acts);
    await lapseExtensions(uow, events);
  }
  return ok(sweptOf(rows.length, acts));
}

export const DUE_TO_LOOK_AT = `SELECT e.* FROM event_watch w JOIN gov_event e ON e.id = w.event_id
  WHERE w.look_at <= $1 ORDER BY w.look_at, w.event_id LIMIT $2 FOR UPDATE OF e SKIP LOCKED`;

/** A step that leaves the state as it is, such as a call back, is not the one that led into it. */
export const ENTERED = `SELECT p.id, l.occurred_at AS at FROM unnest($1::uuid[]) AS p(id)
  CROSS JOIN LATERAL (
    SELECT t.occurred_at FROM gov_event_transition t
    WHERE t.event_id = p.id AND t.from_state IS DISTINCT FROM t.to_state
    ORDER BY t.occurred_at DESC, t.id DESC LIMIT 1
  ) l`;

async function factsOf(
  { manager }: UnitOfWork,
  events: readonly GovEvent[],
): Promise<(event: GovEvent) => Facts> {
  const ids = events.map(({ id }) => id);
  const entered = await manager.query<{ id: string; at: Date }[]>(ENTERED, [ids]);
  const enteredAt = new Map(entered.map(({ id, at }) => [id, at]));
  const found = await manager.find(EventEscalation, {
    where: { eventId: In(ids) },
    take: ids.length * MOST_MADE,
  });
  const made = Map.groupBy(found, ({ eventId }) => eventId);
  return ({ id, reportedAt }) => ({
    enteredAt: enteredAt.get(id) ?? reportedAt,
    made: made.get(id) ?? [],
  });
}

async function organizationsOf(
  { manager }: UnitOfWork,
  events: readonly GovEvent[],
): Promise<ReadonlyMap<string, string>> {
  const codes = new Set(
    events.flatMap((event) => AREA_DIGITS.map((digits) => workAreaOf(event).slice(0, digits))),
  );
  const found = await manager.find(LevelOrganization, {
    where: { areaCode: In([...codes]) },
    take: codes.size,
  });
  return new Map(found.map(({ areaCode, organizationId }) => [areaCode, organizationId]));
}

const LAPSE = `UPDATE event_extension x SET state = 'LAPSED', decided_at = $2 FROM gov_event e
  WHERE x.event_id = e.id AND e.id = ANY ($1::uuid[]) AND x.state = 'REQUESTED'
    AND e.deadline_paused_at IS NULL AND e.deadline_due_at < $2
  RETURNING x.id, e.area_code AS "areaCode"`;

/** A limit that ran out is not extended any more (Administrative Licence Law art. 42): nobody need decide on it. */
async function lapseExtensions(uow: UnitOfWork, events: readonly GovEvent[]): Promise<void> {
  const ids = events.map(({ id }) => id);
  const answer: unknown = await uow.manager.query(LAPSE, [ids, uow.now]);
  const [lapsed] = answer as [{ id: string; areaCode: string }[]];
  for (const { id, areaCode } of lapsed)
    uow.changes.push({
      type: 'EventExtension',
      ...{ id, action: 'lapse', from: 'REQUESTED', to: 'LAPSED', areaCode },
    });
}

function sweptOf(looked: number, { escalations, resumed, moved }: Acts): Swept {
  const reminded = escalations.filter(({ level }) => level === 'HOLDER').length;
  return { looked, reminded, escalated: escalations.length - reminded, resumed, moved };
}
