import { ok, refuse, systemClock } from '@gezhi/kernel';
import { Matter, matter } from '../matter.testing';
import { inTransaction } from '../unit-of-work';
import { callersDatabase } from './database';
import { callerIn, guardedDatabase } from './guarded.testing';

jest.setTimeout(180_000);

const TENANTS = Array.from(
  { length: 20 },
  (_, index) => `320104${String(index + 1).padStart(3, '0')}`,
);
const TRANSACTIONS = 10_000;
const AT_ONCE = 64;
const CONNECTIONS = 4;

describe('twenty tenants on four connections', () => {
  it('never meet a row of another in 10,000 interleaved transactions, with errors in between', async () => {
    await using guarded = await guardedDatabase({ poolSize: CONNECTIONS });
    await guarded.owner.manager.insert(
      Matter,
      TENANTS.flatMap((areaCode) => [1, 2, 3].map(() => matter({ areaCode }))),
    );
    let foreign = 0;
    let own = 0;
    const look = (rows: readonly { area_code: string }[], tenant: string): void => {
      for (const row of rows) {
        if (row.area_code.startsWith(tenant)) own++;
        else foreign++;
      }
    };
    const one = async (index: number): Promise<void> => {
      const tenant = TENANTS[(index * 7) % TENANTS.length] as string;
      const database = callersDatabase(guarded.service, callerIn(tenant));
      const ask = 'SELECT area_code FROM matter';
      if (index % 2 === 0) {
        look(await database.manager.query(ask), tenant);
        if (index % 6 === 0) await database.manager.query('SELECT 1 / 0').catch(() => undefined);
        if (index % 10 === 0) await database.whole.query('SELECT count(*) FROM matter');
        look(await database.manager.query(ask), tenant);
        return database.endReading();
      }
      const work = inTransaction(database, systemClock, async (uow) => {
        look(await uow.manager.query(ask), tenant);
        if (index % 5 === 0) await uow.beyondSight((manager) => manager.count(Matter));
        if (index % 3 === 0) throw new Error('the use case broke');
        if (index % 7 === 0) await uow.manager.query('SELECT 1 / 0');
        look(await uow.manager.query(ask), tenant);
        return index % 11 === 0 ? refuse('CONFLICT') : ok();
      });
      await work.catch(() => undefined);
    };
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < TRANSACTIONS) await one(next++);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(foreign).toBe(0);
    expect(own).toBeGreaterThan(TRANSACTIONS * 3);
    // Connections go back to the pool without a trace of who used them.
    const leftovers = await Promise.all(
      Array.from({ length: CONNECTIONS }, () =>
        guarded.service.query<{ subject: string | null }[]>(
          'SELECT caller_subject() AS subject, pg_sleep(0.05)',
        ),
      ),
    );
    expect(leftovers.flat().map(({ subject }) => subject)).toEqual(Array(CONNECTIONS).fill(null));
  });
});
