import type { Actor } from '@gezhi/identity';
import { fixedClock } from '@gezhi/kernel';
import { callersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { actorOf } from '@gezhi/jobs';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { useContactKeys } from '../../use-cases/repeat/contact-keys';
import { contactHashRotation, dropOldHashes } from '../../use-cases/repeat/drop-old-hashes';

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);
const PHONE = '13812345678';
const OLD_KEY = { k1: 'k'.repeat(40) };
const NEW_KEY = { k2: 'n'.repeat(40) };

describe('a matter that comes again', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(MONDAY);
    useContactKeys(OLD_KEY);
    place = await aSubdistrict(grid.dataSource);
    event = eventVerbs(grid, place);
  });
  afterAll(async () => {
    useContactKeys(null);
    await grid?.[Symbol.asyncDispose]();
  });

  const FIELDS = 'flags repeatState repeatOf { id }';
  const read = async (id: string, actor: Actor = event.command, fields = FIELDS) => {
    const answer = await grid.ask<{ govEvent: Record<string, unknown> | null }>(
      actor,
      `query ($id: ID!) { govEvent(id: $id) { ${fields} } }`,
      { id },
    );
    const seen: Record<string, unknown> = { ...answer.data?.govEvent };
    return { ...seen, errors: answer.errors } as Record<string, unknown>;
  };
  const repeats = (id: string) => ({
    flags: expect.arrayContaining(['REPEAT']) as unknown,
    repeatState: 'SUSPECTED',
    repeatOf: { id },
  });
  const NONE = { repeatState: null, repeatOf: null };
  const links = async (id: string) =>
    grid.dataSource.query<object[]>(
      `SELECT relation, to_id FROM case_link WHERE from_id = $1 AND relation = 'REPEAT_OF'`,
      [id],
    );
  const decide = (id: string, mutation: 'confirmRepeat' | 'refuteRepeat', more: object = {}) =>
    event.step(event.command, mutation, { id, note: '现场核实', ...more });

  it('is linked to what was closed, for 90 days', async () => {
    const closed = await event.eventIn('CLOSED');
    clock.set(new Date('2027-01-10T10:00:00+08:00'));
    const again = await event.report();
    expect(await read(again)).toMatchObject(repeats(closed));
    expect(await links(again)).toEqual([{ relation: 'REPEAT_OF', to_id: closed }]);
    expect(await read(closed, event.command, 'repeats { nodes { id } }')).toMatchObject({
      repeats: { nodes: [{ id: again }] },
    });
    clock.set(new Date('2027-01-10T10:20:00+08:00'));
    expect(await read(await event.report())).toMatchObject(NONE);
  });

  it('is none while the first is open, elsewhere, or of another kind', async () => {
    await event.eventIn('IN_PROGRESS');
    await event.eventIn('CLOSED', { areaCode: '320104002' }).catch(() => undefined);
    await event.eventIn('CLOSED');
    expect(
      (await read(await event.report({ areaCode: '320104001001C001M001' })))['repeatOf'],
    ).toBeNull();
    expect((await read(await event.report({ nature: 'HAZARD' })))['repeatOf']).toBeNull();
  });

  it('is judged anew once its leaf is known', async () => {
    const closed = await event.eventIn('CLOSED');
    const other = await event.report();
    expect(await read(other)).toMatchObject(repeats(closed));
    await event.accept(other, { categoryCode: 'URBAN.ROAD' });
    expect(await read(other)).toMatchObject(NONE);
    expect(await links(other)).toEqual([]);
    const same = await event.report();
    await event.accept(same);
    expect(await read(same)).toMatchObject({ repeatState: 'SUSPECTED', repeatOf: { id: closed } });
  });

  it('is found by the contact too, for the same kind of matter and while the key lives', async () => {
    const contact = { phone: PHONE };
    const closed = await event.eventIn('CLOSED', { contact });
    const elsewhere = { areaCode: '320104001001C001M001', title: '仍有路灯不亮' };
    const again = await event.report({ ...elsewhere, contact: { phone: '+86 138 1234 5678' } });
    expect(await read(again)).toMatchObject(repeats(closed));
    const kind = await event.report({ ...elsewhere, nature: 'HAZARD', contact });
    expect(await read(kind)).toMatchObject({ repeatOf: null });
    const other = await event.report({ ...elsewhere, contact: { phone: '13900001111' } });
    expect(await read(other)).toMatchObject({ repeatOf: null });
    useContactKeys({ ...OLD_KEY, ...NEW_KEY });
    expect(await read(await event.report({ ...elsewhere, contact }))).toMatchObject(
      repeats(closed),
    );
    useContactKeys(NEW_KEY);
    expect(await read(await event.report({ ...elsewhere, contact }))).toMatchObject({
      repeatOf: null,
    });
  });

  it('keeps contacts as keyed hashes that nobody sees, and drops them with their key', async () => {
    await event.report({ contact: { phone: PHONE } });
    const [row] = await grid.dataSource.query<Record<string, string>[]>(
      'SELECT * FROM event_contact_hash',
    );
    expect(JSON.stringify(row)).not.toContain(PHONE.slice(3));
    const seen = callersDatabase(grid.service, event.command);
    expect(await seen.manager.query('SELECT FROM event_contact_hash')).toEqual([]);
    await seen.endReading();
    expect(JSON.stringify(gridSubgraph.buildSchema().schema.getTypeMap())).not.toMatch(/hash/i);
    const actor = actorOf(contactHashRotation);
    const database = callersDatabase(grid.service, actor);
    const job = { actor, clock: fixedClock(MONDAY), database };
    expect(await dropOldHashes(job)).toBe(0);
    useContactKeys(NEW_KEY);
    expect(await dropOldHashes(job)).toBe(1);
    expect(await dropOldHashes(job)).toBe(0);
  });

  it('is confirmed or refuted by a person, and only by the command centre', async () => {
    const closed = await event.eventIn('CLOSED');
    const again = await event.report();
    expect(await event.step(event.verifier, 'confirmRepeat', { id: again })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await decide(again, 'confirmRepeat')).toMatchObject({ flags: ['REPEAT'] });
    expect(await read(again)).toMatchObject({ repeatState: 'CONFIRMED', repeatOf: { id: closed } });
    expect(await decide(again, 'refuteRepeat')).toMatchObject({ flags: [] });
    expect(await read(again)).toMatchObject({ ...NONE, repeatState: 'REFUTED' });
    expect(await links(again)).toEqual([]);
    expect(await decide(again, 'refuteRepeat')).toMatchObject({ code: 'NO_REPEAT' });
    expect(await decide(again, 'confirmRepeat')).toMatchObject({ code: 'NO_REPEAT' });
    await event.accept(again);
    expect(await read(again)).toMatchObject({ repeatState: 'REFUTED' });
    const history = await read(again, event.command, 'history(first: 9) { nodes { action } }');
    expect(JSON.stringify(history)).toMatch(/confirmRepeat.*refuteRepeat/);
  });

  it('may be named by a person, of what was closed before it', async () => {
    const closed = await event.eventIn('CLOSED');
    const open = await event.eventIn('ACCEPTED', { areaCode: place.code });
    const named = await event.report({ areaCode: place.community });
    expect(await decide(named, 'confirmRepeat', { ofId: open })).toMatchObject({
      code: 'REPEATED_NOT_CLOSED',
    });
    expect(await decide(named, 'confirmRepeat', { ofId: place.leadId })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await decide(named, 'confirmRepeat', { ofId: closed });
    expect(await read(named)).toMatchObject({ repeatState: 'CONFIRMED', repeatOf: { id: closed } });
  });

  it('shows residents and clients no link from case to case', async () => {
    await event.eventIn('CLOSED');
    const again = await event.report();
    const { repeatOf, errors } = await read(again, event.resident, 'flags repeatOf { id }');
    expect(repeatOf).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }]);
  });

  it('counts against what was closed, unless it was refuted', async () => {
    for (let count = 0; count < 10; count += 1)
      await event.eventIn('CLOSED', { title: `路灯 ${count} 不亮` });
    const again = await event.report({ title: '路灯 3 不亮' });
    await event.report({ title: '路灯 4 不亮' });
    await decide(again, 'refuteRepeat');
    const figures = async () => {
      const answer = await grid.ask<{ area: { gridMetrics: object[] } }>(
        actorWith('DISTRICT_COMMAND', { areas: ['320104'] }),
        `{ area(code: "${place.code}") { gridMetrics(keys: ["event.repeatRate", "event.responseRate"], window: { month: "2026-10" }) { key numerator denominator } } }`,
      );
      expect(answer.errors).toEqual([]);
      return answer.data?.area.gridMetrics;
    };
    expect(await figures()).toEqual([
      { key: 'event.repeatRate', numerator: 1, denominator: 10 },
      { key: 'event.responseRate', numerator: 10, denominator: 10 },
    ]);
  }, 30_000);
});
