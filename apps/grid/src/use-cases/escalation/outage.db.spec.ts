import type { SubgraphUnderTest } from '@gezhi/testing';
import { subgraphInProcess } from '@gezhi/testing';
import fc from 'fast-check';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { owed } from '../../testing/escalation-model.testing';
import type { Waiting } from '../../testing/swept-events.testing';
import { allActs, countedSource, putEvents, sweepAt } from '../../testing/swept-events.testing';

jest.setTimeout(240_000);

const at = (text: string) => new Date(`${text}:00+08:00`);
const MINUTE = 60_000;

const waiting: fc.Arbitrary<Waiting> = fc.record({
  state: fc.constantFrom(
    'RECEIVED',
    'ACCEPTED',
    'DISPATCHED',
    'RETURN_PENDING',
    'SIGNED',
    'IN_PROGRESS',
    'HANDLED',
    'AWAITING_FEEDBACK',
  ),
  urgency: fc.constantFrom('DANGER', 'LIVELIHOOD', 'GENERAL', 'COMPLEX'),
  areaCode: fc.constantFrom(
    '320104001001C001M001',
    '320104001001C001',
    '320104001001',
    '320104002',
    '320104',
  ),
  // From before the Mid-Autumn weekend to the day after the holiday, by minutes.
  since: fc
    .integer({ min: 0, max: 19 * 24 * 60 })
    .map((minutes) => new Date(at('2026-09-19T08:00').getTime() + minutes * MINUTE)),
});

let grid: SubgraphUnderTest;
beforeAll(async () => {
  grid = await subgraphInProcess(gridSubgraph);
});
afterAll(() => grid?.[Symbol.asyncDispose]());

const fresh = async () => {
  await aSubdistrict(grid.dataSource);
  await grid.dataSource.query('TRUNCATE notification CASCADE');
};

describe('a sweeper that was off from 30 September to 10 October, over the National Day holiday', () => {
  const random = Math.floor(Math.random() * 1e9);
  it.each([1, random])(
    'makes up for everything once, at its right moment, nothing doubled and nothing lost (plan %i)',
    async (seed) => {
      await fresh();
      const events = fc.sample(waiting, { numRuns: 200, seed });
      const ids = await putEvents(grid.dataSource, events);
      const moments = [
        ...['2026-09-21T00:00', '2026-09-23T12:34', '2026-09-28T00:01', '2026-09-30T17:00'],
        // Off for ten days; back on the make-up Saturday.
        ...['2026-10-10T17:00', '2026-10-10T17:01', '2026-10-13T00:00', '2026-11-10T00:00'],
      ].map(at);
      for (const now of moments) {
        await sweepAt(grid.service, now, { batch: 40, batches: 50 });
        const made = await allActs(grid);
        events.forEach((event, index) => {
          expect(made.get(ids[index] ?? '') ?? []).toEqual(owed(event, now));
        });
      }
      const [counts] = await grid.dataSource.query<
        { acts: number; missed: number; waits: number }[]
      >(
        `SELECT count(*)::int AS acts, count(*) FILTER (WHERE made_at = $1)::int AS missed,
          count(*) FILTER (WHERE digest_due)::int AS waits FROM event_escalation`,
        [at('2026-10-10T17:00')],
      );
      expect(counts?.waits).toBe(0);
      // The plan is random, but never so small that it shows nothing.
      expect(counts?.missed).toBeGreaterThan(100);
      process.stdout.write(`outage: ${JSON.stringify({ events: events.length, ...counts })}\n`);
    },
  );
});

it('two sweepers at once share the work and do nothing twice', async () => {
  await fresh();
  const events = fc.sample(waiting, { numRuns: 400, seed: 7 });
  const ids = await putEvents(grid.dataSource, events);
  const now = at('2026-10-10T17:00');
  await using other = await countedSource(grid.service, () => undefined);
  const size = { batch: 10, batches: 1_000 };
  const swept = await Promise.all([
    sweepAt(grid.service, now, size),
    sweepAt(other.dataSource, now, size),
  ]);
  // Whoever found everything locked has left it: nothing is left over for either after a further look.
  await sweepAt(grid.service, now, size);
  const made = await allActs(grid);
  events.forEach((event, index) => {
    expect(made.get(ids[index] ?? '') ?? []).toEqual(owed(event, now));
  });
  expect(swept.map(({ looked }) => looked > 0)).toEqual([true, true]);
});
