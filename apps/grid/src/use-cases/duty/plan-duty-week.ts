import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, parseAreaCode, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { In, IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { DutyRoster, DutyShift } from '../../domain/duty/duty.entity';
import type { ShiftKind } from '../../domain/duty/duty.codes';
import { DUTY_PERMISSIONS } from '../../domain/duty/duty.permissions';
import { checkDutyPost, checkShiftHours, checkWeek, COVER } from '../../domain/duty/duty.rules';
import { GridPost } from '../../domain/post/grid-post.entity';
import { checkFree } from './own-shifts';

export interface PlannedShift {
  readonly postId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface PlanDutyWeekInput {
  readonly clientMutationId?: string | null;
  readonly kind: ShiftKind;
  readonly areaCode: string;
  readonly weekOf: string;
  /** Minutes after midnight; what the kind of duty asks for when left out. */
  readonly coverFrom?: number | null;
  readonly coverTo?: number | null;
  readonly shifts: readonly PlannedShift[];
}

/** Plans who is on duty in a week (排班), all of it or more of it. All shifts are planned or none. */
export async function planDutyWeek(
  { actor, clock, database }: UseCase,
  input: PlanDutyWeekInput,
): Promise<Result<DutyRoster>> {
  const code = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!code.ok) return code;
  const allowed = authorise(actor, DUTY_PERMISSIONS, 'duty.plan', { areaCode: code.value });
  if (!allowed.ok) return allowed;
  const week = checkWeek(input.weekOf);
  if (!week.ok) return week;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'planDutyWeek',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => plan(uow, input),
      (id) => uow.manager.findOneBy(DutyRoster, { id }),
    ),
  );
}

async function plan(uow: UnitOfWork, input: PlanDutyWeekInput): Promise<Result<DutyRoster>> {
  const { manager, changes } = uow;
  const { areaCode, kind } = input;
  const kinds = kind === 'GRID' ? ['GRID'] : ['CITY', 'DISTRICT', 'SUBDISTRICT'];
  const area = await manager.findOneBy(Area, { code: areaCode, validTo: IsNull() });
  if (!area || !kinds.includes(area.kind))
    return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
  const roster = await rosterOf(uow, input);
  const ids = input.shifts.map(({ postId }) => postId);
  const posts = await manager.find(GridPost, { where: { id: In(ids) }, take: ids.length });
  for (const [index, shift] of input.shifts.entries()) {
    const made = await addShift(uow, roster, shift, posts);
    if (!made.ok) return refuse({ ...made.refusal, path: ['input', 'shifts', String(index)] });
  }
  changes.push({ type: 'DutyRoster', id: roster.id, action: 'plan', areaCode });
  return ok(roster);
}

async function addShift(
  uow: UnitOfWork,
  roster: DutyRoster,
  { postId, startsAt, endsAt }: PlannedShift,
  posts: readonly GridPost[],
): Promise<Result<void>> {
  const { manager, now } = uow;
  const hours = { startsAt, endsAt };
  const length = checkShiftHours(hours, roster.weekOf);
  if (!length.ok) return length;
  const post = posts.find(({ id }) => id === postId);
  if (!post) return refuse('NOT_FOUND', { type: 'GridPost', id: postId });
  const fits = checkDutyPost(post, roster, hours);
  if (!fits.ok) return fits;
  const free = await checkFree(uow, post.workerId, hours);
  if (!free.ok) return free;
  const { id: rosterId, kind, areaCode } = roster;
  await manager.insert(DutyShift, {
    ...created(now),
    ...{ id: newId(now), rosterId, kind, areaCode, postId, workerId: post.workerId },
    ...hours,
    state: 'PLANNED',
  });
  return ok();
}

/** The roster of the week, made where there is none; locked, so that two who plan do so one after the other. */
async function rosterOf(
  { manager, now }: UnitOfWork,
  { kind, areaCode, weekOf, coverFrom, coverTo }: PlanDutyWeekInput,
): Promise<DutyRoster> {
  const cover = { coverFrom: coverFrom ?? COVER[kind].from, coverTo: coverTo ?? COVER[kind].to };
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(DutyRoster)
    .values({ ...created(now), id: newId(now), kind, areaCode, weekOf, ...cover })
    .orIgnore()
    .returning('id')
    .execute();
  const roster = await manager
    .createQueryBuilder(DutyRoster, 'r')
    .setLock('pessimistic_write')
    .where('r.kind = :kind AND r.area_code = :areaCode AND r.week_of = :weekOf', {
      kind,
      areaCode,
      weekOf,
    })
    .getOneOrFail();
  if ((raw as unknown[]).length > 0) return roster;
  roster.coverFrom = coverFrom ?? roster.coverFrom;
  roster.coverTo = coverTo ?? roster.coverTo;
  touch(roster, now);
  return manager.save(roster);
}
