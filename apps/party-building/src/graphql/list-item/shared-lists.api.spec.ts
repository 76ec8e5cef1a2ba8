import type { Actor } from '@gezhi/identity';
import { ANONYMOUS, ROLES } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import { actorWith } from '@gezhi/testing';
import type { AllianceOfThree, Town } from '../../testing/town.testing';
import {
  allianceOfThree,
  COMMUNITY,
  organiser,
  publishedNeed,
  representative,
  startTown,
  SUBDISTRICT,
} from '../../testing/town.testing';

interface Seen {
  readonly item: unknown;
  readonly claim: unknown;
  readonly alliance: { listItems: { nodes: unknown[]; totalCount: number } | null };
  readonly references: readonly unknown[];
}

const NO_ITEMS = { nodes: [], totalCount: 0 };

/** People in the house see empty lists; strangers and services without a grant are told why. */
function refusalsOf(actor: Actor): string[] {
  if (actor === ANONYMOUS) return ['UNAUTHORIZED_FIELD_OR_TYPE'];
  return actor.roles.includes('INTEGRATOR') ? ['GRANT_REQUIRED'] : [];
}

describe('the four lists', () => {
  let town: Town;
  let alliance: AllianceOfThree;
  let itemId: string;
  let claimId: string;
  beforeAll(async () => {
    town = await startTown();
    alliance = await allianceOfThree(town);
    ({ itemId, claimId } = await publishedNeed(town, alliance));
    await town.call(alliance.school, 'claimListItem', { itemId });
  }, 60_000);
  afterAll(() => town?.[Symbol.asyncDispose]());

  /** In how many of seven ways somebody can see the item or its claim. */
  async function waysIn(actor: Actor): Promise<number> {
    const { organizationId } = alliance.school;
    const answer = await town.subgraph.ask<Seen>(
      actor,
      `query ($itemId: ID!, $claimId: ID!, $allianceId: ID!, $keys: [_Any!]!) {
        item: allianceListItem(id: $itemId) { id } claim(id: $claimId) { id }
        alliance(id: $allianceId) { listItems { nodes { id } totalCount } }
        references: _entities(representations: $keys) { ... on AllianceListItem { id } ... on Claim { id }
          ... on Area { allianceListItems { nodes { id } } } ... on Organization { claims { nodes { id } } } } }`,
      {
        itemId,
        claimId,
        allianceId: alliance.id,
        keys: [
          { __typename: 'AllianceListItem', id: itemId },
          { __typename: 'Claim', id: claimId },
          { __typename: 'Area', code: SUBDISTRICT },
          { __typename: 'Organization', id: organizationId },
        ],
      },
    );
    const codes = new Set(answer.errors.map(({ extensions }) => extensions['code']));
    expect([...codes]).toEqual(refusalsOf(actor));
    const { item, claim, references } = answer.data as Seen;
    const { nodes, totalCount } = (answer.data as Seen).alliance.listItems ?? NO_ITEMS;
    expect(nodes).toHaveLength(totalCount);
    const found = [item, claim, nodes[0], ...references].filter((each) =>
      JSON.stringify(each ?? null).match(new RegExp(`${itemId}|${claimId}`)),
    );
    return found.length;
  }

  it('are seen by the members, and by organisers and command centres of the area', async () => {
    const { committee, school, bank } = alliance;
    const command = actorWith('SUBDISTRICT_COMMAND', { areas: [SUBDISTRICT] });
    const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
    for (const actor of [committee, school, bank, organiser, command, district]) {
      expect(await waysIn(actor)).toBe(7);
    }
  });

  it('are hidden from everybody else, whatever the role', async () => {
    const elsewhere = { areas: ['320104002'] };
    for (const actor of [
      ANONYMOUS,
      alliance.outsider,
      actorWith('PARTY_ORGANISER', elsewhere),
      actorWith('DISTRICT_COMMAND', elsewhere),
      representative('not a key', 'PARTY_ORGANISER'),
    ]) {
      expect(await waysIn(actor)).toBe(0);
    }
    const shared = ['PARTY_ORGANISER', 'SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'];
    for (const role of ROLES.filter((each) => !shared.includes(each))) {
      expect(await waysIn(actorWith(role, { areas: ['320104'] }))).toBe(0);
    }
  });

  it('open to a member when it joins and close when it leaves', async () => {
    const { outsider } = alliance;
    const member = await town.call(organiser, 'addAllianceMember', {
      allianceId: alliance.id,
      organizationId: outsider.organizationId,
    });
    expect(await waysIn(outsider)).toBe(7);
    await town.call(outsider, 'endAllianceMembership', { id: member.id });
    expect(await waysIn(outsider)).toBe(0);
  });

  it('refuse what an outsider does as if there were nothing', async () => {
    const { outsider } = alliance;
    expect((await town.call(outsider, 'withdrawListItem', { id: itemId })).code).toBe('NOT_FOUND');
    expect((await town.call(outsider, 'acceptClaim', { id: claimId })).code).toBe('NOT_FOUND');
  });

  it('refuse an item of somebody who is no member, with a person in it, or for an alliance there is none of', async () => {
    const publish = async (actor: Actor, more: object = {}) =>
      town.call(actor, 'publishListItem', {
        allianceId: alliance.id,
        kind: 'RISK',
        theme: 'DANGEROUS_HOUSING',
        title: '3号楼外墙瓷砖空鼓',
        ...more,
      });
    expect((await publish(alliance.outsider)).code).toBe('NOT_A_MEMBER');
    expect((await publish(organiser)).code).toBe('NOT_A_MEMBER');
    expect((await publish(actorWith('RESIDENT'))).code).toBe('FORBIDDEN');
    expect((await publish(alliance.committee, { allianceId: 'nothing' })).code).toBe('NOT_FOUND');
    expect(
      await publish(alliance.committee, { description: '住户身份证 11010519491231002X' }),
    ).toMatchObject({ code: 'PERSONAL_DATA_IN_TEXT', path: ['input', 'description'] });
    expect((await publish(alliance.committee)).state).toBe('PUBLISHED');
  });

  it('let only the owner or an organiser of the area withdraw an item', async () => {
    const { itemId: id } = await publishedNeed(town, alliance);
    expect((await town.call(alliance.bank, 'withdrawListItem', { id })).code).toBe('FORBIDDEN');
    expect((await town.call(organiser, 'withdrawListItem', { id })).state).toBe('WITHDRAWN');
    expect(await town.call(organiser, 'withdrawListItem', { id })).toMatchObject({
      __typename: 'InvalidTransition',
      currentState: 'WITHDRAWN',
      allowed: [],
    });
  });

  it('make one item for one client key', async () => {
    const input = {
      allianceId: alliance.id,
      kind: 'INFORMATION',
      title: '联席会议纪要',
      clientMutationId: 'minutes-0001',
    };
    const first = await town.call(alliance.bank, 'publishListItem', input);
    expect((await town.call(alliance.bank, 'publishListItem', input)).id).toBe(first.id);
    const other = { ...input, title: '另一份纪要' };
    expect((await town.call(alliance.bank, 'publishListItem', other)).code).toBe(
      'IDEMPOTENCY_CONFLICT',
    );
  });

  it('are searched by list, theme, state, claim and age', async () => {
    const { itemId: waiting } = await publishedNeed(town, alliance, { theme: 'ELDER_CHILD' });
    const find = async (filter: object) => {
      const answer = await town.subgraph.ask<{
        _entities: [{ allianceListItems: { nodes: { id: string }[] } }];
      }>(
        alliance.committee,
        `query ($area: _Any!, $filter: AllianceListItemFilter) { _entities(representations: [$area]) { ... on Area {
          allianceListItems(filter: $filter, first: 100) { nodes { id } } } } }`,
        { area: { __typename: 'Area', code: COMMUNITY }, filter },
      );
      expect(answer.errors).toEqual([]);
      return answer.data?._entities[0].allianceListItems.nodes.map(({ id }) => id) ?? [];
    };
    expect(await find({ kinds: ['NEED'], unclaimed: true })).toContain(waiting);
    expect(await find({ kinds: ['NEED'], unclaimed: true })).not.toContain(itemId);
    expect(await find({ unclaimed: false })).toContain(itemId);
    expect(await find({ themes: ['ELDER_CHILD'], states: ['PUBLISHED'] })).toEqual([waiting]);
    expect(await find({ publishedBefore: '2020-01-01T00:00:00Z' })).toEqual([]);
  });

  it('are found by the event they came from, for all events in one statement, and by nobody outside (P8)', async () => {
    const events = [newId(), newId()];
    const ids: string[] = [];
    for (const sourceEventId of events)
      ids.push((await publishedNeed(town, alliance, { sourceEventId })).itemId);
    const read = async (actor: Actor) => {
      const answer = await town.subgraph.ask<{
        _entities: {
          allianceListItems: { nodes: { id: string; sourceEvent: { id: string } }[] };
        }[];
      }>(
        actor,
        `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on GovEvent {
          allianceListItems { nodes { id sourceEvent { id } } } } } }`,
        { keys: events.map((id) => ({ __typename: 'GovEvent', id })) },
      );
      expect(answer.errors).toEqual([]);
      expect(answer.statements).toHaveLength(1);
      return answer.data?._entities.map(({ allianceListItems }) => allianceListItems.nodes);
    };
    expect(await read(alliance.school)).toEqual(
      events.map((id, index) => [{ id: ids[index], sourceEvent: { id } }]),
    );
    expect(await read(alliance.outsider)).toEqual([[], []]);
  });
});
