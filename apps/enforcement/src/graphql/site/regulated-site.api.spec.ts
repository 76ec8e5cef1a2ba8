import { ANONYMOUS } from '@gezhi/identity';
import { actorWith } from '@gezhi/testing';
import {
  BUREAU,
  EnforcementUnderTest,
  GRID,
  officer,
  restaurant,
  SUBDISTRICT,
} from '../../testing/enforcement.testing';

describe('a regulated site', () => {
  let enforcement: EnforcementUnderTest;
  beforeAll(async () => {
    enforcement = await EnforcementUnderTest.start();
  });
  afterAll(() => enforcement[Symbol.asyncDispose]());

  const register = (fields: object = {}, actor = officer) =>
    enforcement.act(actor, 'registerRegulatedSite', { ...restaurant(), ...fields });

  it('is registered once, with a code whose check character fits', async () => {
    const site = restaurant();
    expect((await register(site)).__typename).toBe('RegulatedSite');
    expect((await register(site)).code).toBe('SITE_KNOWN');
    const wrong = await register({ uscc: '91320104XX00000785' });
    expect(wrong).toMatchObject({ code: 'INVALID_USCC', path: ['input', 'uscc'] });
    expect(wrong.message).not.toContain('91320104');
    expect((await register({ areaCode: 'x' })).code).toBe('INVALID_AREA_CODE');
    expect((await register({ name: '示例店 13812345678' })).code).toBe('PERSONAL_DATA_IN_TEXT');
    expect((await register({ areaCode: '320104002' })).code).toBe('FORBIDDEN');
  });

  it('is listed within the areas of the caller alone, with its visits, one statement a field', async () => {
    await enforcement.delegate(['CG-007']);
    const section = { departmentCode: 'URBAN_MANAGEMENT', itemCodes: ['JC-01'] };
    for (const kind of ['HOTEL', 'GYM']) {
      await enforcement.onSite(await enforcement.site({ kind }), [section]);
    }
    const ask = (actor = officer) =>
      enforcement.ask<{
        _entities: { regulatedSites: { nodes: object[] }; inspections: { nodes: object[] } }[];
      }>(
        actor,
        `query ($areas: [_Any!]!) { _entities(representations: $areas) { ... on Area {
          regulatedSites(filter: { kinds: [HOTEL, GYM] }) { nodes { kind area { code } inspections { nodes { state } } } }
          inspections(filter: { states: [ON_SITE] }) { nodes { leadOrganization { id } } totalCount }
        } } }`,
        {
          areas: [SUBDISTRICT, GRID, '320104002'].map((code) => ({ __typename: 'Area', code })),
        },
      );
    const own = await ask();
    expect(own.errors).toEqual([]);
    expect(own.statements).toHaveLength(4);
    const sites = own.data?._entities.map(({ regulatedSites }) => regulatedSites.nodes.length);
    expect(sites).toEqual([2, 2, 0]);
    expect(own.data?._entities[0]?.inspections).toMatchObject({
      totalCount: 2,
      nodes: [{ leadOrganization: { id: BUREAU } }, { leadOrganization: { id: BUREAU } }],
    });
    const stranger = await ask(actorWith('ENFORCEMENT_OFFICER', { areas: ['320104002'] }));
    expect(stranger.data?._entities.map(({ inspections }) => inspections.nodes)).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('has yearly caps that everybody can read', async () => {
    const answer = await enforcement.ask<{ visitCaps: object[] }>(
      ANONYMOUS,
      '{ visitCaps { supervisionClass visitsPerYear } }',
    );
    expect(answer.data?.visitCaps).toHaveLength(4);
  });
});
