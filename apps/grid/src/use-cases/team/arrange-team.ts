import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import {
  isId,
  localDateOf,
  newId,
  ok,
  parseAreaCode,
  refuse,
  withoutPersonalData,
} from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { In, IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { Grid } from '../../domain/grid/grid.entity';
import { GridPost } from '../../domain/post/grid-post.entity';
import { GridStaffing } from '../../domain/team/grid-staffing.entity';
import { GridTeam, GridTeamMember } from '../../domain/team/grid-team.entity';
import { TEAM_PERMISSIONS } from '../../domain/team/team.permissions';
import type { TeamPlace } from '../../domain/team/team.rules';
import { changesOfTeam, checkTeam } from '../../domain/team/team.rules';
import { lockByCode } from '../grid/lock-by-code';

export interface ArrangeGridTeamInput {
  readonly clientMutationId?: string | null;
  readonly gridCode: string;
  readonly seenVersion?: number | null;
  /** The whole team as it is to be. */
  readonly members: readonly TeamPlace[];
  readonly reason: string;
}

/** Forms the team of a grid or changes it (组建、调整网格团队); whoever leaves it stays in its history. */
export async function arrangeGridTeam(
  { actor, clock, database }: UseCase,
  input: ArrangeGridTeamInput,
): Promise<Result<GridTeam>> {
  const code = parseAreaCode(input.gridCode, ['input', 'gridCode']);
  if (!code.ok) return code;
  const allowed = authorise(actor, TEAM_PERMISSIONS, 'team.arrange', { areaCode: code.value });
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ reason: input.reason });
  if (!clean.ok) return clean;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'arrangeGridTeam',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => arrange(uow, input),
      (id) => uow.manager.findOneBy(GridTeam, { id }),
    ),
  );
}

async function arrange(uow: UnitOfWork, input: ArrangeGridTeamInput): Promise<Result<GridTeam>> {
  const { manager, now, changes } = uow;
  const { gridCode, members, reason } = input;
  const today = localDateOf(now);
  const inForce = await manager.existsBy(Area, { code: gridCode, kind: 'GRID', validTo: IsNull() });
  if (!inForce || !(await lockByCode(uow, Grid, gridCode)))
    return refuse('UNKNOWN_AREA', { path: ['input', 'gridCode'], value: gridCode });
  const ids = members.map(({ postId }) => postId).filter(isId);
  const posts = await manager.find(GridPost, { where: { id: In(ids) }, take: ids.length });
  const staffing = await manager.find(GridStaffing, { take: 50 });
  const fits = checkTeam(gridCode, members, posts, staffing, today);
  if (!fits.ok) return fits;
  const known = await manager.findOneBy(GridTeam, { gridCode });
  const current = known ? checkSeenVersion(input, known) : ok();
  if (!current.ok) return current;
  const team =
    known ??
    manager.create(GridTeam, { id: newId(now), gridCode, formedOn: today, ...created(now) });
  team.reason = reason;
  if (known) touch(team, now);
  await manager.save(team);
  const present = await manager.find(GridTeamMember, {
    where: { teamId: team.id, toDate: IsNull() },
    take: 100,
  });
  const { leaving, joining } = changesOfTeam(present, members);
  await manager.update(GridTeamMember, { id: In(leaving.map(({ id }) => id)) }, { toDate: today });
  await manager.insert(
    GridTeamMember,
    joining.map(({ postId, role }) => ({
      ...{ id: newId(now), teamId: team.id, postId, role, fromDate: today },
      toDate: null,
    })),
  );
  const action = known ? 'change' : 'form';
  changes.push({ type: 'GridTeam', id: team.id, action, areaCode: gridCode });
  return ok(team);
}
