import { cityPlan, DEMO_AS_OF, DEMO_START } from '@gezhi/city';
import type { StateMachine } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import type { Actor } from '@gezhi/identity';
import { demoActor } from '@gezhi/identity';
import { actorWith } from '@gezhi/testing';
import { In } from 'typeorm';
import { ALLIANCE_MACHINE, MEMBERSHIP_MACHINE } from '../../../domain/alliance/alliance.states';
import { Claim } from '../../../domain/claim/claim.entity';
import { CLAIM_MACHINE } from '../../../domain/claim/claim.states';
import { LIST_ITEM_MACHINE } from '../../../domain/list-item/list-item.states';
import { demoCity } from '../../../testing/demo-city.testing';
import { call } from '../../../testing/town.testing';
import { partyBuildingDemo } from '.';

const DISTRICT = '320104';
const command = actorWith('DISTRICT_COMMAND', { areas: [DISTRICT] });

interface Figure {
  readonly key: string;
  readonly value: number;
}

describe('the demonstration of party-building', () => {
  let city: SubgraphUnderTest;
  beforeAll(async () => {
    city = await demoCity();
  }, 60_000);
  afterAll(() => city?.[Symbol.asyncDispose]());

  const rows = <Row>(query: string) => city.dataSource.query<Row[]>(query);
  const count = async (query: string) => (await rows<{ count: string }>(query))[0]?.count;

  async function figures(code: string, window: object): Promise<Record<string, Figure>> {
    const answer = await city.ask<{ _entities: [{ partyMetrics: Figure[] }] }>(
      command,
      `query ($area: _Any!, $window: MetricWindowInput!) { _entities(representations: [$area]) { ... on Area {
        partyMetrics(window: $window) { key value } } } }`,
      { area: { __typename: 'Area', code }, window },
    );
    expect(answer.errors).toEqual([]);
    expect(answer.statements).toHaveLength(1);
    const found = answer.data?._entities[0].partyMetrics ?? [];
    return Object.fromEntries(found.map((figure) => [figure.key, figure]));
  }

  it('holds every organisation of the plan and the tree of the party in it', async () => {
    expect(await count('SELECT count(*) FROM organization')).toBe('4607');
    const tiers = await rows<{ tier: string | null; count: string }>(
      'SELECT tier, count(*) FROM party_org GROUP BY tier ORDER BY tier',
    );
    expect(tiers).toEqual([
      { tier: 'COMMUNITY_PARTY', count: '104' },
      { tier: 'GRID_BRANCH', count: '1320' },
      { tier: 'SUBDISTRICT_COMMITTEE', count: '12' },
      { tier: null, count: '13' },
    ]);
    expect(
      await count(`SELECT count(*) FROM organization o LEFT JOIN organization p ON p.id = o.parent_id
        WHERE o.parent_id IS NOT NULL AND p.id IS NULL`),
    ).toBe('0');
  });

  it('has one alliance in each subdistrict and community, led by a member', async () => {
    expect(await count('SELECT count(DISTINCT area_code) FROM alliance')).toBe('116');
    expect(
      await count(`SELECT count(*) FROM alliance a JOIN alliance_member m ON m.alliance_id = a.id
        AND m.organization_id = a.lead_organization_id AND m.left_on IS NULL`),
    ).toBe('116');
  });

  it.each([
    ['alliance', 'alliance_id', ALLIANCE_MACHINE],
    ['alliance_member', 'member_id', MEMBERSHIP_MACHINE],
    ['alliance_list_item', 'item_id', LIST_ITEM_MACHINE],
    ['claim', 'claim_id', CLAIM_MACHINE],
  ] as const)(
    'moves every %s only as its state table says, in order of time',
    async (table, key, machine) => {
      const lives = await rows<{ state: string; version: number; steps: Step[] }>(
        `SELECT t.state, t.version, (SELECT json_agg(json_build_object('action', s.action, 'from', s.from_state,
          'to', s.to_state, 'at', s.occurred_at) ORDER BY s.occurred_at, s.id)
        FROM ${table}_transition s WHERE s.${key} = t.id) AS steps FROM ${table} t`,
      );
      expect(lives.length).toBeGreaterThan(100);
      for (const life of lives) {
        expect(replay(machine as StateMachine, life.steps)).toBe(life.state);
        expect(life.steps).toHaveLength(life.version);
      }
    },
  );

  it('lets only members take part, never the owner, and nothing happen outside the year', async () => {
    expect(
      await count(`SELECT count(*) FROM claim c,
          unnest(array_append(c.assistant_ids, c.lead_organization_id::text)) AS claimer
        WHERE claimer IS NOT NULL AND (claimer = c.owner_organization_id::text
          OR NOT EXISTS (SELECT FROM alliance_member m WHERE m.alliance_id = c.alliance_id
            AND m.organization_id::text = claimer AND m.joined_on <= c.claimed_at::date AND m.left_on IS NULL))`),
    ).toBe('0');
    const [range] = await rows<{ first: Date; last: Date }>(
      `SELECT min(occurred_at) AS first, max(occurred_at) AS last FROM claim_transition`,
    );
    expect(range?.first.getTime()).toBeGreaterThanOrEqual(DEMO_START.getTime());
    expect(range?.last.getTime()).toBeLessThan(DEMO_AS_OF.getTime());
  });

  it('comes near the figures of the sources', async () => {
    const october = await figures(DISTRICT, { month: '2026-10' });
    expect(october['party.gridBranches']?.value).toBe(1320);
    expect(october['party.propertyBranches']?.value).toBe(12);
    expect(october['party.allianceCount']?.value).toBe(116);
    const year = await figures(DISTRICT, { from: '2025-11-01', to: '2026-09-30' });
    expect(year['party.claimRate']?.value).toBeGreaterThan(0.85);
    expect(year['party.claimRate']?.value).toBeLessThan(0.95);
    expect(year['party.deliveryRate']?.value).toBeGreaterThan(0.8);
    expect(year['party.deliveryRate']?.value).toBeLessThan(0.9);
    expect(year['party.verifiedRate']?.value).toBeGreaterThan(0.92);
    expect(year['party.verifiedRate']?.value).toBeLessThan(0.99);
    const waiting = october['party.unclaimedNeeds30Days'];
    expect(waiting?.value).toBeGreaterThan(2);
    expect(waiting?.value).toBeLessThan(60);
  });

  it('is the same every time it is made', async () => {
    const again = partyBuildingDemo(cityPlan()).find(({ entity }) => entity === Claim)?.rows ?? [];
    const sample = ([...again] as Claim[]).filter((_, index) => index % 50 === 0);
    const stored = await city.dataSource.manager.findBy(Claim, {
      id: In(sample.map(({ id }) => id)),
    });
    const byId = new Map(stored.map((claim) => [claim.id, claim]));
    for (const claim of sample) expect(byId.get(claim.id)).toEqual(claim);
  });

  it('lets the demo identities play a need from end to end', async () => {
    const secretary = demoActor('community-secretary-320104001002');
    const organiser = demoActor('party-organiser-320104001');
    const found = await city.ask<{
      _entities: [{ alliances: { nodes: [{ id: string }] } }];
    }>(
      secretary,
      'query ($area: _Any!) { _entities(representations: [$area]) { ... on Area { alliances { nodes { id } } } } }',
      { area: { __typename: 'Area', code: '320104001002' } },
    );
    const allianceId = found.data?._entities[0].alliances.nodes[0].id;
    const act = (actor: Actor, mutation: string, input: object) =>
      call(city, actor, mutation, input);
    const need = { allianceId, kind: 'NEED', title: '暑期托管班需要场地' };
    const { id: itemId, claim } = await act(secretary, 'publishListItem', need);
    const { id } = claim as { id: string };
    expect((await act(organiser, 'claimListItem', { itemId })).state).toBe('CLAIMED');
    await act(secretary, 'acceptClaim', { id });
    await act(organiser, 'startClaim', { id });
    await act(organiser, 'deliverClaim', { id, delivery: '已开放会议室，每周二十小时。' });
    expect((await act(organiser, 'verifyClaim', { id })).code).toBe('VERIFIER_IS_CLAIMER');
    expect((await act(secretary, 'verifyClaim', { id })).state).toBe('VERIFIED');
    expect((await act(secretary, 'closeClaim', { id })).state).toBe('CLOSED');
  });
});

interface Step {
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly at: string;
}

/** Where the steps lead; a step the table does not have, or one back in time, fails. */
function replay(machine: StateMachine, steps: readonly Step[]): string {
  const [first, ...rest] = steps;
  if (!first || !machine.initial.includes(first.to)) throw new Error('No beginning');
  let { to: state, at } = first;
  for (const step of rest) {
    const next = machine.next(state, step.action);
    if (!next.ok || next.value !== step.to || step.from !== state || step.at < at) {
      throw new Error(`${machine.name}: ${state} ${JSON.stringify(step)}`);
    }
    ({ to: state, at } = step);
  }
  return state;
}
