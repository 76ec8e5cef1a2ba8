import { ANONYMOUS } from '@gezhi/identity';
import { districtCommand, EnforcementUnderTest, officer } from '../../testing/enforcement.testing';

interface ChecklistAnswer {
  readonly listVersion: number;
  readonly state: string;
  readonly effectiveTo: string | null;
  readonly items: { readonly totalCount: number; readonly nodes: readonly { code: string }[] };
}

describe('the comprehensive checklist', () => {
  let enforcement: EnforcementUnderTest;
  beforeEach(async () => {
    enforcement = await EnforcementUnderTest.start();
  });
  afterEach(() => enforcement[Symbol.asyncDispose]());

  const inForce = async (on: string): Promise<ChecklistAnswer | null | undefined> => {
    const answer = await enforcement.ask<{ checklist: ChecklistAnswer | null }>(
      ANONYMOUS,
      `query ($on: LocalDate) { checklist(on: $on) { listVersion state effectiveTo
        items(first: 50) { totalCount nodes { code departmentCode powerItem { code } } } } }`,
      { on },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.checklist;
  };
  const draft = () =>
    enforcement.act(districtCommand, 'draftChecklist', { title: '综合检查单', issuer: '区政府' });
  const publish = (input: object) =>
    enforcement.act(
      districtCommand,
      'publishChecklist',
      { basisDoc: '秦政办〔2026〕1号', ...input },
      'listVersion',
    );
  const question = {
    code: 'JC-90',
    riskLevel: 'HIGH',
    question: '是否擅自占用消防通道',
    answerKind: 'YES_NO',
    evidenceKinds: ['SCENE_RECORD'],
    powerItemCode: 'YJ-009',
    repeatPeriodDays: 30,
  };

  it('has 33 questions of nine departments in each of its two published versions, for everybody to read', async () => {
    const first = await inForce('2026-06-30');
    expect(first).toMatchObject({ listVersion: 1, state: 'SUPERSEDED', effectiveTo: '2026-06-30' });
    expect(first?.items.totalCount).toBe(33);
    const second = await inForce('2026-07-01');
    expect(second).toMatchObject({ listVersion: 2, state: 'PUBLISHED', effectiveTo: null });
    expect(second?.items.nodes).toHaveLength(33);
    expect(await inForce('2024-12-31')).toBeNull();
  });

  it('begins a draft with the questions in force, takes new ones, and supersedes when published', async () => {
    const { id } = await draft();
    expect((await draft()).code).toBe('GOV_LIST_DRAFT_EXISTS');
    const edit = (items: object[]) =>
      enforcement.act(districtCommand, 'editChecklist', { id, items });
    expect((await edit([question, question])).code).toBe('GOV_LIST_DUPLICATE_ITEM');
    expect((await edit([{ ...question, powerItemCode: 'XX-1' }])).code).toBe('UNKNOWN_POWER_ITEM');
    expect((await edit([question])).version).toBe(2);
    expect((await publish({ id, effectiveFrom: '2026-10-11' })).code).toBe('GOV_LIST_RETROACTIVE');
    expect((await publish({ id, effectiveFrom: '2026-11-01', basisDoc: ' ' })).code).toBe(
      'GOV_LIST_WITHOUT_BASIS',
    );
    expect(await publish({ id, effectiveFrom: '2026-11-01' })).toMatchObject({
      state: 'PUBLISHED',
      listVersion: 3,
    });
    expect(await inForce('2026-10-31')).toMatchObject({
      listVersion: 2,
      state: 'SUPERSEDED',
      effectiveTo: '2026-10-31',
    });
    expect((await inForce('2026-11-01'))?.items.nodes).toMatchObject([
      { code: 'JC-90', departmentCode: 'EMERGENCY_MANAGEMENT' },
    ]);
    expect((await edit([question])).code).toBe('GOV_LIST_IMMUTABLE');
  });

  it('holds on when its successor is withdrawn before it came into force', async () => {
    const { id } = await draft();
    await publish({ id, effectiveFrom: '2026-11-01' });
    const withdraw = (note?: string) =>
      enforcement.act(districtCommand, 'withdrawChecklist', { id, from: '2026-11-01', note });
    expect((await withdraw()).code).toBe('REASON_REQUIRED');
    expect(await withdraw('条件尚不成熟')).toMatchObject({ state: 'WITHDRAWN' });
    expect(await inForce('2026-11-01')).toMatchObject({ listVersion: 2, state: 'PUBLISHED' });
  });

  it('is issued by the district alone, and a draft is for those who issue', async () => {
    const refused = await enforcement.act(officer, 'draftChecklist', {
      title: '综合检查单',
      issuer: '街道',
    });
    expect(refused.code).toBe('FORBIDDEN');
    await draft();
    const versions = async (actor = officer) => {
      const answer = await enforcement.ask<{ checklists: { nodes: { listVersion: number }[] } }>(
        actor,
        '{ checklists { nodes { listVersion } } }',
      );
      return answer.data?.checklists.nodes.map(({ listVersion }) => listVersion);
    };
    expect(await versions()).toEqual([2, 1]);
    expect(await versions(districtCommand)).toEqual([3, 2, 1]);
  });

  it('is kept by an inspection in the version it was opened under', async () => {
    await enforcement.delegate(['CG-007']);
    const siteId = await enforcement.site();
    const section = { departmentCode: 'URBAN_MANAGEMENT', itemCodes: ['JC-01'] };
    const { id } = await enforcement.onSite(siteId, [section]);
    const next = await draft();
    await enforcement.done(districtCommand, 'editChecklist', { id: next.id, items: [question] });
    await publish({ id: next.id, effectiveFrom: '2026-10-13' });
    enforcement.at('2026-10-13');
    const findings = [{ itemCode: 'JC-01', result: 'COMPLIANT' }];
    expect(
      await enforcement.act(
        officer,
        'recordFindings',
        { id, findings },
        'checklist { listVersion }',
      ),
    ).toMatchObject({ state: 'RECORDED', checklist: { listVersion: 2 } });
    expect(
      (
        await enforcement.act(officer, 'planInspection', {
          siteId,
          plannedOn: '2026-10-13',
          sections: [section],
        })
      ).code,
    ).toBe('GOV_LIST_ITEM_NOT_LISTED');
  });
});
