import type { AreaCode } from '@gezhi/kernel';
import type { AreaPlan } from './areas/area-plan';
import { NANJING } from './areas/city-areas';
import { areasOf } from './areas/district-areas';
import { districtMap } from './areas/district-map';
import type { DistrictSkeleton } from './areas/district-skeleton';
import { districtSkeleton } from './areas/district-skeleton';
import type { DemoCalendar } from './calendar/demo-calendar';
import { demoCalendar } from './calendar/demo-calendar';
import { draftCommunities, groundOfCommunity } from './grids/community-draft';
import { districtGrids } from './grids/district-grids';
import type { GridPlan, MicroGridPlan } from './grids/grid-plan';
import { lazy } from './lazy';
import type { DistrictBody } from './organizations/district-bodies';
import { DISTRICT_BODIES } from './organizations/district-bodies';
import type { OrganizationPlan, ResidentUnitPlan } from './organizations/organization-plan';
import { publicBodies } from './organizations/public-bodies';
import { residentUnits } from './organizations/resident-units';
import type { PartyOrganizationPlan } from './party/party-organization-plan';
import { partyOrganizations } from './party/party-organizations';
import type { GridPostPlan, WorkerPlan } from './posts/grid-post-plan';
import { gridStaffing } from './posts/grid-posts';
import type { SeededRandom } from './random/seeded-random';
import { seededRandom } from './random/seeded-random';
import type { RegulatedSitePlan } from './sites/regulated-site-plan';
import { regulatedSites } from './sites/regulated-sites';

/** The seed of the demonstration that documents and scenarios speak of. */
export const DEMO_SEED = 'gezhi-2026';

export interface CityPlanOptions {
  /** Another seed gives another city of the same shape and the same ids. Default {@link DEMO_SEED}. */
  readonly seed?: string;
  /** The only district whose map is laid out. Default Qinhuai. */
  readonly district?: '320104';
}

/** A body of the district and its organisation. */
export interface DistrictBodyPlan {
  readonly organization: OrganizationPlan;
  readonly body: DistrictBody;
}

/**
 * The shared plan of the demonstration city (示范城区): what the four departments must agree on. Areas, codes and
 * titles of public bodies are real; everything else is invented. Each part is computed on its first use.
 */
export interface CityPlan {
  readonly seed: string;
  readonly district: AreaCode;
  /** City, district, subdistricts, functional areas, communities, grids, micro-grids: parents before children. */
  readonly areas: readonly AreaPlan[];
  readonly subdistricts: readonly AreaPlan[];
  readonly communities: readonly AreaPlan[];
  readonly grids: readonly GridPlan[];
  readonly microGrids: readonly MicroGridPlan[];
  /** Every organisation, parents before children. */
  readonly organizations: readonly OrganizationPlan[];
  /** The bodies of the district with their part in the reforms: whistles, delegated powers, the one seal. */
  readonly districtBodies: readonly DistrictBodyPlan[];
  readonly residentUnits: readonly ResidentUnitPlan[];
  readonly partyOrganizations: readonly PartyOrganizationPlan[];
  readonly regulatedSites: readonly RegulatedSitePlan[];
  readonly workers: readonly WorkerPlan[];
  readonly gridPosts: readonly GridPostPlan[];
  readonly calendar: DemoCalendar;
  /** The area with this code; an unknown code is a fault. */
  area(code: string): AreaPlan;
  /** The organisation with this key, such as `district/urban-management`; an unknown key is a fault. */
  organization(key: string): OrganizationPlan;
  /** A stream of numbers of one's own: name it after what it is for, `grid/events`. */
  random(label: string): SeededRandom;
}

export function cityPlan(options: CityPlanOptions = {}): CityPlan {
  const seed = options.seed ?? DEMO_SEED;
  const root = seededRandom(`city/${seed}`);
  const skeleton = districtSkeleton(NANJING, options.district ?? '320104');
  const land = lazy(() => layOut(skeleton, root));
  const areas = lazy(() => areasOf(skeleton, land().map, land().grids, land().microGrids));
  const areaByCode = lazy(() => new Map(areas().map((area) => [area.code as string, area])));
  const units = lazy(() => residentUnits(skeleton, land().grids, root.fork('organisations')));
  const party = lazy(() => partyOrganizations(skeleton, land().grids, root.fork('party')));
  const sites = lazy(() => regulatedSites(skeleton, land().grids, root.fork('sites')));
  const organizations = lazy(() => [
    ...publicBodies(skeleton),
    ...party().map(({ organization }) => organization),
    ...units().map(({ organization }) => organization),
    ...sites().map(({ organization }) => organization),
  ]);
  const organizationByKey = lazy(() => new Map(organizations().map((each) => [each.key, each])));
  const bodies = lazy(() =>
    DISTRICT_BODIES.map((body) => ({
      body,
      organization: known(organizationByKey(), `district/${body.slug}`),
    })),
  );
  const staffing = lazy(() => gridStaffing(land().grids, land().microGrids, root.fork('posts')));
  const calendar = lazy(demoCalendar);
  const areasOfKind = (kind: AreaPlan['kind']): (() => readonly AreaPlan[]) =>
    lazy(() => areas().filter((area) => area.kind === kind));
  const subdistricts = areasOfKind('SUBDISTRICT');
  const communities = areasOfKind('COMMUNITY');

  return {
    seed,
    district: skeleton.district.code,
    get areas() {
      return areas();
    },
    get subdistricts() {
      return subdistricts();
    },
    get communities() {
      return communities();
    },
    get grids() {
      return land().grids;
    },
    get microGrids() {
      return land().microGrids;
    },
    get organizations() {
      return organizations();
    },
    get districtBodies() {
      return bodies();
    },
    get residentUnits() {
      return units();
    },
    get partyOrganizations() {
      return party();
    },
    get regulatedSites() {
      return sites();
    },
    get workers() {
      return staffing().workers;
    },
    get gridPosts() {
      return staffing().posts;
    },
    get calendar() {
      return calendar();
    },
    area: (code) => known(areaByCode(), code),
    organization: (key) => known(organizationByKey(), key),
    random: (label) => root.fork(`seed/${label}`),
  };
}

function layOut(skeleton: DistrictSkeleton, random: SeededRandom) {
  const drafts = draftCommunities(skeleton, random);
  const map = districtMap(
    drafts.map((draft) => ({ code: draft.area.code, size: groundOfCommunity(draft) })),
  );
  return { map, ...districtGrids(drafts, (code) => map.cellOf(code), random) };
}

function known<T>(table: ReadonlyMap<string, T>, key: string): T {
  const value = table.get(key);
  if (value === undefined) throw new Error(`The plan of the city has no ${key}`);
  return value;
}
