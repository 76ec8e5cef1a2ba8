import { listedItem, versionForCase } from '@gezhi/gov-lists';
import type { LocalDate, Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { asListVersion, Checklist } from '../../domain/checklist/checklist.entity';
import { ChecklistItem } from '../../domain/checklist/checklist-item.entity';

/** The questions of one version, by code. */
export interface OpenedChecklist {
  readonly version: number;
  readonly items: ReadonlyMap<string, ChecklistItem>;
}

/** The version in force on a day with these questions on it: GOV_LIST_NOT_IN_FORCE or GOV_LIST_ITEM_NOT_LISTED (E1). */
export async function openChecklist(
  uow: UnitOfWork,
  codes: readonly string[],
  on: LocalDate,
): Promise<Result<OpenedChecklist>> {
  const versions = await uow.manager.find(Checklist, { take: 10_000 });
  const version = versionForCase(versions.map(asListVersion), on);
  if (!version.ok) return version;
  const items = await itemsOfVersion(uow, version.value.id);
  for (const code of codes) {
    const listed = listedItem([{ ...version.value, items }], code, on);
    if (!listed.ok) return listed;
  }
  return ok({ version: version.value.version, items: byCode(items) });
}

/** The questions of a version that an inspection keeps. */
export async function keptChecklist(
  uow: UnitOfWork,
  listVersion: number,
): Promise<ReadonlyMap<string, ChecklistItem>> {
  const { id } = await uow.manager.findOneByOrFail(Checklist, { listVersion });
  return byCode(await itemsOfVersion(uow, id));
}

function itemsOfVersion(uow: UnitOfWork, checklistId: string): Promise<ChecklistItem[]> {
  return uow.manager.find(ChecklistItem, { where: { checklistId }, take: 1_000 });
}

function byCode(items: readonly ChecklistItem[]): ReadonlyMap<string, ChecklistItem> {
  return new Map(items.map((item) => [item.code, item]));
}
