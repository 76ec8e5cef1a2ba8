import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith } from '@gezhi/testing';
import { demoCity } from '../../testing/demo-city.testing';

describe('what party-building adds to areas', () => {
  let city: SubgraphUnderTest;
  beforeAll(async () => {
    city = await demoCity();
  }, 60_000);
  afterAll(() => city?.[Symbol.asyncDispose]());

  it('answers each list of many areas, and what hangs on it, with one statement a field', async () => {
    const answer = await city.ask<{ _entities: Record<string, { nodes: unknown[] }>[] }>(
      actorWith('DISTRICT_COMMAND', { areas: ['320104'] }),
      `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Area {
        partyOrganizations(first: 3, filter: { tiers: [COMMUNITY_PARTY] }) { nodes { tier memberCount organization { name } } }
        alliances(first: 3) { nodes { name leadOrganization { name } members(first: 5) { nodes { organization { name } } } } }
        allianceListItems(first: 5, filter: { kinds: [NEED] }) { nodes { title owner { name }
          claim { state leadClaimer { name } assistants { name } history(first: 3) { nodes { action organization { name } } } } } }
      } } }`,
      {
        keys: Array.from({ length: 12 }, (_, index) => ({
          __typename: 'Area',
          code: `320104${String(index + 1).padStart(3, '0')}`,
        })),
      },
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data?._entities).toHaveLength(12);
    for (const area of answer.data?._entities ?? []) {
      expect(area['partyOrganizations']?.nodes).toHaveLength(3);
      expect(area['alliances']?.nodes).toHaveLength(3);
      expect(area['allianceListItems']?.nodes).toHaveLength(5);
    }
    // One statement for each list; organisations are read once for each depth of the answer.
    const read = answer.statements.map(tableOf);
    expect(read.filter((table) => table !== 'organization').sort()).toEqual([
      'alliance',
      'alliance_list_item',
      'alliance_member',
      'claim',
      'claim_transition',
      'party_org',
    ]);
    expect(read.filter((table) => table === 'organization')).toHaveLength(5);
  });

  it('reads the largest lists by an index', async () => {
    const plan = await city.dataSource.query<{ 'QUERY PLAN': string }[]>(
      `EXPLAIN SELECT * FROM alliance_list_item t WHERE t.area_code >= '320104001' AND t.area_code < '320104001~'
        ORDER BY published_at DESC LIMIT 20`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('Index');
  });
});

/** The table a statement reads. */
function tableOf(statement: string): string | undefined {
  return /FROM "?(party_org|alliance_list_item|alliance_member|alliance|claim_transition|claim|organization)\b/.exec(
    statement,
  )?.[1];
}
