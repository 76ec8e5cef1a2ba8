import type { ListOf, Sql } from '@gezhi/persistence';
import { ofKey, sql, withinArea } from '@gezhi/persistence';
import type { LocalDate } from '@gezhi/kernel';
import type { EntityManager } from 'typeorm';
import type { DisputeKind } from '../../domain/dispute/dispute.codes';
import {
  Dispute,
  DisputeList,
  DisputeTransition,
  MediationSession,
} from '../../domain/dispute/dispute.entity';
import type { DisputeState } from '../../domain/dispute/dispute.states';

export interface DisputeFilter {
  /** The code of one of the three lists. */
  readonly list?: string | null;
  readonly states?: readonly DisputeState[] | null;
  readonly kinds?: readonly DisputeKind[] | null;
  /** Agreements whose visit is due. */
  readonly visitDue?: boolean | null;
}

/** The disputes of an area and all below it, as far as the row rule shows them, the newest first. */
export function disputesWithin(filter: DisputeFilter, today: LocalDate): ListOf<Dispute> {
  return {
    entity: Dispute,
    on: withinArea(),
    where: conditions(filter, today),
    orderBy: 'foundAt',
    direction: 'DESC',
  };
}

/** What a committee mediates. */
export function disputesOfCommittee(filter: DisputeFilter, today: LocalDate): ListOf<Dispute> {
  return { ...disputesWithin(filter, today), on: ofKey('committee_id') };
}

export function historyOfDispute(): ListOf<DisputeTransition> {
  return {
    entity: DisputeTransition,
    on: ofKey('dispute_id'),
    orderBy: 'occurredAt',
    direction: 'ASC',
  };
}

export function sessionsOfDispute(): ListOf<MediationSession> {
  return {
    entity: MediationSession,
    on: ofKey('dispute_id'),
    orderBy: 'heldOn',
    direction: 'ASC',
  };
}

/** More lists than anybody keeps. */
const MOST_LISTS = 20;

/** The lists of disputes as this installation defines them. */
export function disputeLists(manager: EntityManager): Promise<DisputeList[]> {
  return manager.find(DisputeList, { order: { position: 'ASC' }, take: MOST_LISTS });
}

/** The dispute of each event, in one statement. */
export async function disputesByEvent(
  manager: EntityManager,
  eventIds: readonly string[],
): Promise<Map<string, Dispute>> {
  const found = await manager
    .createQueryBuilder(Dispute, 'dispute')
    .where('dispute.event_id = ANY(:eventIds)', { eventIds: [...eventIds] })
    .take(eventIds.length)
    .getMany();
  return new Map(found.map((dispute) => [dispute.eventId, dispute]));
}

function conditions({ list, states, kinds, visitDue }: DisputeFilter, today: LocalDate): Sql[] {
  return [
    list &&
      sql`t.state = ANY((SELECT l.states FROM dispute_list l WHERE l.code = ${list})::text[])`,
    states && sql`t.state = ANY(${[...states]})`,
    kinds && sql`t.kind = ANY(${[...kinds]})`,
    visitDue && sql`t.state = 'AGREED' AND t.visit_due_on <= ${today}::date`,
  ].filter((condition) => typeof condition === 'object' && condition !== null);
}
