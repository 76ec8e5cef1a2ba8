import type { CityPlan, GridPlan, MicroGridPlan, SeededRandom } from '@gezhi/city';
import { organizationId, pointIn, stableId, weightedIndex } from '@gezhi/city';
import { localDateOf } from '@gezhi/kernel';
import type { EventCategory } from '../../../domain/category/event-category.entity';
import type { AbsorptionLevel, EventSource, Urgency } from '../../../domain/event/event.codes';
import { SOURCES_WITH_REPORTER } from '../../../domain/event/event.codes';
import { untouched } from '../../../domain/event/new-event';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import { districtLead, LEAVES } from './dispatch-lists';
import { aftermathOf } from './aftermath';
import { addCaseWork } from './case-work';
import { actsOfDeadlines } from './deadline-acts';
import { EventLife, NotYet } from './event-life';
import type { UsualLevel } from './event-mix';
import { CATEGORY_WEIGHTS, LEVEL_MIX, SHARES, SOLVED_AT, SOURCE_MIX } from './event-mix';
import { SMALL_MATTERS, STREET_MATTERS } from './dispatch-rules';
import type { Fate } from './event-story';
import { tellStory } from './event-story';

/** Where an event may happen, with its micro-grids. */
interface Place {
  readonly grid: GridPlan;
  readonly microGrids: readonly MicroGridPlan[];
}

/** Every event of the demonstration year with its whole history, source by source in the order of their reports. */
export function* eventLives(plan: CityPlan): Generator<EventLife> {
  const random = plan.random('grid/events');
  const places = placesOf(plan);
  const placeAt = weightedIndex(places.map(({ grid }) => grid.households + 25));
  const leafAt = weightedIndex(LEAVES.map(({ code }) => CATEGORY_WEIGHTS[code] ?? 1));
  for (const [source, count, activity] of SOURCE_MIX) {
    const moments = plan.calendar.instants(random, activity, count);
    for (const [ordinal, reportedAt] of moments.entries()) {
      const place = places[placeAt(random.next())] as Place;
      const category = LEAVES[leafAt(random.next())] as EventCategory;
      const id = stableId(`event/${source}/${ordinal}`, reportedAt);
      const event = reported({ id, source, reportedAt, place, category }, random);
      const life = new EventLife(event, random, plan.calendar);
      liveOn(life, fateOf(event, category, place.grid, random), random);
      life.acts = actsOfDeadlines(life);
      life.aftermath = aftermathOf(life, plan);
      for (const each of [life, ...(life.aftermath?.lives ?? [])]) addCaseWork(each, plan);
      yield life;
    }
  }
}

function liveOn(life: EventLife, fate: Fate, random: SeededRandom): void {
  try {
    tellStory(life, fate, random);
  } catch (error) {
    if (!(error instanceof NotYet)) throw error;
  }
}

interface Report {
  readonly id: string;
  readonly source: EventSource;
  readonly reportedAt: Date;
  readonly place: Place;
  readonly category: EventCategory;
}

function reported(
  { id, source, reportedAt, place: { grid, microGrids }, category }: Report,
  random: SeededRandom,
): GovEvent {
  const unlocated = random.chance(SHARES.unlocated);
  const spot = microGrids.length > 0 && random.chance(0.6) ? random.pick(microGrids) : grid;
  const point = pointIn(spot.cell, random.next(), random.next());
  const anonymous = SOURCES_WITH_REPORTER.includes(source) && random.chance(SHARES.anonymous);
  return {
    ...untouched(),
    id,
    number: `${localDateOf(reportedAt).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    source,
    nature: category.nature ?? 'INCIDENT',
    urgency: urgencyOf(category, random),
    state: 'RECEIVED',
    areaCode: unlocated ? grid.code.slice(0, 6) : spot.code,
    unlocated,
    title: `${unlocated ? '地点不明' : spot.name}：${category.nameZh}`,
    description: '',
    longitude: unlocated ? null : point.longitude,
    latitude: unlocated ? null : point.latitude,
    reporterSubject: null,
    anonymous,
    reportedAt,
    createdAt: reportedAt,
    updatedAt: reportedAt,
    version: 1,
  };
}

function urgencyOf({ code, nature }: EventCategory, random: SeededRandom): Urgency {
  if (code.startsWith('SAFETY.') && nature === 'HAZARD' && random.chance(SHARES.danger))
    return 'DANGER';
  if (code.startsWith('UTILITY.')) return 'LIVELIHOOD';
  return random.chance(SHARES.complex) ? 'COMPLEX' : 'GENERAL';
}

/** Rules and catalogue decide who is asked to lead, but for a few matters that dispatchers see otherwise. */
function fateOf(
  { urgency, unlocated }: GovEvent,
  category: EventCategory,
  grid: GridPlan,
  random: SeededRandom,
): Fate {
  const committee = organizationId(`community/${grid.communityCode}/committee`);
  const usual = usualLevel(category);
  const level = random.chance(SHARES.overridden)
    ? random.weighted(LEVEL_MIX)
    : random.weighted(SOLVED_AT[usual]);
  const ruled =
    [...SMALL_MATTERS, ...STREET_MATTERS].includes(category.code) ||
    (urgency === 'DANGER' && category.code === 'SAFETY.FIRE');
  // Nobody below the district is found for a place that is not known.
  const lost = unlocated && usual !== 'DISTRICT';
  return {
    category,
    level,
    catalogueId: leadAt(usual),
    leadId: leadAt(level),
    basis: lost ? 'MANUAL' : ruled ? 'RULE' : 'CATALOGUE',
  };

  function leadAt(solver: AbsorptionLevel): string {
    if (solver === 'GRID' || solver === 'COMMUNITY') return committee;
    if (solver === 'SUBDISTRICT')
      return organizationId(`subdistrict/${grid.subdistrictCode}/public-management`);
    return districtLead(category) ?? organizationId('district/civil-affairs');
  }
}

/** The level that rules and catalogue name for a leaf. */
function usualLevel(category: EventCategory): UsualLevel {
  if (SMALL_MATTERS.includes(category.code) || districtLead(category) === null) return 'COMMUNITY';
  return STREET_MATTERS.includes(category.code) ? 'SUBDISTRICT' : 'DISTRICT';
}

function placesOf(plan: CityPlan): Place[] {
  const inside = new Map<string, MicroGridPlan[]>();
  for (const microGrid of plan.microGrids) {
    const { gridCode } = microGrid;
    inside.set(gridCode, [...(inside.get(gridCode) ?? []), microGrid]);
  }
  return plan.grids.map((grid) => ({ grid, microGrids: inside.get(grid.code) ?? [] }));
}
