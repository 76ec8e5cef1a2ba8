import type { CityPlan, DemoTable, GridPostPlan } from '@gezhi/city';
import { DEMO_LAST_DAY, DEMO_START, demoTable, stableId } from '@gezhi/city';
import { DEMO_WORKERS } from '@gezhi/identity';
import type { LocalDate } from '@gezhi/kernel';
import { addDays, startOfDay, weekdayOf } from '@gezhi/kernel';
import { DutyRoster, DutyShift } from '../../../domain/duty/duty.entity';
import { COVER } from '../../../domain/duty/duty.rules';
import { isHeldOn } from '../../../domain/post/grid-post.rules';
import { GridTeam, GridTeamMember } from '../../../domain/team/grid-team.entity';
import type { StaffingRole } from '../../../domain/team/team.codes';

const MADE = { createdAt: DEMO_START, updatedAt: DEMO_START, version: 1 };
/** The day teams were formed: that the year begins with them. */
const FORMED_ON = '2025-10-01' as LocalDate;
/** The Monday of the last week of the demonstration. */
const LAST_WEEK = addDays(DEMO_LAST_DAY, -((weekdayOf(DEMO_LAST_DAY) + 6) % 7));
/** So many weeks more are planned where somebody may sign in as the worker: duty can be tried on any day. */
const WEEKS_AHEAD = 26;
const MINUTE = 60_000;

/** Teams of all grids, and who is on duty in the last week; ahead of it only where a demo identity works. */
export function staffTables(plan: CityPlan): DemoTable[] {
  const posts = Map.groupBy(
    plan.gridPosts.filter((post) => isHeldOn({ fromDate: post.from, toDate: post.to }, LAST_WEEK)),
    ({ gridCode }) => gridCode as string,
  );
  const teams = plan.grids.map(({ code }) => ({ code, members: posts.get(code) ?? [] }));
  const weeks = teams.flatMap(({ code, members }) => weeksOf(code, members));
  return [
    demoTable(
      GridTeam,
      teams.map(({ code }) => ({
        ...MADE,
        id: teamId(code),
        ...{ gridCode: code, formedOn: FORMED_ON, reason: '网格团队组建' },
      })),
    ),
    demoTable(
      GridTeamMember,
      teams.flatMap(({ code, members }) => membersOf(code, members)),
    ),
    demoTable(DutyRoster, weeks.map(rosterOf)),
    demoTable(
      DutyShift,
      weeks.flatMap((week) => shiftsOf(plan, week)),
    ),
  ];
}

const teamId = (grid: string) => stableId(`team/${grid}`);

/** Each post once: of the micro-grid members the first leads a group, the second is the liaison of compounds. */
function membersOf(code: string, posts: readonly GridPostPlan[]): GridTeamMember[] {
  let micro = 0;
  const roleOf = ({ kind }: GridPostPlan): StaffingRole => {
    if (kind === 'GRID_LEADER') return 'COMMITTEE_CADRE';
    if (kind === 'FULLTIME_MEMBER') return 'GRID_MEMBER';
    if (kind === 'PARTTIME_MEMBER') return 'OTHER';
    micro += 1;
    return micro === 1 ? 'GROUP_LEADER' : micro === 2 ? 'COMPOUND_LIAISON' : 'OTHER';
  };
  return posts.map((post) => ({
    id: stableId(`team/${code}/${post.id}`),
    ...{ teamId: teamId(code), postId: post.id, role: roleOf(post) },
    fromDate: post.from > FORMED_ON ? post.from : FORMED_ON,
    toDate: post.to,
  }));
}

interface Week {
  readonly code: string;
  readonly weekOf: LocalDate;
  readonly posts: readonly GridPostPlan[];
}

function weeksOf(code: string, posts: readonly GridPostPlan[]): Week[] {
  const fulltime = posts.filter(({ kind }) => kind === 'FULLTIME_MEMBER');
  const count = code in DEMO_WORKERS ? WEEKS_AHEAD : 0;
  return Array.from({ length: count + 1 }, (_, index) => ({
    ...{ code, posts: fulltime, weekOf: addDays(LAST_WEEK, 7 * index) },
  }));
}

const rosterId = ({ code, weekOf }: Week) => stableId(`duty/${code}/${weekOf}`);

function rosterOf(week: Week): DutyRoster {
  const { from: coverFrom, to: coverTo } = COVER.GRID;
  const { code: areaCode, weekOf } = week;
  return {
    ...{ ...MADE, id: rosterId(week), kind: 'GRID', areaCode, weekOf, coverFrom, coverTo },
  };
}

/** Full-time members take turns on working days; here and there a day is left open, as it happens. */
function shiftsOf(plan: CityPlan, week: Week): DutyShift[] {
  const { code, weekOf, posts } = week;
  const random = plan.random(`grid/staff/${code}`);
  return [0, 1, 2, 3, 4].flatMap((day): DutyShift[] => {
    const post = posts[day % Math.max(posts.length, 1)];
    const left = !(code in DEMO_WORKERS) && random.chance(0.02);
    if (!post || left) return [];
    const midnight = startOfDay(addDays(weekOf, day)).getTime();
    return [
      {
        ...{ ...MADE, id: stableId(`duty/${code}/${weekOf}/${day}`), rosterId: rosterId(week) },
        ...{ kind: 'GRID', areaCode: code, postId: post.id, workerId: post.workerId },
        startsAt: new Date(midnight + COVER.GRID.from * MINUTE),
        endsAt: new Date(midnight + COVER.GRID.to * MINUTE),
        state: 'PLANNED',
      },
    ];
  });
}
