import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { DisputeTransition, MediationSession } from '../../domain/dispute/dispute.entity';
import { Dispute } from '../../domain/dispute/dispute.entity';
import { seesDispute } from '../../domain/dispute/dispute.rules';
import type { DisputeFilter } from '../../use-cases/dispute/list-disputes';
import {
  disputesByEvent,
  disputesOfCommittee,
  disputesWithin,
  historyOfDispute,
  sessionsOfDispute,
} from '../../use-cases/dispute/list-disputes';
import type { GridContext } from '../context';
import { today } from '../context';

type ListArgs = PageArgs & { filter?: DisputeFilter | null };

export const disputeById = batched<GridContext, Dispute>('Dispute', async (context, ids) => {
  const found = await findByKeys(context.database.manager, Dispute, 'id', ids);
  return new Map([...found].filter(([, dispute]) => seesDispute(context.actor, dispute)));
});

export const disputeOfEvent = batched<GridContext, Dispute>('GovEvent.dispute', (context, ids) =>
  disputesByEvent(context.database.manager, ids),
);

export const disputesOfArea = listField<Dispute, ListArgs, GridContext>(
  'Area.disputes',
  (context, { filter }) => disputesWithin(filter ?? {}, today(context)),
);

export const disputesOfOrganization = listField<Dispute, ListArgs, GridContext>(
  'Organization.disputes',
  (context, { filter }) => disputesOfCommittee(filter ?? {}, today(context)),
);

export const stepsOfDispute = listField<DisputeTransition, PageArgs, GridContext>(
  'Dispute.history',
  historyOfDispute,
);

export const sessionsHeld = listField<MediationSession, PageArgs, GridContext>(
  'Dispute.sessions',
  sessionsOfDispute,
);
