import { addDays, localDateOf } from '@gezhi/kernel';
import { issueLimit } from '../../../domain/application/application.limits';
import { workdaysTaken } from '../../../domain/application/application.rules';
import { WORK_CALENDAR } from '../../../domain/work-calendar';
import type { BegunApplication } from './application-plan';
import type { ApplicationStory } from './application-story';

/** A working day at the counter, in minutes. */
const OFFICE_DAY = 420;
/** Shares of what happens after acceptance. */
const WITHDRAWN = 0.006;
const SPECIAL = 0.04;
const EXTENDED = 0.02;
const LATE = 0.06;
const DENIED = 0.045;

type After = (from: Date, minutes: number) => Date;

/** The review of an accepted application, to its end or that of the demonstration. */
export function review(begun: BegunApplication, from: Date, after: After): ApplicationStory {
  const { story, random, applicant, officer, item } = begun;
  const instant = item.caseKind === 'INSTANT';
  const begunAt = after(from, random.integer(1, instant ? 10 : 240));
  if (!story.take('review', begunAt, officer)) return story;
  if (random.chance(WITHDRAWN)) {
    story.take('withdraw', after(begunAt, random.integer(10, 400)), applicant);
    return story;
  }
  if (instant) return decideAt(begun, after(begunAt, random.integer(3, 45)), after);
  const resumedAt = random.chance(SPECIAL) ? specialProcedure(begun, begunAt, after) : begunAt;
  if (resumedAt === null) return story;
  const extendedAt = random.chance(EXTENDED) ? extend(begun, resumedAt, after) : resumedAt;
  if (extendedAt === null) return story;
  return decideAt(begun, decisionTime(begun, extendedAt, after), after);
}

function specialProcedure(begun: BegunApplication, from: Date, after: After): Date | null {
  const { story, random, officer } = begun;
  const pausedAt = after(from, random.integer(60, OFFICE_DAY));
  const resumedAt = after(pausedAt, OFFICE_DAY * random.integer(4, 15));
  const paused = story.take('pauseSpecial', pausedAt, officer, (application) => {
    application.specialProcedure = random.weighted([
      ['EXPERT_REVIEW', 4],
      ['TEST', 3],
      ['INSPECTION', 3],
      ['HEARING', 1],
    ]);
    application.specialUntil = addDays(localDateOf(resumedAt), random.integer(0, 3));
    application.specialNotice = `示例特告〔2026〕${random.integer(1, 999)}号`;
    story.change(['PROMISED', 'LEGAL'], (clock) => clock.pause(pausedAt));
  });
  if (!paused) return null;
  const resumed = story.take('resume', resumedAt, officer, (application) => {
    story.change(['PROMISED', 'LEGAL'], (clock) => clock.resume(resumedAt, WORK_CALENDAR));
    application.dueAt = story.clock('PROMISED').dueAt;
  });
  return resumed ? resumedAt : null;
}

function extend(begun: BegunApplication, from: Date, after: After): Date | null {
  const { story, random, officer } = begun;
  const extendedAt = after(from, random.integer(30, OFFICE_DAY));
  if (extendedAt > story.clock('PROMISED').dueAt) return from;
  const days = random.integer(3, 10);
  const extended = story.take(
    'extend',
    extendedAt,
    officer,
    (application) => {
      story.change(['PROMISED', 'LEGAL'], (clock) => clock.extend(days, extendedAt, WORK_CALENDAR));
      application.extendedBy = days;
      application.extensionApproval = `示例审延〔2026〕${random.integer(1, 999)}号`;
      application.dueAt = story.clock('PROMISED').dueAt;
    },
    '案情复杂，需进一步核实',
  );
  return extended ? extendedAt : null;
}

/** Most decisions come well within the promise, a few after it. */
function decisionTime({ story, random }: BegunApplication, from: Date, after: After): Date {
  const { dueAt } = story.clock('PROMISED');
  if (random.chance(LATE)) return after(dueAt, random.integer(60, 8 * OFFICE_DAY));
  const left = Math.max(1, WORK_CALENDAR.workdaysBetween(localDateOf(from), localDateOf(dueAt)));
  const share = random.between(0.1, 0.9);
  const decidedAt = after(from, Math.max(5, Math.round(left * OFFICE_DAY * share)));
  return decidedAt <= dueAt ? decidedAt : after(from, 5);
}

function decideAt(begun: BegunApplication, decidedAt: Date, after: After): ApplicationStory {
  const { story, random, officer, counter } = begun;
  const denied = random.chance(DENIED);
  const late = decidedAt > story.clock('LEGAL').dueAt;
  const reason = denied ? '申请材料不符合法定条件' : null;
  const decided = story.take(
    denied ? 'deny' : 'grant',
    decidedAt,
    officer,
    (application) => {
      story.change(['PROMISED', 'LEGAL'], (clock) => clock.meet(decidedAt, WORK_CALENDAR));
      application.outcome = denied ? 'DENIED' : 'GRANTED';
      application.reason = reason;
      application.reconsiderationBody = denied ? '南京市秦淮区人民政府' : null;
      application.litigationCourt = denied ? '南京铁路运输法院' : null;
      application.lateReason = late ? '相关部门会审意见反馈延迟' : null;
      application.decidedAt = decidedAt;
      application.decisionDays = workdaysTaken(story.clock('PROMISED'), decidedAt);
      if (!denied) story.start(issueLimit(decidedAt));
    },
    reason,
  );
  if (!decided) return story;
  const issuedAt = denied ? decidedAt : issue(begun, decidedAt, after);
  if (issuedAt === null) return story;
  const completedAt = after(issuedAt, random.integer(5, 400));
  story.take('complete', completedAt, counter, (application) => {
    application.completedAt = completedAt;
    application.reviewInvitedAt = completedAt;
  });
  return story;
}

function issue(begun: BegunApplication, decidedAt: Date, after: After): Date | null {
  const { story, random, counter, item } = begun;
  const issuedAt = after(decidedAt, random.integer(2, item.caseKind === 'INSTANT' ? 30 : 1_800));
  const issued = story.take('issue', issuedAt, counter, (application) => {
    story.change(['ISSUE'], (clock) => clock.meet(issuedAt, WORK_CALENDAR));
    application.licenceNumber = `QH-${application.id.slice(-12).toUpperCase()}`;
    application.issuedAt = issuedAt;
  });
  return issued ? issuedAt : null;
}
