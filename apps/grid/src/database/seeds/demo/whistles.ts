import type { CityPlan, DemoTable, SeededRandom } from '@gezhi/city';
import { DEMO_AS_OF, demoTable, stableId } from '@gezhi/city';
import { localDateOf } from '@gezhi/kernel';
import { mark } from '../../../domain/event/event.rules';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import { CaseLink } from '../../../domain/link/case-link.entity';
import type { WhistleKind } from '../../../domain/whistle/whistle.codes';
import { WhistleRating } from '../../../domain/whistle/whistle-rating.entity';
import { WhistleResponseTransition } from '../../../domain/whistle/whistle-response-transition.entity';
import { WhistleResponse } from '../../../domain/whistle/whistle-response.entity';
import type { WhistleRule } from '../../../domain/whistle/whistle-rule.entity';
import { WhistleTask } from '../../../domain/whistle/whistle-task.entity';
import { WhistleTransition } from '../../../domain/whistle/whistle-transition.entity';
import { Whistle } from '../../../domain/whistle/whistle.entity';
import { isRelapse, levelOf } from '../../../domain/whistle/whistle.rules';
import { undone } from '../../../domain/whistle/new-whistle';
import { WHISTLE_RULES } from '../reference/whistle-rules';
import { NotYet } from './event-life';
import { bulletinTables } from './whistle-bulletins';
import { WhistleLife } from './whistle-life';
import { KIND_MIX, TRIED, WHISTLE_SHARES } from './whistle-mix';
import { initiatorOf } from './whistle-responses';
import { tellWhistle } from './whistle-story';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** What a whistle is about: an event, or what came back after another whistle. */
export interface WhistleSource {
  readonly event: Pick<GovEvent, 'id' | 'areaCode' | 'urgency' | 'title' | 'leadOrganizationId'>;
  readonly blownAt: Date;
}

/** Picks the events that are whistled for, and marks them. */
export function whistlePicker(plan: CityPlan): (event: GovEvent) => WhistleSource | null {
  const random = plan.random('grid/whistled');
  return (event) => {
    const { acceptedAt, areaCode, state } = event;
    if (!random.chance(WHISTLE_SHARES.blown)) return null;
    if (acceptedAt === null || areaCode.length < 9 || state === 'CANCELLED') return null;
    const danger = event.urgency === 'DANGER';
    const blownAt = danger
      ? new Date(acceptedAt.getTime() + random.integer(5, 20) * MINUTE)
      : plan.calendar.afterOfficeMinutes(acceptedAt, random.integer(60, 500));
    if (blownAt >= DEMO_AS_OF || (event.closedAt !== null && event.closedAt <= blownAt))
      return null;
    mark(event, 'WHISTLED');
    return { event, blownAt };
  };
}

/** The whistles of the year, those that repeat others after them. */
export function whistleLives(plan: CityPlan, sources: readonly WhistleSource[]): WhistleLife[] {
  const random = plan.random('grid/whistles');
  const lives = sources.map((source) => oneLife(source, plan, random));
  const again = lives.flatMap((life) => {
    const { closedAt, kind } = life.whistle;
    if (closedAt === null || kind === 'EMERGENCY' || !random.chance(WHISTLE_SHARES.blownAgain))
      return [];
    const blownAt = plan.calendar.afterOfficeMinutes(
      new Date(closedAt.getTime() + random.integer(15, 130) * DAY),
      60,
    );
    const { areaCode, title } = life.whistle;
    const event = {
      id: `again/${life.whistle.id}`,
      areaCode,
      title,
      urgency: 'GENERAL',
      leadOrganizationId: null,
    } as const;
    return [oneLife({ event, blownAt }, plan, random, life.whistle)];
  });
  return [...lives, ...again].filter(({ whistle }) => whistle.createdAt < DEMO_AS_OF);
}

function oneLife(
  source: WhistleSource,
  plan: CityPlan,
  random: SeededRandom,
  before: Whistle | null = null,
): WhistleLife {
  const { event, blownAt } = source;
  const kind: WhistleKind =
    before?.kind ?? (event.urgency === 'DANGER' ? 'EMERGENCY' : random.weighted(KIND_MIX));
  const rule = WHISTLE_RULES.find((each) => each.kind === kind) as WhistleRule;
  const draftedAt = new Date(blownAt.getTime() - (rule.needsApproval ? 45 : 2) * MINUTE);
  const id = stableId(`whistle/${event.id}`, draftedAt);
  const whistle: Whistle = {
    ...undone(),
    id,
    number: `W${localDateOf(draftedAt).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    ...{ kind, level: levelOf(kind), initiatorKind: 'SUBDISTRICT' },
    areaCode: event.areaCode,
    initiatorOrganizationId: initiatorOf(event.areaCode),
    title: event.title,
    problem: `${event.title}，需相关部门到场会商处置`,
    triedSoFar: TRIED[kind],
    named: before?.named ?? namedFor(event.leadOrganizationId, plan, random),
    committeePost: kind === 'TOUGH' ? '区委常委（分管城建）' : null,
    headPost: kind === 'TOUGH' ? '副区长（分管城管）' : null,
    drafterSubject: 'demo:command',
    repeatOfId: before?.id ?? null,
    relapse: isRelapse(before?.closedAt ?? null, blownAt),
    ...{ createdAt: draftedAt, updatedAt: draftedAt, version: 1 },
  };
  const life = new WhistleLife(whistle, before === null ? event.id : null);
  try {
    if (random.chance(WHISTLE_SHARES.withdrawn))
      life.step('withdraw', blownAt, whistle.initiatorOrganizationId, '已由街道自行解决');
    else tellWhistle(life, rule, blownAt, plan, random);
  } catch (error) {
    if (!(error instanceof NotYet)) throw error;
  }
  return life;
}

/** Whoever leads the event, if it answers whistles, and one to four others. */
function namedFor(leadId: string | null, plan: CityPlan, random: SeededRandom): Whistle['named'] {
  const pool = plan.districtBodies
    .filter(({ body }) => body.whistle)
    .map(({ organization }) => organization.id);
  const lead = leadId !== null && pool.includes(leadId) ? leadId : random.pick(pool);
  const others = random.sample(
    pool.filter((id) => id !== lead),
    random.integer(1, 4),
  );
  return [lead, ...others].map((organizationId, index) => ({
    ...{ organizationId, lead: index === 0, mandatory: index === 0 || random.chance(0.85) },
  }));
}

/** The tables of whistles. The sources are noted while events are told, so they are read late. */
export function whistleTables(plan: CityPlan, sources: readonly WhistleSource[]): DemoTable[] {
  let told: WhistleLife[] | null = null;
  const lives = () =>
    (told ??= whistleLives(
      plan,
      [...sources].sort((one, other) => one.blownAt.getTime() - other.blownAt.getTime()),
    ));
  return [
    demoTable(
      Whistle,
      late(() => lives().map(({ whistle }) => whistle)),
    ),
    demoTable(
      WhistleTransition,
      late(() => lives().flatMap(({ steps }) => steps)),
    ),
    demoTable(
      WhistleResponse,
      late(() => lives().flatMap(({ responses }) => responses)),
    ),
    demoTable(
      WhistleResponseTransition,
      late(() => lives().flatMap(({ responseSteps }) => responseSteps)),
    ),
    demoTable(
      WhistleTask,
      late(() => lives().flatMap(({ tasks }) => tasks)),
    ),
    demoTable(
      WhistleRating,
      late(() => lives().flatMap(({ ratings }) => ratings)),
    ),
    demoTable(
      CaseLink,
      late(() => lives().map(linkOf)),
    ),
    ...bulletinTables(plan, lives),
  ];
}

function linkOf({ whistle, eventId }: WhistleLife): CaseLink {
  return {
    id: stableId(`whistle-link/${whistle.id}`, whistle.createdAt),
    ...{ fromType: 'Whistle', fromId: whistle.id },
    relation: eventId === null ? 'REPEAT_OF' : 'SOURCE',
    toType: eventId === null ? 'Whistle' : 'GovEvent',
    toId: eventId ?? whistle.repeatOfId ?? whistle.id,
    createdAt: whistle.createdAt,
  };
}

export function* late<T>(rows: () => Iterable<T>): Generator<T> {
  yield* rows();
}
