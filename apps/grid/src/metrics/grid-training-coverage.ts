import type { Fact } from '@gezhi/metrics';
import { defineMetric } from '@gezhi/metrics';
import { LAST_DAY } from './facts';

/** Full-time posts held on the last day of the window. */
const FULLTIME_POSTS: Fact = {
  name: 'full-time posts',
  from: 'grid_post f',
  during: `f.kind = 'FULLTIME_MEMBER' AND f.from_date <= ${LAST_DAY}
    AND (f.to_date IS NULL OR f.to_date > ${LAST_DAY})`,
  areaCode: 'f.area_code',
};

/** Courses that the post needs on the day. */
const NEEDED = `FROM training_course c WHERE f.kind = ANY (c.required_kinds) AND c.from_date <= ${LAST_DAY}
  AND c.area_code = left(f.area_code, length(c.area_code))`;

export const GRID_TRAINING_COVERAGE = defineMetric({
  key: 'grid.trainingCoverage',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Trained full-time members', zh: '专职网格员培训覆盖率' },
  definition: {
    en: 'Full-time posts whose holder has a certificate, good on the last day of the window, of every course that is asked for there / full-time posts held that day for which a course is asked for.',
    zh: '任职人持有当地全部必修课程有效证书（窗口末日有效）的专职岗位／当日在岗且有必修课程的专职岗位。',
  },
  caution: {
    en: 'It counts posts; it says nothing of how anybody works.',
    zh: '按岗位计数，不反映个人工作表现。',
  },
  target: 1,
  citizenDerived: false,
  source: 'coverage.md G-17; the figure is ours',
  fact: FULLTIME_POSTS,
  numerator: `count(*) FILTER (WHERE EXISTS (SELECT ${NEEDED}) AND NOT EXISTS (SELECT ${NEEDED} AND NOT EXISTS (
    SELECT FROM training_attendance x WHERE x.course_id = c.id AND x.worker_id = f.worker_id
      AND x.held_on <= ${LAST_DAY} AND x.valid_until >= ${LAST_DAY})))`,
  denominator: `count(*) FILTER (WHERE EXISTS (SELECT ${NEEDED}))`,
});
