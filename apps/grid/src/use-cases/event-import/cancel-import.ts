import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { EventImport } from '../../domain/event-import/event-import.entity';
import { EVENT_IMPORT_WORKFLOW } from './import-workflow';
import { removeWaiting } from './run-imports';

/** Ends an import before its last row (取消导入); events it has made stay. */
export function cancelImport(useCase: UseCase, input: StepInput): Promise<Result<EventImport>> {
  return takeStep(useCase, EVENT_IMPORT_WORKFLOW, 'cancel', input, async (each, uow) => {
    each.endedAt = uow.now;
    await uow.beyondSight(() => removeWaiting(uow, each.id));
    return ok();
  });
}
