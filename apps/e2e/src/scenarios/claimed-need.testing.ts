import type { GraphUnderTest } from '@gezhi/testing';
import { castOf, COMMITTEE, COMMUNITY, URBAN_MANAGEMENT } from './support/cast.testing';
import type { Person } from './support/person.testing';

interface Lists {
  readonly allianceListItem: { readonly id: string; readonly title: string } | null;
  readonly claim: { readonly id: string } | null;
  readonly alliance: { readonly listItems: { readonly nodes: readonly { id: string }[] } | null };
}

/** A need of a community that another member of its alliance meets (party-building). */
export function claimedNeedStory(graph: () => GraphUnderTest): void {
  const { organiser, secretary, urbanOfficer, approvalOfficer, ...others } = castOf(graph);

  /** The alliance of the community, which the urban management bureau has joined. */
  const alliance = async (): Promise<string> => {
    const { area } = await organiser.reads<{
      area: { alliances: { nodes: { id: string; members: { nodes: Member[] } }[] } };
    }>(
      `query ($code: ID!) { area(code: $code) { alliances {
        nodes { id members(first: 100) { nodes { organization { id } } } } } } }`,
      { code: COMMUNITY },
    );
    const ours = area.alliances.nodes.find(({ members }) => has(members.nodes, COMMITTEE));
    if (!ours) throw new Error('The committee is in no alliance');
    const allianceId = ours.id;
    if (!has(ours.members.nodes, URBAN_MANAGEMENT))
      await organiser.does('addAllianceMember', { allianceId, organizationId: URBAN_MANAGEMENT });
    return allianceId;
  };
  /** A need of the resident committee, on the list of its alliance. */
  const publishedNeed = async () => {
    const allianceId = await alliance();
    const need = {
      allianceId,
      kind: 'NEED',
      theme: 'PARKING',
      title: '夜间停车位不足，盼单位车位错时开放',
    };
    const item = await secretary.does('publishListItem', need, 'claim { id }');
    const { id: claimId } = item['claim'] as { id: string };
    return { allianceId, itemId: item.id, claimId };
  };
  const seenBy = async (
    person: Person,
    ids: Awaited<ReturnType<typeof publishedNeed>>,
  ): Promise<number> => {
    const lists = await person.reads<Lists>(
      `query ($itemId: ID!, $claimId: ID!, $allianceId: ID!) {
        allianceListItem(id: $itemId) { id title } claim(id: $claimId) { id }
        alliance(id: $allianceId) { listItems(first: 200) { nodes { id } } } }`,
      ids,
    );
    const listed = lists.alliance.listItems?.nodes.some(({ id }) => id === ids.itemId);
    return [lists.allianceListItem, lists.claim, listed || null].filter((way) => way !== null)
      .length;
  };

  describe('a need of a community', () => {
    it('is claimed by a member of its alliance, accepted, delivered, verified by its owner and closed', async () => {
      const { itemId, claimId: id } = await publishedNeed();
      expect(
        await urbanOfficer.does('claimListItem', { itemId }, 'leadClaimer { id name }'),
      ).toMatchObject({
        id,
        state: 'CLAIMED',
        leadClaimer: { id: URBAN_MANAGEMENT, name: '秦淮区城市管理局' },
      });
      expect(await secretary.does('acceptClaim', { id })).toMatchObject({ state: 'ACCEPTED' });
      await urbanOfficer.does('startClaim', { id });
      const delivery = '沿街开放错时车位三十个，每晚七时至次日七时。';
      expect(await urbanOfficer.does('deliverClaim', { id, delivery })).toMatchObject({
        state: 'DELIVERED',
      });
      expect(await secretary.does('verifyClaim', { id })).toMatchObject({ state: 'VERIFIED' });
      expect(await secretary.does('closeClaim', { id }, 'item { state }')).toMatchObject({
        state: 'CLOSED',
        item: { state: 'SETTLED' },
      });

      const { claim } = await urbanOfficer.reads<{
        claim: { history: { nodes: { action: string; organization: { id: string } }[] } };
      }>(
        'query ($id: ID!) { claim(id: $id) { history { nodes { action organization { id } } } } }',
        { id },
      );
      const steps = claim.history.nodes.map(
        ({ action, organization }) =>
          `${action} by ${organization.id === COMMITTEE ? 'committee' : 'bureau'}`,
      );
      expect(steps).toEqual([
        'open by committee',
        'claim by bureau',
        'accept by committee',
        'start by bureau',
        'deliver by bureau',
        'verify by committee',
        'close by committee',
      ]);
    });

    it('is not claimed by who has it, and a delivery is not verified by who made it', async () => {
      const { itemId, claimId: id } = await publishedNeed();
      expect(await secretary.tries('claimListItem', { itemId })).toMatchObject({
        code: 'OWNER_CANNOT_CLAIM',
      });
      await urbanOfficer.does('claimListItem', { itemId });
      expect(await urbanOfficer.tries('acceptClaim', { id })).toMatchObject({
        code: 'NOT_THE_OWNER',
      });
      await secretary.does('acceptClaim', { id });
      await urbanOfficer.does('startClaim', { id });
      await urbanOfficer.does('deliverClaim', { id, delivery: '开放车位三十个。' });
      expect(await urbanOfficer.tries('verifyClaim', { id })).toMatchObject({
        __typename: 'RuleRefusal',
        code: 'VERIFIER_IS_CLAIMER',
      });
      expect(await organiser.tries('verifyClaim', { id })).toMatchObject({ code: 'NOT_THE_OWNER' });
      expect(await secretary.tries('verifyClaim', { id })).toMatchObject({ state: 'VERIFIED' });
    });

    it('is seen by the members and organisers of its alliance, and by nobody else (P8)', async () => {
      const need = await publishedNeed();
      for (const person of [secretary, urbanOfficer, organiser, others.command])
        expect(await seenBy(person, need)).toBe(3);
      const { nobody, resident, neighbouringCommand, clerk } = others;
      for (const person of [approvalOfficer, nobody, resident, neighbouringCommand, clerk])
        expect(await seenBy(person, need)).toBe(0);
      const { itemId, claimId: id } = need;
      for (const [mutation, input] of [
        ['claimListItem', { itemId }],
        ['assistClaim', { id }],
        ['acceptClaim', { id }],
      ] as const)
        expect(await approvalOfficer.tries(mutation, input)).toMatchObject({ code: 'NOT_FOUND' });
    });
  });
}

interface Member {
  readonly organization: { readonly id: string };
}

function has(members: readonly Member[], organizationId: string): boolean {
  return members.some(({ organization }) => organization.id === organizationId);
}
