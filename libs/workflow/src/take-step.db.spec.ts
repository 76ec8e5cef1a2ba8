import type { Result } from '@gezhi/kernel';
import { fixedClock, newId, ok, refuse } from '@gezhi/kernel';
import type { MigratedDatabase } from '@gezhi/testing';
import { actorWith } from '@gezhi/testing';
import {
  DUSK,
  hang,
  KEEPER,
  Lantern,
  lanternDatabase,
  LANTERNS,
  LanternTransition,
  PALACE,
  useCaseOf,
} from './lantern.testing';
import type { StepInput } from './take-step';
import { takeStep } from './take-step';

jest.setTimeout(30_000);

let database: MigratedDatabase;
beforeAll(async () => {
  database = await lanternDatabase();
});
afterAll(() => database?.[Symbol.asyncDispose]());

const useCase = (actor = KEEPER) => useCaseOf(database.dataSource, actor);
const light = (input: StepInput, actor = KEEPER) =>
  takeStep(useCase(actor), LANTERNS, 'light', input, (object) => {
    object.oil -= 1;
    return ok();
  });
const stored = (id: string) => database.dataSource.manager.findOneByOrFail(Lantern, { id });
const history = (lanternId: string) =>
  database.dataSource.manager.find(LanternTransition, {
    where: { lanternId },
    order: { occurredAt: 'ASC', id: 'ASC' },
    take: 50,
  });
const outcome = (result: Result<unknown>) => (result.ok ? 'done' : result.refusal.code);

describe('a step in the life of an object', () => {
  it('changes the object, counts the version and records who did what when and why', async () => {
    const id = await hang(database.dataSource);
    const night = fixedClock(new Date('2026-10-12T12:00:00.000Z'));
    const organizationId = newId();
    const actor = { ...KEEPER, organizationId };
    const taken = await takeStep(
      useCaseOf(database.dataSource, actor, night),
      LANTERNS,
      'light',
      { id, seenVersion: 1, note: '天黑' },
      (object) => {
        object.oil -= 1;
        return ok();
      },
    );
    const expected = { id, state: 'LIT', oil: 2, version: 2, updatedAt: night.now() };
    expect(taken).toMatchObject({ ok: true, value: expected });
    expect(await stored(id)).toMatchObject({ ...expected, createdAt: DUSK });
    expect(await history(id)).toEqual([
      expect.objectContaining({ action: 'hang', fromState: null, toState: 'DARK' }),
      expect.objectContaining({
        action: 'light',
        fromState: 'DARK',
        toState: 'LIT',
        actorSubject: 'test-grid_member',
        actorOrganizationId: organizationId,
        note: '天黑',
        occurredAt: night.now(),
      }),
    ]);
  });

  it.each([newId(), 'no id at all', ''])('is NOT_FOUND for a key nobody has: %j', async (id) => {
    expect(await light({ id })).toEqual(
      refuse('NOT_FOUND', { path: ['input', 'id'], type: 'Lantern', id }),
    );
  });

  it('is NOT_FOUND for an object the actor may not know of, whatever its version and state', async () => {
    const id = await hang(database.dataSource, { areaCode: PALACE });
    expect(outcome(await light({ id, seenVersion: 7 }))).toBe('NOT_FOUND');
  });

  it('asks for the right before it tells version or state', async () => {
    const id = await hang(database.dataSource);
    await light({ id });
    const stranger = actorWith('GRID_MEMBER', { areas: ['320104002'] });
    const refused = await light({ id, seenVersion: 1 }, stranger);
    expect(refused).toEqual(refuse('FORBIDDEN', { action: 'lantern.light', missing: 'AREA' }));
    expect(JSON.stringify(refused)).not.toMatch(/LIT|"currentVersion"/);
  });

  it('refuses a version that is no longer current, before it tells the state', async () => {
    const id = await hang(database.dataSource);
    await light({ id, seenVersion: 1 });
    expect(await light({ id, seenVersion: 1 })).toEqual(
      refuse('CONFLICT', { path: ['input', 'seenVersion'], seenVersion: 1, currentVersion: 2 }),
    );
    // Zero is a version nobody ever saw, not "any version".
    expect(outcome(await light({ id, seenVersion: 0 }))).toBe('CONFLICT');
  });

  it.each([undefined, null])('takes any version when none was seen: %s', async (seenVersion) => {
    const id = await hang(database.dataSource, { version: 5 });
    expect(await light({ id, seenVersion })).toMatchObject({ ok: true, value: { version: 6 } });
  });

  it('refuses what the state does not allow, and names what it does', async () => {
    const id = await hang(database.dataSource);
    await light({ id });
    expect(await light({ id })).toEqual(
      refuse('INVALID_TRANSITION', {
        machine: 'Lantern',
        state: 'LIT',
        action: 'light',
        allowed: ['blowOut', 'drop'],
      }),
    );
    expect(await history(id)).toHaveLength(2);
  });

  it('refuses a reason that holds a person’s number, and keeps nothing of it', async () => {
    const id = await hang(database.dataSource);
    expect(outcome(await light({ id, note: '请联系 13800138000' }))).toBe('PERSONAL_DATA_IN_TEXT');
    expect(await stored(id)).toMatchObject({ state: 'DARK', version: 1 });
  });

  it('leaves nothing behind when its guard refuses, whatever it had done before', async () => {
    const id = await hang(database.dataSource);
    const refused = await takeStep(useCase(), LANTERNS, 'light', { id }, async (object, uow) => {
      object.oil = 0;
      await uow.manager.query('UPDATE lantern SET oil = 99 WHERE id = $1', [id]);
      return refuse('LIMIT_EXCEEDED', { field: 'oil' });
    });
    expect(outcome(refused)).toBe('LIMIT_EXCEEDED');
    expect(await stored(id)).toMatchObject({ state: 'DARK', version: 1, oil: 3 });
    expect(await history(id)).toHaveLength(1);
  });

  it('leaves nothing behind when its history cannot be written', async () => {
    const id = await hang(database.dataSource);
    const nobody = { ...KEEPER, subject: null as unknown as string };
    await expect(light({ id }, nobody)).rejects.toThrow('actor_subject');
    expect(await stored(id)).toMatchObject({ state: 'DARK', version: 1, oil: 3 });
  });

  it('is not judged by its guard when the state forbids it already', async () => {
    const id = await hang(database.dataSource);
    await takeStep(useCase(), LANTERNS, 'drop', { id });
    const guard = jest.fn(() => ok());
    const refused = await takeStep(useCase(), LANTERNS, 'light', { id }, guard);
    expect(refused).toMatchObject({ refusal: { params: { state: 'BROKEN', allowed: [] } } });
    expect(guard).not.toHaveBeenCalled();
  });

  it('succeeds for exactly one of twenty who take it at the same moment', async () => {
    const id = await hang(database.dataSource, { oil: 20 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => light({ id })));
    const outcomes = answers.map(outcome);
    expect(outcomes.filter((each) => each === 'done')).toHaveLength(1);
    expect(outcomes.filter((each) => each === 'INVALID_TRANSITION')).toHaveLength(19);
    expect(await stored(id)).toMatchObject({ state: 'LIT', version: 2, oil: 19 });
    expect(await history(id)).toHaveLength(2);
  });

  it('succeeds for exactly one of twenty who saw the same version', async () => {
    const id = await hang(database.dataSource);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => light({ id, seenVersion: 1 })),
    );
    const outcomes = answers.map(outcome).sort();
    expect(outcomes).toEqual([...Array.from({ length: 19 }, () => 'CONFLICT'), 'done']);
  });
});
