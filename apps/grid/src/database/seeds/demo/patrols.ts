import type { CityPlan, DemoTable, GridPlan, GridPostPlan, SeededRandom } from '@gezhi/city';
import { DEMO_AS_OF, DEMO_LAST_DAY, demoTable, pointIn, stableId } from '@gezhi/city';
import { WorkCalendar } from '@gezhi/deadlines';
import { DEMO_WORKERS } from '@gezhi/identity';
import type { LocalDate } from '@gezhi/kernel';
import { addDays, startOfDay } from '@gezhi/kernel';
import { DutyTask } from '../../../domain/duty-task/duty-task.entity';
import type { PatrolFrequency } from '../../../domain/patrol/patrol.codes';
import { PATROL_EXCUSES } from '../../../domain/patrol/patrol.codes';
import { PatrolPlan, PatrolPoint } from '../../../domain/patrol/patrol-plan.entity';
import {
  CheckIn,
  Patrol,
  PatrolTransition,
  PatrolVisit,
} from '../../../domain/patrol/patrol.entity';
import { coarsePlace, goesOn } from '../../../domain/patrol/patrol.rules';
import type { PatrolAction, PatrolState } from '../../../domain/patrol/patrol.states';

const MINUTE = 60_000;
/** Where patrols have been planned so far: the first two subdistricts. */
const SUBDISTRICTS = ['320104001', '320104002'];
const PLANNED_ON = addDays(DEMO_LAST_DAY, -20);
/** Two weeks of patrols. */
const DAYS = 14;
const PLACES = ['小区出入口', '沿街商铺', '电动车充电棚', '健身广场', '垃圾分类点', '楼道口'];

interface ToldPatrol {
  readonly patrol: Patrol;
  readonly steps: readonly PatrolTransition[];
  readonly visits: readonly PatrolVisit[];
  readonly checkIns: readonly CheckIn[];
}

/** Plans of the first subdistricts, what two weeks of them came to, and tasks of the worker visitors can be. */
export function patrolTables(plan: CityPlan): DemoTable[] {
  const members = new Map(
    plan.gridPosts
      .filter(({ kind, to }) => kind === 'FULLTIME_MEMBER' && to === null)
      .map((post) => [post.gridCode as string, post]),
  );
  const calendar = new WorkCalendar();
  const plans = plan.grids.flatMap((grid) => {
    const post = members.get(grid.code);
    const here = SUBDISTRICTS.includes(grid.subdistrictCode) && grid.type === 'COMPREHENSIVE';
    return here && post ? [planOf(grid, post, plan.random(`grid/patrols/${grid.code}`))] : [];
  });
  const told = plans.flatMap(({ of, points, random }) =>
    Array.from({ length: DAYS }, (_, index) => addDays(DEMO_LAST_DAY, index + 1 - DAYS))
      .filter((day) => goesOn(of.frequency, day, calendar))
      .map((day) => tell(of, points, day, members.get(of.areaCode) as GridPostPlan, random)),
  );
  return [
    demoTable(
      PatrolPlan,
      plans.map(({ of }) => of),
    ),
    demoTable(
      PatrolPoint,
      plans.flatMap(({ points }) => points),
    ),
    demoTable(
      Patrol,
      told.map(({ patrol }) => patrol),
    ),
    demoTable(
      PatrolTransition,
      told.flatMap(({ steps }) => steps),
    ),
    demoTable(
      PatrolVisit,
      told.flatMap(({ visits }) => visits),
    ),
    demoTable(DutyTask, tasks()),
    demoTable(
      CheckIn,
      told.flatMap(({ checkIns }) => checkIns),
    ),
  ];
}

function planOf(grid: GridPlan, post: GridPostPlan, random: SeededRandom) {
  const { code } = grid;
  const id = stableId(`patrol-plan/${code}`);
  // Whoever visits as the worker finds a patrol on every working day.
  const daily = code in DEMO_WORKERS || random.chance(0.1);
  const frequency: PatrolFrequency = daily ? 'WORKING_DAYS' : 'WEEKLY';
  const made = startOfDay(PLANNED_ON);
  const of: PatrolPlan = {
    ...{ id, areaCode: code, title: `${grid.name}${daily ? '日常' : '每周'}巡查`, frequency },
    ...{ postId: post.id, fromDate: PLANNED_ON, toDate: null },
    ...{ createdAt: made, updatedAt: made, version: 1 },
  };
  const points = random.sample(PLACES, random.integer(3, 5)).map((name, index): PatrolPoint => {
    const { longitude, latitude } = pointIn(grid.cell, random.next(), random.next());
    return {
      ...{ id: stableId(`patrol-plan/${code}/${index}`), planId: id, position: index + 1 },
      ...{ kind: name === '沿街商铺' ? 'SEGMENT' : 'PLACE', name, element: null },
      ...{ longitude, latitude },
    };
  });
  return { of, points, random };
}

function tell(
  of: PatrolPlan,
  points: readonly PatrolPoint[],
  plannedOn: LocalDate,
  post: GridPostPlan,
  random: SeededRandom,
): ToldPatrol {
  const midnight = startOfDay(plannedOn);
  const key = `patrol/${of.areaCode}/${plannedOn}`;
  const id = stableId(key, midnight);
  const after = (minutes: number) => new Date(midnight.getTime() + minutes * MINUTE);
  // What nobody began in the last three days is still waited for.
  const open = after(96 * 60) > DEMO_AS_OF;
  const made = random.chance(0.92);
  const state: PatrolState = made
    ? 'DONE'
    : open
      ? 'PLANNED'
      : random.chance(0.5)
        ? 'EXCUSED'
        : 'MISSED';
  const began = after(random.integer(520, 620));
  const seen = made ? points.filter(() => random.chance(0.95)) : [];
  const ended = new Date(began.getTime() + (20 + 12 * points.length) * MINUTE);
  const step = (
    action: PatrolAction | 'plan',
    from: PatrolState | null,
    to: PatrolState,
    at: Date,
  ) => ({
    ...{ id: stableId(`${key}/${action}`, at), patrolId: id, action, fromState: from, toState: to },
    actorSubject: action === 'plan' || action === 'miss' ? 'system:patrols' : post.workerId,
    ...{ actorOrganizationId: null, note: null, occurredAt: at },
  });
  const last = made
    ? ended
    : state === 'PLANNED'
      ? after(15)
      : after(state === 'MISSED' ? 5_775 : 600);
  return {
    patrol: {
      ...{ id, planId: of.id, areaCode: of.areaCode, postId: post.id, workerId: post.workerId },
      ...{ plannedOn, state, startedAt: made ? began : null, finishedAt: made ? ended : null },
      excuse: state === 'EXCUSED' ? random.pick(PATROL_EXCUSES.codes.slice(0, 4)) : null,
      ...{ pointCount: points.length, visitedCount: seen.length, findingCount: 0 },
      ...{ createdAt: after(15), updatedAt: last, version: made ? 3 + seen.length : 1 },
    },
    steps: [
      step('plan', null, 'PLANNED', after(15)),
      ...(made
        ? [step('begin', 'PLANNED', 'UNDER_WAY', began), step('finish', 'UNDER_WAY', 'DONE', ended)]
        : []),
      ...(state === 'EXCUSED' ? [step('excuse', 'PLANNED', 'EXCUSED', last)] : []),
      ...(state === 'MISSED' ? [step('miss', 'PLANNED', 'MISSED', last)] : []),
    ],
    visits: seen.map(({ id: pointId, position }) => ({
      ...{ id: stableId(`${key}/visit/${position}`, began), patrolId: id, pointId },
      visitedOn: plannedOn,
    })),
    checkIns: seen.map((point) => {
      const at = new Date(began.getTime() + 12 * point.position * MINUTE);
      return {
        ...{ id: stableId(`${key}/check-in/${point.position}`, at), workerId: post.workerId },
        ...{ areaCode: of.areaCode, patrolId: id, pointId: point.id, taskId: null, at },
        ...coarsePlace(point),
      };
    }),
  };
}

/** What the command centre asked the worker of a demo identity on the last Friday. */
function tasks(): DutyTask[] {
  const friday = addDays(DEMO_LAST_DAY, -2);
  return Object.entries(DEMO_WORKERS).flatMap(([code, workerId]) =>
    (
      [
        ['到现场核实路灯情况并拍照', 'DONE', '已核实，两盏不亮，已上报'],
        ['提醒沿街商铺清理占道物品', 'ASSIGNED', null],
      ] as const
    ).map(([content, state, feedback], index): DutyTask => {
      const at = new Date(startOfDay(friday).getTime() + (600 + 90 * index) * MINUTE);
      return {
        ...{ id: stableId(`duty-task/${code}/${index}`, at), areaCode: code, workerId, content },
        shiftId: stableId(`duty/${code}/${addDays(friday, -4)}/4`),
        ...{ eventId: null, incidentId: null, state, feedback, assignedBySubject: 'demo:command' },
        ...{ createdAt: at, updatedAt: at, version: state === 'DONE' ? 3 : 1 },
      };
    }),
  );
}
