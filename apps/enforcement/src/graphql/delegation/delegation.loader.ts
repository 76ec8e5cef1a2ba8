import { groupByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { Delegation } from '../../domain/delegation/delegation.entity';
import { DelegationTransition } from '../../domain/delegation/delegation-transition.entity';
import type { OriginCount } from '../../use-cases/delegation/count-by-origin';
import { countByOrigin } from '../../use-cases/delegation/count-by-origin';
import type { DelegationFilter } from '../../use-cases/delegation/list-delegations';
import { delegationById, delegationsTo } from '../../use-cases/delegation/list-delegations';
import type { EnforcementContext } from '../context';
import { oneByKey } from '../one-by-key';

export const delegationByKey = oneByKey<Delegation>('Delegation', ({ actor }) =>
  delegationById(actor),
);

export const delegationsOfOrganization = listField<
  Delegation,
  PageArgs & { filter?: DelegationFilter | null },
  EnforcementContext
>('Organization.delegations', ({ actor }, { filter }) => delegationsTo(actor, filter ?? {}));

export const stepsOfDelegation = batched<EnforcementContext, DelegationTransition[]>(
  'Delegation.history',
  (context, ids) =>
    groupByKeys(context.database.manager, DelegationTransition, 'delegationId', ids, {
      orderBy: 'occurredAt',
    }),
);

export const originsInArea = batched<EnforcementContext, OriginCount[], { on: string }>(
  'Area.delegationsByOrigin',
  (context, codes, { on }) => countByOrigin(context, 'AREA', codes, on),
);

export const originsOfOrganization = batched<EnforcementContext, OriginCount[], { on: string }>(
  'Organization.delegationsByOrigin',
  (context, ids, { on }) => countByOrigin(context, 'ORGANIZATION', ids, on),
);
