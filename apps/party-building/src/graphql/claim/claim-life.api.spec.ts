import type { AllianceOfThree, Town } from '../../testing/town.testing';
import { allianceOfThree, organiser, publishedNeed, startTown } from '../../testing/town.testing';

describe('the life of a claim', () => {
  let town: Town;
  let alliance: AllianceOfThree;
  beforeAll(async () => {
    town = await startTown();
    alliance = await allianceOfThree(town);
  }, 60_000);
  afterAll(() => town?.[Symbol.asyncDispose]());

  it('leads from a published need to a closed claim and a settled item, each step in the history', async () => {
    const { committee, school, bank } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance);
    expect(await town.call(school, 'claimListItem', { itemId })).toMatchObject({
      id,
      state: 'CLAIMED',
      leadClaimer: { id: school.organizationId },
    });
    expect(await town.call(bank, 'assistClaim', { id })).toMatchObject({
      state: 'CLAIMED',
      assistants: [{ id: bank.organizationId }],
    });
    expect((await town.call(committee, 'acceptClaim', { id })).state).toBe('ACCEPTED');
    expect((await town.call(school, 'startClaim', { id })).state).toBe('IN_PROGRESS');
    const delivery = '开放校内车位三十个，每晚七时至次日七时。';
    expect((await town.call(school, 'deliverClaim', { id, delivery })).state).toBe('DELIVERED');
    expect((await town.call(committee, 'verifyClaim', { id })).state).toBe('VERIFIED');
    expect(await town.call(committee, 'closeClaim', { id })).toMatchObject({
      state: 'CLOSED',
      version: 8,
      item: { id: itemId, state: 'SETTLED' },
    });
    const answer = await town.subgraph.ask<{
      claim: {
        history: { nodes: { action: string; toState: string; organization: { id: string } }[] };
      };
    }>(
      bank,
      `query ($id: ID!) { claim(id: $id) { delivery claimedAt verifiedAt endedAt
        history { nodes { action toState organization { id } } } } }`,
      { id },
    );
    const steps = answer.data?.claim.history.nodes ?? [];
    expect(steps.map(({ action }) => action)).toEqual(
      'open claim assist accept start deliver verify close'.split(' '),
    );
    expect(steps[5]).toMatchObject({
      toState: 'DELIVERED',
      organization: { id: school.organizationId },
    });
    expect(answer.data?.claim).toMatchObject({ delivery });
  });

  it('opens the next claim when one is returned, and keeps the returned one', async () => {
    const { school, bank, committee } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance);
    await town.call(school, 'claimListItem', { itemId });
    await town.call(committee, 'acceptClaim', { id });
    const returned = await town.call(school, 'returnClaim', { id, note: '暑期施工，车位无法开放' });
    expect(returned).toMatchObject({ state: 'RETURNED', round: 1, item: { state: 'PUBLISHED' } });
    expect(await town.call(bank, 'claimListItem', { itemId })).toMatchObject({
      state: 'CLAIMED',
      round: 2,
      leadClaimer: { id: bank.organizationId },
    });
    const answer = await town.subgraph.ask<{
      allianceListItem: { claims: { nodes: { round: number; state: string }[] } };
    }>(
      bank,
      'query ($itemId: ID!) { allianceListItem(id: $itemId) { claims { nodes { round state } } } }',
      { itemId },
    );
    expect(answer.data?.allianceListItem.claims.nodes).toEqual([
      { round: 2, state: 'CLAIMED' },
      { round: 1, state: 'RETURNED' },
    ]);
  });

  it('lets the owner return a delivery that does not meet the need', async () => {
    const { school, committee } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance);
    await town.call(school, 'claimListItem', { itemId });
    await town.call(committee, 'acceptClaim', { id });
    await town.call(school, 'startClaim', { id });
    await town.call(school, 'deliverClaim', { id, delivery: '开放车位两个' });
    const byClaimer = await town.call(school, 'returnClaim', { id, note: '重新安排' });
    expect(byClaimer.code).toBe('NOT_THE_OWNER');
    const byOwner = await town.call(committee, 'returnClaim', { id, note: '数量不足' });
    expect(byOwner.state).toBe('RETURNED');
  });

  it('withdraws the claim with its item until both sides have agreed', async () => {
    const { school, committee } = alliance;
    const { itemId, claimId } = await publishedNeed(town, alliance);
    await town.call(school, 'claimListItem', { itemId });
    expect(await town.call(committee, 'withdrawListItem', { id: itemId })).toMatchObject({
      state: 'WITHDRAWN',
      claim: { id: claimId, state: 'WITHDRAWN' },
    });
    const agreed = await publishedNeed(town, alliance);
    await town.call(school, 'claimListItem', { itemId: agreed.itemId });
    await town.call(committee, 'acceptClaim', { id: agreed.claimId });
    expect(await town.call(committee, 'withdrawListItem', { id: agreed.itemId })).toMatchObject({
      __typename: 'InvalidTransition',
      currentState: 'ACCEPTED',
      action: 'withdraw',
    });
  });

  it('answers a stale version with the current one, and a step out of turn with those that are possible', async () => {
    const { school, committee } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance);
    expect(await town.call(committee, 'verifyClaim', { id })).toMatchObject({
      __typename: 'InvalidTransition',
      currentState: 'PUBLISHED',
      allowed: ['claim', 'expire', 'withdraw'],
    });
    expect(await town.call(school, 'claimListItem', { itemId, seenVersion: 7 })).toMatchObject({
      __typename: 'Conflict',
      currentVersion: 1,
    });
    expect((await town.call(school, 'claimListItem', { itemId, seenVersion: 1 })).state).toBe(
      'CLAIMED',
    );
  });

  it('gives a need to one lead claimer when several come at the same moment', async () => {
    const { school, bank } = alliance;
    const { itemId } = await publishedNeed(town, alliance);
    const outcomes = await Promise.all(
      [school, bank].map((actor) => town.call(actor, 'claimListItem', { itemId })),
    );
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
      'Claim',
      'InvalidTransition',
    ]);
    expect(outcomes.find(({ code }) => code)?.allowed).toContain('assist');
  });

  it('lets an organiser of the area close what was verified', async () => {
    const { school, committee } = alliance;
    const { itemId, claimId: id } = await publishedNeed(town, alliance);
    await town.call(school, 'claimListItem', { itemId });
    await town.call(committee, 'acceptClaim', { id });
    await town.call(school, 'startClaim', { id });
    await town.call(school, 'deliverClaim', { id, delivery: '已交付' });
    await town.call(committee, 'verifyClaim', { id });
    expect((await town.call(organiser, 'closeClaim', { id })).state).toBe('CLOSED');
  });
});
