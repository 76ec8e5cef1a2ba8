import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import {
  newId,
  ok,
  parseAreaCode,
  parseLocalDate,
  refuse,
  withoutPersonalData,
} from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { Area } from '../../domain/area/area.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { GridPost } from '../../domain/post/grid-post.entity';
import { checkAppointment, checkHours, checkPostArea } from '../../domain/post/grid-post.rules';
import type { GridPostKind } from '../../domain/post/post.codes';

export interface AppointToPostInput {
  readonly clientMutationId?: string | null;
  readonly kind: GridPostKind;
  readonly areaCode: string;
  readonly fullTime: boolean;
  readonly workerId: string;
  readonly workerName: string;
  readonly organizationId?: string | null;
  /** The first day. */
  readonly fromDate: string;
}

/** As many posts as are compared: those of one place and of one worker. */
const MOST_POSTS = 1_000;

/** Appoints a worker to a post (任用) in a grid or micro-grid, from a day on. */
export async function appointToPost(
  useCase: UseCase,
  input: AppointToPostInput,
): Promise<Result<GridPost>> {
  const { actor, clock, database } = useCase;
  const areaCode = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!areaCode.ok) return areaCode;
  const allowed = authorise(actor, GRID_PERMISSIONS, 'post.appoint', { areaCode: areaCode.value });
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ workerName: input.workerName });
  if (!clean.ok) return clean;
  const fromDate = parseLocalDate(input.fromDate, ['input', 'fromDate']);
  if (!fromDate.ok) return fromDate;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'appointToPost',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => appoint(uow, input),
      (id) => uow.manager.findOneBy(GridPost, { id }),
    ),
  );
}

async function appoint(uow: UnitOfWork, input: AppointToPostInput): Promise<Result<GridPost>> {
  const { kind, areaCode, fullTime, workerId, workerName, fromDate } = input;
  const area = await lockArea(uow, areaCode);
  if (!area) return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
  const fits = checkPostArea(kind, area.kind);
  if (!fits.ok) return fits;
  const hours = checkHours(kind, fullTime);
  if (!hours.ok) return hours;
  const others = await uow.manager
    .createQueryBuilder(GridPost, 'p')
    .where('(p.area_code = :areaCode OR p.worker_id = :workerId)', { areaCode, workerId })
    .andWhere('(p.to_date IS NULL OR p.to_date > :fromDate)', { fromDate })
    .take(MOST_POSTS)
    .getMany();
  const free = checkAppointment(input, others);
  if (!free.ok) return free;
  const post = uow.manager.create(GridPost, {
    ...created(uow.now),
    id: newId(uow.now),
    ...{ kind, areaCode, fullTime, workerId, workerName, fromDate },
    organizationId: input.organizationId ?? null,
    toDate: null,
    endReason: null,
  });
  await uow.manager.insert(GridPost, post);
  uow.changes.push({ type: 'GridPost', id: post.id, action: 'appoint', areaCode });
  return ok(post);
}

/** Two appointments to one place are judged one after the other. */
function lockArea({ manager }: UnitOfWork, code: string): Promise<Area | null> {
  return manager
    .createQueryBuilder(Area, 'a')
    .setLock('pessimistic_write')
    .where('a.code = :code AND a.valid_to IS NULL', { code })
    .getOne();
}
