import type { CityPlan, SeededRandom } from '@gezhi/city';
import { organizationId, stableId } from '@gezhi/city';
import type { LocalDate } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import type {
  ApplicantKind,
  ApplicationChannel,
} from '../../../domain/application/application.codes';
import { Application } from '../../../domain/application/application.entity';
import { demoTrackingCode } from '../../../domain/application/tracking-code';
import type { StoryActor } from './application-story';
import { ApplicationStory } from './application-story';
import type { ItemPlan, VersionPlan } from './item-plan';

/** Applications of the demonstration year. */
export const APPLICATION_COUNT = 24_000;
/** One in so many accounts is that of the demonstration's resident, who has something to see. */
const RESIDENTS_SHARE = 1_000;

/** A draft that is about to live, and what its life is drawn from. */
export interface BegunApplication {
  readonly story: ApplicationStory;
  readonly item: ItemPlan;
  readonly version: VersionPlan;
  readonly random: SeededRandom;
  readonly submittedAt: Date;
  readonly applicant: StoryActor;
  readonly counter: StoryActor;
  readonly officer: StoryActor;
}

/** Draws the beginnings of applications: what for, where, how and when. */
export function applicationPlanner(
  plan: CityPlan,
  items: readonly ItemPlan[],
): (ordinal: number) => BegunApplication {
  const root = plan.random('services/applications');
  const weights = items.map((item) => [item, item.demand] as const);
  const communities = plan.communities.map(
    ({ code, households }) => [code, households ?? 0] as const,
  );
  return (ordinal) => {
    const random = root.fork(String(ordinal));
    const activity = random.chance(0.6) ? 'OFFICE' : 'ONLINE';
    const submittedAt = plan.calendar.instant(random, activity);
    const [item, version] = itemInForce(weights, random, localDateOf(submittedAt));
    const areaCode = random.weighted(communities);
    const channel = channelOf(version, activity === 'ONLINE', random);
    const officer = { subject: 'demo:officer', organizationId: item.organizationId };
    const received = receiverOf(channel, version, areaCode, item.organizationId);
    const application = draft(ordinal, { item, version, areaCode, channel, received }, random);
    application.createdAt = new Date(submittedAt.getTime() - random.integer(2, 25) * 60_000);
    application.updatedAt = application.createdAt;
    const counter = { subject: 'demo:window-clerk', organizationId: received };
    const own = application.applicantSubject;
    const applicant = own === null ? counter : { subject: own, organizationId: null };
    const label = labelOf(ordinal);
    const story = new ApplicationStory(application, label, applicant);
    return { story, item, version, random, submittedAt, applicant, counter, officer };
  };
}

function labelOf(ordinal: number): string {
  return `services/application/${ordinal}`;
}

/** An item by demand, with the version in force on the day; items not in force that day are drawn again. */
function itemInForce(
  weights: readonly (readonly [ItemPlan, number])[],
  random: SeededRandom,
  on: LocalDate,
): readonly [ItemPlan, VersionPlan] {
  for (;;) {
    const item = random.weighted(weights);
    const version = item.versions.find(
      ({ effectiveFrom, effectiveTo }) =>
        effectiveFrom !== null &&
        effectiveFrom <= on &&
        (effectiveTo === null || on <= effectiveTo),
    );
    if (version) return [item, version];
  }
}

function channelOf(
  { channelTags }: VersionPlan,
  online: boolean,
  random: SeededRandom,
): ApplicationChannel {
  const has = (tag: VersionPlan['channelTags'][number]): boolean => channelTags.includes(tag);
  return random.weighted<ApplicationChannel>([
    ['WINDOW', online ? 1 : 6],
    ['ONLINE', has('ONE_NET') ? (online ? 12 : 2) : 0],
    ['SELF_SERVICE', has('SELF_SERVICE_24H') ? 1.2 : 0],
    ['AGENCY', has('AGENCY') ? 0.6 : 0],
  ]);
}

/** Near items come in at the service centre of the subdistrict, others at the hall of the approval bureau. */
function receiverOf(
  channel: ApplicationChannel,
  { channelTags }: VersionPlan,
  areaCode: string,
  implementing: string,
): string {
  if (channel === 'ONLINE') return implementing;
  const near = channelTags.includes('NEARBY') || channelTags.includes('DISTRICT_WIDE');
  if (channel === 'WINDOW' && !near) return organizationId('district/administrative-approval');
  return organizationId(`subdistrict/${areaCode.slice(0, 9)}/service-centre`);
}

interface Beginning {
  readonly item: ItemPlan;
  readonly version: VersionPlan;
  readonly areaCode: string;
  readonly channel: ApplicationChannel;
  readonly received: string;
}

function draft(
  ordinal: number,
  { item, version, areaCode, channel, received }: Beginning,
  random: SeededRandom,
): Application {
  const kind: ApplicantKind = random.pick(item.subject.objectKinds);
  const account =
    ordinal % RESIDENTS_SHARE === 7 ? 'demo:resident' : `demo:account-${ordinal % 9_000}`;
  return Object.assign(new Application(), {
    version: 1,
    id: stableId(labelOf(ordinal)),
    trackingCode: demoTrackingCode(labelOf(ordinal)),
    serviceItemId: item.id,
    serviceItemVersionId: version.id,
    state: 'DRAFT',
    applicantKind: kind,
    applicantSubject: channel === 'ONLINE' ? account : null,
    areaCode,
    channel,
    mandateNumber: channel === 'AGENCY' ? `WT-${String(ordinal).padStart(6, '0')}` : null,
    receivingOrganizationId: received,
    counter: channel === 'WINDOW' ? `${random.integer(1, 12)}号窗口` : null,
    implementingOrganizationId: item.organizationId,
    correctionMaterials: [],
    extendedBy: 0,
  } satisfies Partial<Application>);
}
