import type { Actor } from '@gezhi/identity';
import { hasRole } from '@gezhi/identity';
import type { ListOf, Sql } from '@gezhi/persistence';
import { idOfKey, ofKey, sql } from '@gezhi/persistence';
import { Checklist } from '../../domain/checklist/checklist.entity';
import { ChecklistItem } from '../../domain/checklist/checklist-item.entity';

/** Versions of the checklist, the newest first: published ones are public, drafts for those who issue them. */
export function checklists(actor: Actor): ListOf<Checklist> {
  return {
    entity: Checklist,
    on: sql`true`,
    where: [visibleTo(actor)],
    orderBy: 'listVersion',
    direction: 'DESC',
  };
}

/** One version by key. */
export function checklistById(actor: Actor): ListOf<Checklist> {
  return { ...checklists(actor), on: ofKey('id') };
}

/** The version in force on a day (the key), if any. */
export function checklistOn(actor: Actor): ListOf<Checklist> {
  return {
    ...checklists(actor),
    on: sql`t.effective_from <= p.key::date AND (t.effective_to IS NULL OR t.effective_to >= p.key::date)`,
  };
}

/** The version with this number (the key). */
export function checklistByVersion(actor: Actor): ListOf<Checklist> {
  return { ...checklists(actor), on: sql`t.list_version = p.key::integer` };
}

/** The questions of a version in their order, of one department or all. */
export function itemsOfChecklist(departmentCode: string | null): ListOf<ChecklistItem> {
  return {
    entity: ChecklistItem,
    on: ofKey('checklist_id'),
    where: departmentCode ? [sql`t.department_code = ${departmentCode}`] : [],
    orderBy: 'position',
    direction: 'ASC',
  };
}

function visibleTo(actor: Actor): Sql {
  const issues = hasRole(actor, 'DISTRICT_COMMAND', 'ADMINISTRATOR', 'AUDITOR');
  return issues ? sql`true` : sql`t.state <> 'DRAFT'`;
}

/** The question a finding (the key) answers, in the version its inspection keeps. */
export function itemOfFinding(): ListOf<ChecklistItem> {
  return {
    entity: ChecklistItem,
    on: sql`EXISTS (SELECT FROM finding f JOIN inspection n ON n.id = f.inspection_id
      JOIN checklist c ON c.list_version = n.checklist_version
      WHERE f.id = ${idOfKey()} AND c.id = t.checklist_id AND t.code = f.item_code)`,
    orderBy: 'position',
    direction: 'ASC',
  };
}
