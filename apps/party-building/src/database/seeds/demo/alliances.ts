import type {
  AreaPlan,
  CityPlan,
  OrganizationPlan,
  ResidentUnitSort,
  SeededRandom,
} from '@gezhi/city';
import { DEMO_LAST_DAY, stableId } from '@gezhi/city';
import type { LocalDate } from '@gezhi/kernel';
import { addDays, daysBetween, startOfDay } from '@gezhi/kernel';
import type { Alliance } from '../../../domain/alliance/alliance.entity';
import type { AllianceMember } from '../../../domain/alliance/alliance-member.entity';
import type { AllianceMemberTransition } from '../../../domain/alliance/alliance-member-transition.entity';
import type { AllianceTransition } from '../../../domain/alliance/alliance-transition.entity';
import { stepOf } from './step-of';

/** A member as the stories on the lists need it. */
export interface MemberPlan {
  readonly organization: OrganizationPlan;
  /** What sort of unit it is, for those stationed in the area. */
  readonly sort: ResidentUnitSort | null;
  /** LEAD leads the alliance, OFFICE is the committee or office that has most of the needs. */
  readonly part: 'LEAD' | 'OFFICE' | 'UNIT';
  readonly joinedOn: LocalDate;
  readonly leftOn: LocalDate | null;
}

export interface AlliancePlan {
  readonly id: string;
  readonly area: AreaPlan;
  readonly establishedOn: LocalDate;
  readonly members: readonly MemberPlan[];
}

const MORNING = 9 * 3_600_000;
const CHARTER =
  '一、组织共建：以党建为引领，成员单位平等协商。二、资源共享：公开信息、资源、需求、风险四张清单。' +
  '三、实事共办：需求由成员认领、交付，由需求方验收。四、联席会议每季召开一次。';
/** District bodies that work in the communities. */
const HELPERS = [
  'water',
  'power',
  'gas',
  'telecom',
  'sanitation',
  'greening',
  'parking',
  'street-lighting',
  'municipal-works',
  'property-guidance',
  'house-safety',
  'fire-rescue',
] as const;

/** One alliance (党建联盟) for each subdistrict and each community, led by its party organisation. */
export function planAlliances(plan: CityPlan): readonly AlliancePlan[] {
  const random = plan.random('party-building/alliances');
  const draft = (area: AreaPlan): AlliancePlan => {
    const draw = random.fork(area.code);
    const isCommunity = area.kind === 'COMMUNITY';
    const establishedOn = addDays(
      (isCommunity ? '2023-03-01' : '2021-06-01') as LocalDate,
      draw.integer(0, isCommunity ? 800 : 600),
    );
    const units = isCommunity
      ? unitsOfCommunity(plan, area, draw)
      : unitsOfSubdistrict(plan, area, draw);
    return {
      id: stableId(`party-building/alliance/${area.code}`),
      area,
      establishedOn,
      members: units.map((unit) => ({ ...unit, ...timeOf(unit, establishedOn, draw) })),
    };
  };
  return [...plan.subdistricts, ...plan.communities].map(draft);
}

interface Unit extends Pick<MemberPlan, 'organization' | 'sort' | 'part'> {
  /** Joined when the alliance was established, and stays. */
  readonly founding?: boolean;
}

function unitsOfCommunity(plan: CityPlan, { code }: AreaPlan, random: SeededRandom): Unit[] {
  const subdistrict = code.slice(0, 9);
  const stationed = plan.residentUnits.filter(({ communityCode }) => communityCode === code);
  const branches = ['police-station', 'market-office'].filter(() => random.chance(0.4));
  return [
    { ...unit(plan, `party/${code}`), part: 'LEAD' },
    { ...unit(plan, `community/${code}/committee`), part: 'OFFICE' },
    ...stationed
      .filter(() => random.chance(0.8))
      .map(({ organization, sort }): Unit => ({ organization, sort, part: 'UNIT' })),
    { ...unit(plan, `subdistrict/${subdistrict}/party-affairs`), founding: true },
    ...branches.map((part) => unit(plan, `subdistrict/${subdistrict}/${part}`)),
    ...random.sample(HELPERS, random.integer(1, 3)).map((slug) => unit(plan, `district/${slug}`)),
  ];
}

function unitsOfSubdistrict(plan: CityPlan, { code }: AreaPlan, random: SeededRandom): Unit[] {
  const stationed = plan.residentUnits.filter(({ communityCode }) =>
    communityCode.startsWith(code),
  );
  const within = ['police-station', 'market-office', 'service-centre'];
  return [
    { ...unit(plan, `party/${code}`), part: 'LEAD' },
    { ...unit(plan, `subdistrict/${code}/office`), part: 'OFFICE' },
    { ...unit(plan, `subdistrict/${code}/party-affairs`), founding: true },
    { ...unit(plan, 'district/urban-management'), founding: true },
    unit(plan, `party/${code}/property`),
    ...within.map((part) => unit(plan, `subdistrict/${code}/${part}`)),
    ...random
      .sample(stationed, 12)
      .map(({ organization, sort }): Unit => ({ organization, sort, part: 'UNIT' })),
    ...random.sample(HELPERS, 6).map((slug) => unit(plan, `district/${slug}`)),
  ];
}

function unit(plan: CityPlan, key: string): Unit {
  return { organization: plan.organization(key), sort: null, part: 'UNIT' };
}

/** Most join at the beginning, some later; few leave. */
function timeOf(
  { part, founding }: Unit,
  establishedOn: LocalDate,
  random: SeededRandom,
): Pick<MemberPlan, 'joinedOn' | 'leftOn'> {
  if (part !== 'UNIT' || founding) return { joinedOn: establishedOn, leftOn: null };
  const span = daysBetween(establishedOn, DEMO_LAST_DAY);
  const joinedOn = addDays(
    establishedOn,
    random.chance(0.75) ? random.integer(0, 30) : random.integer(31, span - 45),
  );
  const leftOn = addDays(joinedOn, random.integer(200, 700));
  return { joinedOn, leftOn: random.chance(0.04) && leftOn < DEMO_LAST_DAY ? leftOn : null };
}

export function* allianceRows(plans: readonly AlliancePlan[]): Iterable<Partial<Alliance>> {
  for (const { id, area, establishedOn, members } of plans) {
    const at = morningOf(establishedOn);
    yield {
      id,
      name: `${area.name}党建联盟`,
      areaCode: area.code,
      charter: CHARTER,
      leadOrganizationId: leadOf(members).id,
      state: 'ACTIVE',
      establishedOn,
      dissolvedOn: null,
      createdAt: at,
      updatedAt: at,
      version: 1,
    };
  }
}

export function* allianceSteps(
  plans: readonly AlliancePlan[],
): Iterable<Partial<AllianceTransition>> {
  for (const { id, establishedOn, members } of plans) {
    const by = leadOf(members).id;
    yield {
      allianceId: id,
      ...stepOf(id, 0, {
        action: 'establish',
        from: null,
        to: 'ACTIVE',
        by,
        at: morningOf(establishedOn),
      }),
    };
  }
}

export function* memberRows(plans: readonly AlliancePlan[]): Iterable<Partial<AllianceMember>> {
  for (const { id: allianceId, area, members } of plans) {
    for (const member of members) {
      const { joinedOn, leftOn, organization } = member;
      yield {
        id: memberId(allianceId, member),
        allianceId,
        areaCode: area.code,
        organizationId: organization.id,
        state: leftOn === null ? 'JOINED' : 'LEFT',
        joinedOn,
        leftOn,
        createdAt: morningOf(joinedOn),
        updatedAt: morningOf(leftOn ?? joinedOn),
        version: leftOn === null ? 1 : 2,
      };
    }
  }
}

export function* memberSteps(
  plans: readonly AlliancePlan[],
): Iterable<Partial<AllianceMemberTransition>> {
  for (const { id: allianceId, members } of plans) {
    const lead = leadOf(members).id;
    for (const member of members) {
      const id = memberId(allianceId, member);
      const { joinedOn, leftOn, organization } = member;
      const joined = {
        action: 'join',
        from: null,
        to: 'JOINED',
        by: lead,
        at: morningOf(joinedOn),
      };
      yield { memberId: id, ...stepOf(id, 0, joined) };
      if (leftOn === null) continue;
      const left = {
        action: 'leave',
        from: 'JOINED',
        to: 'LEFT',
        by: organization.id,
        at: morningOf(leftOn),
      };
      yield { memberId: id, ...stepOf(id, 1, left) };
    }
  }
}

export function leadOf(members: readonly MemberPlan[]): OrganizationPlan {
  const lead = members.find(({ part }) => part === 'LEAD');
  if (!lead) throw new Error('An alliance is led by a member');
  return lead.organization;
}

function memberId(allianceId: string, { organization }: MemberPlan): string {
  return stableId(`party-building/member/${allianceId}/${organization.key}`);
}

function morningOf(date: LocalDate): Date {
  return new Date(startOfDay(date).getTime() + MORNING);
}
