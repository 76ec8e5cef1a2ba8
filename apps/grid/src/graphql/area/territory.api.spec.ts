import type { Actor } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import fc from 'fast-check';
import type { Ring, Spot } from '../../domain/area/geometry';
import { frameAt, isInside, metresToLine, spotOf } from '../../domain/area/geometry';
import { gridSubgraph } from '../../subgraph';
import { drawn, rectangle } from '../../testing/a-map.testing';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

interface Answered {
  readonly __typename: string;
  readonly code: string;
}

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);
const command = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });
const member = actorWith('GRID_MEMBER', { areas: ['320104001001C001'] });

describe('the map', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(MONDAY);
    place = await aSubdistrict(grid.dataSource);
    await drawn(grid.dataSource, '320104001', 118.78, 32, 118.79, 32.01);
    await drawn(grid.dataSource, '320104002', 118.79, 32, 118.8, 32.01);
    await drawn(grid.dataSource, '320104001001', 118.78, 32, 118.785, 32.01);
    await drawn(grid.dataSource, '320104001001C001M001', 118.78, 32, 118.782, 32.004);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const ask = async <T>(query: string, actor: Actor = command, variables = {}) => {
    const answer = await grid.ask<T>(actor, query, variables);
    expect(answer.errors).toEqual([]);
    return { ...(answer.data as T), statements: answer.statements };
  };
  const change = async <T = object>(
    mutation: string,
    input: object,
    fields = '',
    actor = command,
  ) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await ask<Record<string, T & Answered>>(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${fields} ... on Problem { code } } }`,
      actor,
      { input },
    );
    return answer[mutation] as T & Answered;
  };
  const draw = (code: string, corners: Parameters<typeof rectangle>, actor = command) =>
    change(
      'setAreaBoundary',
      { code, polygons: [[rectangle(...corners)]], reason: '勘界' },
      '',
      actor,
    );
  const at = async (longitude: number, latitude: number, kind = '') => {
    const { areaAt } = await ask<{ areaAt: { code: string } | null }>(
      `{ areaAt(longitude: ${longitude}, latitude: ${latitude}${kind && `, kind: ${kind}`}) { code } }`,
    );
    return areaAt?.code ?? null;
  };

  describe('finds', () => {
    it('the smallest area that holds a point, or the one of a kind, in one statement', async () => {
      expect(await at(118.781, 32.001)).toBe('320104001001C001M001');
      expect(await at(118.784, 32.008)).toBe('320104001001');
      expect(await at(118.781, 32.001, 'COMMUNITY')).toBe('320104001001');
      // The grid has no border of its own; its micro-grid tells.
      expect(await at(118.781, 32.001, 'GRID')).toBe('320104001001C001');
      expect(await at(118.784, 32.008, 'GRID')).toBeNull();
      expect(await at(119, 32)).toBeNull();
      expect(await at(118.79, 32.005)).toBe('320104001');
      const { statements } = await ask('{ areaAt(longitude: 118.781, latitude: 32.001) { code } }');
      expect(statements).toHaveLength(1);
    });

    it('what lies near, the nearest first, as far away as a tape says', async () => {
      const { areasNear } = await ask<{ areasNear: { area: { code: string }; metres: number }[] }>(
        '{ areasNear(longitude: 118.795, latitude: 32.005, metres: 1000, kind: SUBDISTRICT) { area { code } metres } }',
      );
      expect(areasNear.map(({ area }) => area.code)).toEqual(['320104002', '320104001']);
      expect(areasNear[0]?.metres).toBe(0);
      // 0.005° of longitude at 32° N.
      expect(areasNear[1]?.metres).toBeGreaterThan(472 * 0.995);
      expect(areasNear[1]?.metres).toBeLessThan(472 * 1.005);
    });

    it('exactly what comparing with every area would find', async () => {
      const corners = fc.record({
        w: fc.nat(900),
        s: fc.nat(900),
        wide: fc.integer({ min: 5, max: 100 }),
        high: fc.integer({ min: 5, max: 100 }),
      });
      const spots = fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)), {
        minLength: 3,
        maxLength: 3,
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(corners, { minLength: 4, maxLength: 8 }),
          spots,
          async (boxes, points) => {
            await grid.dataSource.query(
              "DELETE FROM area_shape; DELETE FROM area WHERE code LIKE '320104001002%'",
            );
            const rings = new Map<string, Ring>();
            for (const [index, { w, s, wide, high }] of boxes.entries()) {
              const [west, south] = [118.7 + w / 1e4, 31.9 + s / 1e4];
              const ring = rectangle(west, south, west + wide / 1e4, south + high / 1e4);
              const code = `320104001002C${String(index).padStart(3, '0')}`;
              rings.set(code, ring);
              await grid.dataSource.query(
                `INSERT INTO area (code, name, kind, level, parent_code, households, boundary, valid_from)
                VALUES ($1, $1, 'GRID', 5, '320104001002', 0, $2, '2020-01-01')`,
                [code, { type: 'Polygon', coordinates: [ring] }],
              );
            }
            for (const [x, y] of points) {
              const [longitude, latitude] = [118.7 + x / 1e5 + 3e-7, 31.9 + y / 1e5 + 3e-7];
              const { areasNear } = await ask<{
                areasNear: { area: { code: string }; metres: number }[];
              }>(
                `{ areasNear(longitude: ${longitude}, latitude: ${latitude}, metres: 3000, kind: GRID, first: 100) { area { code } metres } }`,
              );
              const frame = frameAt(longitude, latitude);
              const expected = [...rings].flatMap(([code, ring]) => {
                const flat: Spot[][] = [ring.map((position) => spotOf(frame, position))];
                const origin = { x: 0, y: 0 };
                const metres = isInside(flat, origin) ? 0 : metresToLine(flat, origin);
                return metres <= 2_990 ? [{ code, metres }] : [];
              });
              for (const { code, metres } of expected) {
                const found = areasNear.find(({ area }) => area.code === code);
                expect(found).toBeDefined();
                expect(Math.abs((found?.metres ?? NaN) - metres)).toBeLessThanOrEqual(
                  metres * 0.01 + 1e-6,
                );
              }
              const distances = areasNear.map(({ metres }) => metres);
              expect(distances).toEqual([...distances].sort((one, other) => one - other));
              const holder = expected
                .filter(({ metres }) => metres === 0)
                .map(({ code }) => code)[0];
              expect(await at(longitude, latitude)).toBe(holder ?? null);
            }
          },
        ),
        { numRuns: 12 },
      );
    }, 60_000);

    it('the area of a matter by its point, and marks one without any as unlocated', async () => {
      const verbs = eventVerbs(grid, place);
      const input = {
        source: 'CITIZEN_APP',
        nature: 'COMPONENT',
        title: '井盖缺失',
        areaCode: undefined,
      };
      const placeOf = async (more: object) => {
        const id = await verbs.report({ ...input, ...more });
        const { govEvent } = await ask<{
          govEvent: { area: { code: string }; unlocated: boolean };
        }>(`{ govEvent(id: "${id}") { area { code } unlocated } }`, verbs.resident);
        return [govEvent.area.code, govEvent.unlocated];
      };
      const inside = { longitude: 118.781, latitude: 32.001 };
      expect(await placeOf(inside)).toEqual(['320104001001C001M001', false]);
      expect(await placeOf({ longitude: 120, latitude: 30 })).toEqual(['3201', true]);
      expect(await placeOf({})).toEqual(['3201', true]);
      const patrol = { ...input, source: 'GRID_PATROL' };
      const elsewhere = { ...patrol, longitude: 118.795, latitude: 32.005 };
      expect(await verbs.step(member, 'reportEvent', elsewhere)).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(await verbs.step(member, 'reportEvent', { ...patrol, ...inside })).toMatchObject({
        state: 'RECEIVED',
      });
    });

    it('events in what is drawn, by the exact place for those who go there and by the masked one for others', async () => {
      const verbs = eventVerbs(grid, place);
      const spot = { areaCode: place.grid, longitude: 118.78044, latitude: 32.00044 };
      const id = await verbs.eventIn('DISPATCHED', { ...spot, longitude: 118.78044 });
      const auditor = actorWith('AUDITOR', { areas: ['320104'] });
      const find = async (drawnPlace: string, actor: Actor) => {
        const { eventsWithin, area } = await ask<
          Record<'eventsWithin', { nodes: { id: string }[] }> & {
            area: { events: { nodes: { id: string }[] } };
          }
        >(
          `{ eventsWithin(place: ${drawnPlace}) { nodes { id } }
            area(code: "${place.code}") { events(place: ${drawnPlace}) { nodes { id } } } }`,
          actor,
        );
        expect(area.events.nodes).toEqual(eventsWithin.nodes);
        return eventsWithin.nodes.map((node) => node.id);
      };
      const exact = [
        '{ near: { longitude: 118.78044, latitude: 32.00044, metres: 5 } }',
        '{ box: { west: 118.7804, south: 32.0004, east: 118.7805, north: 32.0005 } }',
        '{ polygon: [[[118.7804, 32.0004], [118.7805, 32.0004], [118.7805, 32.0005], [118.7804, 32.0005], [118.7804, 32.0004]]] }',
      ];
      for (const drawnPlace of exact) {
        expect(await find(drawnPlace, command)).toEqual([id]);
        expect(await find(drawnPlace, verbs.officer)).toEqual([id]);
        expect(await find(drawnPlace, verbs.resident)).toEqual([id]);
        expect(await find(drawnPlace, auditor)).toEqual([]);
        expect(await find(drawnPlace, actorWith('RESIDENT', { subject: 'resident-2' }))).toEqual(
          [],
        );
      }
      // About 100 m: where the auditor sees it.
      expect(
        await find('{ near: { longitude: 118.78, latitude: 32, metres: 5 } }', auditor),
      ).toEqual([id]);
      expect(
        await find('{ near: { longitude: 118.78, latitude: 32, metres: 5 } }', command),
      ).toEqual([]);
      const { statements } = await ask(`{ eventsWithin(place: ${exact[0]}) { nodes { id } } }`);
      expect(statements).toHaveLength(1);
    });

    it.each([
      '{}',
      '{ box: { west: 0, south: 0, east: 0, north: 1 } }',
      '{ near: { longitude: 118, latitude: 32, metres: 5 }, box: { west: 0, south: 0, east: 1, north: 1 } }',
    ])('nothing in %s, and says so', async (drawnPlace) => {
      const answer = await grid.ask(
        command,
        `{ eventsWithin(place: ${drawnPlace}) { nodes { id } } }`,
      );
      expect(answer.errors[0]?.extensions['code']).toMatch(/^(PLACE_UNCLEAR|BOUNDARY_BROKEN)$/);
    });
  });

  describe('is drawn', () => {
    it('inside the area above, around those below and over none beside (G2, G5)', async () => {
      expect(await draw(place.grid, [118.78, 32, 118.783, 32.005])).toMatchObject({
        __typename: 'Area',
      });
      expect(await at(118.7825, 32.004)).toBe(place.grid);
      expect((await draw(place.grid, [118.78, 32, 118.786, 32.005])).code).toBe('BOUNDARY_OUTSIDE');
      expect((await draw(place.grid, [118.781, 32, 118.783, 32.005])).code).toBe(
        'BOUNDARY_OUTSIDE',
      );
      await change('openGrid', { code: '320104001001D001', name: '示例学校专属网格' });
      expect((await draw('320104001001D001', [118.782, 32.003, 118.784, 32.006])).code).toBe(
        'BOUNDARY_OVERLAPS',
      );
      expect(await draw('320104001001D001', [118.783, 32.003, 118.784, 32.006])).toMatchObject({
        __typename: 'Area',
      });
    });

    it('soundly, by those whose place it is', async () => {
      const broken = {
        code: place.grid,
        polygons: [[rectangle(118.78, 32, 118.783, 32.005).reverse()]],
        reason: '勘界',
      };
      expect((await change('setAreaBoundary', broken)).code).toBe('BOUNDARY_BROKEN');
      const corners: Parameters<typeof rectangle> = [118.78, 32, 118.783, 32.005];
      expect((await draw(place.grid, corners, member)).code).toBe('FORBIDDEN');
      const other = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
      expect((await draw(place.grid, corners, other)).code).toBe('FORBIDDEN');
      expect((await draw('320104001009', corners)).code).toBe('NOT_FOUND');
    });

    it('and named anew with its history: every day has the name and the border it had', async () => {
      await draw(place.grid, [118.78, 32, 118.783, 32.005]);
      clock.set(new Date('2026-10-14T10:00:00+08:00'));
      const renamed = {
        code: place.grid,
        name: '示例路网格',
        reason: '路名变更',
        documentNumber: '示民发〔2026〕3号',
      };
      expect(await change('renameArea', renamed, '... on Area { name }')).toMatchObject({
        name: '示例路网格',
      });
      await draw(place.grid, [118.78, 32, 118.784, 32.005]);
      const on = async (date: string) => {
        const { area, areas } = await ask<{
          area: {
            name: string;
            boundary: { coordinates: number[][][] } | null;
            lineage: { name: string }[];
          };
          areas: { nodes: { name: string }[] };
        }>(
          `{ area(code: "${place.grid}", on: "${date}") { name boundary { ... on GeoPolygon { coordinates } } lineage { name } }
            areas(codes: ["${place.grid}"], on: "${date}") { nodes { name } } }`,
        );
        expect(areas.nodes[0]?.name).toBe(area.name);
        expect(area.lineage.at(-1)?.name).toBe(area.name);
        return [area.name, area.boundary?.coordinates[0]?.[1]?.[0] ?? null];
      };
      expect(await on('2026-10-11')).toEqual([`GRID ${place.grid}`, null]);
      expect(await on('2026-10-13')).toEqual([`GRID ${place.grid}`, 118.783]);
      expect(await on('2026-10-14')).toEqual(['示例路网格', 118.784]);
      const { area } = await ask<{ area: object }>(
        `{ area(code: "${place.grid}") { versions { nodes { name validFrom validTo reason documentNumber } } } }`,
      );
      expect(area).toEqual({
        versions: {
          nodes: [
            {
              name: `GRID ${place.grid}`,
              validFrom: '2026-10-12',
              validTo: '2026-10-14',
              reason: '路名变更',
              documentNumber: '示民发〔2026〕3号',
            },
            {
              name: `GRID ${place.grid}`,
              validFrom: '2020-01-01',
              validTo: '2026-10-12',
              reason: '勘界',
              documentNumber: null,
            },
          ],
        },
      });
      const { before } = await ask<{ before: object | null }>(
        `{ before: area(code: "${place.grid}", on: "2019-12-31") { name } }`,
      );
      expect(before).toBeNull();
      expect((await change('renameArea', renamed, '', member)).code).toBe('FORBIDDEN');
    });
  });
});
