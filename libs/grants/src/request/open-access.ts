import type { OpenSharedAccess } from '@gezhi/subgraph';
import { GrantedAccess } from './granted-access';
import { grantStore } from './grant-store';

/** Looks up the grants a department keeps in its own database. */
export const openGrantedAccess: OpenSharedAccess = (actor, { dataSource, clock }) =>
  GrantedAccess.of(actor, { store: grantStore(dataSource), clock });
