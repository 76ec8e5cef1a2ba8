import { CreateDataGrants1763790100000, DataGrant, DataGrantTransition } from '@gezhi/grants';
import type { EntityClass, MigrationClass } from '@gezhi/persistence';
import { Alliance } from '../domain/alliance/alliance.entity';
import { AllianceMember } from '../domain/alliance/alliance-member.entity';
import { AllianceMemberTransition } from '../domain/alliance/alliance-member-transition.entity';
import { AllianceTransition } from '../domain/alliance/alliance-transition.entity';
import { Claim } from '../domain/claim/claim.entity';
import { ClaimTransition } from '../domain/claim/claim-transition.entity';
import { AllianceListItem } from '../domain/list-item/alliance-list-item.entity';
import { AllianceListItemTransition } from '../domain/list-item/alliance-list-item-transition.entity';
import { Organization } from '../domain/organization/organization.entity';
import { PartyOrg } from '../domain/party-org/party-org.entity';
import { CreateOrganizationsAndAlliances1763701000000 } from './migrations/1763701000000-create-organizations-and-alliances';
import { CreateAllianceLists1763701100000 } from './migrations/1763701100000-create-alliance-lists';
import { ProtectRows1763789000000 } from './migrations/1763789000000-protect-rows';
import { ShareRows1763793000000 } from './migrations/1763793000000-share-rows';
import { LinkItemsToEvents1764014000000 } from './migrations/1764014000000-link-items-to-events';

export const ENTITIES: readonly EntityClass[] = [
  Organization,
  PartyOrg,
  Alliance,
  AllianceTransition,
  AllianceMember,
  AllianceMemberTransition,
  AllianceListItem,
  AllianceListItemTransition,
  Claim,
  ClaimTransition,
  DataGrant,
  DataGrantTransition,
];

/** In the order they run; append only. */
export const MIGRATIONS: readonly MigrationClass[] = [
  CreateOrganizationsAndAlliances1763701000000,
  CreateAllianceLists1763701100000,
  ProtectRows1763789000000,
  CreateDataGrants1763790100000,
  ShareRows1763793000000,
  LinkItemsToEvents1764014000000,
];
