import { newId } from '@gezhi/kernel';
import { actorWith } from '@gezhi/testing';
import {
  BUREAU,
  districtCommand,
  EnforcementUnderTest,
  MARKET_ENFORCEMENT,
  officer,
  SUBDISTRICT,
} from '../../testing/enforcement.testing';

const URBAN = { departmentCode: 'URBAN_MANAGEMENT', itemCodes: ['JC-01', 'JC-02'] };
const SAFETY = { departmentCode: 'EMERGENCY_MANAGEMENT', itemCodes: ['JC-10'] };
const ECOLOGY = { departmentCode: 'ECOLOGY_ENVIRONMENT', itemCodes: ['JC-16'] };
const MARKET = {
  departmentCode: 'MARKET_SUPERVISION',
  organizationId: MARKET_ENFORCEMENT,
  itemCodes: ['JC-30'],
};
const fit = (itemCode: string) => ({ itemCode, result: 'COMPLIANT' });
const unfit = (itemCode: string, more: object = {}) => ({
  itemCode,
  result: 'VIOLATION',
  evidenceKinds: ['SCENE_RECORD'],
  ...more,
});

describe('an inspection', () => {
  let enforcement: EnforcementUnderTest;
  beforeAll(async () => {
    enforcement = await EnforcementUnderTest.start();
    await enforcement.delegate(['CG-007', 'CG-022', 'YJ-009', 'HB-005', 'CG-001']);
  });
  beforeEach(() => enforcement.at('2026-10-12', '10:00'));
  afterAll(() => enforcement[Symbol.asyncDispose]());

  const plan = (input: object, actor = officer, fields = '') =>
    enforcement.act(actor, 'planInspection', { plannedOn: '2026-10-12', ...input }, fields);
  const act = (mutation: string, input: object) => enforcement.act(officer, mutation, input);

  it('goes from plan to recheck, each violation ordered and put right by its working day', async () => {
    const siteId = await enforcement.site();
    const { id } = await plan({ siteId, sections: [URBAN, SAFETY] });
    expect(await act('comeUnannounced', { id })).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(await act('notifySite', { id })).toMatchObject({ state: 'NOTIFIED' });
    expect(await act('arriveOnSite', { id })).toMatchObject({ state: 'ON_SITE' });
    const findings = [fit('JC-01'), unfit('JC-02'), unfit('JC-10')];
    expect(await act('recordFindings', { id, findings })).toMatchObject({ state: 'RECORDED' });
    expect(await act('closeInspection', { id })).toMatchObject({ code: 'VIOLATION_LEFT' });
    const order = (itemCode: string) => ({ itemCode, requirement: '限期整改到位', workdays: 3 });
    expect(await act('orderCorrection', { id, orders: [order('JC-02')] })).toMatchObject({
      code: 'NOT_EXACTLY_THE_VIOLATIONS',
    });
    const orders = [order('JC-02'), order('JC-10')];
    expect(await act('orderCorrection', { id, orders })).toMatchObject({ state: 'CORRECTING' });
    enforcement.at('2026-10-16');
    const recheck = (correctedOn: string | null) =>
      act('recheckSite', {
        id,
        results: [
          { itemCode: 'JC-02', correctedOn: '2026-10-15' },
          { itemCode: 'JC-10', correctedOn },
        ],
      });
    expect(await recheck('2026-10-11')).toMatchObject({ code: 'CORRECTION_DATE' });
    expect(await recheck('2026-10-17')).toMatchObject({ code: 'CORRECTION_DATE' });
    expect(await recheck('2026-10-16')).toMatchObject({ state: 'RECHECKED' });
    expect(await act('handInspectionToCase', { id, note: '转立案' })).toMatchObject({
      code: 'NO_VIOLATION',
    });
    expect(await act('closeInspection', { id })).toMatchObject({ state: 'CLOSED', version: 7 });

    const answer = await enforcement.ask<{ inspection: object }>(
      officer,
      `query ($id: ID!) { inspection(id: $id) {
        departmentCount site { id } checklist { listVersion } sections { departmentCode organization { id } }
        findings(result: VIOLATION) { nodes { itemCode item { question } powerItem { code }
          correction { workdays dueAt deadlineStatus outcome correctedOn } } }
        history { action } } }`,
      { id },
    );
    expect(answer.errors).toEqual([]);
    // One a field, and one for the trail: findings of a visit are a sensitive reading.
    expect(answer.statements).toHaveLength(10);
    expect(answer.data?.inspection).toMatchObject({
      departmentCount: 2,
      checklist: { listVersion: 2 },
      findings: {
        nodes: [
          {
            itemCode: 'JC-02',
            correction: {
              workdays: 3,
              dueAt: '2026-10-15T15:59:59.999Z',
              deadlineStatus: 'MET',
              outcome: 'CORRECTED',
            },
          },
          {
            itemCode: 'JC-10',
            correction: { deadlineStatus: 'MISSED', correctedOn: '2026-10-16' },
          },
        ],
      },
      history: ['plan', 'notify', 'arrive', 'record', 'orderCorrection', 'recheck', 'close'].map(
        (action) => ({ action }),
      ),
    });
  });

  it('ends in a case when an order was not followed, and says why', async () => {
    const { id } = await enforcement.onSite(await enforcement.site(), [URBAN]);
    await enforcement.done(officer, 'recordFindings', {
      id,
      findings: [fit('JC-01'), unfit('JC-02')],
    });
    const orders = [{ itemCode: 'JC-02', requirement: '限期整改到位', workdays: 5 }];
    await enforcement.done(officer, 'orderCorrection', { id, orders });
    await enforcement.done(officer, 'recheckSite', { id, results: [{ itemCode: 'JC-02' }] });
    expect(await act('closeInspection', { id })).toMatchObject({ code: 'VIOLATION_LEFT' });
    expect(await act('handInspectionToCase', { id })).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(await act('handInspectionToCase', { id, note: '拒不整改' })).toMatchObject({
      state: 'TO_CASE',
    });
    expect(await act('closeInspection', { id })).toMatchObject({
      __typename: 'InvalidTransition',
      allowed: [],
    });
  });

  it('is refused for questions that are not on the list, or on no list that day (E1)', async () => {
    const siteId = await enforcement.site();
    const dropped = { departmentCode: 'CULTURE_TOURISM', itemCodes: ['JC-32'] };
    expect(await plan({ siteId, sections: [dropped] })).toMatchObject({
      __typename: 'RuleRefusal',
      code: 'GOV_LIST_ITEM_NOT_LISTED',
    });
    enforcement.at('2024-12-31');
    expect(await plan({ siteId, plannedOn: '2024-12-31', sections: [URBAN] })).toMatchObject({
      code: 'GOV_LIST_NOT_IN_FORCE',
    });
  });

  it('is refused to a body that holds no power and is on no list, until it is listed (E1)', async () => {
    const siteId = await enforcement.site();
    expect(await plan({ siteId, sections: [URBAN, MARKET] })).toMatchObject({
      __typename: 'RuleRefusal',
      code: 'INSPECTION_NOT_ENTITLED',
      path: ['input', 'sections'],
    });
    const body = await enforcement.done(districtCommand, 'listInspectionBody', {
      organizationId: MARKET_ENFORCEMENT,
      departmentCode: 'MARKET_SUPERVISION',
      areaCode: '320104',
      basis: '检查主体清单（示例）',
      effectiveFrom: '2026-10-12',
    });
    expect(await plan({ siteId, sections: [URBAN, MARKET] })).toMatchObject({ state: 'PLANNED' });
    await enforcement.done(districtCommand, 'delistInspectionBody', {
      id: body.id,
      from: '2026-10-12',
    });
    expect((await plan({ siteId, sections: [URBAN, MARKET] })).code).toBe(
      'INSPECTION_NOT_ENTITLED',
    );
  });

  it('carries each department and each question once (E2), on a day to come', async () => {
    const siteId = await enforcement.site();
    expect((await plan({ siteId, sections: [URBAN, URBAN] })).code).toBe('SECTION_TWICE');
    const foreign = { ...SAFETY, itemCodes: ['JC-10', 'JC-01'] };
    expect((await plan({ siteId, sections: [foreign] })).code).toBe('ITEM_NOT_IN_SECTION');
    expect((await plan({ siteId, sections: [URBAN], plannedOn: '2026-10-11' })).code).toBe(
      'INSPECTION_IN_PAST',
    );
  });

  it('warns of questions put to the site not long ago, and goes on (E3)', async () => {
    const siteId = await enforcement.site({ supervisionClass: 'D' });
    const { id } = await enforcement.onSite(siteId, [URBAN]);
    const findings = [fit('JC-01'), { itemCode: 'JC-02', result: 'NOT_APPLICABLE' }];
    await enforcement.done(officer, 'recordFindings', { id, findings });
    const again = await plan(
      { siteId, sections: [URBAN], plannedOn: '2026-12-01' },
      officer,
      'repeatWarnings { itemCode lastCheckedOn periodDays }',
    );
    expect(again['repeatWarnings']).toEqual([
      { itemCode: 'JC-01', lastCheckedOn: '2026-10-12', periodDays: 90 },
    ]);
    const later = await plan(
      { siteId, sections: [URBAN], plannedOn: '2027-01-10' },
      officer,
      'repeatWarnings { itemCode }',
    );
    expect(later['repeatWarnings']).toEqual([]);
  });

  it('is not opened beyond the yearly cap of the site, but for a complaint, which is recorded (E3)', async () => {
    const siteId = await enforcement.site({ supervisionClass: 'A' });
    const opened = { siteId, sections: [URBAN] };
    await plan(opened);
    await plan(opened);
    expect(await plan(opened)).toMatchObject({ code: 'SITE_YEARLY_CAP' });
    const complaint = { ...opened, trigger: 'COMPLAINT' };
    expect(await plan(complaint)).toMatchObject({ code: 'COMPLAINT_WITHOUT_SOURCE' });
    expect(
      await plan({ ...complaint, sourceEventId: newId() }, officer, 'beyondCap history { note }'),
    ).toMatchObject({ beyondCap: true });
    expect(
      await plan({ ...complaint, note: '投诉占道' }, officer, 'beyondCap history { note }'),
    ).toMatchObject({ beyondCap: true, history: [{ note: '投诉占道' }] });
    expect(await plan({ ...opened, plannedOn: '2027-01-04' })).toMatchObject({ state: 'PLANNED' });
  });

  it('answers every question once, with the evidence and measure it asks for', async () => {
    const { id } = await enforcement.onSite(await enforcement.site(), [URBAN, ECOLOGY]);
    const record = (findings: object[]) => act('recordFindings', { id, findings });
    const urban = [fit('JC-01'), fit('JC-02')];
    expect((await record(urban)).code).toBe('FINDING_MISSING');
    expect((await record([...urban, fit('JC-01')])).code).toBe('FINDING_NOT_ASKED');
    expect((await record([...urban, fit('JC-16')])).code).toBe('MEASURE_REQUIRED');
    const loud = { ...unfit('JC-16'), measure: 66.5 };
    expect((await record([...urban, { ...loud, evidenceKinds: [] }])).code).toBe(
      'EVIDENCE_REQUIRED',
    );
    expect((await record([...urban, { ...loud, evidenceKinds: ['WITNESS'] }])).code).toBe(
      'EVIDENCE_KIND',
    );
    const named = { ...loud, description: '店主电话 13812345678' };
    expect(await record([...urban, named])).toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
      path: ['input', 'findings', '2', 'description'],
    });
    expect(await record([...urban, loud])).toMatchObject({ state: 'RECORDED' });
  });

  it('records own violations alone and sends others to their owners (E6)', async () => {
    const { id } = await enforcement.onSite(await enforcement.site(), [URBAN]);
    const record = (powerItemCode: string | null, clues: object[] = []) =>
      act('recordFindings', {
        id,
        findings: [fit('JC-01'), unfit('JC-02', { powerItemCode })],
        clues,
      });
    expect((await record('CG-050')).code).toBe('POWER_NOT_OWN');
    expect((await record('YJ-009')).code).toBe('POWER_NOT_OWN');
    expect((await record('XX-999')).code).toBe('UNKNOWN_POWER_ITEM');
    const clue = (powerItemCode: string) => ({
      powerItemCode,
      ownerOrganizationId: MARKET_ENFORCEMENT,
      description: '疑似超范围经营',
    });
    expect((await record('CG-001', [clue('CG-007')])).code).toBe('CLUE_TO_SELF');
    expect(await record('CG-001', [clue('SJ-005')])).toMatchObject({ state: 'RECORDED' });
    const owner = actorWith('DEPARTMENT_OFFICER', { organizationId: MARKET_ENFORCEMENT });
    const answer = await enforcement.ask<{ _entities: [{ clues: { nodes: object[] } }] }>(
      owner,
      `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) {
        ... on Organization { clues { nodes { description powerItem { code } fromOrganization { id } } } } } }`,
      { id: MARKET_ENFORCEMENT },
    );
    expect(answer.data?._entities[0].clues.nodes).toEqual([
      {
        description: '疑似超范围经营',
        powerItem: { code: 'SJ-005' },
        fromOrganization: { id: BUREAU },
      },
    ]);
  });

  it('goes on under a delegation withdrawn mid-way, while a new one is refused (S-7)', async () => {
    const [delegation] = await enforcement.delegate(['HB-001']);
    const smoke = { departmentCode: 'ECOLOGY_ENVIRONMENT', itemCodes: ['JC-15'] };
    const siteId = await enforcement.site({ supervisionClass: 'D' });
    const { id } = await plan({ siteId, sections: [smoke] });
    enforcement.at('2026-10-12', '11:00');
    await enforcement.done(districtCommand, 'withdrawDelegation', {
      id: delegation?.id,
      from: '2026-10-12',
      note: '评估认为不具备承接能力',
    });
    enforcement.at('2026-10-13');
    expect(await plan({ siteId, sections: [smoke], plannedOn: '2026-10-13' })).toMatchObject({
      __typename: 'RuleRefusal',
      code: 'INSPECTION_NOT_ENTITLED',
    });
    await enforcement.done(officer, 'notifySite', { id });
    await enforcement.done(officer, 'arriveOnSite', { id });
    const findings = [unfit('JC-15', { powerItemCode: 'HB-001' })];
    expect(await act('recordFindings', { id, findings })).toMatchObject({ state: 'RECORDED' });
  });

  it('is the work of its own organisation within its areas; others do not learn of it', async () => {
    const siteId = await enforcement.site();
    const { id } = await plan({ siteId, sections: [URBAN] });
    const stranger = actorWith('ENFORCEMENT_OFFICER', {
      areas: ['320104002'],
      organizationId: MARKET_ENFORCEMENT,
    });
    const neighbour = { ...stranger, areas: [SUBDISTRICT] };
    expect((await plan({ siteId, sections: [URBAN] }, stranger)).code).toBe('NOT_FOUND');
    expect((await enforcement.act(stranger, 'notifySite', { id })).code).toBe('NOT_FOUND');
    expect((await enforcement.act(neighbour, 'notifySite', { id })).code).toBe('FORBIDDEN');
    expect(await act('recordFindings', { id, findings: [] })).toMatchObject({
      __typename: 'InvalidTransition',
      allowed: ['notify', 'comeUnannounced'],
    });
    expect((await act('notifySite', { id, seenVersion: 9 })).code).toBe('CONFLICT');
    const read = async (actor = officer) =>
      (
        await enforcement.ask<{ inspection: object | null }>(
          actor,
          'query ($id: ID!) { inspection(id: $id) { id } }',
          { id },
        )
      ).data?.inspection;
    expect(await read(stranger)).toBeNull();
    expect(await read()).toEqual({ id });
  });

  it('opens one visit for one client key', async () => {
    const input = { siteId: await enforcement.site(), sections: [URBAN] };
    const key = { ...input, clientMutationId: 'tablet-7-0001' };
    const first = await plan(key);
    expect((await plan(key)).id).toBe(first.id);
    expect((await plan({ ...key, trigger: 'SPECIAL' })).code).toBe('IDEMPOTENCY_CONFLICT');
  });

  it('is found by the event it came from, for all events in one statement, and by nobody outside its area', async () => {
    const events = [newId(), newId()];
    const ids: string[] = [];
    for (const sourceEventId of events) {
      const siteId = await enforcement.site();
      const visit = { siteId, trigger: 'COMPLAINT', sourceEventId, sections: [URBAN] };
      ids.push((await plan(visit)).id);
    }
    const read = async (actor = officer) => {
      const answer = await enforcement.ask<{
        _entities: { inspections: { nodes: { id: string; sourceEvent: { id: string } }[] } }[];
      }>(
        actor,
        `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on GovEvent {
          inspections { nodes { id sourceEvent { id } } } } } }`,
        { keys: events.map((id) => ({ __typename: 'GovEvent', id })) },
      );
      expect(answer.errors).toEqual([]);
      expect(answer.statements).toHaveLength(1);
      return answer.data?._entities.map(({ inspections }) => inspections.nodes);
    };
    expect(await read()).toEqual(
      events.map((id, index) => [{ id: ids[index], sourceEvent: { id } }]),
    );
    const elsewhere = actorWith('ENFORCEMENT_OFFICER', { areas: ['320104009'] });
    expect(await read(elsewhere)).toEqual([[], []]);
  });
});
