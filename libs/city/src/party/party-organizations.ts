import type { LocalDate } from '@gezhi/kernel';
import { addDays } from '@gezhi/kernel';
import type { DistrictSkeleton } from '../areas/district-skeleton';
import type { GridPlan } from '../grids/grid-plan';
import { branchKey } from '../organizations/organization-key';
import type { OrganizationDraft } from '../organizations/register';
import { OrganizationRegister } from '../organizations/register';
import type { SeededRandom } from '../random/seeded-random';
import type { PartyOrganizationPlan, PartyTier } from './party-organization-plan';

const OLDEST = '2013-03-01' as LocalDate;
const GRID_BRANCHES_SINCE = '2022-01-01' as LocalDate;

/**
 * Subdistrict work committees (街道党工委), community party organisations (社区党组织) and grid branches, and beside
 * them the district's property-industry committee with a property branch in every subdistrict (rule P3). The district
 * committee itself is only an organisation: `district/party-committee`.
 */
export function partyOrganizations(
  skeleton: DistrictSkeleton,
  grids: readonly GridPlan[],
  random: SeededRandom,
): readonly PartyOrganizationPlan[] {
  const register = new OrganizationRegister(skeleton.district.code, 0);
  const draw = random.fork('party-organisations');
  const add = (
    draft: Omit<OrganizationDraft, 'kind'>,
    rest: Partial<Omit<PartyOrganizationPlan, 'organization'>>,
  ): PartyOrganizationPlan => ({
    organization: register.add({ ...draft, kind: 'PARTY_ORG' }),
    tier: null,
    branchKind: 'AREA',
    gridCode: null,
    memberCount: draw.integer(7, 35),
    buildingHeads: 0,
    secretaryLeadsGrid: false,
    foundedOn: addDays(OLDEST, draw.integer(0, 2_500)),
    ...rest,
  });
  const { district, subdistricts, communities } = skeleton;
  const industryKey = `party/${district.code}/property-industry`;
  return [
    add(
      {
        key: industryKey,
        name: `中共${district.name}物业行业委员会`,
        areaCode: district.code,
        parentKey: 'district/party-committee',
      },
      { branchKind: 'INDUSTRY' },
    ),
    ...subdistricts.flatMap(({ code, name }) => [
      add(
        {
          key: `party/${code}`,
          name: `中共${name}工作委员会`,
          areaCode: code,
          parentKey: 'district/party-committee',
        },
        tier('SUBDISTRICT_COMMITTEE'),
      ),
      add(
        {
          key: `party/${code}/property`,
          name: `中共${name}物业行业支部委员会`,
          areaCode: code,
          parentKey: industryKey,
        },
        { branchKind: 'PROPERTY' },
      ),
    ]),
    ...communities.map(({ code, name }) =>
      add(
        {
          key: `party/${code}`,
          name: `中共${name}委员会`,
          areaCode: code,
          parentKey: `party/${code.slice(0, 9)}`,
        },
        tier('COMMUNITY_PARTY'),
      ),
    ),
    ...grids
      .filter(({ partyBranchId }) => partyBranchId !== null)
      .map((grid) =>
        add(
          {
            key: branchKey(grid.code),
            name: `中共${grid.name}支部委员会`,
            areaCode: grid.code,
            parentKey: `party/${grid.communityCode}`,
          },
          {
            ...tier('GRID_BRANCH'),
            gridCode: grid.code,
            memberCount: draw.integer(5, 48),
            buildingHeads: grid.type === 'COMPREHENSIVE' ? draw.integer(2, 9) : 0,
            secretaryLeadsGrid: draw.chance(0.72),
            foundedOn: addDays(GRID_BRANCHES_SINCE, draw.integer(0, 1_200)),
          },
        ),
      ),
  ];
}

function tier(value: PartyTier): { tier: PartyTier } {
  return { tier: value };
}
