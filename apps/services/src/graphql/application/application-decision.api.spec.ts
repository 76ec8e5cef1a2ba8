import type { Outcome } from '../services.testing';
import { clerk, officer, ServicesBench } from '../services.testing';

const DENIAL = {
  outcome: 'DENIED',
  reason: '经营场所不符合条件',
  reconsiderationBody: '秦淮区人民政府',
  litigationCourt: '南京铁路运输法院',
};

describe('the review of an application and its decision', () => {
  let bench: ServicesBench;
  let itemId: string;
  beforeAll(async () => {
    bench = await ServicesBench.open('2026-03-02T10:00:00+08:00');
    ({ itemId } = await bench.publishedItem('11320104REVIEW'));
  });
  afterAll(() => bench[Symbol.asyncDispose]());
  beforeEach(() => {
    bench.now = '2026-03-02T10:00';
  });

  it('stops its clocks in a special procedure whose end the applicant is told', async () => {
    const { id } = await bench.inReview(itemId);
    const special = { id, procedure: 'EXPERT_REVIEW', noticeNumber: '秦审特字〔2026〕3号' };
    bench.now = '2026-03-04T10:00';
    expect(
      await bench.take(officer, 'pauseForSpecialProcedure', { ...special, until: '2026-03-03' }),
    ).toMatchObject({ code: 'SPECIAL_TERM_PASSED', path: ['input', 'until'] });
    const paused = await bench.take(
      officer,
      'pauseForSpecialProcedure',
      { ...special, until: '2026-03-18' },
      'state dueAt clocks { kind status }',
    );
    expect(paused).toMatchObject({ state: 'SPECIAL_PROCEDURE', dueAt: '2026-03-12T15:59:59.999Z' });
    expect(paused['clocks']).toContainEqual({ kind: 'LEGAL', status: 'PAUSED' });
    bench.now = '2026-03-18T10:00';
    const resumed = await bench.take(
      officer,
      'resumeReview',
      { id },
      'state dueAt clocks { kind pausedTotal }',
    );
    expect(resumed).toMatchObject({ state: 'IN_REVIEW', dueAt: '2026-03-26T15:59:59.999Z' });
    expect(resumed['clocks']).toContainEqual({ kind: 'PROMISED', pausedTotal: 10 });
  });

  it('is extended once, by at most 10 working days, with approval, before the limit runs out', async () => {
    const { id } = await bench.inReview(itemId);
    const extension = {
      id,
      reason: '案情复杂，需进一步核实',
      days: 10,
      approval: '秦审延〔2026〕1号',
    };
    expect(
      await bench.take(officer, 'extendApplication', { ...extension, days: 11 }),
    ).toMatchObject({ code: 'EXTENSION_TOO_LONG', path: ['input', 'days'] });
    expect(
      await bench.take(officer, 'extendApplication', { ...extension, approval: ' ' }),
    ).toMatchObject({ code: 'EXTENSION_WITHOUT_APPROVAL' });
    expect(
      await bench.take(officer, 'extendApplication', extension, 'state dueAt extendedBy'),
    ).toMatchObject({ state: 'IN_REVIEW', extendedBy: 10, dueAt: '2026-03-26T15:59:59.999Z' });
    expect(await bench.take(officer, 'extendApplication', extension)).toMatchObject({
      code: 'EXTENDED_BEFORE',
    });
    const late = await bench.inReview(itemId);
    bench.now = '2026-04-20T10:00';
    expect(
      await bench.take(officer, 'extendApplication', { ...extension, id: late.id }),
    ).toMatchObject({ code: 'DEADLINE_EXPIRED' });
  });

  it('extends the legal limit alone when the promise was already missed', async () => {
    const { id } = await bench.inReview(itemId);
    bench.now = '2026-03-20T10:00';
    const extended = await bench.take(
      officer,
      'extendApplication',
      { id, reason: '需补充检验报告', days: 5, approval: '秦审延〔2026〕2号' },
      'dueAt warnings clocks { kind dueAt extendedBy }',
    );
    expect(extended).toMatchObject({
      dueAt: '2026-03-12T15:59:59.999Z',
      warnings: ['PROMISE_MISSED'],
    });
    expect(extended['clocks']).toContainEqual({
      kind: 'LEGAL',
      dueAt: '2026-04-07T15:59:59.999Z',
      extendedBy: 5,
    });
  });

  it('refuses a denial without reason or remedies, and takes one that names them', async () => {
    const { id } = await bench.inReview(itemId);
    for (const [missing, code] of [
      ['reason', 'DENIAL_WITHOUT_REASON'],
      ['reconsiderationBody', 'DENIAL_WITHOUT_REMEDIES'],
      ['litigationCourt', 'DENIAL_WITHOUT_REMEDIES'],
    ] as const) {
      const input = { id, ...DENIAL, [missing]: null };
      expect(await bench.take(officer, 'decideApplication', input)).toMatchObject({
        code,
        path: ['input', missing],
      });
    }
    expect(
      await bench.take(officer, 'decideApplication', { id, ...DENIAL }, 'state outcome reason'),
    ).toMatchObject({ state: 'DENIED', outcome: 'DENIED', reason: DENIAL.reason });
    expect(await bench.take(clerk, 'completeApplication', { id })).toMatchObject({
      state: 'COMPLETED',
    });
  });

  it('stops at the legal limit until the delay is explained', async () => {
    const { id } = await bench.inReview(itemId);
    bench.now = '2026-03-30T23:59';
    expect(await own(id, 'warnings', officer)).toEqual({
      warnings: ['PROMISE_MISSED', 'LEGAL_LIMIT_CLOSE'],
    });
    bench.now = '2026-03-31T00:00';
    expect(await own(id, 'warnings', officer)).toEqual({
      warnings: ['PROMISE_MISSED', 'LEGAL_LIMIT_MISSED'],
    });
    const decision = { id, outcome: 'GRANTED' };
    expect(await bench.take(officer, 'decideApplication', decision)).toMatchObject({
      code: 'LEGAL_LIMIT_PASSED',
      path: ['input', 'lateReason'],
    });
    expect(
      await bench.take(
        officer,
        'decideApplication',
        { ...decision, lateReason: '系统迁移期间延误' },
        'state lateReason clocks { kind status }',
      ),
    ).toMatchObject({ state: 'GRANTED', lateReason: '系统迁移期间延误' });
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
