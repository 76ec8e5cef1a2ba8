import type { CityPlan, ResidentUnitSort, SeededRandom } from '@gezhi/city';
import { DEMO_AS_OF, stableId } from '@gezhi/city';
import type { LocalDate } from '@gezhi/kernel';
import { addDays, localDateOf, startOfDay } from '@gezhi/kernel';
import type { Claim } from '../../../domain/claim/claim.entity';
import { CLAIM_DAYS } from '../../../domain/claim/claim.rules';
import type { AllianceListItem } from '../../../domain/list-item/alliance-list-item.entity';
import type { ClaimTheme } from '../../../domain/list-item/list-item.codes';
import type { MemberPlan } from './alliances';
import { DELIVERIES, RETURN_REASONS } from './item-texts';
import type { DemoStep } from './step-of';

/** How likely things go well, so that the year comes near spec/metrics.md: 90 %, 85 % of these, 95 % of these. */
const CHANCES = {
  claimed: { NEED: 0.925, RISK: 0.89 },
  claimedAgain: 0.75,
  assisted: 0.35,
  returnedEarly: 0.05,
  lingers: 0.1,
  returnedDelivery: 0.02,
  unverified: 0.025,
} as const;

/** A working day of office hours in minutes. */
const DAY = 420;
const LAST_ROUND = 3;

/** Units that are likely to help with a theme. */
const SUITED: Readonly<Record<ClaimTheme, readonly ResidentUnitSort[]>> = {
  OLD_COMPOUND: ['PROPERTY_COMPANY', 'CONSTRUCTION_SITE', 'INDUSTRIAL_PARK'],
  DANGEROUS_HOUSING: ['PROPERTY_COMPANY', 'CONSTRUCTION_SITE'],
  PARKING: ['SHOPPING_CENTRE', 'OFFICE_BUILDING', 'SCHOOL', 'HOTEL', 'TRANSPORT_HUB', 'PARK'],
  WASTE_SORTING: ['PROPERTY_COMPANY', 'MARKET', 'SHOPPING_CENTRE'],
  ELDER_CHILD: ['HOSPITAL', 'SCHOOL', 'BANK'],
  OTHER: ['LAW_FIRM', 'BANK', 'OFFICE_BUILDING'],
};

/** One round of claiming, as it went. */
export interface ClaimStory {
  readonly claim: Claim;
  readonly steps: readonly DemoStep[];
}

/** All rounds of a need or risk until {@link DEMO_AS_OF}. */
export function claimStories(
  plan: CityPlan,
  random: SeededRandom,
  item: AllianceListItem,
  members: readonly MemberPlan[],
): readonly ClaimStory[] {
  const stories: ClaimStory[] = [];
  let openedAt: Date | null = item.publishedAt;
  for (let round = 1; openedAt !== null; round += 1) {
    const story = new ClaimRound(plan, random, item, members, round, openedAt).play();
    stories.push(story);
    openedAt = story.claim.state === 'RETURNED' ? story.claim.endedAt : null;
  }
  return stories;
}

/** Plays one round; time stops at {@link DEMO_AS_OF}. */
class ClaimRound {
  private readonly steps: DemoStep[] = [];
  private readonly claim: Claim;
  private now: Date;

  constructor(
    private readonly plan: CityPlan,
    private readonly random: SeededRandom,
    private readonly item: AllianceListItem,
    private readonly members: readonly MemberPlan[],
    private readonly round: number,
    openedAt: Date,
  ) {
    this.now = openedAt;
    this.claim = opened(item, round, openedAt);
    this.steps.push({
      action: 'open',
      from: null,
      to: 'PUBLISHED',
      by: item.ownerOrganizationId,
      at: openedAt,
    });
  }

  play(): ClaimStory {
    if (this.random.chance(this.chanceOfClaim())) this.claimed();
    else this.unclaimed();
    const { claim, steps } = this;
    claim.version = steps.length;
    claim.updatedAt = this.now;
    claim.isLatest = claim.state !== 'RETURNED';
    return { claim, steps };
  }

  private chanceOfClaim(): number {
    if (this.round > 1) return CHANCES.claimedAgain;
    return this.item.kind === 'RISK' ? CHANCES.claimed.RISK : CHANCES.claimed.NEED;
  }

  private claimed(): void {
    const { random, claim, item } = this;
    const { ownerOrganizationId: owner } = item;
    const lead = this.claimer();
    const late = startOfDay(addDays(claim.claimBy as LocalDate, 1));
    const claimedAt = this.after(random.logNormal(2.5, 0.8));
    if (lead === null || claimedAt >= late) return this.unclaimed();
    claim.leadOrganizationId = lead;
    if (!this.step('claim', 'CLAIMED', lead, claimedAt, 'claimedAt')) {
      claim.leadOrganizationId = null;
      return;
    }
    if (random.chance(CHANCES.assisted)) this.assisted(lead);
    const lastRound = this.round === LAST_ROUND;
    if (!lastRound && random.chance(CHANCES.returnedEarly)) {
      return this.returned(random.chance(0.5) ? owner : lead, random.logNormal(2, 0.5));
    }
    if (
      !this.step('accept', 'ACCEPTED', owner, this.after(random.logNormal(0.6, 0.5)), 'acceptedAt')
    )
      return;
    if (
      !this.step('start', 'IN_PROGRESS', lead, this.after(random.logNormal(1.2, 0.6)), 'startedAt')
    )
      return;
    if (random.chance(CHANCES.lingers)) return;
    if (
      !this.step(
        'deliver',
        'DELIVERED',
        lead,
        this.after(random.logNormal(5.5, 0.6)),
        'deliveredAt',
      )
    )
      return;
    claim.delivery = random.pick(DELIVERIES[item.theme]);
    if (random.chance(CHANCES.unverified)) return;
    if (!lastRound && random.chance(CHANCES.returnedDelivery)) {
      return this.returned(owner, random.logNormal(1.5, 0.5));
    }
    if (
      !this.step('verify', 'VERIFIED', owner, this.after(random.logNormal(1.3, 0.6)), 'verifiedAt')
    )
      return;
    this.step('close', 'CLOSED', owner, this.after(random.logNormal(2, 0.6)), 'endedAt');
  }

  private unclaimed(): void {
    const { random, claim, item } = this;
    if (this.round === 1 && random.chance(0.15)) {
      this.step(
        'withdraw',
        'WITHDRAWN',
        item.ownerOrganizationId,
        this.after(random.between(8, 28)),
        'endedAt',
      );
      return;
    }
    const over = startOfDay(addDays(claim.claimBy as LocalDate, 1));
    const at = this.plan.calendar.afterOfficeMinutes(over, random.integer(20, 200));
    this.step('expire', 'EXPIRED', item.ownerOrganizationId, at, 'endedAt');
  }

  private returned(by: string, days: number): void {
    this.step(
      'return',
      'RETURNED',
      by,
      this.after(days),
      'endedAt',
      this.random.pick(RETURN_REASONS),
    );
  }

  private assisted(lead: string): void {
    const others = this.present().filter(
      (id) => id !== lead && id !== this.item.ownerOrganizationId,
    );
    for (const helper of this.random.sample(others, this.random.integer(1, 2))) {
      if (!this.step('assist', 'CLAIMED', helper, this.after(this.random.between(0.05, 0.3))))
        return;
      this.claim.assistantIds.push(helper);
    }
  }

  /** A member that suits the theme more likely than others, and never the owner. */
  private claimer(): string | null {
    const present = new Set(this.present());
    const able = this.members.filter(
      ({ organization, part }) =>
        part !== 'OFFICE' &&
        organization.id !== this.item.ownerOrganizationId &&
        present.has(organization.id),
    );
    if (able.length === 0) return null;
    const suited = SUITED[this.item.theme];
    return this.random.weighted(
      able.map(({ organization, sort }) => [
        organization.id,
        sort !== null && suited.includes(sort) ? 5 : 1,
      ]),
    );
  }

  /** Members from before the claim opened; those that will leave take on nothing any more. */
  private present(): string[] {
    const day = localDateOf(this.claim.openedAt);
    return this.members
      .filter(({ joinedOn, leftOn }) => joinedOn <= day && leftOn === null)
      .map(({ organization }) => organization.id);
  }

  private after(days: number): Date {
    return this.plan.calendar.afterOfficeMinutes(this.now, Math.max(1, Math.round(days * DAY)));
  }

  /** Takes the step unless it would not have happened yet; answers whether it did. */
  private step(
    action: string,
    to: Claim['state'],
    by: string,
    at: Date,
    moment?: 'claimedAt' | 'acceptedAt' | 'startedAt' | 'deliveredAt' | 'verifiedAt' | 'endedAt',
    note?: string,
  ): boolean {
    if (at >= DEMO_AS_OF) return false;
    this.steps.push({ action, from: this.claim.state, to, by, at, ...(note && { note }) });
    this.claim.state = to;
    if (moment) this.claim[moment] = at;
    this.now = at;
    return true;
  }
}

function opened(item: AllianceListItem, round: number, openedAt: Date): Claim {
  const { id: itemId, allianceId, areaCode, kind, ownerOrganizationId } = item;
  return {
    id: stableId(`party-building/claim/${itemId}/${round}`, openedAt),
    itemId,
    round,
    isLatest: true,
    allianceId,
    areaCode,
    kind,
    ownerOrganizationId,
    state: 'PUBLISHED',
    leadOrganizationId: null,
    assistantIds: [],
    openedAt,
    claimBy: addDays(localDateOf(openedAt), CLAIM_DAYS.usual),
    claimedAt: null,
    acceptedAt: null,
    startedAt: null,
    deliveredAt: null,
    delivery: null,
    verifiedAt: null,
    endedAt: null,
    createdAt: openedAt,
    updatedAt: openedAt,
    version: 1,
  };
}
