import type { Actor } from '@gezhi/identity';
import { fixedClock } from '@gezhi/kernel';
import { actorWith } from '@gezhi/testing';
import type { AllianceOfThree, Town } from '../testing/town.testing';
import {
  allianceOfThree,
  COMMUNITY,
  NEXT_COMMUNITY,
  publishedNeed,
  startTown,
  SUBDISTRICT,
} from '../testing/town.testing';

interface Figure {
  readonly key: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly suppressed: string;
}

describe('the figures of party-building', () => {
  const clock = fixedClock(new Date('2026-08-03T02:00:00Z'));
  let town: Town;
  let alliance: AllianceOfThree;
  const at = (day: string) => clock.set(new Date(`${day}T02:00:00Z`));

  /**
   * August: five needs. One verified after ten days and closed, one delivered, one under way, one returned and not
   * claimed again, one withdrawn. September: a sixth, claimed on 2 October.
   */
  beforeAll(async () => {
    town = await startTown({ clock });
    alliance = await allianceOfThree(town);
    const { committee, school, bank } = alliance;
    const published = [];
    for (let index = 0; index < 5; index += 1) published.push(await publishedNeed(town, alliance));
    const [verified, delivered, started, returned, withdrawn] = published as [
      Need,
      Need,
      Need,
      Need,
      Need,
    ];
    await town.call(committee, 'withdrawListItem', { id: withdrawn.itemId });
    at('2026-08-05');
    for (const { itemId, claimId: id } of [verified, delivered, started, returned]) {
      await town.call(school, 'claimListItem', { itemId });
      await town.call(committee, 'acceptClaim', { id });
      await town.call(school, 'startClaim', { id });
    }
    at('2026-08-10');
    for (const { claimId: id } of [verified, delivered]) {
      await town.call(school, 'deliverClaim', { id, delivery: '已完成' });
    }
    await town.call(school, 'returnClaim', { id: returned.claimId, note: '人手不足' });
    at('2026-08-13');
    await town.call(committee, 'verifyClaim', { id: verified.claimId });
    await town.call(committee, 'closeClaim', { id: verified.claimId });
    at('2026-09-01');
    const late = await publishedNeed(town, alliance);
    at('2026-10-02');
    await town.call(bank, 'claimListItem', { itemId: late.itemId });
    at('2026-10-03');
  }, 60_000);
  afterAll(() => town?.[Symbol.asyncDispose]());

  async function figures(
    actor: Actor,
    key: { __typename: 'Area'; code: string } | { __typename: 'Organization'; id: string | null },
    month: string,
  ): Promise<Record<string, Figure>> {
    const answer = await town.subgraph.ask<{ _entities: [{ partyMetrics: Figure[] }] }>(
      actor,
      `query ($key: _Any!, $window: MetricWindowInput!) { _entities(representations: [$key]) {
        ... on Area { partyMetrics(window: $window) { ...figure } }
        ... on Organization { partyMetrics(window: $window) { ...figure } } } }
        fragment figure on Metric { key value numerator denominator suppressed }`,
      { key, window: { month } },
    );
    expect(answer.errors).toEqual([]);
    return Object.fromEntries(
      (answer.data?._entities[0].partyMetrics ?? []).map((each) => [each.key, each]),
    );
  }
  const command = actorWith('SUBDISTRICT_COMMAND', { areas: [SUBDISTRICT] });
  const area = (code: string) => ({ __typename: 'Area', code }) as const;
  const organization = ({ organizationId: id }: Actor) =>
    ({ __typename: 'Organization', id }) as const;

  it('count claims of needs, withdrawn ones left out and returned ones unclaimed', async () => {
    const august = await figures(command, area(COMMUNITY), '2026-08');
    expect(august['party.claimRate']).toMatchObject({ numerator: 3, denominator: 4 });
    expect(august['party.deliveryRate']).toMatchObject({ numerator: 2, denominator: 4 });
    expect(august['party.verifiedRate']).toMatchObject({ numerator: 1, denominator: 2 });
    expect(august['party.daysToVerifyP50']).toMatchObject({ value: 10, denominator: 1 });
    expect(august['party.riskClaimRate']?.suppressed).toBe('NOT_APPLICABLE');
  });

  it('count needs that waited more than 30 days as they stood at the end of each window', async () => {
    const waiting = async (month: string) =>
      (await figures(command, area(SUBDISTRICT), month))['party.unclaimedNeeds30Days']?.value;
    expect(await waiting('2026-08')).toBe(0);
    // The returned one, published on 3 August; the sixth, of 1 September, is 29 days old.
    expect(await waiting('2026-09')).toBe(1);
    // On 3 October the sixth has been claimed the day before.
    expect(await waiting('2026-10')).toBe(1);
  });

  it('count alliances and the organisations in them', async () => {
    const august = await figures(command, area(COMMUNITY), '2026-08');
    expect(august['party.allianceCount']?.value).toBe(1);
    expect(august['party.memberCount']?.value).toBe(3);
    const july = await figures(command, area(COMMUNITY), '2026-07');
    expect(july['party.allianceCount']?.value).toBe(0);
    const next = await figures(command, area(NEXT_COMMUNITY), '2026-08');
    expect(next['party.memberCount']?.value).toBe(0);
  });

  it('give an organisation the needs it owns and the claims it leads', async () => {
    const { committee, school } = alliance;
    const owner = await figures(committee, organization(committee), '2026-08');
    expect(owner['party.claimRate']).toMatchObject({ numerator: 3, denominator: 4 });
    expect(owner['party.deliveryRate']?.suppressed).toBe('NOT_APPLICABLE');
    const claimer = await figures(school, organization(school), '2026-08');
    expect(claimer['party.deliveryRate']).toMatchObject({ numerator: 2, denominator: 4 });
    expect(claimer['party.gridBranches']).toBeUndefined();
  });

  it('show no figure of an area or organisation outside the caller’s scope', async () => {
    const elsewhere = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
    const outside = await figures(elsewhere, area(COMMUNITY), '2026-08');
    expect(new Set(Object.values(outside).map(({ suppressed }) => suppressed))).toEqual(
      new Set(['NO_SCOPE']),
    );
    const { school, bank } = alliance;
    const other = await figures(bank, organization(school), '2026-08');
    expect(other['party.deliveryRate']).toMatchObject({ value: null, suppressed: 'NO_SCOPE' });
  });

  it('take one statement for any number of areas, keys and a comparison', async () => {
    const answer = await town.subgraph.ask(
      command,
      `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Area {
        partyMetrics(window: { month: "2026-09" }, compare: PRIOR_PERIOD) { key value comparison { value } } } } }`,
      { keys: [SUBDISTRICT, COMMUNITY, NEXT_COMMUNITY].map(area) },
    );
    expect(answer.errors).toEqual([]);
    expect(answer.statements).toHaveLength(1);
  });
});

interface Need {
  readonly itemId: string;
  readonly claimId: string;
}
