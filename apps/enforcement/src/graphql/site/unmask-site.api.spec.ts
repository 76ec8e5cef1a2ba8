import type { Actor } from '@gezhi/identity';
import { ANONYMOUS, ROLES } from '@gezhi/identity';
import { actorWith } from '@gezhi/testing';
import { EnforcementUnderTest, officer, SUBDISTRICT } from '../../testing/enforcement.testing';

const OWNER = '0199f000-0000-7000-8000-0000000000aa';
const CODE = '92320104XX00000708';
const ADDRESS = '秦淮区示例路1号3栋502室';
const PLACE = { longitude: 118.796877, latitude: 32.028345 };
const PLAIN = { uscc: CODE, address: ADDRESS };
const MASKED = { uscc: '92**************08', address: '秦淮区示例路***' };
const CASE = '秦执〔2026〕0001号';
const WHY = { reason: 'VISIT', reasonText: '到场检查', caseNumber: CASE };
const FOR_CASE = { purpose: 'STATUTORY_DUTY', caseNumber: CASE };
const inspector: Actor = { ...officer, ...FOR_CASE };

describe('what leads to a sole trader (guard rail 8)', () => {
  let enforcement: EnforcementUnderTest;
  let siteId: string;
  beforeAll(async () => {
    enforcement = await EnforcementUnderTest.start();
    const fields = { uscc: CODE, address: ADDRESS, organizationId: OWNER, ...PLACE };
    siteId = await enforcement.site(fields);
  });
  afterAll(() => enforcement?.[Symbol.asyncDispose]());

  const seenBy = async (actor: Actor, id = siteId) => {
    const answer = await enforcement.ask<{ regulatedSite: Record<string, unknown> | null }>(
      actor,
      'query ($id: ID!) { regulatedSite(id: $id) { uscc address longitude latitude soleTrader } }',
      { id },
    );
    expect(JSON.stringify(answer.errors)).not.toContain(CODE);
    return answer.data?.regulatedSite ?? null;
  };
  const unmask = async (actor: Actor, more: object = {}) => {
    const answer = await enforcement.ask<{ unmaskSiteCode: Record<string, unknown> }>(
      actor,
      `mutation ($input: UnmaskSiteCodeInput!) { unmaskSiteCode(input: $input) { __typename
        ... on UnmaskedSiteCode { uscc address } ... on Problem { code path } } }`,
      { input: { siteId, ...WHY, ...more } },
    );
    return answer.data?.unmaskSiteCode ?? answer.errors[0]?.extensions;
  };

  it('is shown to itself', async () => {
    const own = actorWith('RESIDENT', { organizationId: OWNER });
    expect(await seenBy(own)).toEqual({ ...PLAIN, ...PLACE, soleTrader: true });
  });

  it.each(ROLES)('is masked for %s of the place', async (role) => {
    const seen = await seenBy(actorWith(role, { areas: [SUBDISTRICT], ...FOR_CASE }));
    expect(JSON.stringify(seen)).not.toMatch(/XX000007|3栋|1号/);
    if (seen) expect(seen).toMatchObject(MASKED);
  });

  it('has an exact place for those who inspect, and one to a hundred metres for others', async () => {
    expect(await seenBy(officer)).toMatchObject({ ...MASKED, ...PLACE });
    const others = actorWith('AUDITOR', { areas: [SUBDISTRICT] });
    expect(await seenBy(others)).toMatchObject({ longitude: 118.797, latitude: 32.028 });
  });

  it('is not masked where a company trades', async () => {
    const id = await enforcement.site(PLACE);
    expect(await seenBy(actorWith('AUDITOR', { areas: [SUBDISTRICT] }), id)).toEqual({
      uscc: '91320104XX00000784',
      address: '秦淮区示例路1号',
      ...PLACE,
      soleTrader: false,
    });
    expect(await unmask(inspector, { siteId: id })).toMatchObject({ code: 'NOTHING_MASKED' });
  });

  it('is shown in full to an officer of the place for a purpose, a case and a reason, and recorded', async () => {
    expect(await unmask(inspector)).toEqual({ __typename: 'UnmaskedSiteCode', ...PLAIN });
    const trail = await enforcement.dataSource.query<{ record: string }[]>(
      `SELECT record FROM audit_record WHERE record LIKE '%"kind":"UNMASK"%' AND record LIKE $1`,
      [`%${siteId}%`],
    );
    expect(trail.map(({ record }) => JSON.parse(record) as object)).toEqual([
      expect.objectContaining({ operation: 'Mutation.unmaskSiteCode', reason: 'VISIT' }),
    ]);
    expect(JSON.stringify(trail)).not.toContain(CODE);
    const noted = await enforcement.dataSource.query<object[]>('SELECT * FROM unmasking');
    expect(noted).toMatchObject([{ object_type: 'RegulatedSite', object_id: siteId }]);
  });

  it('is refused without a purpose or for another case, and to those who do not inspect', async () => {
    expect(await unmask(officer)).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect(await unmask(inspector, { caseNumber: '另案' })).toMatchObject({
      code: 'PURPOSE_REQUIRED',
    });
    for (const role of ['AUDITOR', 'ADMINISTRATOR', 'GRID_MEMBER'] as const)
      expect(await unmask(actorWith(role, { areas: [SUBDISTRICT], ...FOR_CASE }))).toMatchObject({
        code: 'FORBIDDEN',
      });
  });

  it('is not found from elsewhere, like a site that does not exist', async () => {
    const elsewhere = { ...inspector, areas: ['320104002'] };
    expect(await seenBy(elsewhere)).toBeNull();
    for (const stranger of [elsewhere, ANONYMOUS])
      expect(await unmask(stranger)).toMatchObject({
        code: expect.stringMatching(/NOT_FOUND|UNAUTH/) as string,
      });
  });
});
