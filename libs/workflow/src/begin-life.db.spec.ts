import { fixedClock, ok } from '@gezhi/kernel';
import { inTransaction, ownersDatabase } from '@gezhi/persistence';
import type { MigratedDatabase } from '@gezhi/testing';
import { beginLife } from './begin-life';
import { followStep } from './follow-step';
import type { LanternState } from './lantern.testing';
import {
  DUSK,
  hang,
  KEEPER,
  Lantern,
  lantern,
  lanternDatabase,
  LANTERNS,
  LanternTransition,
} from './lantern.testing';

jest.setTimeout(30_000);

let database: MigratedDatabase;
beforeAll(async () => {
  database = await lanternDatabase();
});
afterAll(() => database?.[Symbol.asyncDispose]());
beforeEach(() => database.dataSource.query('TRUNCATE lantern, lantern_transition'));

const begin = (state: LanternState) =>
  inTransaction(ownersDatabase(database.dataSource), fixedClock(DUSK), async (uow) =>
    ok(await beginLife(uow, LANTERNS, KEEPER, lantern({ state }), 'hang', '元宵节')),
  );

describe('the beginning of a life', () => {
  it('stores the object and the step that made it', async () => {
    const made = await begin('DARK');
    const { manager } = database.dataSource;
    const [object] = await manager.find(Lantern, { take: 2 });
    expect(made).toEqual({ ok: true, value: object });
    expect(await manager.find(LanternTransition, { take: 2 })).toEqual([
      expect.objectContaining({
        lanternId: object?.id,
        action: 'hang',
        fromState: null,
        toState: 'DARK',
        actorSubject: KEEPER.subject,
        note: '元宵节',
        occurredAt: DUSK,
      }),
    ]);
  });

  it.each(['LIT', 'BROKEN'] as const)('is never in the middle of it: %s', async (state) => {
    await expect(begin(state)).rejects.toThrow(`Lantern cannot begin as ${state}`);
    expect(await database.dataSource.manager.count(Lantern)).toBe(0);
  });
});

describe('a step that follows from another', () => {
  it('asks the state table, changes and records like any step, in the transaction given', async () => {
    const id = await hang(database.dataSource);
    const followed = await inTransaction(
      ownersDatabase(database.dataSource),
      fixedClock(DUSK),
      async (uow) => {
        const object = await uow.manager.findOneByOrFail(Lantern, { id });
        const lit = await followStep(uow, LANTERNS, KEEPER, object, { action: 'light' });
        if (!lit.ok) return lit;
        return followStep(uow, LANTERNS, KEEPER, object, { action: 'light' });
      },
    );
    expect(followed).toMatchObject({ refusal: { code: 'INVALID_TRANSITION' } });
    const { manager } = database.dataSource;
    expect(await manager.findOneByOrFail(Lantern, { id })).toMatchObject({ state: 'DARK' });
    expect(await manager.count(LanternTransition)).toBe(1);
  });
});
