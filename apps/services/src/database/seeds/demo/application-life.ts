import type { CityPlan } from '@gezhi/city';
import { addDays, endOfDay, localDateOf, startOfDay } from '@gezhi/kernel';
import { acceptanceLimit, decisionLimits } from '../../../domain/application/application.limits';
import { isAcceptedBySilence } from '../../../domain/application/application.rules';
import { SYSTEM } from '../../../domain/system-actor';
import { WORK_CALENDAR } from '../../../domain/work-calendar';
import type { BegunApplication } from './application-plan';
import { review } from './application-review';
import type { ApplicationStory } from './application-story';

/** Shares of what happens before acceptance. */
const NEVER_SUBMITTED = 0.008;
const SILENT = 0.01;
const CORRECTED = 0.06;
const REFUSED = 0.015;

/** Lets an application live until it ends or the demonstration does. */
export function live(begun: BegunApplication, calendar: CityPlan['calendar']): ApplicationStory {
  const { story, random, submittedAt, applicant } = begun;
  if (random.chance(NEVER_SUBMITTED)) return story;
  const submitted = story.take('submit', submittedAt, applicant, (application) => {
    application.submittedAt = submittedAt;
    application.receivedAt = submittedAt;
    story.start(acceptanceLimit(submittedAt));
  });
  if (!submitted) return story;
  const after = (from: Date, minutes: number): Date => calendar.afterOfficeMinutes(from, minutes);
  const fate = random.next();
  if (fate < SILENT) return acceptBySilence(begun, after);
  if (fate < SILENT + CORRECTED) return correct(begun, after);
  const answeredAt = after(
    submittedAt,
    random.integer(2, begun.item.caseKind === 'INSTANT' ? 25 : 900),
  );
  if (fate < SILENT + CORRECTED + REFUSED) return refuse(begun, answeredAt, after);
  return accept(begun, answeredAt, after);
}

type After = (from: Date, minutes: number) => Date;

/** Nobody answered: the sweep of the night after the limit finds it. */
function acceptBySilence(begun: BegunApplication, after: After): ApplicationStory {
  const { story, submittedAt } = begun;
  const { dueAt } = story.clock('ACCEPTANCE');
  const found = new Date(startOfDay(addDays(localDateOf(dueAt), 1)).getTime() + 5 * 60_000);
  const taken = story.take(
    'deemAccepted',
    found,
    SYSTEM,
    (application) => {
      if (!isAcceptedBySilence(story.clock('ACCEPTANCE'), found)) throw new Error('not silent yet');
      application.deemedAcceptedAt = found;
      begin(begun, submittedAt, found);
    },
    '逾期未告知，自收到申请材料之日起视为受理',
  );
  return taken ? review(begun, found, after) : story;
}

function correct(begun: BegunApplication, after: After): ApplicationStory {
  const { story, random, submittedAt, applicant, counter, officer, version } = begun;
  const askedAt = after(submittedAt, random.integer(60, 1_500));
  const askable = version.sources.flatMap((source, index) =>
    source === 'SHARED_DATA' || source === 'E_LICENCE'
      ? []
      : [`M${String(index + 1).padStart(2, '0')}`],
  );
  const asked = story.take('requestCorrection', askedAt, counter, (application) => {
    application.correctionRequestedAt = askedAt;
    application.correctionMaterials = random.sample(askable, random.integer(1, 2));
    story.change(['ACCEPTANCE'], (clock) => clock.meet(askedAt, WORK_CALENDAR));
  });
  if (!asked) return story;
  if (random.chance(0.1)) {
    const endedAt = after(askedAt, 420 * random.integer(20, 25));
    const reason = '申请人逾期未补正，经告知后终止办理';
    story.take(
      'terminate',
      endedAt,
      officer,
      (application) => (application.reason = reason),
      reason,
    );
    return story;
  }
  const suppliedAt = after(askedAt, random.integer(200, 4_500));
  const supplied = story.take('supplyCorrection', suppliedAt, applicant, (application) => {
    application.receivedAt = suppliedAt;
    story.start(acceptanceLimit(suppliedAt));
  });
  return supplied ? accept(begun, after(suppliedAt, random.integer(20, 600)), after) : story;
}

function refuse(begun: BegunApplication, refusedAt: Date, after: After): ApplicationStory {
  const { story, random, counter } = begun;
  const reason = '申请事项依法不属于本机关职权范围';
  const refused = story.take(
    'refuse',
    refusedAt,
    counter,
    (application) => {
      application.outcome = 'NOT_ACCEPTED';
      application.reason = reason;
      story.change(['ACCEPTANCE'], (clock) => clock.meet(refusedAt, WORK_CALENDAR));
    },
    reason,
  );
  if (!refused) return story;
  const completedAt = after(refusedAt, random.integer(30, 900));
  story.take('complete', completedAt, counter, (application) => {
    application.completedAt = completedAt;
    application.reviewInvitedAt = completedAt;
  });
  return story;
}

function accept(begun: BegunApplication, acceptedAt: Date, after: After): ApplicationStory {
  const { story, counter } = begun;
  if (acceptedAt > endOfDay(localDateOf(story.clock('ACCEPTANCE').dueAt))) return story;
  const taken = story.take('accept', acceptedAt, counter, () =>
    begin(begun, acceptedAt, acceptedAt),
  );
  return taken ? review(begun, acceptedAt, after) : story;
}

/** Starts the clocks of the decision. */
function begin({ story, item, version }: BegunApplication, acceptedAt: Date, now: Date): void {
  story.change(['ACCEPTANCE'], (clock) => clock.meet(now, WORK_CALENDAR));
  const terms = {
    promisedDays: version.promisedDays,
    legalDays: item.legalDays,
    legalBasis: item.subject.law,
  };
  const [promised, legal] = decisionLimits(terms, acceptedAt);
  story.application.acceptedAt = acceptedAt;
  story.application.dueAt = story.start(promised).dueAt;
  story.start(legal);
}
