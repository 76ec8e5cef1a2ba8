import type { DemoSeed } from '@gezhi/city';
import { demoTable } from '@gezhi/city';
import { defineCatalogue } from '@gezhi/metrics';
import { CodeColumn, TextColumn } from '@gezhi/persistence';
import { migratedDatabase } from '@gezhi/testing';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { Entity, PrimaryColumn } from 'typeorm';
import type { DemoDepartment } from './demo-department';
import { DemoLoadError } from './demo-load-error';
import { loadDemo } from './load-demo';
import type { DemoProgress } from './load-department';
import { loadedDemo } from './loaded-demo';

@Entity()
class Quarter {
  @CodeColumn({ primary: true })
  code!: string;

  @TextColumn()
  name!: string;
}

@Entity()
class Lamp {
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @CodeColumn()
  quarterCode!: string;
}

class CreateQuartersAndLamps1763700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE quarter (code text COLLATE "C" PRIMARY KEY, name text NOT NULL)',
    );
    await runner.query(
      'CREATE TABLE lamp (number integer PRIMARY KEY, quarter_code text COLLATE "C" NOT NULL REFERENCES quarter)',
    );
  }

  async down(): Promise<void> {}
}

const subgraph = {
  name: 'lighting',
  entities: [Quarter, Lamp],
  migrations: [CreateQuartersAndLamps1763700000001],
  metrics: defineCatalogue('lighting', []),
};
const quarters: DemoSeed = (plan) => [
  demoTable(
    Quarter,
    plan.communities.map(({ code, name }) => ({ code, name })),
  ),
];
function* lamps(count: number, quarterCode: string): Generator<Partial<Lamp>> {
  for (let number = 1; number <= count; number += 1) yield { number, quarterCode };
}
const lighting: DemoSeed = (plan) => [
  ...quarters(plan),
  demoTable(Lamp, lamps(20_000, '320104001001')),
];
const department = (demo: DemoSeed): DemoDepartment => ({ subgraph, demo });
const load = (
  url: string,
  demo: DemoSeed = lighting,
  rest: { seed?: string; onProgress?: (progress: DemoProgress) => void } = {},
) => loadDemo({ departments: [department(demo)], databases: { lighting: url }, ...rest });

const countOf = async (dataSource: DataSource, table: string): Promise<number> => {
  const [row] = await dataSource.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM ${table}`,
  );
  return row?.count ?? -1;
};
const isMarked = async (dataSource: DataSource): Promise<boolean> => {
  const [row] = await dataSource.query<{ marked: boolean }[]>(
    `SELECT to_regclass('demo_load') IS NOT NULL AS marked`,
  );
  return row?.marked ?? false;
};

describe('loading the demonstration', () => {
  it('fills the tables in order and says how far it is', async () => {
    await using database = await migratedDatabase(subgraph);
    const heard: DemoProgress[] = [];
    const [result] = await load(database.url, lighting, { onProgress: (step) => heard.push(step) });
    expect(result).toMatchObject({
      database: 'lighting',
      status: 'LOADED',
      tableRows: { quarter: 104, lamp: 20_000 },
    });
    expect(await countOf(database.dataSource, 'quarter')).toBe(104);
    expect(await countOf(database.dataSource, 'lamp')).toBe(20_000);
    expect(
      await database.dataSource.query(`SELECT name FROM quarter WHERE code = '320104002005'`),
    ).toEqual([{ name: '乌衣巷社区' }]);
    expect(heard.filter(({ done }) => done).map(({ table, rows }) => [table, rows])).toEqual([
      ['quarter', 104],
      ['lamp', 20_000],
    ]);
    expect(heard.filter(({ table, done }) => table === 'lamp' && !done).length).toBeGreaterThan(1);
  });

  it('leaves a loaded database as it is, what people changed in it included', async () => {
    await using database = await migratedDatabase(subgraph);
    await load(database.url);
    await database.dataSource.query('DELETE FROM lamp WHERE number > 5');
    const [again] = await load(database.url);
    expect(again?.status).toBe('ALREADY_LOADED');
    expect(again?.tableRows).toEqual({ quarter: 104, lamp: 20_000 });
    expect(await countOf(database.dataSource, 'lamp')).toBe(5);
  });

  it('can be asked about without loading', async () => {
    await using database = await migratedDatabase(subgraph);
    expect(await loadedDemo(database.url)).toBeNull();
    await load(database.url, quarters);
    expect(await loadedDemo(database.url)).toEqual({
      seed: 'gezhi-2026',
      tableRows: { quarter: 104 },
    });
  });

  it('loads once when two ask at the same time', async () => {
    await using database = await migratedDatabase(subgraph);
    const results = await Promise.all([load(database.url), load(database.url)]);
    expect(results.map(([result]) => result?.status).sort()).toEqual(['ALREADY_LOADED', 'LOADED']);
    expect(await countOf(database.dataSource, 'lamp')).toBe(20_000);
  });

  it('leaves nothing behind when a row is wrong, names the table and the reason, and can be repeated', async () => {
    await using database = await migratedDatabase(subgraph);
    const wrong: DemoSeed = (plan) => [
      ...quarters(plan),
      demoTable(Lamp, [{ number: 1, quarterCode: 'nowhere' }]),
    ];
    const failure = load(database.url, wrong);
    await expect(failure).rejects.toBeInstanceOf(DemoLoadError);
    await expect(failure).rejects.toThrow(/^lighting: lamp: .*violates foreign key.*nowhere/s);
    expect(await countOf(database.dataSource, 'quarter')).toBe(0);
    expect(await isMarked(database.dataSource)).toBe(false);
    const [repeated] = await load(database.url);
    expect(repeated?.status).toBe('LOADED');
  });

  it('leaves nothing behind when its connection is cut in the middle', async () => {
    await using database = await migratedDatabase(subgraph);
    let cut: Promise<unknown> | undefined;
    const endless: DemoSeed = (plan) => [
      ...quarters(plan),
      demoTable(Lamp, lamps(Number.MAX_SAFE_INTEGER, '320104001001')),
    ];
    const onProgress = ({ table }: DemoProgress): void => {
      if (table === 'lamp') {
        cut ??= database.dataSource.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE application_name = 'lighting-demo' AND datname = current_database()`,
        );
      }
    };
    await expect(load(database.url, endless, { onProgress })).rejects.toThrow();
    await cut;
    expect(await countOf(database.dataSource, 'quarter')).toBe(0);
    expect(await isMarked(database.dataSource)).toBe(false);
  });

  it('never mixes two seeds', async () => {
    await using database = await migratedDatabase(subgraph);
    await load(database.url);
    await expect(load(database.url, lighting, { seed: 'another' })).rejects.toThrow(
      'holds the demonstration of the seed "gezhi-2026"; "another" needs an empty database',
    );
  });

  it("never mixes with somebody's rows, unless the table is shared with the reference seed", async () => {
    await using database = await migratedDatabase(subgraph);
    await database.dataSource.query(`INSERT INTO quarter VALUES ('x', 'ours')`);
    await expect(load(database.url)).rejects.toThrow(
      'lighting: quarter holds rows that are not of the demonstration',
    );
    expect(await isMarked(database.dataSource)).toBe(false);
    const shared: DemoSeed = (plan) =>
      quarters(plan).map((table) => ({ ...table, besideReference: true }));
    await load(database.url, shared);
    expect(await countOf(database.dataSource, 'quarter')).toBe(105);
  });

  it('finishes the other databases when one fails', async () => {
    await using good = await migratedDatabase(subgraph);
    await using bad = await migratedDatabase(subgraph);
    await bad.dataSource.query(`INSERT INTO quarter VALUES ('x', 'ours')`);
    const departments = [
      department(lighting),
      { subgraph: { ...subgraph, name: 'parks' }, demo: quarters },
    ];
    await expect(
      loadDemo({ departments, databases: { lighting: good.url, parks: bad.url } }),
    ).rejects.toThrow('parks: quarter holds rows');
    expect(await countOf(good.dataSource, 'lamp')).toBe(20_000);
    await expect(loadDemo({ departments, databases: { lighting: good.url } })).rejects.toThrow(
      'No database is given for parks',
    );
  });
});
