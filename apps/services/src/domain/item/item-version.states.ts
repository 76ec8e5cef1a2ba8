import type { GovListAction, GovListState, ListVersion } from '@gezhi/gov-lists';
import { GOV_LIST_MACHINE } from '@gezhi/gov-lists';
import type { StateMachine } from '@gezhi/kernel';
import { stateList } from '@gezhi/kernel';
import type { ServiceItemVersion } from './service-item-version.entity';

/** The life of a version of a service item: that of every government list (@gezhi/gov-lists). */
export const ITEM_VERSION_MACHINE: StateMachine<GovListState, GovListAction> = {
  ...GOV_LIST_MACHINE,
  name: 'ServiceItemVersion',
};

export const ITEM_VERSION_STATES = stateList(ITEM_VERSION_MACHINE, {
  en: 'The state of a version of a service item',
  zh: '事项版本状态',
});

/** A version as the rules of lists read it. */
export function asListVersion(version: ServiceItemVersion): ListVersion {
  const { number, state, effectiveFrom, effectiveTo } = version;
  return { version: number, state, effectiveFrom, effectiveTo };
}
