import { ANONYMOUS } from '@gezhi/identity';
import { actorWith } from '@gezhi/testing';
import { PowerItem } from '../../domain/power/power-item.entity';
import {
  BUREAU,
  delegationTo,
  departmentOfficer,
  districtCommand,
  EnforcementUnderTest,
  NEXT_BUREAU,
  URBAN_MANAGEMENT,
} from '../../testing/enforcement.testing';

describe('delegating a power', () => {
  let enforcement: EnforcementUnderTest;
  beforeAll(async () => {
    enforcement = await EnforcementUnderTest.start();
  });
  beforeEach(() => enforcement.at('2026-10-12'));
  afterAll(() => enforcement[Symbol.asyncDispose]());

  const draft = (powerItemCode: string, fields: object = {}, actor = departmentOfficer) =>
    enforcement.act(actor, 'draftDelegation', {
      ...delegationTo(BUREAU, '2026-10-12'),
      powerItemCode,
      ...fields,
    });
  const powersOn = async (on: string, organizationId = BUREAU) => {
    const answer = await enforcement.ask<{ powersInForce: { nodes: { code: string }[] } }>(
      ANONYMOUS,
      `query ($organizationId: ID!, $on: LocalDate) {
        powersInForce(organizationId: $organizationId, on: $on, first: 200) { nodes { code } } }`,
      { organizationId, on },
    );
    return answer.data?.powersInForce.nodes.map(({ code }) => code);
  };

  it('gives the organisation the power from its first day to its last, for everybody to read', async () => {
    const { id } = await draft('CG-001', {
      effectiveFrom: '2026-11-01',
      effectiveTo: '2026-12-31',
    });
    expect(await powersOn('2026-11-15')).toEqual([]);
    const published = await enforcement.act(departmentOfficer, 'publishDelegation', { id });
    expect(published).toMatchObject({ __typename: 'Delegation', state: 'PUBLISHED', version: 2 });
    expect(await powersOn('2026-10-31')).toEqual([]);
    expect(await powersOn('2026-11-01')).toEqual(['CG-001']);
    expect(await powersOn('2026-12-31')).toEqual(['CG-001']);
    expect(await powersOn('2027-01-01')).toEqual([]);
  });

  it('refuses a power that includes detention, an unknown one, and areas that receive none', async () => {
    await enforcement.dataSource.manager.insert(PowerItem, {
      code: 'GA-001',
      act: '扰乱公共秩序',
      legalBasis: '《治安管理处罚法》',
      penaltyKinds: ['WARNING', 'DETENTION'],
      originDepartmentCode: 'PUBLIC_SECURITY',
      discretionBasis: null,
    });
    expect(await draft('GA-001')).toMatchObject({
      __typename: 'RuleRefusal',
      code: 'POWER_NOT_DELEGABLE',
      path: ['input', 'powerItemCode'],
    });
    expect(await draft('XX-999')).toMatchObject({ code: 'UNKNOWN_POWER_ITEM' });
    expect(await draft('CG-002', { areaCode: '320104400' })).toMatchObject({
      code: 'DELEGATION_AREA',
    });
    expect(await draft('CG-002', { toOrganizationId: 'bureau' })).toMatchObject({
      code: 'UNKNOWN_ORGANIZATION',
    });
    expect(await draft('CG-002', { effectiveTo: '2026-10-11' })).toMatchObject({
      code: 'DELEGATION_DATES',
    });
    expect(await draft('CG-002', { instrument: '联系人 13812345678' })).toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
    });
  });

  it('is published only for days to come and with a day of evaluation', async () => {
    const past = await draft('CG-003', { effectiveFrom: '2026-10-11' });
    expect(
      await enforcement.act(departmentOfficer, 'publishDelegation', { id: past.id }),
    ).toMatchObject({ code: 'DELEGATION_RETROACTIVE' });
    const unmeasured = await draft('CG-003', { nextEvaluation: null });
    expect(
      await enforcement.act(departmentOfficer, 'publishDelegation', { id: unmeasured.id }),
    ).toMatchObject({ code: 'DELEGATION_WITHOUT_EVALUATION' });
  });

  it('never lets two delegations of one item to one organisation hold on one day', async () => {
    await enforcement.delegate(['CG-004']);
    const second = await draft('CG-004', { effectiveFrom: '2027-06-01' });
    expect(
      await enforcement.act(departmentOfficer, 'publishDelegation', { id: second.id }),
    ).toMatchObject({ __typename: 'RuleRefusal', code: 'DELEGATION_OVERLAP' });
    const elsewhere = await draft('CG-004', { toOrganizationId: NEXT_BUREAU });
    expect(
      await enforcement.act(departmentOfficer, 'publishDelegation', { id: elsewhere.id }),
    ).toMatchObject({ state: 'PUBLISHED' });
  });

  it('lets one of two publications at the same moment win', async () => {
    const drafts = await Promise.all([draft('CG-005'), draft('CG-005')]);
    const outcomes = await Promise.all(
      drafts.map(({ id }) => enforcement.act(departmentOfficer, 'publishDelegation', { id })),
    );
    expect(outcomes.map(({ code }) => code ?? 'PUBLISHED').sort()).toEqual([
      'DELEGATION_OVERLAP',
      'PUBLISHED',
    ]);
  });

  it('ends on the day before it is withdrawn, with a reason and never in the past', async () => {
    const [delegation] = await enforcement.delegate(['CG-006']);
    const id = delegation?.id;
    const withdraw = (input: object) =>
      enforcement.act(departmentOfficer, 'withdrawDelegation', { id, ...input }, 'effectiveTo');
    expect(await withdraw({ from: '2026-10-20' })).toMatchObject({ code: 'REASON_REQUIRED' });
    const note = '评估认为不具备承接能力';
    expect(await withdraw({ from: '2026-10-11', note })).toMatchObject({
      code: 'DELEGATION_RETROACTIVE',
    });
    expect(await withdraw({ from: '2026-10-20', note })).toMatchObject({
      state: 'WITHDRAWN',
      effectiveTo: '2026-10-19',
    });
    expect(await powersOn('2026-10-19')).toContain('CG-006');
    expect(await powersOn('2026-10-20')).not.toContain('CG-006');
    expect(await withdraw({ from: '2026-10-21', note })).toMatchObject({
      __typename: 'InvalidTransition',
      currentState: 'WITHDRAWN',
      allowed: [],
    });
    const again = await draft('CG-006', { effectiveFrom: '2026-10-20' });
    expect(
      await enforcement.act(departmentOfficer, 'publishDelegation', { id: again.id }),
    ).toMatchObject({ state: 'PUBLISHED' });
  });

  it('expires after its last day and not before; an evaluation moves the next one', async () => {
    const { id } = await draft('CG-007', { effectiveTo: '2026-10-31' });
    await enforcement.done(departmentOfficer, 'publishDelegation', { id });
    const evaluated = { id, nextEvaluation: '2027-01-05', note: '继续实施' };
    expect(await enforcement.act(departmentOfficer, 'evaluateDelegation', evaluated)).toMatchObject(
      { state: 'PUBLISHED', version: 3 },
    );
    expect(
      await enforcement.act(departmentOfficer, 'evaluateDelegation', {
        ...evaluated,
        nextEvaluation: '2026-10-12',
      }),
    ).toMatchObject({ code: 'DELEGATION_WITHOUT_EVALUATION' });
    enforcement.at('2026-10-31', '23:00');
    expect(await enforcement.act(departmentOfficer, 'expireDelegation', { id })).toMatchObject({
      code: 'DELEGATION_NOT_ENDED',
    });
    enforcement.at('2026-11-01', '00:01');
    expect(await enforcement.act(departmentOfficer, 'expireDelegation', { id })).toMatchObject({
      state: 'EXPIRED',
    });
  });

  it('is the matter of the giving department and of the district, and of nobody else', async () => {
    const other = actorWith('DEPARTMENT_OFFICER', { organizationId: BUREAU });
    expect((await draft('CG-008', {}, other)).code).toBe('FORBIDDEN');
    const mine = await draft('CG-008', {}, districtCommand);
    expect(mine.state).toBe('DRAFT');
    expect((await enforcement.act(other, 'publishDelegation', { id: mine.id })).code).toBe(
      'NOT_FOUND',
    );
    const stale = { id: mine.id, seenVersion: 7 };
    expect(await enforcement.act(districtCommand, 'publishDelegation', stale)).toMatchObject({
      __typename: 'Conflict',
      currentVersion: 1,
    });
  });

  it('makes one draft for one client key', async () => {
    const key = { clientMutationId: 'office-1-0001' };
    const first = await draft('CG-009', key);
    expect((await draft('CG-009', key)).id).toBe(first.id);
    expect((await draft('CG-010', key)).code).toBe('IDEMPOTENCY_CONFLICT');
  });

  it('shows a draft to its department alone, and its history with the reasons', async () => {
    const { id } = await draft('CG-011');
    const read = (actor = departmentOfficer) =>
      enforcement.ask<{
        delegation: { history: { action: string; note: string | null }[] } | null;
      }>(
        actor,
        `query ($id: ID!) { delegation(id: $id) { powerItem { code penaltyKinds } fromOrganization { id }
          toOrganization { id } area { code } history { action note } } }`,
        { id },
      );
    expect((await read(ANONYMOUS)).data?.delegation).toBeNull();
    const own = await read();
    expect(own.data?.delegation).toMatchObject({
      powerItem: { code: 'CG-011' },
      fromOrganization: { id: URBAN_MANAGEMENT },
      history: [{ action: 'draft', note: null }],
    });
    expect(own.statements).toHaveLength(3);
  });
});
