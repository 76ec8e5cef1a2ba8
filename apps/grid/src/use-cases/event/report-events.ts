import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import {
  externalMatterOf,
  KnownMatters,
  lockMatters,
  systemsNamed,
} from '../intake/external-matter';
import type { Report, ReportEventInput } from './report-event';
import { reportWithin } from './report-event';

/**
 * Takes in a few matters together (批量接收), each as `reportEvent` would: what is known, what other systems may and the
 * waiting for keys is asked once for all, and they share a transaction with a savepoint each, so that one that is
 * refused loses none of the others. Answers in the order given.
 */
export async function reportEvents(
  useCase: UseCase,
  inputs: readonly ReportEventInput[],
): Promise<Result<GovEvent>[]> {
  const { actor, clock, database } = useCase;
  const systems = await systemsNamed(useCase, inputs);
  const judged = inputs.map((input) => ({
    input,
    external: externalMatterOf(actor, input, systems),
  }));
  const keysOf = (some: typeof judged) =>
    some.flatMap(({ external }) => (external.ok && external.value ? [external.value] : []));
  const recalled = await KnownMatters.of(database.whole, keysOf(judged));
  const answers = judged.map(({ external }): Result<GovEvent> | null => {
    if (!external.ok) return external;
    const known = external.value ? recalled.find(external.value) : ok(null);
    return !known.ok || known.value ? (known as Result<GovEvent>) : null;
  });
  const open = judged.filter((_, place) => answers[place] === null);
  if (open.length === 0) return answers as Result<GovEvent>[];
  const done = await inTransaction(database, clock, (uow) =>
    uow.beyondSight(async () => {
      const known = await lockMatters(uow, keysOf(open));
      const results: Result<GovEvent>[] = [];
      for (const { input, external } of open) {
        const report: Report = { input, external: external.ok ? external.value : null };
        results.push(await savepoint(uow, () => reportWithin(uow, actor, report, known)));
      }
      return ok(results);
    }),
  );
  if (!done.ok) throw new Error(`A call of many was refused as one: ${done.refusal.code}`);
  const made = done.value;
  return answers.map((answer) => answer ?? (made.shift() as Result<GovEvent>));
}

/** Undoes what a refused part of a transaction has begun, and nothing else. */
async function savepoint<T>(
  { manager, changes }: UnitOfWork,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const noted = changes.length;
  await manager.query('SAVEPOINT part');
  const done = await work();
  if (!done.ok) {
    await manager.query('ROLLBACK TO SAVEPOINT part');
    changes.length = noted;
  }
  await manager.query('RELEASE SAVEPOINT part');
  return done;
}
