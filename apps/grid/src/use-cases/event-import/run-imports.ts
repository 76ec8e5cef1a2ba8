import { defineJob } from '@gezhi/jobs';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { followStep } from '@gezhi/workflow';
import { EventImport, EventImportRow } from '../../domain/event-import/event-import.entity';
import type { EventImportAction } from '../../domain/event-import/event-import.states';
import { ExternalSystem } from '../../domain/intake/external-system.entity';
import { bringRow, importerOf } from './bring-row';
import { EVENT_IMPORT_WORKFLOW } from './import-workflow';
import { withoutNumbers } from '../../domain/event-import/import-row.rules';
import { reasonOf } from './keep-rows';
import { mayBring } from './receive-import';

/** Rows one transaction takes. */
const AT_ONCE = 50;

export interface Running extends UseCase {
  readonly signal: AbortSignal;
}

/** Every minute: what was received begins, what was broken off goes on. */
export const runImportsJob = defineJob({
  name: 'event-imports',
  description:
    'Makes events of the rows of imported files, a few at a time, and says of each why not.',
  schedule: '* * * * *',
  rows: 'WHOLE',
  run: (context) => runImports(context),
});

/**
 * Works through all imports in turn, a batch of each, until none has a row that waits. A batch is one transaction: its
 * events, what its rows became and the counts are there together or not at all, so that a process killed in the
 * middle loses and doubles nothing. Any number of processes may do so at once.
 */
export async function runImports(running: Running, atOnce = AT_ONCE): Promise<{ batches: number }> {
  let batches = 0;
  for (;;) {
    const open = await openImports(running);
    let done = 0;
    for (const id of open) {
      if (running.signal.aborted) return { batches };
      const worked = await inTransaction(running.database, running.clock, (uow) =>
        runBatch(uow, running, { id, atOnce }),
      );
      if (!worked.ok) throw new Error(`An import was refused: ${worked.refusal.code}`);
      if (worked.value) done += 1;
    }
    batches += done;
    if (done === 0) return { batches };
  }
}

function openImports({ database, clock }: Running): Promise<string[]> {
  return inTransaction(database, clock, async ({ manager }) => {
    const rows = await manager.query<{ id: string }[]>(
      `SELECT id FROM event_import WHERE state IN ('RECEIVED', 'RUNNING') ORDER BY id LIMIT 100`,
    );
    return ok(rows.map(({ id }) => id));
  }).then((found) => (found.ok ? found.value : []));
}

interface Batch {
  readonly id: string;
  readonly atOnce: number;
}

/** Answers whether there was anything to do; another process at the same import is left to it. */
async function runBatch(
  uow: UnitOfWork,
  { actor }: Running,
  { id, atOnce }: Batch,
): Promise<Result<boolean>> {
  const { manager } = uow;
  const each = await manager
    .createQueryBuilder(EventImport, 'i')
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .where(`i.id = :id AND i.state IN ('RECEIVED', 'RUNNING')`, { id })
    .getOne();
  if (!each) return ok(false);
  const step = (action: EventImportAction, change?: () => void) =>
    followStep(uow, EVENT_IMPORT_WORKFLOW, actor, each, { action }, () => {
      change?.();
      return ok();
    });
  const system = await manager.findOneBy(ExternalSystem, { code: each.externalSystem });
  if (!system || !mayBring(importerOf(each), system)) {
    await removeWaiting(uow, id);
    const failed = await step('fail', () => end(each, uow, 'IMPORT_SYSTEM'));
    return failed.ok ? ok(true) : failed;
  }
  if (each.state === 'RECEIVED') {
    const begun = await step('run');
    if (!begun.ok) return begun;
  }
  const rows = await manager.find(EventImportRow, {
    where: { importId: id, state: 'WAITING' },
    order: { line: 'ASC' },
    take: atOnce,
  });
  await bringRows(uow, { each, system, rows });
  if (rows.length < atOnce) {
    const finished = await step('finish', () => end(each, uow, null));
    return finished.ok ? ok(true) : finished;
  }
  const { accepted, duplicates, refused } = each;
  await manager.update(
    EventImport,
    { id },
    { accepted, duplicates, refused, updatedAt: uow.now, version: each.version + 1 },
  );
  return ok(true);
}

/** What rows became: of those brought in nothing is kept but the event. */
async function bringRows(
  uow: UnitOfWork,
  { each, system, rows }: { each: EventImport; system: ExternalSystem; rows: EventImportRow[] },
): Promise<void> {
  const over: string[] = [];
  for (const row of rows) {
    const brought = await bringRow(uow, { each, system, row });
    if (brought.ok) {
      each[brought.value] += 1;
      over.push(row.id);
      continue;
    }
    each.refused += 1;
    const { code } = brought.refusal;
    const cells = code === 'PERSONAL_DATA_IN_TEXT' ? withoutNumbers(row.cells) : row.cells;
    await uow.manager.save(
      Object.assign(row, { ...reasonOf(brought.refusal), cells, state: 'REFUSED' }),
    );
  }
  if (over.length > 0) await uow.manager.delete(EventImportRow, over);
}

function end(each: EventImport, { now }: UnitOfWork, failureCode: string | null): void {
  each.endedAt = now;
  each.failureCode = failureCode;
}

/** Rows that nobody will bring in any more; those that were refused stay for their time. */
export async function removeWaiting({ manager }: UnitOfWork, importId: string): Promise<void> {
  await manager.delete(EventImportRow, { importId, state: 'WAITING' });
}
