import 'reflect-metadata';
import type { Actor } from '@gezhi/identity';
import { ANONYMOUS } from '@gezhi/identity';
import { fixedClock, newId, valueOf } from '@gezhi/kernel';
import type { Fact } from '@gezhi/metrics';
import { defineCatalogue, defineMetric } from '@gezhi/metrics';
import { createDataSource, ownersDatabase } from '@gezhi/persistence';
import type { DataSource } from 'typeorm';
import { lampContext } from '../lamp.testing';
import { metricField } from './metric-field';
import type { MetricArgs } from './metric.args';

jest.setTimeout(30_000);

const text = { en: 'text', zh: '文' };
const within = (column: string) => `${column} >= w.starts_at AND ${column} < w.ends_at`;
const REPORTED: Fact = {
  name: 'reported',
  from: 'matter f',
  during: within('f.reported_at'),
  areaCode: 'f.area_code',
  organizationId: 'f.organization_id',
  daily: { source: 'matter', at: 'f.reported_at' },
};
const CLOSED: Fact = {
  ...REPORTED,
  name: 'closed',
  during: within('f.closed_at'),
  daily: { source: 'matter', at: 'f.closed_at' },
};
const PATROLS: Fact = {
  name: 'patrols',
  from: 'patrol f',
  during: within('f.walked_at'),
  areaCode: 'f.area_code',
};
const base = {
  version: '1.0.0',
  unit: 'ITEM' as const,
  title: { en: 'A figure', zh: '指标' },
  definition: text,
  citizenDerived: false,
  source: 'spec/metrics.md',
  numerator: 'count(*)',
};
const HOURS = 'extract(epoch FROM f.closed_at - f.reported_at) / 3600';
const CATALOGUE = defineCatalogue('matters', [
  defineMetric({ ...base, key: 'matter.count', kind: 'COUNT', fact: REPORTED }),
  defineMetric({
    ...base,
    key: 'matter.closedShare',
    kind: 'RATIO',
    unit: 'SHARE',
    fact: REPORTED,
    numerator: 'count(f.closed_at)',
    denominator: 'count(*)',
    target: 0.9,
  }),
  defineMetric({
    ...base,
    key: 'matter.p50Hours',
    kind: 'PERCENTILE',
    unit: 'HOUR',
    fact: CLOSED,
    numerator: `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${HOURS})`,
    denominator: 'count(*)',
  }),
  defineMetric({ ...base, key: 'patrol.count', kind: 'COUNT', fact: PATROLS }),
  defineMetric({
    ...base,
    key: 'matter.reporters',
    kind: 'COUNT',
    citizenDerived: true,
    fact: REPORTED,
  }),
]);

const WATER = newId();
const ROADS = newId();
const statements: string[] = [];
let dataSource: DataSource;
beforeAll(async () => {
  // One connection, so that its temporary tables are a database of this file's own.
  dataSource = await createDataSource({
    name: 'metric-specs',
    url: process.env['GEZHI_TEST_POSTGRES'] ?? '',
    entities: [],
    migrations: [],
    poolSize: 1,
    onStatement: (statement) => statements.push(statement),
  }).initialize();
  await dataSource.query(
    `CREATE TEMP TABLE matter (area_code text COLLATE "C", organization_id uuid, reported_at timestamptz, closed_at timestamptz);
     CREATE TEMP TABLE patrol (area_code text COLLATE "C", walked_at timestamptz);
     CREATE TEMP TABLE metric_rollup (axis text, fact text, parent text, grain text, day date, counted_for text, figures double precision[]);
     CREATE TEMP TABLE metric_rollup_day (fact text, day date, layout text);
     CREATE TEMP TABLE metric_rollup_stale (source text, day date)`,
  );
  const matters: [string, string | null, string, string | null][] = [
    // The first and the last moment of October in Shanghai, and one moment after it.
    ['320104001001', WATER, '2026-10-01T00:00+08', '2026-10-01T01:00+08'],
    ['320104001002', WATER, '2026-10-31T23:59:59.999+08', null],
    ['320104001002', WATER, '2026-11-01T00:00+08', '2026-11-01T09:00+08'],
    ['320104001', ROADS, '2026-10-10T00:00+08', '2026-10-10T03:00+08'],
    ['320104001', null, '2026-10-10T00:00+08', '2026-10-10T08:00+08'],
    ['320104002', ROADS, '2026-10-10T00:00+08', null],
    // September: closed in October.
    ['320104001', ROADS, '2026-09-30T20:00+08', '2026-10-01T00:00+08'],
  ];
  for (const matter of matters)
    await dataSource.query('INSERT INTO matter VALUES ($1, $2, $3, $4)', matter);
  await dataSource.query(
    `INSERT INTO patrol SELECT '320104001001', '2026-10-05T08:00+08' FROM generate_series(1, 12)`,
  );
});
afterAll(() => dataSource.destroy());
beforeEach(() => void (statements.length = 0));

const command: Actor = {
  ...ANONYMOUS,
  subject: 'command',
  roles: ['DISTRICT_COMMAND'],
  areas: ['320104'],
};
const figuresOfArea = metricField(CATALOGUE, 'AREA');
const figuresOfOrganization = metricField(CATALOGUE, 'ORGANIZATION');
const contextOf = (actor: Actor, language: 'en' | 'zh' = 'en') => ({
  ...lampContext({ actor, language }),
  database: ownersDatabase(dataSource),
  clock: fixedClock(new Date('2026-11-15T10:00:00Z')),
});
const october: MetricArgs = { window: { month: '2026-10' } };
/** The values of some subjects, asked for together as one request. */
async function values(
  field: typeof figuresOfArea,
  subjects: readonly string[],
  args: MetricArgs,
  actor = command,
) {
  const context = contextOf(actor);
  const answers = await Promise.all(subjects.map((subject) => field(context, subject, args)));
  return answers.map(valueOf);
}

describe('figures of areas', () => {
  it('count what lies in the area and below it, from the first to the last moment of the window', async () => {
    const args = { ...october, keys: ['matter.count'] };
    const areas = ['320104', '320104001', '320104001002', '320104002', '320104003'];
    const found = await values(figuresOfArea, areas, args);
    expect(found.map(([figure]) => figure?.value)).toEqual([5, 4, 1, 1, 0]);
  });

  it('of several facts and many areas with a period compared are one statement', async () => {
    const args = { ...october, compare: 'PRIOR_PERIOD' as const };
    const [figures] = await values(figuresOfArea, ['320104001', '320104002'], args);
    expect(statements).toHaveLength(1);
    const shown = figures?.map(({ key, value, numerator, denominator, comparison }) => [
      key,
      value,
      numerator,
      denominator,
      comparison?.value,
    ]);
    expect(shown).toEqual([
      ['matter.count', 4, 4, null, 1],
      ['matter.closedShare', 0.75, 3, 4, 1],
      // Closed within October after 1, 3, 8 and 4 hours.
      ['matter.p50Hours', 3.5, null, 4, null],
      ['patrol.count', 12, 12, null, 0],
      ['matter.reporters', null, null, null, null],
    ]);
  });

  it('of two windows are two statements, of the same window one', async () => {
    const context = contextOf(command);
    await Promise.all([
      figuresOfArea(context, '320104001', october),
      figuresOfArea(context, '320104002', { window: { month: '2026-10' } }),
      figuresOfArea(context, '320104002', { window: { month: '2026-09' } }),
    ]);
    expect(statements).toHaveLength(2);
  });

  it('carry what it takes to trust them', async () => {
    const answer = await figuresOfArea(contextOf(command, 'zh'), '320104001', {
      ...october,
      keys: ['matter.closedShare'],
    });
    expect(valueOf(answer)).toEqual([
      {
        key: 'matter.closedShare',
        definitionVersion: '1.0.0',
        title: '指标',
        unit: 'SHARE',
        value: 0.75,
        numerator: 3,
        denominator: 4,
        window: { from: new Date('2026-09-30T16:00:00Z'), to: new Date('2026-10-31T16:00:00Z') },
        asOf: new Date('2026-11-15T10:00:00Z'),
        target: 0.9,
        suppressed: 'NONE',
        comparison: null,
      },
    ]);
  });

  it('say why there is none: nothing to measure, too few residents, not yet begun', async () => {
    const [nothing] = await values(figuresOfArea, ['320104003'], {
      ...october,
      keys: ['matter.closedShare', 'matter.p50Hours'],
    });
    expect(nothing?.map(({ suppressed }) => suppressed)).toEqual([
      'NOT_APPLICABLE',
      'NOT_APPLICABLE',
    ]);
    const [few] = await values(figuresOfArea, ['320104001'], {
      ...october,
      keys: ['matter.reporters'],
    });
    expect(few?.[0]).toMatchObject({ value: null, numerator: null, suppressed: 'SMALL_COUNT' });
    const [future] = await values(figuresOfArea, ['320104001'], { window: { month: '2026-12' } });
    expect(new Set(future?.map(({ suppressed }) => suppressed))).toEqual(
      new Set(['WINDOW_EXCLUDED']),
    );
  });

  it('are NO_SCOPE outside the caller’s areas and for nobody, and the database is not asked', async () => {
    const street = { ...command, areas: ['320104002'] };
    for (const actor of [street, { ...command, areas: [] }, { ...ANONYMOUS, areas: ['3201'] }]) {
      const [figures] = await values(figuresOfArea, ['320104001', '320104001'], october, actor);
      expect(figures).toHaveLength(5);
      expect(new Set(figures?.map(({ suppressed }) => suppressed))).toEqual(new Set(['NO_SCOPE']));
      expect(figures?.every(({ value, numerator }) => value === null && numerator === null)).toBe(
        true,
      );
    }
    expect(statements).toEqual([]);
  });

  it('are NO_SCOPE beside areas that are in scope', async () => {
    const street = { ...command, areas: ['320104002'] };
    const args = { ...october, keys: ['matter.count'] };
    const found = await values(figuresOfArea, ['320104001', '320104002'], args, street);
    expect(found.map(([figure]) => figure?.suppressed)).toEqual(['NO_SCOPE', 'NONE']);
  });

  it('are refused for a key nobody defines and a window that is none, before the database is asked', async () => {
    const context = contextOf(command);
    expect(
      await figuresOfArea(context, '320104001', { ...october, keys: ['matter.fines'] }),
    ).toMatchObject({ refusal: { code: 'UNKNOWN_METRIC', path: ['keys'] } });
    expect(await figuresOfArea(context, '320104001', { window: {} })).toMatchObject({
      refusal: { code: 'INVALID_WINDOW' },
    });
    expect(statements).toEqual([]);
  });
});

describe('figures of organisations', () => {
  it('count what each is counted for, wherever it lies', async () => {
    const args = { ...october, keys: ['matter.count', 'matter.closedShare'] };
    const found = await values(figuresOfOrganization, [WATER, ROADS], args);
    expect(found.map((each) => each.map(({ value }) => value))).toEqual([
      [2, 0.5],
      [2, 0.5],
    ]);
    expect(statements).toHaveLength(1);
  });

  it('offer no metric that is not counted for organisations', async () => {
    const [figures] = await values(figuresOfOrganization, [WATER], october);
    expect(figures?.map(({ key }) => key)).not.toContain('patrol.count');
    const asked = await figuresOfOrganization(contextOf(command), WATER, {
      ...october,
      keys: ['patrol.count'],
    });
    expect(asked).toMatchObject({ refusal: { code: 'UNKNOWN_METRIC' } });
  });

  it('are for the organisation itself and for the centre alone', async () => {
    const args = { ...october, keys: ['matter.count'] };
    const officer: Actor = {
      ...command,
      roles: ['DEPARTMENT_OFFICER'],
      organizationId: WATER,
      areas: ['3201'],
    };
    const found = await values(figuresOfOrganization, [WATER, ROADS], args, officer);
    expect(found.map(([figure]) => figure?.suppressed)).toEqual(['NONE', 'NO_SCOPE']);
  });

  it('are none for a text that is no organisation at all, and the others still come', async () => {
    const args = { ...october, keys: ['matter.count'] };
    const found = await values(figuresOfOrganization, ['nobody', WATER], args);
    expect(found.map(([figure]) => [figure?.value, figure?.suppressed])).toEqual([
      [null, 'NO_SCOPE'],
      [2, 'NONE'],
    ]);
  });
});
