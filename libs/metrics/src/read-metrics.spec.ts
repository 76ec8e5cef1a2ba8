import { monthWindow, valueOf } from '@gezhi/kernel';
import { defineCatalogue } from './catalogue';
import type { MetricDefinition } from './definition';
import { defineMetric } from './definition';
import { rolledFacts } from './rollup/rollup-layout';
import { readMetrics } from './read-metrics';
import type { FigureRow } from './statement';

const text = { en: '', zh: '' };
const fact = {
  name: 'closed',
  from: 'gov_event f',
  during: 'true',
  areaCode: 'f.area_code',
  daily: { source: 'event', at: 'f.closed_at' },
};
const rate = defineMetric({
  key: 'event.closeRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: text,
  definition: text,
  citizenDerived: true,
  source: 'metrics.md',
  fact,
  numerator: 'count(*)',
  denominator: 'count(*)',
});
const count: MetricDefinition = {
  ...rate,
  key: 'event.count',
  kind: 'COUNT',
  unit: 'ITEM',
  citizenDerived: false,
};

/** The windows asked for are months of 2026, which are counted month by month. */
const OCTOBER = 9;
const october = valueOf(monthWindow('2026-10'));
const question = {
  metrics: [rate, count],
  rolled: rolledFacts([rate, count]),
  axis: 'AREA' as const,
  subjects: ['320104001', '320104002', '320104003'],
  window: october,
  comparison: null,
  asOf: new Date('2026-11-15T10:00:00Z'),
  isVisible: () => true,
};
const answering = (figures: Record<string, [number, number]>) => (): Promise<FigureRow[]> =>
  Promise.resolve(
    Object.entries(figures).map(([subject, [numerator, denominator]]) => ({
      part: 'UNIT',
      subject,
      slot: OCTOBER,
      fact: 'closed',
      figures: [numerator, denominator, numerator, null],
    })),
  );

describe('reading metrics', () => {
  it('divides, and keeps numerator and denominator beside the value', async () => {
    const values = await readMetrics(answering({ '320104001': [30, 40] }), question);
    expect(values.get('320104001')?.[0]).toMatchObject({
      value: 0.75,
      numerator: 30,
      denominator: 40,
      suppressed: 'NONE',
    });
  });

  it('suppresses a figure of four cases, and one sibling more so that the total does not give it away', async () => {
    const run = answering({ '320104001': [4, 4], '320104002': [20, 40], '320104003': [20, 30] });
    const values = await readMetrics(run, question);
    expect([...values.values()].map(([first]) => first?.suppressed)).toEqual([
      'SMALL_COUNT',
      'NONE',
      'SMALL_COUNT',
    ]);
    expect(values.get('320104001')?.[0]).toMatchObject({
      value: null,
      numerator: null,
      denominator: null,
    });
  });

  it('does not suppress figures that no resident is behind', async () => {
    const values = await readMetrics(answering({ '320104001': [4, 4] }), question);
    expect(values.get('320104001')?.[1]).toMatchObject({ value: 4, suppressed: 'NONE' });
  });

  it('says that a share of nothing is not applicable', async () => {
    const values = await readMetrics(answering({ '320104001': [0, 0] }), question);
    expect(values.get('320104001')?.[0]).toMatchObject({
      value: null,
      suppressed: 'NOT_APPLICABLE',
    });
  });

  it('adds up what came from the rollup and what was counted since', async () => {
    const run = async () => [
      ...(await answering({ '320104001': [30, 40] })()),
      ...(await answering({ '320104001': [10, 10] })()),
    ];
    const values = await readMetrics(run, question);
    expect(values.get('320104001')?.[0]).toMatchObject({ numerator: 40, denominator: 50 });
  });

  it('hides an area together with the one above it', async () => {
    const run = answering({ '320104': [4, 4], '320105': [40, 40], '320104001': [40, 40] });
    const values = await readMetrics(run, question);
    expect(values.get('320104001')?.[0]?.suppressed).toBe('SMALL_COUNT');
  });

  it('never shows residents’ figures of a micro-grid', async () => {
    const code = '320104001001C001M001';
    const values = await readMetrics(answering({ [code]: [30, 40] }), {
      ...question,
      subjects: [code],
    });
    expect(values.get(code)?.[0]?.suppressed).toBe('SMALL_COUNT');
  });

  it('asks nothing about areas outside the scope, and says so', async () => {
    const run = jest.fn(answering({}));
    const values = await readMetrics(run, { ...question, isVisible: () => false });
    expect(run).not.toHaveBeenCalled();
    expect(values.get('320104002')?.[0]?.suppressed).toBe('NO_SCOPE');
  });

  it('excludes a window that has not begun', async () => {
    const values = await readMetrics(answering({ '320104001': [30, 40] }), {
      ...question,
      window: valueOf(monthWindow('2027-01')),
    });
    expect(values.get('320104001')?.[0]?.suppressed).toBe('WINDOW_EXCLUDED');
  });

  it('puts the prior period beside the value in the same statement', async () => {
    const run = jest.fn((_text: string, _values: unknown[]) =>
      Promise.resolve([
        {
          part: 'UNIT' as const,
          subject: '320104001',
          slot: OCTOBER,
          fact: 'closed',
          figures: [30, 40, 30, null],
        },
        {
          part: 'UNIT' as const,
          subject: '320104001',
          slot: OCTOBER - 1,
          fact: 'closed',
          figures: [10, 40, 10, null],
        },
      ]),
    );
    const values = await readMetrics(run, { ...question, comparison: 'PRIOR_PERIOD' });
    expect(run).toHaveBeenCalledTimes(1);
    expect(values.get('320104001')?.[0]).toMatchObject({
      value: 0.75,
      comparison: { value: 0.25 },
    });
  });
});

describe('a metric that residents are behind', () => {
  it('is counted by day, or its small counts could be computed', () => {
    const { daily: _, ...undated } = fact;
    expect(() => defineMetric({ ...rate, fact: undated })).toThrow('event.closeRate');
  });
});

describe('a metric catalogue', () => {
  const catalogue = defineCatalogue('grid', [rate, count]);

  it('refuses a key it does not define, and names those it does', () => {
    expect(catalogue.select(['event.fines'], 'AREA')).toMatchObject({
      ok: false,
      refusal: { code: 'UNKNOWN_METRIC', params: { known: ['event.closeRate', 'event.count'] } },
    });
  });

  it('offers by organisation only what is counted for organisations', () => {
    expect(valueOf(catalogue.select(null, 'ORGANIZATION'))).toEqual([]);
  });
});
