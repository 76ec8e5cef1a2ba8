import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { touch } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { DUTY_TASK_WITHDRAWN } from '../../domain/duty-task/duty-task.definitions';
import { DutyTask } from '../../domain/duty-task/duty-task.entity';
import { DUTY_TASK_MACHINE } from '../../domain/duty-task/duty-task.states';
import { INCIDENT_IMPROVEMENT } from '../../domain/emergency/emergency.notifications';
import type { EmergencyIncident, Improvement } from '../../domain/emergency/incident.entity';
import type { WhistleState } from '../../domain/whistle/whistle.states';
import { releaseAll } from './allot-resources';
import { aboutIncident, takeIncidentStep } from './incident-workflow';

/** A whistle whose work is not concluded. */
const AT_WORK: readonly WhistleState[] = ['DRAFT', 'BLOWN', 'ARRIVED', 'CONSULTING', 'HANDLING'];

export interface StandDownInput extends StepInput {
  /** Takes open tasks back; without it they are waited for. */
  readonly withdrawTasks: boolean;
}

/**
 * Ends the response (终止响应): every resource is given back, tasks are over or taken back.
 * Answers INCIDENT_WHISTLES_OPEN, INCIDENT_TASKS_OPEN.
 */
export function standDown(
  useCase: UseCase,
  input: StandDownInput,
): Promise<Result<EmergencyIncident>> {
  return takeIncidentStep(useCase, 'standDown', input, async (incident, uow) => {
    const numbers = await runningWhistles(uow, incident.id);
    if (numbers.length > 0)
      return refuse('INCIDENT_WHISTLES_OPEN', { numbers: numbers.join('、') });
    const tasks = await openTasks(uow, incident.id);
    if (tasks.length > 0 && !input.withdrawTasks)
      return refuse('INCIDENT_TASKS_OPEN', {
        ...{ path: ['input', 'withdrawTasks'], count: tasks.length },
      });
    await uow.beyondSight(async () => {
      for (const task of tasks) await withdraw(uow, task);
    });
    const released = await releaseAll(uow, incident);
    if (!released.ok) return released;
    incident.endedAt = uow.now;
    return ok();
  });
}

/** Over all rows: what the caller does not see still runs. */
async function runningWhistles(uow: UnitOfWork, incidentId: string): Promise<string[]> {
  const rows = await uow.beyondSight((manager) =>
    manager.query<{ number: string }[]>(
      `SELECT w.number FROM case_link c JOIN whistle w ON w.id = c.from_id
       WHERE c.to_id = $1 AND c.relation = 'SOURCE' AND c.from_type = 'Whistle' AND w.state = ANY($2)
       ORDER BY w.number LIMIT 10`,
      [incidentId, AT_WORK],
    ),
  );
  return rows.map(({ number }) => number);
}

function openTasks(uow: UnitOfWork, incidentId: string): Promise<DutyTask[]> {
  return uow.beyondSight((manager) =>
    manager
      .createQueryBuilder(DutyTask, 'task')
      .setLock('pessimistic_write')
      .where(`task.incident_id = :incidentId AND task.state IN ('ASSIGNED', 'ACCEPTED')`, {
        incidentId,
      })
      .orderBy('task.id')
      .getMany(),
  );
}

async function withdraw(uow: UnitOfWork, task: DutyTask): Promise<void> {
  const next = DUTY_TASK_MACHINE.next(task.state, 'withdraw');
  if (!next.ok) throw new Error(`Task ${task.id} cannot be taken back`);
  const { id, areaCode, workerId, state: from } = task;
  task.state = next.value;
  touch(task, uow.now);
  await uow.manager.save(task);
  uow.changes.push({ type: 'DutyTask', id, action: 'withdraw', from, to: task.state, areaCode });
  await notify(uow, DUTY_TASK_WITHDRAWN, {
    to: { subject: workerId },
    about: { type: 'DutyTask', id, areaCode },
    values: { areaCode },
  });
}

export interface ReviewIncidentInput extends StepInput {
  readonly review: string;
  readonly improvements: readonly Improvement[];
}

/** Says what is learnt from it, and who does what better by when (复盘); they are told. */
export function reviewIncident(
  useCase: UseCase,
  input: ReviewIncidentInput,
): Promise<Result<EmergencyIncident>> {
  const { review } = input;
  const improvements = input.improvements.map(({ title, organizationId, dueOn }) => ({
    ...{ title, organizationId, dueOn },
  }));
  const texts = { review, improvements: improvements.map(({ title }) => title).join('\n') };
  const learn = async (incident: EmergencyIncident, uow: UnitOfWork): Promise<Result<void>> => {
    Object.assign(incident, { review, improvements });
    for (const { organizationId, dueOn } of improvements)
      await notify(uow, INCIDENT_IMPROVEMENT, {
        to: { organizationId },
        about: aboutIncident(incident),
        values: { number: incident.number, dueOn },
      });
    return ok();
  };
  return takeIncidentStep(useCase, 'review', input, learn, texts);
}
