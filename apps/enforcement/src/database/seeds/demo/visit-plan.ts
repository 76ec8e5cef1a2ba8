import type { CityPlan, RegulatedSitePlan, SeededRandom } from '@gezhi/city';
import { DEMO_AS_OF, DEMO_LAST_DAY } from '@gezhi/city';
import { WorkCalendar } from '@gezhi/deadlines';
import type { LocalDate } from '@gezhi/kernel';
import { daysBetween, localDateOf, startOfDay } from '@gezhi/kernel';
import type { InspectionTrigger } from '../../../domain/inspection/inspection.codes';
import type { RepeatWarning } from '../../../domain/inspection/inspection.entity';
import { repeatWarnings } from '../../../domain/inspection/inspection.rules';
import type { SiteKind, SupervisionClass } from '../../../domain/site/site.codes';
import type { ChecklistItemRow } from '../reference/checklist-item-rows';
import { CHECKLIST_ROWS } from '../reference/checklist-item-rows';

/** What one visit will ask, before anything has happened. */
export interface VisitPlan {
  readonly site: RegulatedSitePlan;
  readonly openedAt: Date;
  readonly arrivesAt: Date;
  readonly trigger: InspectionTrigger;
  readonly checklistVersion: 1 | 2;
  /** By department. */
  readonly sections: ReadonlyMap<string, readonly ChecklistItemRow[]>;
  readonly warnings: readonly RepeatWarning[];
  readonly beyondCap: boolean;
}

/** Average visits of a site in the demonstration year, and the yearly cap of its class. */
const VISITS: Readonly<Record<SupervisionClass, number>> = { A: 2.5, B: 3.3, C: 4.2, D: 6.2 };
const CAPS: Readonly<Record<SupervisionClass, number>> = { A: 2, B: 3, C: 4, D: 6 };
const SECOND_VERSION = '2026-07-01' as LocalDate;
/** Longer than any visit is opened ahead, so that each visit knows what the one before it found. */
const DAYS_APART = 24;
const DAY = 86_400_000;
const CALENDAR = new WorkCalendar();
const JOINT = 0.62;
const CARELESS = 0.3;
/** Sites with a visit that is planned and still ahead when the demonstration ends. */
const AHEAD = 0.05;
const EVERYWHERE = ['URBAN_MANAGEMENT', 'EMERGENCY_MANAGEMENT'];

/** Whose sections suit what is done at a site, besides those that suit everywhere. */
const FIELDS: Readonly<Record<SiteKind, readonly string[]>> = {
  RESTAURANT: ['ECOLOGY_ENVIRONMENT', 'HEALTH', 'WATER_AFFAIRS', 'MARKET_SUPERVISION'],
  SHOP: ['MARKET_SUPERVISION', 'CIVIL_AFFAIRS', 'HOUSING_CONSTRUCTION'],
  BEAUTY: ['HEALTH', 'HOUSING_CONSTRUCTION'],
  PHARMACY: ['MARKET_SUPERVISION', 'HEALTH'],
  HOTEL: ['HEALTH', 'CULTURE_TOURISM', 'WATER_AFFAIRS'],
  TRAINING: ['HOUSING_CONSTRUCTION', 'HEALTH'],
  CLINIC: ['HEALTH', 'ECOLOGY_ENVIRONMENT'],
  GYM: ['HEALTH', 'HOUSING_CONSTRUCTION'],
  ENTERTAINMENT: ['CULTURE_TOURISM', 'ECOLOGY_ENVIRONMENT'],
  CAR_REPAIR: ['WATER_AFFAIRS', 'ECOLOGY_ENVIRONMENT'],
  WAREHOUSE: ['HOUSING_CONSTRUCTION', 'MARKET_SUPERVISION'],
  FACTORY: ['ECOLOGY_ENVIRONMENT', 'WATER_AFFAIRS', 'MARKET_SUPERVISION'],
};

/** The visits of all sites, site by site and in the order they are made. */
export function* visitPlans(plan: CityPlan): Generator<VisitPlan> {
  const random = plan.random('enforcement/visits');
  for (const site of plan.regulatedSites) yield* visitsOf(plan, site, random);
}

function* visitsOf(
  plan: CityPlan,
  site: RegulatedSitePlan,
  random: SeededRandom,
): Generator<VisitPlan> {
  const lastChecked = new Map<string, LocalDate>();
  const planned = new Map<string, number>();
  let previous: Date | null = null;
  const count = random.poisson(VISITS[site.riskLevel]);
  const arrivals = plan.calendar.instants(random, 'INSPECTION', count);
  if (random.chance(AHEAD)) arrivals.push(comingVisit(random));
  for (const arrivesAt of arrivals) {
    const on = localDateOf(arrivesAt);
    if (site.openedOn > on) continue;
    if (previous && arrivesAt.getTime() - previous.getTime() < DAYS_APART * DAY) continue;
    const openedAt = openingOf(plan, arrivesAt, random);
    if (openedAt >= DEMO_AS_OF) continue;
    const trigger = random.weighted<InspectionTrigger>([
      ['ANNUAL_PLAN', 80],
      ['SPECIAL', 12],
      ['COMPLAINT', 8],
    ]);
    const year = on.slice(0, 4);
    const made = planned.get(year) ?? 0;
    const full = made >= CAPS[site.riskLevel];
    if (full && trigger !== 'COMPLAINT') continue;
    if (trigger !== 'COMPLAINT') planned.set(year, made + 1);
    previous = arrivesAt;
    const checklistVersion = localDateOf(openedAt) < SECOND_VERSION ? 1 : 2;
    const careless = random.chance(CARELESS);
    const items = CHECKLIST_ROWS[checklistVersion].filter(
      ({ code, repeatPeriodDays }) =>
        careless || isDue(lastChecked.get(code), repeatPeriodDays, on),
    );
    const sections = sectionsFor(site.kind, items, random);
    if (sections.size === 0) continue;
    const asked = [...sections.values()].flat();
    yield {
      site,
      openedAt,
      arrivesAt,
      trigger,
      checklistVersion,
      sections,
      warnings: repeatWarnings(asked, lastChecked, on),
      beyondCap: full,
    };
    for (const { code } of asked) lastChecked.set(code, on);
  }
}

/** In office hours some days before, so that the site can be told. */
function openingOf({ calendar }: CityPlan, arrivesAt: Date, random: SeededRandom): Date {
  const before = new Date(arrivesAt.getTime() - random.integer(3, 11) * DAY);
  const opened = calendar.afterOfficeMinutes(before, random.integer(10, 60));
  return opened < arrivesAt ? opened : new Date(arrivesAt.getTime() - DAY);
}

/** A morning of the working days after the end of the demonstration. */
function comingVisit(random: SeededRandom): Date {
  const on = CALENDAR.addWorkdays(DEMO_LAST_DAY, random.integer(1, 8));
  return new Date(startOfDay(on).getTime() + random.integer(9 * 60, 12 * 60) * 60_000);
}

function isDue(last: LocalDate | undefined, period: number, on: LocalDate): boolean {
  return last === undefined || daysBetween(last, on) >= period;
}

function sectionsFor(
  kind: SiteKind,
  items: readonly ChecklistItemRow[],
  random: SeededRandom,
): ReadonlyMap<string, readonly ChecklistItemRow[]> {
  const possible = [...EVERYWHERE, ...FIELDS[kind]].filter((department) =>
    items.some(({ departmentCode }) => departmentCode === department),
  );
  const wanted = random.chance(JOINT)
    ? random.weighted([
        [2, 55],
        [3, 30],
        [4, 15],
      ])
    : 1;
  return new Map(
    random.sample(possible, wanted).map((department) => {
      const own = items.filter(({ departmentCode }) => departmentCode === department);
      return [department, random.sample(own, random.integer(1, wanted === 1 ? 4 : 3))];
    }),
  );
}
