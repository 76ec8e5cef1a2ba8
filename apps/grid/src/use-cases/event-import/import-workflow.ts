import type { Workflow } from '@gezhi/workflow';
import type { Actor } from '@gezhi/identity';
import { covers } from '@gezhi/identity';
import { EventImport, EventImportTransition } from '../../domain/event-import/event-import.entity';
import { EVENT_IMPORT_PERMISSIONS } from '../../domain/event-import/event-import.permissions';
import type {
  EventImportAction,
  EventImportState,
} from '../../domain/event-import/event-import.states';
import { EVENT_IMPORT_MACHINE } from '../../domain/event-import/event-import.states';

/** How imports live. */
export const EVENT_IMPORT_WORKFLOW: Workflow<
  EventImport,
  EventImportState,
  EventImportAction,
  EventImportTransition
> = {
  name: 'eventImport',
  entity: EventImport,
  machine: EVENT_IMPORT_MACHINE,
  permissions: EVENT_IMPORT_PERMISSIONS,
  history: EventImportTransition,
  historyKey: 'importId',
  target: ({ areaCode }) => ({ areaCode }),
  isVisible: (each, actor) => seesImport(actor, each),
};

/** Whether the actor may know of the import: whoever sent it, and centres that cover where that was. The row rule says the same. */
export function seesImport(
  actor: Actor,
  { importedBySubject, areaCode }: Pick<EventImport, 'importedBySubject' | 'areaCode'>,
): boolean {
  if (importedBySubject === actor.subject) return true;
  if (areaCode === null) return actor.roles.includes('DISTRICT_COMMAND');
  const isCentre = actor.roles.some((role) => role.endsWith('_COMMAND'));
  return isCentre && covers(actor, areaCode);
}
