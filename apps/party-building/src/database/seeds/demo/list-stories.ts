import type { CityPlan, SeededRandom } from '@gezhi/city';
import { DEMO_AS_OF, stableId } from '@gezhi/city';
import { localDateOf } from '@gezhi/kernel';
import type { AllianceListItem } from '../../../domain/list-item/alliance-list-item.entity';
import type { AllianceListKind } from '../../../domain/list-item/list-item.codes';
import { isClaimable } from '../../../domain/list-item/list-item.codes';
import type { ListItemState } from '../../../domain/list-item/list-item.states';
import type { AlliancePlan, MemberPlan } from './alliances';
import type { ClaimStory } from './claim-story';
import { claimStories } from './claim-story';
import { THEME_WEIGHTS, TITLES } from './item-texts';
import type { DemoStep } from './step-of';

/** An item of a list with all that came of it. */
export interface ItemStory {
  readonly item: AllianceListItem;
  readonly steps: readonly DemoStep[];
  readonly claims: readonly ClaimStory[];
}

/** Items a year, from … to, in an alliance of a community and of a subdistrict. */
const A_YEAR: Readonly<
  Record<AllianceListKind, Readonly<Record<'COMMUNITY' | 'SUBDISTRICT', readonly [number, number]>>>
> = {
  NEED: { COMMUNITY: [14, 24], SUBDISTRICT: [30, 44] },
  RISK: { COMMUNITY: [4, 8], SUBDISTRICT: [8, 14] },
  RESOURCE: { COMMUNITY: [8, 14], SUBDISTRICT: [14, 22] },
  INFORMATION: { COMMUNITY: [6, 12], SUBDISTRICT: [12, 18] },
};
const KINDS: readonly AllianceListKind[] = ['INFORMATION', 'RESOURCE', 'NEED', 'RISK'];

/** Who mostly has what: units offer, the committee or office needs. */
const OWNERS: Readonly<Record<AllianceListKind, Readonly<Record<MemberPlan['part'], number>>>> = {
  NEED: { OFFICE: 65, LEAD: 20, UNIT: 15 },
  RISK: { OFFICE: 60, LEAD: 10, UNIT: 30 },
  RESOURCE: { OFFICE: 15, LEAD: 10, UNIT: 75 },
  INFORMATION: { OFFICE: 30, LEAD: 60, UNIT: 10 },
};

/** What claims that are over do to their item. */
const ENDINGS: Readonly<Partial<Record<string, readonly [action: string, state: ListItemState]>>> =
  {
    CLOSED: ['settle', 'SETTLED'],
    EXPIRED: ['lapse', 'LAPSED'],
    WITHDRAWN: ['withdraw', 'WITHDRAWN'],
  };

const DAY = 420;

/** A year on the four lists of one alliance. */
export function listStories(plan: CityPlan, alliance: AlliancePlan): readonly ItemStory[] {
  const random = plan.random(`party-building/lists/${alliance.area.code}`);
  const level = alliance.area.kind === 'COMMUNITY' ? 'COMMUNITY' : 'SUBDISTRICT';
  return KINDS.flatMap((kind) =>
    plan.calendar
      .instants(random, 'OFFICE', random.integer(...A_YEAR[kind][level]))
      .map((at, ordinal) => storyOf(plan, random, alliance, kind, ordinal, at)),
  );
}

function storyOf(
  plan: CityPlan,
  random: SeededRandom,
  { id: allianceId, area, members }: AlliancePlan,
  kind: AllianceListKind,
  ordinal: number,
  publishedAt: Date,
): ItemStory {
  const theme = random.weighted(THEME_WEIGHTS);
  const title = random.pick(TITLES[kind][theme]).replace('#', String(random.integer(2, 88)));
  const item: AllianceListItem = {
    id: stableId(`party-building/item/${allianceId}/${kind}/${ordinal}`, publishedAt),
    allianceId,
    areaCode: area.code,
    kind,
    theme,
    title,
    description: `${area.name}：${title}。`,
    ownerOrganizationId: ownerOf(random, members, kind, publishedAt),
    sourceEventId: null,
    state: 'PUBLISHED',
    publishedAt,
    endedAt: null,
    createdAt: publishedAt,
    updatedAt: publishedAt,
    version: 1,
  };
  const by = item.ownerOrganizationId;
  const steps: DemoStep[] = [
    { action: 'publish', from: null, to: 'PUBLISHED', by, at: publishedAt },
  ];
  const claims = isClaimable(kind) ? claimStories(plan, random, item, members) : [];
  const ending = isClaimable(kind) ? endingOf(claims) : removal(plan, random, publishedAt);
  if (ending) {
    const [action, state] = ending.change;
    steps.push({ action, from: item.state, to: state, by, at: ending.at });
    Object.assign(item, { state, endedAt: ending.at, updatedAt: ending.at, version: 2 });
  }
  return { item, steps, claims };
}

interface Ending {
  readonly change: readonly [action: string, state: ListItemState];
  readonly at: Date;
}

function endingOf(claims: readonly ClaimStory[]): Ending | null {
  const last = claims.at(-1)?.claim;
  const change = last && ENDINGS[last.state];
  return change && last.endedAt ? { change, at: last.endedAt } : null;
}

/** Information and resources go out of date. */
function removal(plan: CityPlan, random: SeededRandom, from: Date): Ending | null {
  if (!random.chance(0.3)) return null;
  const at = plan.calendar.afterOfficeMinutes(from, random.integer(30, 160) * DAY);
  return at < DEMO_AS_OF ? { change: ['withdraw', 'WITHDRAWN'], at } : null;
}

function ownerOf(
  random: SeededRandom,
  members: readonly MemberPlan[],
  kind: AllianceListKind,
  at: Date,
): string {
  const day = localDateOf(at);
  const present = members.filter(({ joinedOn, leftOn }) => joinedOn <= day && leftOn === null);
  const part = random.weighted(
    (['OFFICE', 'LEAD', 'UNIT'] as const).map((each) => [each, OWNERS[kind][each]] as const),
  );
  const able = present.filter((member) => member.part === part);
  return random.pick(able.length > 0 ? able : present).organization.id;
}
