import { systemClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import { Client } from 'pg';
import { Inbox } from '../inbox/inbox';
import type { City, DepartmentUnderTest } from '../messaging-database.testing';
import { aCity } from '../messaging-database.testing';
import type { Publication } from '../outbox/publication';
import { definePublication } from '../outbox/publication';
import { relayOnce } from '../outbox/relay';
import { inTransaction } from '@gezhi/persistence';
import { ok } from '@gezhi/kernel';
import { tellChanges } from '../outbox/tell-changes';
import { AREA_COPY, copyConsumptions } from './reference-copy';
import { copyAnswers } from './send-copies';
import { AREA_TOPIC } from './topics';
import { doubtedReferences } from './unknown-references';
import { doubtCopies, wantCopies } from './want-copies';

jest.setTimeout(60_000);

let city: City;
let grid: DepartmentUnderTest;
let services: DepartmentUnderTest;
beforeAll(async () => {
  city = await aCity();
  grid = await city.department('grid');
  services = await city.department('services');
  await grid.owner.query(`
    CREATE TABLE area (code text COLLATE "C" PRIMARY KEY, name text, valid_from date, valid_to date, version integer);
    GRANT SELECT, INSERT, UPDATE ON area TO gezhi_service;
    INSERT INTO area VALUES ('320104001', '夫子庙', '2020-01-01', NULL, 1), ('320104002', '双塘', '2020-01-01', NULL, 1),
      ('320104003', '旧街道', '2020-01-01', '2024-01-01', 1)`);
});
afterAll(() => city?.[Symbol.asyncDispose]());

const AREAS: Publication = definePublication({
  topic: AREA_TOPIC,
  types: ['Area'],
  async load(manager, keys) {
    const rows = await manager.query<{ code: string; name: string }[]>(
      `SELECT code, name, 'SUBDISTRICT' AS kind, NULL AS "parentCode", valid_from::text AS "validFrom",
        valid_to::text AS "validTo", version FROM area WHERE code = ANY ($1)`,
      [keys],
    );
    return new Map(rows.map((row) => [row.code, row as never]));
  },
  async keysAfter(manager, after, limit) {
    const rows = await manager.query<{ code: string }[]>(
      'SELECT code FROM area WHERE code > $1 ORDER BY code LIMIT $2',
      [after, limit],
    );
    return rows.map(({ code }) => code);
  },
});

const logger = createLogger({ name: 'specs', level: 'silent' });
const NOW = new Date('2026-10-12T08:00:00+08:00');

function inboxOf(department: DepartmentUnderTest): Inbox {
  const consumptions =
    department === grid ? copyAnswers('grid', [AREAS]) : copyConsumptions([AREA_COPY]);
  const { whole: database, bus } = department;
  return new Inbox({
    database,
    bus,
    clock: systemClock,
    logger,
    consumptions,
    onGap: doubtCopies,
  });
}

/** Relays and reads until nothing is left to be said. */
async function talk(): Promise<void> {
  const inboxes = [grid, services].map(inboxOf);
  for (let quiet = 0; quiet < 2;) {
    let moved = false;
    for (const { whole: database, bus } of [grid, services])
      moved = (await relayOnce({ database, bus, clock: systemClock })) > 0 || moved;
    for (const inbox of inboxes) moved = (await inbox.step()) || moved;
    quiet = moved ? 0 : quiet + 1;
  }
}

async function doubts(...keys: string[]): Promise<Record<string, string>> {
  const references = keys.map((key) => ({ kind: 'AREA' as const, key }));
  const found = await doubtedReferences(services.service, references, NOW);
  return Object.fromEntries([...found].map(([{ key }, doubt]) => [key, doubt]));
}

describe('a copy of the list of another department', () => {
  it('knows nothing before it has come, and says so', async () => {
    expect(await doubts('320104001', '320104999')).toEqual({
      '320104001': 'MISSING',
      '320104999': 'MISSING',
    });
  });

  it('is asked for once, and is full when its owner has said that this was all', async () => {
    const ask = () => wantCopies(services.whole, systemClock, 'services', [AREA_COPY]);
    expect(await ask()).toEqual(['grid.area.v1']);
    expect(await ask()).toEqual([]);
    await talk();
    expect(await doubts('320104001', '320104003', '320104999', "x'")).toEqual({
      '320104003': 'UNKNOWN',
      '320104999': 'UNKNOWN',
      "x'": 'UNKNOWN',
    });
    expect(await ask()).toEqual([]);
  });

  it('follows every change of its owner', async () => {
    await inTransaction(grid.whole, systemClock, async (uow) => {
      await uow.manager.query(
        `INSERT INTO area VALUES ('320104999', '新街道', '2026-01-01', NULL, 1)`,
      );
      await uow.manager.query(
        `UPDATE area SET valid_to = '2026-10-01', version = 2 WHERE code = '320104001'`,
      );
      for (const id of ['320104999', '320104001'])
        uow.changes.push({ type: 'Area', id, action: 'redraw' });
      await tellChanges(uow, [AREAS]);
      return ok();
    });
    await talk();
    expect(await doubts('320104001', '320104999')).toEqual({ '320104001': 'UNKNOWN' });
  });

  it('is asked for again when messages were removed before they were read, and used meanwhile', async () => {
    await inTransaction(grid.whole, systemClock, async (uow) => {
      await uow.manager.query(
        `INSERT INTO area VALUES ('320104998', '未闻街道', '2026-01-01', NULL, 1)`,
      );
      uow.changes.push({ type: 'Area', id: '320104998', action: 'open' });
      await tellChanges(uow, [AREAS]);
      return ok();
    });
    await relayOnce({ database: grid.whole, bus: grid.bus, clock: systemClock });
    const owner = new Client({ connectionString: city.busOwnerUrl });
    await owner.connect();
    await owner.query(`UPDATE bus_message SET appended_at = now() - interval '31 days'`);
    await owner.end();
    await grid.bus.trim();
    await talk();
    expect(await doubts('320104999', '320104998')).toEqual({ '320104998': 'UNKNOWN' });
    expect(await wantCopies(services.whole, systemClock, 'services', [AREA_COPY])).toEqual([
      'grid.area.v1',
    ]);
    await talk();
    expect(await doubts('320104999', '320104998')).toEqual({});
  });

  it('asks in one statement about any number of keys of both lists', async () => {
    let statements = 0;
    const counting = {
      query: (text: string, values: unknown[]) => {
        statements += 1;
        return services.service.query(text, values);
      },
    };
    const references = [
      { kind: 'AREA' as const, key: '320104999' },
      { kind: 'ORGANIZATION' as const, key: 'nobody' },
      { kind: 'ORGANIZATION' as const, key: '01890000-0000-7000-8000-000000000000' },
    ];
    const found = await doubtedReferences(counting as never, references, NOW);
    expect([...found.values()]).toEqual(['MISSING', 'MISSING']);
    expect(statements).toBe(1);
  });
});
