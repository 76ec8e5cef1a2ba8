import { actorWith } from '@gezhi/testing';
import { deviceStage, NOW } from '../../testing/device-stage.testing';
import { keepReadings, readingTerm } from '../../use-cases/device/keep-readings.job';
import { findSilentDevices, silentDevices } from '../../use-cases/device/silent-devices.job';

const DAY = 86_400_000;

describe('devices', () => {
  const stage = deviceStage();
  const { later, keep, rule, step, send, read, events, notes, seen, job } = stage;

  describe('that are silent', () => {
    const SILENCE = {
      ...{ code: 'SILENT', condition: 'SILENT', threshold: 60, clearLevel: null, holdMinutes: 0 },
      ...{ categoryCode: 'URBAN.LIGHTING', nature: 'COMPONENT' },
    };
    const find = () => findSilentDevices(job(silentDevices));

    it('open one matter of maintenance, which goes to who keeps them', async () => {
      await keep();
      await rule(SILENCE);
      await send([read(1)]);
      later(59);
      expect(await find()).toEqual({ silent: 0 });
      later(61);
      expect(await Promise.all([find(), find()])).toEqual(
        expect.arrayContaining([{ silent: 1 }, { silent: 0 }]),
      );
      expect(await find()).toEqual({ silent: 0 });
      expect(await events()).toMatchObject([{ state: 'DISPATCHED', lead: stage.place.leadId }]);
      const told = await stage.grid.dataSource.query(
        `SELECT recipient_organization_id AS id FROM notification WHERE kind = 'DEVICE_SILENT'`,
      );
      expect(told).toEqual([{ id: stage.place.leadId }]);
      await send([read(1)]);
      expect(await notes('senseClear')).toMatchObject([
        { note: expect.stringContaining('恢复') as unknown },
      ]);
      later(200);
      expect(await find()).toEqual({ silent: 1 });
      expect(await notes('senseAgain')).toHaveLength(1);
      expect(await events()).toHaveLength(1);
    });

    it('wait for the dispatching centre where the owner may not get the matter', async () => {
      await keep({ ownerOrganizationId: stage.place.committeeId });
      await rule(SILENCE);
      later(61);
      expect(await find()).toEqual({ silent: 1 });
      expect(await events()).toMatchObject([{ state: 'ACCEPTED', lead: null }]);
    });

    it('are not missed while they rest, and not where their own rule is off', async () => {
      const { id } = await keep();
      const { id: deviceId } = await keep({ number: 'W-2' });
      await rule(SILENCE);
      await rule({ ...SILENCE, deviceId, active: false });
      await step('suspendDevice', { id });
      later(120);
      expect(await find()).toEqual({ silent: 0 });
    });
  });

  it('are listed and counted in an area by as many statements whatever their number', async () => {
    const list = `{ area(code: "${stage.place.code}") { deviceCounts { kind state count }
      devices(filter: { kinds: [WATER_LEVEL, NOISE], states: [ACTIVE] }) {
        totalCount nodes { number unit area { code } alarms { nodes { id } } hours { hour } readings { nodes { value } } } } } }`;
    await keep();
    const one = await seen<object>(stage.event.command, list);
    for (const number of ['W-2', 'W-3']) await keep({ number });
    await keep({ number: 'N-1', kind: 'NOISE' });
    await step('suspendDevice', { id: (await keep({ number: 'W-4' })).id });
    const all = await seen<{ area: { deviceCounts: object[]; devices: { totalCount: number } } }>(
      stage.event.command,
      list,
    );
    expect(all.data.area.deviceCounts).toEqual([
      { kind: 'NOISE', state: 'ACTIVE', count: 1 },
      { kind: 'WATER_LEVEL', state: 'ACTIVE', count: 3 },
      { kind: 'WATER_LEVEL', state: 'SUSPENDED', count: 1 },
    ]);
    expect(all.data.area.devices.totalCount).toBe(4);
    expect(all.statements).toBe(one.statements);
    const stranger = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
    const none = await seen<{ area: { deviceCounts: object[]; devices: { nodes: object[] } } }>(
      stranger,
      list,
    );
    expect(none.data.area).toMatchObject({ deviceCounts: [], devices: { nodes: [] } });
  });

  it('let readings go after ninety days and keep their hours', async () => {
    const { id } = await keep();
    await send([read(1)]);
    const old = [new Date(NOW.getTime() - 130 * DAY), new Date(NOW.getTime() - 92 * DAY)];
    await stage.grid.dataSource.query(
      'SELECT keep_reading_month(t) FROM unnest($1::timestamptz[]) t',
      [old],
    );
    await stage.grid.dataSource.query(
      'INSERT INTO device_reading SELECT $1, t, 1, t FROM unnest($2::timestamptz[]) t',
      [id, old],
    );
    expect(await keepReadings(job(readingTerm), 1)).toEqual({ months: 1, readings: 1 });
    expect(await keepReadings(job(readingTerm))).toEqual({ months: 0, readings: 0 });
    const [left] = await stage.grid.dataSource.query<object[]>(
      `SELECT (SELECT count(*)::int FROM device_reading) AS readings,
        (SELECT count(*)::int FROM device_hour) AS hours`,
    );
    expect(left).toEqual({ readings: 1, hours: 1 });
  });

  it('read readings of the months asked for and no other, by the key', async () => {
    const { id } = await keep();
    const plan = await stage.grid.dataSource.query<{ 'QUERY PLAN': string }[]>(
      `EXPLAIN SELECT * FROM device_reading WHERE device_id = '${id}'
       AND observed_at >= '2026-10-05' AND observed_at < '2026-10-12' ORDER BY observed_at DESC LIMIT 20`,
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).not.toMatch(/Seq Scan|2026_11/);
    expect(text).toContain('device_reading_2026_10');
  });
});
