import { localDateOf } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import { PowerItem } from '../../domain/power/power-item.entity';
import type { PowerItemFilter } from '../../use-cases/power/list-power-items';
import { powerItems, powersInForce } from '../../use-cases/power/list-power-items';
import type { EnforcementContext } from '../context';

export const powerItemByCode = batched<EnforcementContext, PowerItem>(
  'PowerItem',
  (context, codes) => findByKeys(context.database.manager, PowerItem, 'code', codes),
);

export const allPowerItems = listField<PowerItem, PageArgs & PowerItemFilter, EnforcementContext>(
  'Query.powerItems',
  (_, filter) => powerItems(filter),
);

export const powersOfOrganization = listField<
  PowerItem,
  PageArgs & { on?: string | null },
  EnforcementContext
>('Organization.powersInForce', ({ clock }, { on }) =>
  powersInForce(on ?? localDateOf(clock.now())),
);
