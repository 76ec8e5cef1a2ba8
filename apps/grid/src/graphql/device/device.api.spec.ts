import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import { actorWith } from '@gezhi/testing';
import { deviceStage } from '../../testing/device-stage.testing';

describe('devices', () => {
  const stage = deviceStage();
  const { machine, later, keep, rule, step, send, read, events, notes, seen, end } = stage;

  describe('in the register', () => {
    it('are entered, changed by who saw the last version, suspended, put in use again and retired', async () => {
      const { id } = await keep();
      expect(await keep({ place: '内河乙桥', seenVersion: 1 })).toMatchObject({ id, version: 2 });
      expect(await keep({ seenVersion: 1 })).toMatchObject({ code: 'CONFLICT' });
      const officer = actorWith('DEPARTMENT_OFFICER', { organizationId: stage.place.leadId });
      expect(await step('suspendDevice', { id }, officer)).toMatchObject({ state: 'SUSPENDED' });
      expect((await send([read(1)])).problems).toMatchObject([
        { index: 0, problem: { code: 'DEVICE_RESTS', path: ['input', 'items', '0', 'device'] } },
      ]);
      expect(await step('resumeDevice', { id })).toMatchObject({ state: 'ACTIVE' });
      expect((await send([read(1)])).stored).toBe(1);
      expect(await step('retireDevice', { id })).toMatchObject({ state: 'RETIRED' });
      expect(await keep()).toMatchObject({ code: 'DEVICE_RETIRED' });
      expect(await step('resumeDevice', { id })).toMatchObject({ code: 'INVALID_TRANSITION' });
      const { data } = await seen<{ device: { history: { nodes: { action: string }[] } } }>(
        stage.event.command,
        `{ device(id: "${id}") { history { nodes { action toState } } } }`,
      );
      expect(data.device.history.nodes.map(({ action }) => action)).toEqual([
        ...['register', 'change', 'suspend', 'resume', 'retire'],
      ]);
    });

    it('are refused by their kind when they watch people, and say why in both languages', async () => {
      const refused = await keep({ kind: 'CAMERA' });
      expect(refused).toMatchObject({ code: 'DEVICE_WATCHES_PEOPLE', path: ['input', 'kind'] });
      expect(refused.message).toContain('whoever passes');
      expect(await keep({ kind: 'LAMP' })).toMatchObject({ code: 'DEVICE_KIND_UNKNOWN' });
    });

    it('are refused where system, place, number or right are wrong', async () => {
      const stranger = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
      expect(await keep({}, stranger)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await keep({ areaCode: stage.place.community })).toMatchObject({
        ...{ code: 'DEVICE_AREA_TOO_WIDE', path: ['input', 'areaCode'] },
      });
      expect(await keep({ areaCode: '320104001001C009' })).toMatchObject({ code: 'UNKNOWN_AREA' });
      expect(await keep({ externalSystem: 'NOBODY' })).toMatchObject({
        code: 'DEVICE_SYSTEM_UNKNOWN',
      });
      expect(await keep({ place: '致电 13800138000' })).toMatchObject({
        code: 'PERSONAL_DATA_IN_TEXT',
      });
      expect(await keep({ number: '有空格 的' })).toMatchObject({ code: 'INVALID_INPUT' });
      await keep();
      expect(await keep({ kind: 'NOISE' })).toMatchObject({ code: 'DEVICE_NUMBER_TAKEN' });
    });
  });

  describe('and their thresholds', () => {
    it('are published in versions that end the one before', async () => {
      expect(await rule()).toMatchObject({ ruleVersion: 1 });
      expect(await rule({ seenVersion: 0 })).toMatchObject({ code: 'CONFLICT' });
      expect(await rule({ seenVersion: 1, threshold: 3, validFrom: '2026-10-20' })).toMatchObject({
        ruleVersion: 2,
      });
      const { data } = await seen<{ area: { deviceRules: { nodes: object[] } } }>(
        stage.event.command,
        `{ area(code: "${stage.place.grid}") { deviceRules(kinds: [WATER_LEVEL]) { nodes { code ruleVersion validFrom validTo
          category { code } device { id } } } } }`,
      );
      const common = { code: 'WATER.HIGH', category: { code: 'ENVIRONMENT.DRAIN' }, device: null };
      expect(data.area.deviceRules.nodes).toEqual([
        { ...common, ruleVersion: 2, validFrom: '2026-10-20', validTo: null },
        { ...common, ruleVersion: 1, validFrom: '2026-10-12', validTo: '2026-10-19' },
      ]);
      expect(await rule({ validFrom: '2026-10-12' })).toMatchObject({ ruleVersion: 3 });
      const replaced = await stage.grid.dataSource.query<object[]>(
        'SELECT rule_version AS v, valid_to < valid_from AS never FROM device_rule WHERE valid_to IS NOT NULL ORDER BY 1',
      );
      expect(replaced).toEqual([
        { v: 1, never: true },
        { v: 2, never: true },
      ]);
    });

    it('are refused where levels, dates, category, device or right are wrong', async () => {
      const { id: deviceId } = await keep();
      const code = async (more: object, actor?: Actor) => {
        const refused = await rule(more, actor);
        return [refused.code, refused.path?.at(-1)];
      };
      expect(await code({}, stage.event.command)).toEqual(['FORBIDDEN', undefined]);
      expect(await code({ clearLevel: 3 })).toEqual(['DEVICE_RULE_LEVELS', 'clearLevel']);
      expect(await code({ validFrom: '2026-10-11' })).toEqual(['DEVICE_RULE_DATES', 'validFrom']);
      expect(await code({ validTo: '2026-10-11' })).toEqual(['DEVICE_RULE_DATES', 'validTo']);
      expect(await code({ categoryCode: 'ENVIRONMENT' })).toEqual(['NOT_A_LEAF', 'categoryCode']);
      expect(await code({ deviceId: newId() })).toEqual(['NOT_FOUND', 'deviceId']);
      expect(await code({ deviceId, kind: 'NOISE' })).toEqual(['DEVICE_RULE_OTHER', 'deviceId']);
      expect(await code({ basis: '致电 13800138000' })).toEqual(['PERSONAL_DATA_IN_TEXT', 'basis']);
      expect(await code({ holdMinutes: 1_441 })).toEqual(['INVALID_INPUT', 'holdMinutes']);
      await rule();
      expect(await code({ condition: 'BELOW', clearLevel: 2 })).toEqual([
        ...['DEVICE_RULE_OTHER', 'code'],
      ]);
    });
  });

  describe('bring in readings', () => {
    it('once each, in any order, whatever else of the call is refused', async () => {
      await keep();
      const first = [read(1, 5), read(1.2, 0), read(1.1, 3)];
      expect(await send(first)).toMatchObject({ stored: 3, repeated: 0, refused: 0 });
      const again = await send([
        ...[...first, read(1.1, 3), read(9, 5), read(1, 8 * 1_440), read(1, -6), read(51, 1)],
        read(1, 0, 'W-9'),
      ]);
      expect(again).toMatchObject({ stored: 0, repeated: 4, refused: 5 });
      expect(
        again.problems.map(({ index, problem }) => [index, problem.code, problem.path]),
      ).toEqual([
        [4, 'READING_CONFLICT', ['input', 'items', '4', 'value']],
        [5, 'READING_TIME', ['input', 'items', '5', 'observedAt']],
        [6, 'READING_TIME', ['input', 'items', '6', 'observedAt']],
        [7, 'READING_VALUE', ['input', 'items', '7', 'value']],
        [8, 'DEVICE_UNKNOWN', ['input', 'items', '8', 'device']],
      ]);
    });

    it('by the account of the system alone', async () => {
      await keep();
      const code = async (...args: Parameters<typeof send>) => (await send(...args)).code;
      expect(await code([read(1)], stage.event.command)).toBe('FORBIDDEN');
      expect(await code([read(1)], machine, 'OTHER')).toBe('EXTERNAL_SYSTEM_UNKNOWN');
      await stage.grid.dataSource.query(`UPDATE external_system SET sources = '{HOTLINE_12345}'`);
      expect(await code([read(1)])).toBe('EXTERNAL_SOURCE');
      await stage.grid.dataSource.query(
        `UPDATE external_system SET sources = '{IOT}', enabled = false`,
      );
      expect(await code([read(1)])).toBe('EXTERNAL_SYSTEM_UNKNOWN');
      expect((await send([])).code).toBe('INVALID_INPUT');
    });

    it('over HTTP as over the graph', async () => {
      await keep();
      const post = (body: object, actor = machine) =>
        stage.grid.call(actor, {
          method: 'POST',
          path: '/intake/readings/IOT_CITY',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      const items = [read(1), read(1, 0, 'W-9')];
      const taken = await post({ items });
      expect([taken.status, taken.json()]).toEqual([
        200,
        {
          ...{ stored: 1, repeated: 0, opened: 0, refused: 1 },
          problems: [
            {
              ...{ index: 1, code: 'DEVICE_UNKNOWN', path: ['items', '1', 'device'] },
              message: 'This system has no device W-9.',
            },
          ],
        },
      ]);
      expect((await post({ items })).json()).toMatchObject({ stored: 0, repeated: 1 });
      expect((await post({ items: [] })).status).toBe(400);
      expect((await post({ items }, stage.event.resident)).status).toBe(403);
    });

    it('that are counted into their hours, late ones as well', async () => {
      const { id } = await keep();
      await send([read(1, 0), read(3, 30), read(2, 45), read(5, 65)]);
      await send([read(1, 0), read(9, 50)]);
      const { data } = await seen<{ device: { hours: object[]; readings: { nodes: object[] } } }>(
        stage.event.command,
        `{ device(id: "${id}") { unit lastValue lastHeardAt owner { id } area { code }
          readings(first: 2) { nodes { value } } hours { hour readings lowest highest average } } }`,
      );
      expect(data.device).toEqual({
        ...{ unit: 'm', lastValue: 1, lastHeardAt: expect.any(String) as unknown },
        ...{ owner: { id: stage.place.leadId }, area: { code: stage.place.grid } },
        readings: { nodes: [{ value: 1 }, { value: 3 }] },
        hours: [
          { hour: '2026-10-12T00:00:00.000Z', readings: 1, lowest: 5, highest: 5, average: 5 },
          ...[{ hour: '2026-10-12T01:00:00.000Z', readings: 3, lowest: 2, highest: 9 }].map(
            (hour) => ({ ...hour, average: 14 / 3 }),
          ),
          { hour: '2026-10-12T02:00:00.000Z', readings: 1, lowest: 1, highest: 1, average: 1 },
        ],
      });
      const wide = await stage.grid.ask(
        stage.event.command,
        `{ device(id: "${id}") { hours(from: "2026-01-01T00:00:00Z") { hour } } }`,
      );
      expect(wide.errors[0]?.extensions['code']).toBe('READING_SPAN');
    });

    it('five hundred by as many statements as five', async () => {
      for (const number of ['W-1', 'W-2', 'W-3', 'W-4', 'W-5']) await keep({ number });
      await rule();
      const some = (count: number, from: number) =>
        Array.from({ length: count }, (_, index) => read(1, from + index, `W-${(index % 5) + 1}`));
      const few = await send(some(5, 1));
      const many = await send(some(500, 10));
      expect([few.stored, many.stored]).toEqual([5, 500]);
      expect(many.statements).toHaveLength(few.statements.length);
      expect(many.statements.length).toBeLessThanOrEqual(14);
    });
  });

  describe('that cross a threshold', () => {
    beforeEach(async () => {
      await keep();
      await rule();
    });
    const cross = () => send([read(3, 20), read(3.5, 8)]);

    it('open one event, which says by which rule and reading', async () => {
      expect((await send([read(3, 20)])).opened).toBe(0);
      expect((await send([read(3.5, 8)])).opened).toBe(1);
      expect((await send([read(4, 5), read(4, 1)])).opened).toBe(0);
      const all = await events();
      expect(all).toMatchObject([
        {
          ...{ source: 'IOT', state: 'RECEIVED', leaf: 'ENVIRONMENT.DRAIN', reporter: null },
          title: '内河甲桥水位 3.5 m，高于 2 m',
        },
      ]);
      const { data } = await seen<{ govEvent: object }>(
        stage.event.command,
        `{ govEvent(id: "${all[0]?.id}") { deviceAlarm { condition beganValue raisedValue clearedAt crossings
          rule { code ruleVersion } device { number } event { id } } } }`,
      );
      expect(data.govEvent).toEqual({
        deviceAlarm: {
          ...{ condition: 'ABOVE', beganValue: 3, raisedValue: 3.5, clearedAt: null, crossings: 1 },
          ...{ rule: { code: 'WATER.HIGH', ruleVersion: 1 }, device: { number: 'W-1' } },
          event: { id: all[0]?.id },
        },
      });
      const links = await stage.grid.dataSource.query(
        `SELECT from_id FROM case_link WHERE to_type = 'Device' AND relation = 'SOURCE'`,
      );
      expect(links).toEqual([{ from_id: all[0]?.id }]);
    });

    it('open none while it wavers, and note on it that the value came back and crossed again', async () => {
      await cross();
      await send([read(1.8, 7)]);
      expect(await notes('senseClear')).toEqual([]);
      await send([read(1.4, 6)]);
      expect(await notes('senseClear')).toEqual([{ note: '2026-10-12 09:54 读数 1.4 m' }]);
      later(60);
      expect((await send([read(3, 30), read(3, 10)])).opened).toBe(0);
      expect(await notes('senseAgain')).toHaveLength(1);
      const all = await events();
      expect(all).toMatchObject([{ state: 'RECEIVED' }]);
      await end(all[0]?.id as string);
      expect((await send([read(4, 5)])).opened).toBe(0);
      expect((await send([read(1, 4), read(3, 3)])).opened).toBe(0);
      later(80);
      expect((await send([read(3, 1)])).opened).toBe(1);
      expect(await events()).toHaveLength(2);
      // Nothing is noted on what has ended.
      expect(await notes('senseClear')).toHaveLength(1);
    });

    it('open one however many write at once', async () => {
      const calls = Array.from({ length: 4 }, () => cross());
      const opened = (await Promise.all(calls)).map((each) => each.opened);
      expect(opened.sort()).toEqual([0, 0, 0, 1]);
      expect(await events()).toHaveLength(1);
    });

    it('are judged by the rule of the device where it has one, and not at all where that is off', async () => {
      const { id: deviceId } = await keep();
      await rule({ deviceId, threshold: 5, clearLevel: 4 });
      expect((await cross()).opened).toBe(0);
      await rule({ deviceId, threshold: 5, clearLevel: 4, active: false });
      expect((await send([read(9, 4), read(9, 3)])).opened).toBe(0);
    });

    it('judge nothing by what came late', async () => {
      await send([read(1, 1)]);
      expect((await cross()).opened).toBe(0);
    });

    it('lose no matter when the grid was re-drawn or the category is no leaf any more', async () => {
      await stage.grid.dataSource.query(
        `UPDATE area SET valid_to = '2026-10-01' WHERE code >= $1 AND code < $1 || '~'`,
        [stage.place.grid],
      );
      await stage.grid.dataSource.query(`UPDATE event_category SET leaf = false WHERE code = $1`, [
        'ENVIRONMENT.DRAIN',
      ]);
      expect((await cross()).opened).toBe(1);
      const [row] = await stage.grid.dataSource.query<object[]>(
        'SELECT area_code, said_category_code FROM gov_event',
      );
      expect(row).toEqual({ area_code: stage.place.community, said_category_code: null });
      await stage.grid.dataSource.query(`UPDATE event_category SET leaf = true WHERE code = $1`, [
        'ENVIRONMENT.DRAIN',
      ]);
    });
  });
});
