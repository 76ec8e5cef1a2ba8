import { definePermissions } from '@gezhi/identity';
import { defineProblems } from '@gezhi/kernel';
import { defineNotification } from '@gezhi/notifications';
import { COMMAND } from '../permissions';

export const TRAINING_PERMISSIONS = definePermissions({
  'training.ask': { roles: ['DISTRICT_COMMAND', 'ADMINISTRATOR'], area: 'COVERED' },
  'training.arrange': { roles: ['COMMUNITY_SECRETARY', ...COMMAND], area: 'COVERED' },
});

export const TRAINING_EXPIRES = defineNotification({
  code: 'TRAINING_EXPIRES',
  subject: {
    en: 'A certificate of yours ends on {validUntil}',
    zh: '您的培训证书将于 {validUntil} 到期',
  },
  text: {
    en: 'A certificate you need for your post is good until {validUntil}. See the sessions of your area.',
    zh: '您岗位所需的培训证书有效期至 {validUntil}，请查看本辖区培训安排。',
  },
});
export const TRAINING_NOTIFICATIONS = [TRAINING_EXPIRES] as const;

const OURS = 'coverage.md G-17; the rule is ours';

/** What training can refuse. */
export const TRAINING_PROBLEMS = defineProblems('training', {
  TRAINING_DATE: {
    kind: 'RULE',
    message: { en: '{date} is no day for it.', zh: '{date} 不符合要求。' },
    meaning: {
      en: 'A course is asked for from today on or later; a session is planned for today or later, after its course begins, and recorded on its day or later.',
      zh: '课程自当日或以后要求；班次安排在当日或以后且不早于课程生效日；登记须在举办当日或以后。',
    },
    since: '0.2.0',
    source: OURS,
  },
  TRAINING_POST: {
    kind: 'RULE',
    message: {
      en: '{postId} was no post of {areaCode} on the day, or is named twice.',
      zh: '{postId} 当日不是 {areaCode} 的在岗岗位，或重复填写。',
    },
    meaning: {
      en: 'Attendance is of posts of the place that are held on the day, each once.',
      zh: '参训按当日在岗的本辖区岗位登记，每岗一次。',
    },
    since: '0.2.0',
    source: OURS,
  },
});

/** Columns of training that look like personal data and are none of residents. */
export const TRAININGS_KEPT = {
  'training_attendance.worker_id':
    'the account of a worker who was trained: certificates go along to the next post',
} as const;
