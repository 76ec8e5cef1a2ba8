import { cityPlan, DEMO_AS_OF } from '@gezhi/city';
import { fixedClock, ok } from '@gezhi/kernel';
import { copyRows, inTransaction, ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { EventContact } from '../../../domain/contact/event-contact.entity';
import { GovEventTransition } from '../../../domain/event/gov-event-transition.entity';
import { GovEvent } from '../../../domain/event/gov-event.entity';
import { gridSubgraph } from '../../../subgraph';
import { gridDemo } from '.';

interface Figure {
  readonly key: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

const centre = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });

/** Without the histories, which the figures do not need: demo-events.spec.ts holds them to the state table. */
describe('the demonstration in the database', () => {
  let grid: SubgraphUnderTest;
  const clock = fixedClock(DEMO_AS_OF);
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    await inTransaction(ownersDatabase(grid.dataSource), clock, async ({ manager }) => {
      // One COPY lasts as long as its rows take to make.
      await manager.query('SET LOCAL statement_timeout = 0');
      for (const { entity, rows } of gridDemo(cityPlan()))
        if (entity !== GovEventTransition && entity !== EventContact)
          await copyRows(manager, entity, entity === GovEvent ? aThird(rows) : rows);
      return ok();
    });
    await grid.dataSource.query('ANALYZE');
  }, 120_000);
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const figures = async (area: string, month: string): Promise<Map<string, Figure>> => {
    const answer = await grid.ask<{ area: { gridMetrics: Figure[] } }>(
      centre,
      `{ area(code: "${area}") { gridMetrics(window: { month: "${month}" }) { key value numerator denominator } } }`,
    );
    expect(answer.errors).toEqual([]);
    return new Map(answer.data?.area.gridMetrics.map((each) => [each.key, each]));
  };

  it('lands near the figures of the sources', async () => {
    const october = await figures('320104', '2026-10');
    const value = (key: string) => october.get(key)?.value ?? NaN;
    expect(value('grid.count')).toBe(1_334);
    expect(value('event.count')).toBeGreaterThan(800);
    expect(value('event.absorptionRate')).toBeCloseTo(0.8, 1);
    expect(value('event.resolveRate')).toBeCloseTo(0.85, 1);
    expect(value('event.onTimeCloseRate')).toBeCloseTo(0.92, 1);
    expect(value('event.satisfactionRate')).toBeCloseTo(0.95, 1);
    expect(value('grid.fulltimeCoverage')).toBeGreaterThan(0.98);
    expect(value('grid.fulltimeCoverage')).toBeLessThan(1);
  });
});

/** Every third event is enough for shares. */
function* aThird(rows: Iterable<object>): Generator<object> {
  let ordinal = 0;
  for (const row of rows) if (ordinal++ % 3 === 0) yield row;
}
