import { EnvironmentError } from '@gezhi/environment';
import { defineCatalogue } from '@gezhi/metrics';
import type { DemoDepartment } from './demo-department';
import { readEnvironment } from './environment';
import { progressLines } from './progress-lines';

const department = (name: string): DemoDepartment => ({
  subgraph: { name, entities: [], migrations: [], metrics: defineCatalogue(name, []) },
  demo: () => [],
});
const DEPARTMENTS = [department('grid'), department('party-building')];

describe('the environment of the loader', () => {
  it('names the databases to load; a department without one is left out', () => {
    expect(
      readEnvironment(DEPARTMENTS, {
        PARTY_BUILDING_DATABASE_URL: 'postgresql://x@localhost/party',
      }),
    ).toEqual({
      databases: { 'party-building': 'postgresql://x@localhost/party' },
      seed: undefined,
    });
  });

  it('refuses an address that is none, without printing it', () => {
    const read = (): unknown =>
      readEnvironment(DEPARTMENTS, { GRID_DATABASE_URL: 'mysql://hunter2/grid' });
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(/^(?!.*hunter2).*GRID_DATABASE_URL/s);
  });
});

describe('progress on a terminal', () => {
  it('shows every finished table, and a long one every two seconds', () => {
    const lines: string[] = [];
    let time = 0;
    const show = progressLines(
      (line) => lines.push(line),
      () => time,
    );
    for (const [at, rows, done] of [
      [100, 1_000, false],
      [2_100, 20_000, false],
      [2_200, 21_000, false],
      [2_300, 22_000, true],
    ] as const) {
      time = at;
      show({ database: 'grid', table: 'area', rows, done });
    }
    expect(lines).toEqual(['  grid: area 20,000 rows so far …', '  grid: area 22,000 rows']);
  });
});
