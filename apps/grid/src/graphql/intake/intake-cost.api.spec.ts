import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';

jest.setTimeout(120_000);

const hotline = actorWith('INTAKE_SYSTEM', { subject: 'svc-12345', organizationId: null });

describe('what a call of many matters costs', () => {
  let grid: SubgraphUnderTest;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph);
    await aSubdistrict(grid.dataSource);
    await grid.dataSource.query(
      `INSERT INTO external_system (id, code, name_en, name_zh, sources, account_subject, enabled, takes_files,
         created_at, updated_at, version)
       VALUES (gen_random_uuid(), 'HOTLINE', 'Hotline', '热线', '{HOTLINE_12345}', $1, true, false, now(), now(), 1)`,
      [hotline.subject],
    );
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const report = async (from: number, count: number) => {
    const items = Array.from({ length: count }, (_, n) => ({
      ...{ source: 'HOTLINE_12345', nature: 'DEMAND', areaCode: '320104001001' },
      ...{ title: `第${from + n}件`, externalSystem: 'HOTLINE', externalId: `N-${from + n}` },
      ...{ categoryCode: 'URBAN.LIGHTING' },
    }));
    const before = performance.now();
    const answer = await grid.ask<{ reportEvents: { received: number } }>(
      hotline,
      `mutation ($input: ReportEventsInput!) { reportEvents(input: $input) {
        ... on ReportedEvents { received items { event { id } problem { code message } } } } }`,
      { input: { items } },
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data?.reportEvents).toMatchObject({ received: count });
    return { statements: answer.statements, ms: performance.now() - before };
  };

  it('is seven statements for each and six for every twenty, and two for twenty sent again', async () => {
    await report(0, 1);
    const together = await report(100, 40);
    expect(together.statements).toHaveLength(2 * (20 * 7 + 6));
    const again = await report(100, 40);
    // And one entry in the trail for the call.
    expect(again.statements).toHaveLength(2 * 2 + 1);
    process.stdout.write(
      `bulk: ${Math.round(together.ms / 40)} ms new, ${Math.round(again.ms / 40)} again\n`,
    );
  });
});
