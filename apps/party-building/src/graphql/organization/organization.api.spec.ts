import { ANONYMOUS } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import { created } from '@gezhi/persistence';
import { Organization } from '../../domain/organization/organization.entity';
import { PartyOrg } from '../../domain/party-org/party-org.entity';
import type { Town } from '../../testing/town.testing';
import { startTown } from '../../testing/town.testing';

interface Register {
  readonly organizations: {
    readonly nodes: readonly { name: string }[];
    readonly totalCount: number;
    readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

describe('the register of organisations', () => {
  let town: Town;
  let office: string;
  let branch: string;
  beforeAll(async () => {
    town = await startTown();
    office = await town.organization('示例街道办事处', 'SUBDISTRICT_OFFICE', '320104001');
    await town.organization('示例小学', 'PUBLIC_INSTITUTION', '320104001002D001');
    await town.organization('示例中学', 'PUBLIC_INSTITUTION', '320104001003D001');
    await town.organization('百分之百%示例商场', 'ENTERPRISE', '320104002001D001');
    branch = newId();
    const { manager } = town.subgraph.dataSource;
    await manager.insert(Organization, {
      ...created(new Date()),
      id: branch,
      name: '中共示例网格支部委员会',
      kind: 'PARTY_ORG',
      areaCode: '320104001002C001',
      parentId: office,
      uscc: null,
    });
    await manager.insert(PartyOrg, {
      ...created(new Date()),
      id: branch,
      tier: 'GRID_BRANCH',
      branchKind: 'AREA',
      areaCode: '320104001002C001',
      gridCode: '320104001002C001',
      memberCount: 23,
      buildingHeads: 4,
      secretaryLeadsGrid: true,
      foundedOn: '2022-03-01',
    });
  }, 60_000);
  afterAll(() => town?.[Symbol.asyncDispose]());

  const list = async (variables: object) => {
    const answer = await town.subgraph.ask<Register>(
      ANONYMOUS,
      `query ($filter: OrganizationFilter, $first: Int = 20, $after: String) {
        organizations(filter: $filter, first: $first, after: $after) { nodes { name } totalCount pageInfo { hasNextPage endCursor } } }`,
      variables,
    );
    return answer;
  };
  const names = async (filter: object) =>
    (await list({ filter })).data?.organizations.nodes.map(({ name }) => name);

  it('is found by kind, area, part of a name and department, by anybody', async () => {
    expect(await names({ kinds: ['SUBDISTRICT_OFFICE'] })).toEqual(['示例街道办事处']);
    expect(await names({ areaCode: '320104001', kinds: ['PUBLIC_INSTITUTION'] })).toHaveLength(2);
    expect(await names({ areaCode: '320104001002', name: '小学' })).toEqual(['示例小学']);
    expect(await names({ name: '%' })).toEqual(['百分之百%示例商场']);
    expect(await names({ departmentCode: 'URBAN_MANAGEMENT' })).toEqual([]);
  });

  it('is read page by page, without a gap', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Register | null = (await list({ first: 2, after })).data;
      seen.push(...(page?.organizations.nodes ?? []).map(({ name }) => name));
      after = page?.organizations.pageInfo.hasNextPage
        ? page.organizations.pageInfo.endCursor
        : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });

  it('refuses a code that is none, a name that is too long and a page that is too large', async () => {
    const code = async (variables: object) => (await list(variables)).errors[0]?.extensions;
    expect(await code({ filter: { areaCode: '32X' } })).toMatchObject({
      code: 'INVALID_AREA_CODE',
      path: ['filter', 'areaCode'],
    });
    expect(await code({ filter: { name: '长'.repeat(51) } })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await code({ first: 201 })).toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });

  it('tells of a party organisation its tier, its grid and counts, and nothing of members', async () => {
    const answer = await town.subgraph.ask<{ organization: object }>(
      ANONYMOUS,
      `query ($id: ID!) { organization(id: $id) { name area { code } parent { name children { nodes { name } } }
        partyOrg { tier branchKind gridCode memberCount buildingHeads secretaryLeadsGrid foundedOn
          organization { id } area { code } } } }`,
      { id: branch },
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data?.organization).toEqual({
      name: '中共示例网格支部委员会',
      area: { code: '320104001002C001' },
      parent: { name: '示例街道办事处', children: { nodes: [{ name: '中共示例网格支部委员会' }] } },
      partyOrg: {
        tier: 'GRID_BRANCH',
        branchKind: 'AREA',
        gridCode: '320104001002C001',
        memberCount: 23,
        buildingHeads: 4,
        secretaryLeadsGrid: true,
        foundedOn: '2022-03-01',
        organization: { id: branch },
        area: { code: '320104001002C001' },
      },
    });
  });

  it('answers null for an organisation there is none of, and for an office that is no party organisation', async () => {
    const answer = await town.subgraph.ask<Record<string, unknown>>(
      ANONYMOUS,
      `query ($id: ID!) { none: organization(id: "nobody") { id } office: organization(id: $id) { partyOrg { id } } }`,
      { id: office },
    );
    expect(answer.data).toEqual({ none: null, office: { partyOrg: null } });
  });

  it('keeps building heads a count: the database takes no such tier', async () => {
    await expect(
      town.subgraph.dataSource.query(`UPDATE party_org SET tier = 'BUILDING_HEAD'`),
    ).rejects.toThrow('party_org_tier_check');
  });
});
