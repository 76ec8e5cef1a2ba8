import { ANONYMOUS } from '@gezhi/identity';
import { fixedClock } from '@gezhi/kernel';
import { actorWith } from '@gezhi/testing';
import type { AllianceOfThree, Outcome, Town } from '../../testing/town.testing';
import {
  allianceOfThree,
  COMMUNITY,
  organiser,
  publishedNeed,
  startTown,
} from '../../testing/town.testing';

const NOBODY = '01890000-0000-7000-8000-000000000000';

describe('an alliance and its members', () => {
  const clock = fixedClock(new Date('2026-10-10T02:00:00Z'));
  let town: Town;
  let alliance: AllianceOfThree;
  beforeAll(async () => {
    town = await startTown({ clock });
  }, 60_000);
  beforeEach(async () => {
    alliance = await allianceOfThree(town);
  });
  afterAll(() => town?.[Symbol.asyncDispose]());

  const establish = (more: object = {}, actor = organiser): Promise<Outcome> =>
    town.call(actor, 'establishAlliance', {
      name: '示例联盟',
      areaCode: COMMUNITY,
      charter: '共建共治共享',
      leadOrganizationId: alliance.committee.organizationId,
      ...more,
    });
  const addBank = (more: object = {}, actor = organiser): Promise<Outcome> =>
    town.call(actor, 'addAllianceMember', {
      allianceId: alliance.id,
      organizationId: alliance.outsider.organizationId,
      ...more,
    });

  it('is led by its first member, takes in others and keeps when they joined and left', async () => {
    const { bankMembership: id, bank } = alliance;
    const left = await town.call(bank, 'endAllianceMembership', { id, note: '机构迁出' });
    expect(left).toMatchObject({ state: 'LEFT', joinedOn: '2026-10-10', leftOn: '2026-10-10' });
    const members = async (withFormer: boolean) => {
      const answer = await town.subgraph.ask<{
        alliance: { members: { nodes: { state: string }[]; totalCount: number } };
      }>(
        ANONYMOUS,
        `query ($id: ID!, $withFormer: Boolean!) { alliance(id: $id) { name charter area { code } leadOrganization { id }
          members(withFormer: $withFormer) { totalCount nodes { state organization { id name } alliance { id } } } } }`,
        { id: alliance.id, withFormer },
      );
      expect(answer.errors).toEqual([]);
      // The alliance, its lead, its members, how many, and who they are.
      expect(answer.statements).toHaveLength(5);
      return answer.data?.alliance;
    };
    expect(await members(false)).toMatchObject({
      area: { code: COMMUNITY },
      leadOrganization: { id: alliance.committee.organizationId },
      members: { totalCount: 2 },
    });
    expect((await members(true))?.members.totalCount).toBe(3);
  });

  it('takes an organisation that left back as a new membership', async () => {
    const { bankMembership: id, bank } = alliance;
    await town.call(bank, 'endAllianceMembership', { id });
    const again = await addBank({ organizationId: bank.organizationId });
    expect(again).toMatchObject({ state: 'JOINED' });
    expect(again.id).not.toBe(id);
  });

  it('amends its charter by its leading organisation, and by nobody else outside the area', async () => {
    const input = { id: alliance.id, charter: '新章程' };
    expect(await town.call(alliance.committee, 'amendAllianceCharter', input)).toMatchObject({
      state: 'ACTIVE',
      version: 2,
    });
    expect((await town.call(alliance.school, 'amendAllianceCharter', input)).code).toBe(
      'FORBIDDEN',
    );
    const personal = { ...input, charter: '负责人电话 13812345678' };
    expect((await town.call(organiser, 'amendAllianceCharter', personal)).code).toBe(
      'PERSONAL_DATA_IN_TEXT',
    );
  });

  it('is established once for one client key', async () => {
    const first = await establish({ clientMutationId: 'form-0001' });
    expect((await establish({ clientMutationId: 'form-0001' })).id).toBe(first.id);
    expect(await establish({ clientMutationId: 'form-0001', name: '另一联盟' })).toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
    });
  });

  it('refuses to be established by somebody else, elsewhere or in the future', async () => {
    expect((await establish({}, alliance.school)).code).toBe('FORBIDDEN');
    expect((await establish({ areaCode: '320104002' })).code).toBe('FORBIDDEN');
    expect((await establish({ areaCode: 'nowhere' })).code).toBe('INVALID_AREA_CODE');
    expect((await establish({ areaCode: `${COMMUNITY}C001` })).code).toBe('NOT_AN_ALLIANCE_AREA');
    expect(await establish({ leadOrganizationId: NOBODY })).toMatchObject({
      code: 'UNKNOWN_ORGANIZATION',
      path: ['input', 'leadOrganizationId'],
    });
    expect(await establish({ establishedOn: '2026-10-11' })).toMatchObject({
      code: 'DATE_IN_FUTURE',
      path: ['input', 'establishedOn'],
    });
    expect((await establish({ name: '电话13812345678' })).code).toBe('PERSONAL_DATA_IN_TEXT');
    expect((await establish({ name: '盟' })).code).toBe('INVALID_INPUT');
  });

  it('refuses a member that is one already, is unknown, joins in the future or is brought by a stranger', async () => {
    expect((await addBank({ organizationId: alliance.school.organizationId })).code).toBe(
      'ALREADY_A_MEMBER',
    );
    expect((await addBank({ organizationId: 'nobody' })).code).toBe('UNKNOWN_ORGANIZATION');
    expect((await addBank({ joinedOn: '2026-10-11' })).code).toBe('DATE_IN_FUTURE');
    expect((await addBank({ allianceId: NOBODY })).code).toBe('NOT_FOUND');
    expect((await addBank({ allianceId: 'nothing' })).code).toBe('NOT_FOUND');
    expect((await addBank({}, alliance.outsider)).code).toBe('FORBIDDEN');
    expect((await addBank({}, alliance.committee)).state).toBe('JOINED');
  });

  it('takes one membership when two organisers enter the same organisation at once', async () => {
    const outcomes = await Promise.all([addBank(), addBank()]);
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
      'AllianceMember',
      'RuleRefusal',
    ]);
  });

  it('keeps its lead, and a member on whom something depends', async () => {
    const { committee, school, bank, bankMembership: id } = alliance;
    const answer = await town.subgraph.ask<{
      alliance: { members: { nodes: { id: string; organization: { id: string } }[] } };
    }>(
      ANONYMOUS,
      `query ($id: ID!) { alliance(id: $id) { members { nodes { id organization { id } } } } }`,
      {
        id: alliance.id,
      },
    );
    const membershipOf = (organizationId: string | null) =>
      answer.data?.alliance.members.nodes.find(
        ({ organization }) => organization.id === organizationId,
      )?.id;
    const leave = async (actor: typeof bank, membership: string | undefined) =>
      (await town.call(actor, 'endAllianceMembership', { id: membership })).code;
    expect(await leave(committee, membershipOf(committee.organizationId))).toBe(
      'LEAD_CANNOT_LEAVE',
    );
    const { itemId, claimId } = await publishedNeed(town, alliance);
    await town.call(school, 'claimListItem', { itemId });
    await town.call(bank, 'assistClaim', { id: claimId });
    expect(await leave(school, membershipOf(school.organizationId))).toBe('MEMBER_IS_NEEDED');
    expect(await leave(bank, id)).toBe('MEMBER_IS_NEEDED');
    expect(await leave(school, id)).toBe('FORBIDDEN');
    await town.call(committee, 'withdrawListItem', { id: itemId });
    expect(await leave(bank, id)).toBeUndefined();
    const again = await town.call(bank, 'endAllianceMembership', { id });
    expect(again).toMatchObject({ __typename: 'InvalidTransition', currentState: 'LEFT' });
  });

  it('keeps a member whose own item is on a list', async () => {
    const { bank, bankMembership: id } = alliance;
    await town.call(bank, 'publishListItem', {
      allianceId: alliance.id,
      kind: 'RESOURCE',
      title: '可提供金融知识讲座',
    });
    expect((await town.call(bank, 'endAllianceMembership', { id })).code).toBe('MEMBER_IS_NEEDED');
  });

  it('is dissolved by an organiser once its lists are settled, and then takes nothing more', async () => {
    const { id, committee } = alliance;
    const { itemId } = await publishedNeed(town, alliance);
    expect((await town.call(committee, 'dissolveAlliance', { id })).code).toBe('FORBIDDEN');
    expect((await town.call(organiser, 'dissolveAlliance', { id })).code).toBe(
      'ALLIANCE_HAS_OPEN_ITEMS',
    );
    await town.call(committee, 'withdrawListItem', { id: itemId });
    expect((await town.call(organiser, 'dissolveAlliance', { id })).state).toBe('DISSOLVED');
    expect((await addBank()).code).toBe('ALLIANCE_DISSOLVED');
    const publish = { allianceId: id, kind: 'NEED', title: '需要志愿者' };
    expect((await town.call(committee, 'publishListItem', publish)).code).toBe(
      'ALLIANCE_DISSOLVED',
    );
    const amend = { id, charter: '新章程' };
    expect((await town.call(organiser, 'amendAllianceCharter', amend)).__typename).toBe(
      'InvalidTransition',
    );
  });

  it('hides nothing of who is allied: an area and an organisation list their alliances for anybody', async () => {
    const answer = await town.subgraph.ask<{
      _entities: { alliances: { nodes: { id: string }[] } }[];
    }>(
      actorWith('RESIDENT'),
      `query ($keys: [_Any!]!) { _entities(representations: $keys) {
        ... on Area { alliances(first: 200) { nodes { id } } } ... on Organization { alliances { nodes { id } } } } }`,
      {
        keys: [
          { __typename: 'Area', code: '320104001' },
          { __typename: 'Area', code: '320104002' },
          { __typename: 'Organization', id: alliance.bank.organizationId },
        ],
      },
    );
    const [here, elsewhere, ofTheBank] = answer.data?._entities ?? [];
    expect(here?.alliances.nodes).toContainEqual({ id: alliance.id });
    expect(elsewhere?.alliances.nodes).toEqual([]);
    expect(ofTheBank?.alliances.nodes).toEqual([{ id: alliance.id }]);
  });
});
