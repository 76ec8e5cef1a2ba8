import { inTransaction, ownersDatabase } from '@gezhi/persistence';
import { takeStep } from '@gezhi/workflow';
import { SYSTEM } from '../../domain/system-actor';
import { acceptSilentApplications } from '../../use-cases/application/accept-silent-applications';
import { APPLICATION_WORKFLOW } from '../../use-cases/application/application-workflow';
import type { Outcome } from '../services.testing';
import { administrator, clerk, officer, ServicesBench } from '../services.testing';

const SWEEP = `mutation { acceptSilentApplications {
  __typename ... on SilenceRun { accepted skipped more } ... on Problem { code }
} }`;

describe('silence for 5 working days accepts an application', () => {
  let bench: ServicesBench;
  let itemId: string;
  beforeEach(async () => {
    bench = await ServicesBench.open('2026-09-29T16:00:00+08:00');
    ({ itemId } = await bench.publishedItem('11320104SILENT'));
  });
  afterEach(() => bench[Symbol.asyncDispose]());

  const sweep = async (actor = administrator): Promise<Outcome> => {
    const { acceptSilentApplications: run } = await bench.read<Record<string, Outcome>>(
      actor,
      SWEEP,
    );
    return run as Outcome;
  };

  it('over National Day and its make-up Saturday, from the day of receipt, once', async () => {
    const { id } = await bench.submitted(itemId);
    // 30 September, Thursday 8 October, Friday 9, Saturday 10 (make-up), Monday 12: five working days.
    bench.now = '2026-10-12T23:59';
    expect(await sweep()).toMatchObject({ accepted: [], skipped: 0 });
    bench.now = '2026-10-13T00:01';
    expect(await sweep()).toMatchObject({ accepted: [id], skipped: 0, more: false });
    expect(await sweep()).toMatchObject({ accepted: [], skipped: 0 });
    const { application } = await bench.read<{ application: object }>(
      officer,
      `query ($id: ID!) { application(id: $id) {
        state acceptedAt deemedAcceptedAt dueAt warnings
        clocks { kind status } steps { nodes { action fromState toState note } }
      } }`,
      { id },
    );
    expect(application).toMatchObject({
      state: 'ACCEPTED',
      acceptedAt: '2026-09-29T08:00:00.000Z',
      deemedAcceptedAt: '2026-10-12T16:01:00.000Z',
      // 8 working days promised, counted from the receipt.
      dueAt: '2026-10-15T15:59:59.999Z',
    });
    expect(application).toHaveProperty(
      'clocks',
      expect.arrayContaining([{ kind: 'ACCEPTANCE', status: 'MISSED' }]),
    );
    const { steps } = application as { steps: { nodes: object[] } };
    expect(steps.nodes.at(-1)).toMatchObject({
      action: 'deemAccepted',
      fromState: 'SUBMITTED',
      toState: 'ACCEPTED',
    });
  });

  it('counts anew from the correction, and not while one is awaited', async () => {
    const { id } = await bench.submitted(itemId);
    await bench.take(clerk, 'requestCorrection', { id, materials: ['M01'] });
    bench.now = '2026-11-02T10:00';
    expect(await sweep()).toMatchObject({ accepted: [] });
    await bench.take(clerk, 'supplyCorrection', { id });
    bench.now = '2026-11-09T12:00';
    expect(await sweep()).toMatchObject({ accepted: [] });
    bench.now = '2026-11-10T00:00';
    expect(await sweep()).toMatchObject({ accepted: [id] });
  });

  it('is found once by two sweeps at the same moment', async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await bench.submitted(itemId)).id));
    const { dataSource } = bench.subgraph;
    const clock = { now: () => new Date('2026-10-20T00:00:00+08:00') };
    const runs = await Promise.all(
      [1, 2].map(() =>
        acceptSilentApplications({ actor: SYSTEM, clock, database: ownersDatabase(dataSource) }),
      ),
    );
    const accepted = runs.flatMap((run) => (run.ok ? run.value.accepted : []));
    expect([...accepted].sort()).toEqual([...ids].sort());
  });

  it('is swept by administrators alone', async () => {
    for (const actor of [officer, clerk]) {
      expect(await sweep(actor)).toMatchObject({ __typename: 'Forbidden' });
    }
  });

  it('never grants or denies: no clock may decide, however long it waits (V6)', async () => {
    const { id } = await bench.inReview(itemId);
    bench.now = '2028-01-03T10:00';
    await sweep();
    const { dataSource } = bench.subgraph;
    const clock = { now: () => new Date('2028-01-03T10:00:00+08:00') };
    for (const action of ['grant', 'deny'] as const) {
      const tried = await takeStep(
        { actor: SYSTEM, clock, database: ownersDatabase(dataSource) },
        APPLICATION_WORKFLOW,
        action,
        {
          id,
        },
      );
      expect(tried).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } });
    }
    expect(
      await bench.take(administrator, 'decideApplication', { id, outcome: 'GRANTED' }),
    ).toMatchObject({ __typename: 'Forbidden' });
    const state = await inTransaction(ownersDatabase(dataSource), clock, async ({ manager }) => ({
      ok: true,
      value: await manager.query<{ state: string }[]>(
        'SELECT state FROM application WHERE id = $1',
        [id],
      ),
    }));
    expect(state).toMatchObject({ ok: true, value: [{ state: 'IN_REVIEW' }] });
  });
});
