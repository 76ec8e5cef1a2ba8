import type { Result } from '@gezhi/kernel';
import { localDateOf, newId, ok, parseLocalDate, withoutPersonalData } from '@gezhi/kernel';
import { created } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { PRESENT_STATES } from '../../domain/whistle/whistle-response.states';
import { WhistleTask } from '../../domain/whistle/whistle-task.entity';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { checkHandling, checkTask } from '../../domain/whistle/whistle.rules';
import { responsesOf } from './assemble';
import { takeWhistleStep } from './whistle-workflow';

export interface TaskInput {
  readonly title: string;
  /** Exactly one leads. */
  readonly leadOrganizationId: string;
  readonly assistOrganizationIds: readonly string[];
  readonly dueOn: string;
}

export interface AgreeTasksInput extends StepInput {
  readonly tasks: readonly TaskInput[];
}

/** Opens the consultation (会商) of those who have arrived. */
export function consultWhistle(useCase: UseCase, input: StepInput): Promise<Result<Whistle>> {
  return takeWhistleStep(useCase, 'consult', input);
}

/** Notes what was agreed (明确任务): tasks with one lead each, and a date. Said again, it adds. */
export async function agreeWhistleTasks(
  useCase: UseCase,
  input: AgreeTasksInput,
): Promise<Result<Whistle>> {
  const { tasks } = input;
  for (const { title } of tasks) {
    const clean = withoutPersonalData({ title }, ['input', 'tasks']);
    if (!clean.ok) return clean;
  }
  return takeWhistleStep(useCase, 'agreeTasks', input, async (whistle, uow) => {
    const responses = await responsesOf(uow, whistle.id);
    const there = responses.filter(({ state }) => PRESENT_STATES.includes(state));
    const present = new Set([
      whistle.initiatorOrganizationId,
      ...there.map(({ organizationId }) => organizationId),
    ]);
    const before = await uow.manager.countBy(WhistleTask, { whistleId: whistle.id });
    for (const [index, task] of tasks.entries()) {
      const dueOn = parseLocalDate(task.dueOn, ['input', 'tasks']);
      if (!dueOn.ok) return dueOn;
      const { title, leadOrganizationId } = task;
      const row = uow.manager.create(WhistleTask, {
        ...created(uow.now),
        id: newId(uow.now),
        whistleId: whistle.id,
        ordinal: before + index + 1,
        ...{ title, leadOrganizationId },
        assistOrganizationIds: [...new Set(task.assistOrganizationIds)],
        dueOn: dueOn.value,
        doneAt: null,
      });
      const fits = checkTask(row, present, localDateOf(uow.now));
      if (!fits.ok) return fits;
      await uow.manager.insert(WhistleTask, row);
    }
    return ok();
  });
}

/** Starts handling (转入处置): something is agreed, and a tough whistle has both its leaders (S-3). */
export function startWhistleHandling(useCase: UseCase, input: StepInput): Promise<Result<Whistle>> {
  return takeWhistleStep(useCase, 'handle', input, async (whistle, uow) => {
    const tasks = await uow.manager.countBy(WhistleTask, { whistleId: whistle.id });
    const ready = checkHandling(whistle, tasks);
    if (!ready.ok) return ready;
    whistle.handlingAt = uow.now;
    return ok();
  });
}
