import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { QueryFailedError } from 'typeorm';
import type { EventImport, EventImportRow } from '../../domain/event-import/event-import.entity';
import { matterOf } from '../../domain/event-import/import-row.rules';
import { planOf } from '../../domain/event-import/import-columns.rules';
import type { ExternalSystem } from '../../domain/intake/external-system.entity';
import { checkSystemSource } from '../../domain/intake/intake.rules';
import { bringExternal } from '../intake/bring-external';
import { digestOf } from '../intake/external-matter';

/** What a row became. */
export type Brought = 'accepted' | 'duplicates';

export interface RowOfImport {
  readonly each: EventImport;
  readonly system: ExternalSystem;
  readonly row: EventImportRow;
}

/** Whoever sent the file, as they were then. */
export function importerOf(each: EventImport): Actor {
  const { importedBySubject: subject, organizationId, roles, areas } = each;
  return {
    ...{ subject, name: subject, organizationId, roles, areas, scopes: [] },
    ...{ purpose: 'STATUTORY_DUTY', caseNumber: null },
  };
}

/** A deadlock undoes the whole transaction, which starts again. */
const OF_THE_WHOLE = ['40001', '40P01'];

/**
 * Makes the event of a row, or finds that its key has made one. What the row began is undone when it is refused, when
 * the file is only checked, and when a fault meets it: one row never holds up the others.
 */
export async function bringRow(uow: UnitOfWork, given: RowOfImport): Promise<Result<Brought>> {
  const { manager, changes } = uow;
  const noted = changes.length;
  const undo = async () => {
    await manager.query('ROLLBACK TO SAVEPOINT import_row');
    changes.length = noted;
  };
  await manager.query('SAVEPOINT import_row');
  try {
    const brought = await bring(uow, given);
    if (!brought.ok || given.each.checkOnly) await undo();
    await manager.query('RELEASE SAVEPOINT import_row');
    return brought;
  } catch (error) {
    if (!(error instanceof QueryFailedError)) throw error;
    const { code = '' } = error.driverError as { code?: string };
    // Class 08 and 57: the connection or the server went, and with it the transaction.
    if (OF_THE_WHOLE.includes(code) || !/^(2[0-9A-F]|P0|42)/.test(code)) throw error;
    await undo();
    return refuse('IMPORT_ROW_FAULT');
  }
}

async function bring(
  uow: UnitOfWork,
  { each, system, row }: RowOfImport,
): Promise<Result<Brought>> {
  const plan = planOf(each.columns);
  if (!plan.ok) return plan;
  const matter = matterOf(plan.value, row.cells, system.sources);
  if (!matter.ok) return matter;
  const { externalId, ...input } = matter.value;
  const known = checkSystemSource(system, input.source);
  if (!known.ok) return known;
  const external = {
    system: system.code,
    // The line of the same bytes is the same matter, whenever it comes again.
    id: externalId ?? `file-${each.digest.slice(0, 24)}-${row.line}`,
    digest: digestOf(input),
  };
  const brought = await bringExternal(uow, importerOf(each), input, external);
  if (!brought.ok) return brought;
  return ok(brought.value.known ? 'duplicates' : 'accepted');
}
