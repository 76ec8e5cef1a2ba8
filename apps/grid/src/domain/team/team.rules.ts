import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { GridPost } from '../post/grid-post.entity';
import { isHeldOn } from '../post/grid-post.rules';
import type { GridStaffing } from './grid-staffing.entity';
import type { GridTeamMember } from './grid-team.entity';
import type { StaffingRole } from './team.codes';

export interface TeamPlace {
  readonly postId: string;
  readonly role: StaffingRole;
}

/** Every post is held in the grid, fills its role, and is named once. */
export function checkTeam(
  gridCode: string,
  places: readonly TeamPlace[],
  posts: readonly GridPost[],
  staffing: readonly GridStaffing[],
  date: string,
): Result<void> {
  const named = new Set<string>();
  for (const [index, { postId, role }] of places.entries()) {
    const path = ['input', 'members', String(index)];
    const post = posts.find(({ id }) => id === postId);
    if (!post?.areaCode.startsWith(gridCode) || !isHeldOn(post, date))
      return refuse('TEAM_POST_ELSEWHERE', { path, postId, gridCode });
    const line = staffing.find((each) => each.role === role && each.part !== 'POST');
    if (!line?.postKinds.includes(post.kind))
      return refuse('TEAM_ROLE_UNFIT', { path, kind: post.kind, role });
    if (named.has(postId)) return refuse('TEAM_POST_TWICE', { path, postId });
    named.add(postId);
  }
  return ok();
}

/** Who leaves a team and who joins it when it is to be as told. Another role is leaving and joining. */
export function changesOfTeam(
  present: readonly GridTeamMember[],
  places: readonly TeamPlace[],
): { leaving: GridTeamMember[]; joining: TeamPlace[] } {
  const same = (member: GridTeamMember, place: TeamPlace) =>
    member.postId === place.postId && member.role === place.role;
  return {
    leaving: present.filter((member) => !places.some((place) => same(member, place))),
    joining: places.filter((place) => !present.some((member) => same(member, place))),
  };
}
