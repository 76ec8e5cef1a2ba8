import type { CityPlan, DemoTable, GridPostPlan, SeededRandom } from '@gezhi/city';
import { DEMO_LAST_DAY, demoTable, stableId } from '@gezhi/city';
import { WorkCalendar } from '@gezhi/deadlines';
import type { LocalDate } from '@gezhi/kernel';
import { addDays, addMonths, localDateOf, startOfDay } from '@gezhi/kernel';
import type { ReviewIndicator } from '../../../domain/performance/indicators';
import {
  PerformanceFigure,
  PerformanceReview,
  PerformanceReviewTransition,
} from '../../../domain/performance/performance.entity';
import type {
  PerformanceAction,
  PerformanceState,
} from '../../../domain/performance/performance.states';
import {
  TrainingAttendance,
  TrainingCourse,
  TrainingSession,
} from '../../../domain/training/training.entity';

const HOUR = 3_600_000;
const SINCE = '2025-11-01' as LocalDate;
const COURSES = [
  { key: 'basics', title: '网格员岗前培训', validMonths: 24, heldOn: '2025-12-10', passed: 0.97 },
  { key: 'fire', title: '消防安全与隐患识别', validMonths: 12, heldOn: '2026-03-18', passed: 0.93 },
] as const;
const AHEAD = '2026-12-09' as LocalDate;
/** The community whose posts were reviewed so far: that of the demo identities. */
const REVIEWED = '320104001002';
const QUARTER = { fromDate: '2026-07-01' as LocalDate, toDate: '2026-09-30' as LocalDate };
const REVIEWER = `demo:community-secretary-${REVIEWED}`;
const COMMENTS = [
  '巡查细致，上报及时',
  '按时完成任务，群众沟通良好',
  '联系反映人及时，整改跟进到位',
];

/** What full-time members were trained in, and the first reviews of their work. */
export function workTables(plan: CityPlan): DemoTable[] {
  const members = plan.gridPosts.filter(
    ({ kind, to, from }) => kind === 'FULLTIME_MEMBER' && to === null && from < '2025-12-01',
  );
  const random = plan.random('grid/work');
  const sessions = plan.subdistricts.flatMap(({ code }) => sessionsOf(code));
  const reviews = members
    .filter(({ gridCode }) => gridCode.startsWith(REVIEWED))
    .map((post, index) => reviewOf(post, index, random));
  return [
    demoTable(TrainingCourse, courses()),
    demoTable(TrainingSession, sessions),
    demoTable(
      TrainingAttendance,
      members.flatMap((post) => attendanceOf(post, random)),
    ),
    demoTable(
      PerformanceReview,
      reviews.map(({ review }) => review),
    ),
    demoTable(
      PerformanceReviewTransition,
      reviews.flatMap(({ steps }) => steps),
    ),
    demoTable(
      PerformanceFigure,
      reviews.flatMap(({ figures }) => figures),
    ),
  ];
}

const made = (day: LocalDate) => ({
  ...{ createdAt: startOfDay(day), updatedAt: startOfDay(day), version: 1 },
});
const courseId = (key: string) => stableId(`training/${key}`);
const sessionId = (key: string, subdistrict: string) => stableId(`training/${key}/${subdistrict}`);

function courses(): TrainingCourse[] {
  return COURSES.map(({ key, title, validMonths }) => ({
    ...{ ...made(SINCE), id: courseId(key), areaCode: '320104', title, validMonths },
    ...{ requiredKinds: ['FULLTIME_MEMBER'], basisDoc: '区网格化指挥中心〔2025〕21号' },
    fromDate: SINCE,
  }));
}

/** One of each course in the year, and the next ahead. */
function sessionsOf(areaCode: string): TrainingSession[] {
  const held = COURSES.map(({ key, heldOn }): TrainingSession => {
    const on = heldOn as LocalDate;
    return {
      ...{ ...made(addDays(on, -14)), id: sessionId(key, areaCode), courseId: courseId(key) },
      ...{ areaCode, heldOn: on, place: '街道网格学院', state: 'HELD', version: 2 },
    };
  });
  return [
    ...held,
    {
      ...{ ...made(addDays(DEMO_LAST_DAY, -3)), id: sessionId('fire/ahead', areaCode) },
      ...{ courseId: courseId('fire'), areaCode, heldOn: AHEAD, place: '街道网格学院' },
      state: 'PLANNED',
    },
  ];
}

function attendanceOf(post: GridPostPlan, random: SeededRandom): TrainingAttendance[] {
  const { gridCode: areaCode, id: postId, workerId } = post;
  return COURSES.map(({ key, validMonths, heldOn, passed: share }) => {
    const on = heldOn as LocalDate;
    const passed = random.chance(share);
    return {
      ...{ id: stableId(`training/${key}/${postId}`), courseId: courseId(key), areaCode },
      ...{ sessionId: sessionId(key, areaCode.slice(0, 9)), postId, workerId, heldOn: on, passed },
      validUntil: passed ? addDays(addMonths(on, validMonths), -1) : null,
    };
  });
}

interface ToldReview {
  readonly review: PerformanceReview;
  readonly steps: readonly PerformanceReviewTransition[];
  readonly figures: readonly PerformanceFigure[];
}

/** The second of them was appealed against and corrected, the third waits for a decision; the others are final. */
function reviewOf(post: GridPostPlan, index: number, random: SeededRandom): ToldReview {
  const { id: postId, workerId, gridCode: areaCode } = post;
  const waits = index === 2;
  const shown = startOfDay(waits ? addDays(DEMO_LAST_DAY, -4) : ('2026-10-12' as LocalDate));
  const at = (hours: number) => new Date(shown.getTime() + hours * HOUR);
  const id = stableId(`performance/${postId}`, shown);
  const appealed = index === 1 || waits;
  const corrected = index === 1;
  const appealUntil = new WorkCalendar().addWorkdays(localDateOf(shown), 5);
  const ended = corrected ? at(100) : startOfDay(addDays(appealUntil, 1));
  const step = (
    action: PerformanceAction | 'show',
    from: PerformanceState | null,
    to: PerformanceState,
    [on, actorSubject]: readonly [Date, string],
  ): PerformanceReviewTransition => ({
    ...{ id: stableId(`performance/${postId}/${action}`, on), reviewId: id, action, actorSubject },
    ...{ fromState: from, toState: to, occurredAt: on, actorOrganizationId: null, note: null },
  });
  return {
    review: {
      ...{ id, postId, workerId, areaCode, ...QUARTER, eventIds: [], reviewerSubject: REVIEWER },
      ...{ state: waits ? 'APPEALED' : 'FINAL', appealUntil },
      comment: corrected ? '八月休假，其余时间履职正常' : random.pick(COMMENTS),
      appeal: appealed ? '八月有两周休假，评语未说明' : null,
      decision: corrected ? 'CORRECT' : null,
      decisionReason: corrected ? '休假记录属实，评语予以更正' : null,
      ...{ createdAt: at(10), updatedAt: waits ? at(30) : ended, version: appealed ? 3 : 2 },
    },
    steps: [
      step('show', null, 'SHOWN', [at(10), REVIEWER]),
      ...(appealed ? [step('appeal', 'SHOWN', 'APPEALED', [at(30), workerId])] : []),
      ...(corrected
        ? [step('correct', 'APPEALED', 'FINAL', [ended, 'demo:district-command-320104'])]
        : []),
      ...(appealed ? [] : [step('lapse', 'SHOWN', 'FINAL', [ended, 'job:final-reviews'])]),
    ],
    figures: figuresOf(id, random),
  };
}

function figuresOf(reviewId: string, random: SeededRandom): PerformanceFigure[] {
  const handled = random.integer(18, 60);
  const [patrols, tasks] = [random.integer(50, 64), random.integer(3, 12)];
  const rows: readonly (readonly [ReviewIndicator, number, number | null])[] = [
    ['PATROLS_MADE', patrols - random.integer(0, 5), patrols],
    ['TASKS_DONE', tasks - random.integer(0, 2), tasks],
    ['EVENTS_HANDLED', handled, null],
    ['HANDLED_IN_TIME', handled - random.integer(0, 4), handled],
    ['CONTACTED_IN_TIME', handled - random.integer(1, 6), handled],
    ['WITHOUT_REWORK', handled - random.integer(0, 3), handled],
  ];
  return rows.map(([indicator, numerator, denominator], index) => ({
    ...{ id: stableId(`${reviewId}/${indicator}`), reviewId, position: index + 1 },
    ...{ indicator, numerator, denominator },
  }));
}
