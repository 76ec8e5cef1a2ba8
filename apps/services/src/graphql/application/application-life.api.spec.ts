import type { Outcome } from '../services.testing';
import {
  APPLICATION,
  clerk,
  CONTENT,
  farClerk,
  neighbour,
  officer,
  otherOfficer,
  resident,
  ServicesBench,
} from '../services.testing';

describe('the life of an application', () => {
  let bench: ServicesBench;
  let itemId: string;
  beforeAll(async () => {
    bench = await ServicesBench.open('2026-03-02T10:00:00+08:00');
    ({ itemId } = await bench.publishedItem('11320104LIFE01'));
  });
  afterAll(() => bench[Symbol.asyncDispose]());
  beforeEach(() => {
    bench.now = '2026-03-02T10:00';
  });

  it('goes from the counter to the licence, each limit met, and every step is kept', async () => {
    const draft = await bench.take(clerk, 'draftApplication', {
      ...APPLICATION,
      serviceItemId: itemId,
    });
    const { id } = draft;
    bench.now = '2026-03-02T10:05';
    await bench.take(clerk, 'submitApplication', { id, seenVersion: draft.version });
    bench.now = '2026-03-02T11:00';
    await bench.take(clerk, 'acceptApplication', { id });
    bench.now = '2026-03-02T14:00';
    const review = await bench.take(officer, 'reviewApplication', { id });
    bench.now = '2026-03-06T15:00';
    const granted = await bench.take(
      officer,
      'decideApplication',
      { id: review.id, seenVersion: review.version, outcome: 'GRANTED' },
      'id state outcome decisionDays reason clocks { kind status amount } version',
    );
    expect(granted).toMatchObject({ state: 'GRANTED', outcome: 'GRANTED', decisionDays: 4 });
    bench.now = '2026-03-09T11:00';
    const licenceNumber = 'JY13201040000001';
    const issued = await bench.take(clerk, 'issueResult', { id: review.id, licenceNumber });
    expect(issued).toMatchObject({ state: 'ISSUED' });
    bench.now = '2026-03-09T11:05';
    const completed = await bench.take(
      clerk,
      'completeApplication',
      { id: review.id },
      'id state version outcome licenceNumber reviewInvitedAt clocks { kind status } steps { nodes { action toState } totalCount } warnings',
    );
    expect(completed).toMatchObject({
      state: 'COMPLETED',
      outcome: 'GRANTED',
      licenceNumber,
      reviewInvitedAt: '2026-03-09T03:05:00.000Z',
      warnings: [],
    });
    const clocks = completed['clocks'] as { kind: string; status: string }[];
    expect(new Map(clocks.map(({ kind, status }) => [kind, status]))).toEqual(
      new Map([
        ['ACCEPTANCE', 'MET'],
        ['PROMISED', 'MET'],
        ['LEGAL', 'MET'],
        ['ISSUE', 'MET'],
      ]),
    );
    const { nodes } = completed['steps'] as { nodes: { action: string }[] };
    expect(nodes.map(({ action }) => action)).toEqual([
      'draft',
      'submit',
      'accept',
      'review',
      'grant',
      'issue',
      'complete',
    ]);
  });

  it('keeps the version it was submitted under when a new one comes into force', async () => {
    const { itemId: changing } = await bench.publishedItem('11320104LIFE02');
    const before = await bench.submitted(changing);
    const draft = await bench.take(
      officer,
      'reviseServiceItem',
      { id: changing, content: { ...CONTENT, promisedDays: 3 } },
      'id version',
    );
    await bench.take(officer, 'publishServiceItem', {
      id: draft.id,
      effectiveFrom: '2026-03-09',
      basisDocument: '秦政办发〔2026〕2号',
    });
    bench.now = '2026-03-09T09:00';
    const accepted = await bench.take(
      clerk,
      'acceptApplication',
      { id: before.id },
      'state itemVersion { number promisedDays } item { inForce { number } }',
    );
    expect(accepted).toMatchObject({
      state: 'ACCEPTED',
      itemVersion: { number: 1, promisedDays: 8 },
      item: { inForce: { number: 2 } },
    });
    const after = await bench.submitted(changing);
    expect(await own(after.id, 'itemVersion { number }')).toEqual({ itemVersion: { number: 2 } });
  });

  it('refuses to ask for what sharing or an e-licence supplies (S-8)', async () => {
    const { id } = await bench.submitted(itemId);
    for (const code of ['M02', 'M03']) {
      const refused = await bench.take(clerk, 'requestCorrection', {
        id,
        materials: ['M01', code],
      });
      expect(refused).toMatchObject({
        __typename: 'RuleRefusal',
        code: 'MATERIAL_NOT_TO_BE_ASKED',
        path: ['input', 'materials'],
      });
      expect(refused.message).toContain(code);
      expect(refused.message).not.toContain('M01');
    }
    expect(await bench.take(clerk, 'requestCorrection', { id, materials: ['M99'] })).toMatchObject({
      code: 'UNKNOWN_MATERIAL',
    });
  });

  it('asks for corrections once, and starts the 5 working days anew when they come', async () => {
    const { id } = await bench.submitted(itemId);
    const asked = await bench.take(
      clerk,
      'requestCorrection',
      { id, materials: ['M01', 'M04'] },
      'state correctionMaterials clocks { kind status }',
    );
    expect(asked).toMatchObject({
      state: 'CORRECTION',
      correctionMaterials: ['M01', 'M04'],
      clocks: [{ kind: 'ACCEPTANCE', status: 'MET' }],
    });
    bench.now = '2026-03-20T09:00';
    const back = await bench.take(
      clerk,
      'supplyCorrection',
      { id },
      'state receivedAt clocks { kind status dueAt }',
    );
    expect(back).toMatchObject({
      state: 'SUBMITTED',
      receivedAt: '2026-03-20T01:00:00.000Z',
      clocks: [{ kind: 'ACCEPTANCE', status: 'ON_TIME', dueAt: '2026-03-27T15:59:59.999Z' }],
    });
    expect(await bench.take(clerk, 'requestCorrection', { id, materials: ['M01'] })).toMatchObject({
      code: 'CORRECTION_ASKED_BEFORE',
      source: expect.stringContaining('art. 32') as string,
    });
  });

  it('can be accepted or refused while corrections are awaited', async () => {
    for (const mutation of ['acceptApplication', 'refuseApplication']) {
      const { id } = await bench.submitted(itemId);
      await bench.take(clerk, 'requestCorrection', { id, materials: ['M01'] });
      const reason = mutation === 'refuseApplication' ? { reason: '逾期未补正材料' } : {};
      expect(await bench.take(clerk, mutation, { id, ...reason })).toMatchObject({
        state: mutation === 'acceptApplication' ? 'ACCEPTED' : 'NOT_ACCEPTED',
      });
    }
  });

  it('can no longer be questioned or refused when silence has accepted it; accepting it late records that', async () => {
    const { id } = await bench.submitted(itemId);
    bench.now = '2026-03-10T00:00';
    for (const [mutation, input] of [
      ['requestCorrection', { materials: ['M01'] }],
      ['refuseApplication', { reason: '材料不全，不予受理' }],
    ] as const) {
      expect(await bench.take(clerk, mutation, { id, ...input })).toMatchObject({
        __typename: 'RuleRefusal',
        code: 'ACCEPTED_BY_SILENCE',
      });
    }
    const fields = 'state acceptedAt deemedAcceptedAt';
    expect(await bench.take(clerk, 'acceptApplication', { id }, fields)).toMatchObject({
      state: 'ACCEPTED',
      acceptedAt: '2026-03-02T02:00:00.000Z',
      deemedAcceptedAt: '2026-03-09T16:00:00.000Z',
    });
  });

  it('gives a licence number once', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 2; count++) {
      const { id } = await bench.inReview(itemId);
      await bench.take(officer, 'decideApplication', { id, outcome: 'GRANTED' });
      ids.push(id);
    }
    const [first, second] = ids;
    const licenceNumber = 'JY13201040000777';
    await bench.take(clerk, 'issueResult', { id: first, licenceNumber });
    expect(await bench.take(clerk, 'issueResult', { id: second, licenceNumber })).toMatchObject({
      code: 'LICENCE_NUMBER_TAKEN',
    });
  });

  it('can be taken back before the decision and not after; and ended with a reason', async () => {
    const open = await bench.inReview(itemId);
    expect(await bench.take(clerk, 'withdrawApplication', { id: open.id })).toMatchObject({
      state: 'WITHDRAWN',
    });
    const decided = await bench.inReview(itemId);
    await bench.take(officer, 'decideApplication', { id: decided.id, outcome: 'GRANTED' });
    expect(await bench.take(clerk, 'withdrawApplication', { id: decided.id })).toMatchObject({
      __typename: 'InvalidTransition',
      currentState: 'GRANTED',
      allowed: ['issue'],
    });
    const dead = await bench.inReview(itemId);
    const reason = '申请人已注销';
    expect(
      await bench.take(officer, 'terminateApplication', { id: dead.id, reason }, 'state reason'),
    ).toMatchObject({ state: 'TERMINATED', reason });
  });

  it('refuses texts with personal numbers and a reason that says nothing', async () => {
    const { id } = await bench.submitted(itemId);
    const reason = '申请人电话13912345678无人接听';
    expect(await bench.take(clerk, 'refuseApplication', { id, reason })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'PERSONAL_DATA_IN_TEXT',
    });
    expect(await bench.take(clerk, 'refuseApplication', { id, reason: '无' })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'reason'],
    });
  });

  it('is decided by the officers of its organisation and by nobody else', async () => {
    const { id } = await bench.inReview(itemId);
    const decision = { id, outcome: 'GRANTED' };
    expect(await bench.take(clerk, 'decideApplication', decision)).toMatchObject({
      __typename: 'Forbidden',
    });
    // Those who may not even see it hear that there is none.
    for (const stranger of [otherOfficer, farClerk, resident]) {
      expect(await bench.take(stranger, 'decideApplication', decision)).toMatchObject({
        __typename: 'NotFound',
      });
    }
  });

  it('belongs to the account it was made with, and to nobody else among residents', async () => {
    const online = { ...APPLICATION, serviceItemId: itemId, channel: 'ONLINE' };
    const draft = await bench.take(resident, 'draftApplication', online, 'id trackingCode state');
    expect(await bench.take(neighbour, 'submitApplication', { id: draft.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await own(draft.id, 'state', neighbour)).toBeNull();
    expect(await bench.take(resident, 'submitApplication', { id: draft.id })).toMatchObject({
      state: 'SUBMITTED',
    });
    expect(await own(draft.id, 'state', resident)).toEqual({ state: 'SUBMITTED' });
  });

  it('makes one application for one client key', async () => {
    const input = { ...APPLICATION, serviceItemId: itemId, clientMutationId: 'counter-3-0001' };
    const first = await bench.take(clerk, 'draftApplication', input);
    const second = await bench.take(clerk, 'draftApplication', input);
    expect(second.id).toBe(first.id);
    expect(
      await bench.take(clerk, 'draftApplication', { ...input, counter: '4号窗口' }),
    ).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
  });

  it('refuses a step of somebody who saw an older version', async () => {
    const { id, version } = await bench.submitted(itemId);
    await bench.take(clerk, 'acceptApplication', { id });
    expect(
      await bench.take(officer, 'reviewApplication', { id, seenVersion: version }),
    ).toMatchObject({ __typename: 'Conflict', currentVersion: version + 1 });
  });

  async function own(id: string, fields: string, actor = clerk): Promise<unknown> {
    const { application } = await bench.read<{ application: Outcome | null }>(
      actor,
      `query ($id: ID!) { application(id: $id) { ${fields} } }`,
      { id },
    );
    return application;
  }
});
