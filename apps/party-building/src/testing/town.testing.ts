import type { Actor, Role } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import { newId } from '@gezhi/kernel';
import { created } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import type { OrganizationKind } from '../domain/organization/organization.codes';
import { Organization } from '../domain/organization/organization.entity';
import { partyBuildingSubgraph } from '../subgraph';

/** A community, its subdistrict, and the next community. */
export const COMMUNITY = '320104001002';
export const SUBDISTRICT = '320104001';
export const NEXT_COMMUNITY = '320104001003';

/** What a mutation answers, the fields of all its types together. */
export interface Outcome {
  readonly __typename: string;
  readonly id: string;
  readonly state?: string;
  readonly version?: number;
  readonly code?: string;
  readonly path?: readonly string[];
  readonly allowed?: readonly string[];
  readonly [field: string]: unknown;
}

/** A place to play the life of alliances in, over the real API and database. */
export interface Town extends AsyncDisposable {
  readonly subgraph: SubgraphUnderTest;
  /** Enters an organisation into the register and answers its id. */
  organization(name: string, kind?: OrganizationKind, areaCode?: string): Promise<string>;
  /** Calls a mutation that takes one input. */
  call(actor: Actor, mutation: string, input: object): Promise<Outcome>;
}

const PROBLEMS = `... on Problem { code message path } ... on InvalidTransition { currentState action allowed }
  ... on Conflict { currentVersion }`;
const ALLIANCE = '... on Alliance { id state version }';
const MEMBER = '... on AllianceMember { id state version joinedOn leftOn }';
const ITEM = '... on AllianceListItem { id state version claim { id state round claimBy } }';
const CLAIM =
  '... on Claim { id state version round item { id state } leadClaimer { id } assistants { id } }';

/** Mutation → its input type and what is read of its success. */
const MUTATIONS: Readonly<Record<string, readonly [input: string, success: string]>> = {
  establishAlliance: ['EstablishAllianceInput', ALLIANCE],
  amendAllianceCharter: ['AmendAllianceCharterInput', ALLIANCE],
  dissolveAlliance: ['DissolveAllianceInput', ALLIANCE],
  addAllianceMember: ['AddAllianceMemberInput', MEMBER],
  endAllianceMembership: ['EndAllianceMembershipInput', MEMBER],
  publishListItem: ['PublishListItemInput', ITEM],
  withdrawListItem: ['WithdrawListItemInput', ITEM],
  claimListItem: ['ClaimListItemInput', CLAIM],
  deliverClaim: ['DeliverClaimInput', CLAIM],
  returnClaim: ['ReturnClaimInput', CLAIM],
};

export async function startTown(options: { clock?: Clock } = {}): Promise<Town> {
  const subgraph = await subgraphInProcess(partyBuildingSubgraph, options);
  return {
    subgraph,
    async organization(name, kind = 'RESIDENT_UNIT', areaCode = COMMUNITY) {
      const id = newId();
      const row = { ...created(new Date()), id, name, kind, areaCode };
      await subgraph.dataSource.manager.insert(Organization, row);
      return id;
    },
    call: (actor, mutation, input) => call(subgraph, actor, mutation, input),
    [Symbol.asyncDispose]: () => subgraph[Symbol.asyncDispose](),
  };
}

/** Calls a mutation that takes one input and reads what all its answers have. */
export async function call(
  subgraph: SubgraphUnderTest,
  actor: Actor,
  mutation: string,
  input: object,
): Promise<Outcome> {
  const [type, success] = MUTATIONS[mutation] ?? ['ClaimStepInput', CLAIM];
  const answer = await subgraph.ask<Record<string, Outcome>>(
    actor,
    `mutation ($input: ${type}!) { outcome: ${mutation}(input: $input) { __typename ${success} ${PROBLEMS} } }`,
    { input },
  );
  const outcome = answer.data?.['outcome'];
  if (!outcome) throw new Error(JSON.stringify(answer.errors));
  return outcome;
}

/** Somebody who speaks for an organisation. */
export function representative(
  organizationId: string,
  role: Role = 'DEPARTMENT_OFFICER',
  areas: readonly string[] = [],
): Actor {
  return actorWith(role, { organizationId, areas, subject: `${role} of ${organizationId}` });
}

/** The organiser of the subdistrict; its own organisation is a member of nothing unless a test says so. */
export const organiser = actorWith('PARTY_ORGANISER', { areas: [SUBDISTRICT] });

/** An alliance of a resident committee, a school and a bank, led by the committee. */
export interface AllianceOfThree {
  readonly id: string;
  readonly committee: Actor;
  readonly school: Actor;
  readonly bank: Actor;
  /** The membership of the bank. */
  readonly bankMembership: string;
  /** A unit of the same community that is not a member. */
  readonly outsider: Actor;
}

export async function allianceOfThree(town: Town): Promise<AllianceOfThree> {
  const [committee, school, bank, outsider] = await Promise.all([
    town.organization('示例社区居民委员会', 'RESIDENT_COMMITTEE'),
    town.organization('示例小学', 'PUBLIC_INSTITUTION'),
    town.organization('示例银行支行'),
    town.organization('示例律师事务所'),
  ]);
  const { id } = await town.call(organiser, 'establishAlliance', {
    name: '示例社区党建联盟',
    areaCode: COMMUNITY,
    charter: '资源共享，需求共商，实事共办。',
    leadOrganizationId: committee,
  });
  await town.call(organiser, 'addAllianceMember', { allianceId: id, organizationId: school });
  const bankMember = await town.call(organiser, 'addAllianceMember', {
    allianceId: id,
    organizationId: bank,
  });
  return {
    id,
    committee: representative(committee, 'COMMUNITY_SECRETARY', [COMMUNITY]),
    school: representative(school),
    bank: representative(bank),
    bankMembership: bankMember.id,
    outsider: representative(outsider),
  };
}

/** Publishes a need of the committee and answers the item and its claim. */
export async function publishedNeed(
  town: Town,
  { id, committee }: AllianceOfThree,
  more: object = {},
): Promise<{ readonly itemId: string; readonly claimId: string }> {
  const item = await town.call(committee, 'publishListItem', {
    allianceId: id,
    kind: 'NEED',
    theme: 'PARKING',
    title: '夜间停车位不足，盼单位车位错时共享',
    ...more,
  });
  if (item.code) throw new Error(item.code);
  return { itemId: item.id, claimId: (item['claim'] as { id: string }).id };
}
