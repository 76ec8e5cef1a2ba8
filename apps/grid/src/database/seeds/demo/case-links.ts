import { stableId } from '@gezhi/city';
import type { CaseLink } from '../../../domain/link/case-link.entity';
import type { CaseRelation } from '../../../domain/link/link.codes';
import type { EventLife } from './event-life';

/** How what came of an event hangs on it. */
export function* caseLinks({ event, aftermath, work }: EventLife): Generator<CaseLink> {
  const to = (fromType: string, fromId: string, relation: CaseRelation, createdAt: Date) => ({
    id: stableId(`case-link/${fromId}/${relation}/${event.id}`, createdAt),
    ...{ fromType, fromId, relation, createdAt },
    toType: 'GovEvent',
    toId: event.id,
  });
  for (const { event: after } of aftermath?.lives ?? []) {
    if (after.mergedAt) yield to('GovEvent', after.id, 'MERGED_INTO', after.mergedAt);
    if (after.repeatOfId) yield to('GovEvent', after.id, 'REPEAT_OF', after.reportedAt);
  }
  for (const { id, nominatedAt } of work.orders)
    yield to('SecretaryOrder', id, 'FOLLOW_UP', nominatedAt);
  for (const { id, foundAt } of work.disputes) yield to('Dispute', id, 'SOURCE', foundAt);
}
