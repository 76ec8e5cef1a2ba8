import type { CityPlan, SeededRandom } from '@gezhi/city';
import { organizationId, stableId } from '@gezhi/city';
import type { LocalDate } from '@gezhi/kernel';
import { addDays } from '@gezhi/kernel';
import type { CaseKind, ChannelTag, MaterialSource } from '../../../domain/item/item.codes';
import { CHANNEL_TAGS } from '../../../domain/item/item.codes';
import type { ItemSubject } from './item-subjects';
import { ITEM_SUBJECTS, ITEM_VARIANTS } from './item-subjects';

/** How many items carry each tag at the end of the demonstration (spec/numbers.md); the tags overlap. */
export const TAG_COUNTS: Readonly<Record<ChannelTag, number>> = {
  NEARBY: 128,
  ONE_NET: 93,
  DISTRICT_WIDE: 82,
  SELF_SERVICE_24H: 41,
  AGENCY: 56,
};
/** Materials −33 %, time −50 % on average (spec/numbers.md). */
const MATERIALS_SAVED = 0.33;
const TIME_KEPT = 0.5;
const FIRST_PUBLISHED = '2025-10-15' as LocalDate;
/** How many items were improved during the year: their first version asked for more and was open to fewer. */
const IMPROVED = 44;
const WITHDRAWN_ON = '2026-06-30' as LocalDate;

export interface VersionPlan {
  readonly id: string;
  readonly number: number;
  readonly state: 'PUBLISHED' | 'SUPERSEDED' | 'WITHDRAWN' | 'DRAFT';
  readonly effectiveFrom: LocalDate | null;
  readonly effectiveTo: LocalDate | null;
  readonly promisedDays: number;
  readonly channelTags: readonly ChannelTag[];
  readonly visits: number;
  /** The sources of its materials, in their order. */
  readonly sources: readonly MaterialSource[];
}

export interface ItemPlan {
  readonly id: string;
  readonly ordinal: number;
  readonly subject: ItemSubject;
  readonly catalogCode: string;
  readonly taskCode: string;
  readonly name: string;
  readonly organizationId: string;
  readonly caseKind: CaseKind;
  readonly legalDays: number;
  readonly baselineDays: number;
  readonly baselineMaterials: number;
  readonly feeFen: number;
  readonly versions: readonly VersionPlan[];
  /** How often it is asked for, relative to the others. */
  readonly demand: number;
}

/** The basic code of a subject: twelve digits, invented. */
export function catalogCode(subject: number): string {
  return `0001${String(31_000_000 + (subject + 1) * 1_000)}`;
}

/** The implementation list of the demonstration: 168 items in force at its end, and two that were withdrawn. */
export function planItems(plan: CityPlan): readonly ItemPlan[] {
  const random = plan.random('services/items');
  const entries = ITEM_SUBJECTS.flatMap((subject, index) =>
    ITEM_VARIANTS.map((variant) => ({ subject, index, variant })),
  );
  const tags = tagsOf(entries.length, random.fork('tags'));
  const kinds = entries.map((): CaseKind => (random.chance(0.45) ? 'INSTANT' : 'COMMITTED'));
  const legal = kinds.map((kind) => random.pick(kind === 'INSTANT' ? [5, 7, 10] : [15, 20, 20]));
  const promised = promisesOf(kinds, legal, random.fork('promises'));
  const baseline = entries.map(() => random.integer(4, 10));
  const asked = askedOf(baseline, random.fork('materials'));
  const improved = new Set(random.sample([...entries.keys()], IMPROVED));
  const items = entries.map(({ subject, index, variant }, ordinal): ItemPlan => {
    const own = random.fork(`item ${ordinal}`);
    const final = {
      promisedDays: promised[ordinal] as number,
      channelTags: tags[ordinal] as readonly ChannelTag[],
      asked: asked[ordinal] as number,
    };
    const listed = { legalDays: legal[ordinal] as number, materials: baseline[ordinal] as number };
    return {
      ...identity(subject, index, ordinal),
      name: `${subject.name}（${variant}）`,
      caseKind: kinds[ordinal] as CaseKind,
      legalDays: listed.legalDays,
      baselineDays: Math.max(final.promisedDays, listed.legalDays - own.integer(0, 1)),
      baselineMaterials: listed.materials,
      feeFen: own.chance(0.08) ? own.integer(1, 20) * 1_000 : 0,
      versions: versionsOf(ordinal, final, listed, improved.has(ordinal), own),
      demand: own.logNormal(kinds[ordinal] === 'INSTANT' ? 2 : 1.2, 0.9),
    };
  });
  return [...items, ...withdrawnItems(items)];
}

function identity(subject: ItemSubject, index: number, ordinal: number) {
  const code = catalogCode(index);
  return {
    id: stableId(`services/item/${ordinal}`),
    ordinal,
    subject,
    catalogCode: code,
    taskCode: `11320104MB${String(index + 1).padStart(4, '0')}${code}${String(ordinal).padStart(5, '0')}`,
    organizationId: organizationId(`district/${subject.department}`),
  };
}

/** Which tags each item carries in the end: exact counts, chosen apart. */
function tagsOf(count: number, random: SeededRandom): readonly (readonly ChannelTag[])[] {
  const ordinals = [...Array(count).keys()];
  const carriers = CHANNEL_TAGS.codes.map(
    (tag) => [tag, new Set(random.sample(ordinals, TAG_COUNTS[tag]))] as const,
  );
  return ordinals.map((ordinal) =>
    carriers.filter(([, holders]) => holders.has(ordinal)).map(([tag]) => tag),
  );
}

/** Promises that keep half of the legal days in total. */
function promisesOf(
  kinds: readonly CaseKind[],
  legal: readonly number[],
  random: SeededRandom,
): number[] {
  const promised = kinds.map((kind, ordinal) =>
    kind === 'INSTANT'
      ? 1
      : Math.min(
          legal[ordinal] as number,
          Math.round((legal[ordinal] as number) * random.between(0.5, 0.75)),
        ),
  );
  return adjust(promised, Math.round(sum(legal) * TIME_KEPT), (ordinal, value) => {
    return kinds[ordinal] === 'COMMITTED' && value >= 2 && value <= (legal[ordinal] as number);
  });
}

/** How many materials are still asked: two thirds of the baseline in total. */
function askedOf(baseline: readonly number[], random: SeededRandom): number[] {
  const asked = baseline.map((count) =>
    Math.max(1, Math.min(count - 1, Math.round(count * random.between(0.5, 0.85)))),
  );
  const wanted = Math.round(sum(baseline) * (1 - MATERIALS_SAVED));
  return adjust(
    asked,
    wanted,
    (ordinal, value) => value >= 1 && value < (baseline[ordinal] as number),
  );
}

/** Moves values by one, in turns, until they add up to `wanted`; `allows` keeps each within its bounds. */
function adjust(
  values: readonly number[],
  wanted: number,
  allows: (ordinal: number, value: number) => boolean,
): number[] {
  const result = [...values];
  const step = sum(result) < wanted ? 1 : -1;
  let missing = Math.abs(wanted - sum(result));
  for (let turn = 0; missing > 0 && turn < result.length * 10; turn++) {
    const ordinal = turn % result.length;
    const next = (result[ordinal] as number) + step;
    if (!allows(ordinal, next)) continue;
    result[ordinal] = next;
    missing -= 1;
  }
  return result;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

interface FinalTerms {
  readonly promisedDays: number;
  readonly channelTags: readonly ChannelTag[];
  readonly asked: number;
}

function versionsOf(
  ordinal: number,
  final: FinalTerms,
  { legalDays, materials }: { readonly legalDays: number; readonly materials: number },
  improved: boolean,
  random: SeededRandom,
): readonly VersionPlan[] {
  const version = (
    number: number,
    terms: FinalTerms,
    dates: Pick<VersionPlan, 'state' | 'effectiveFrom' | 'effectiveTo'>,
  ): VersionPlan => ({
    id: stableId(`services/item/${ordinal}/version/${number}`),
    number,
    ...dates,
    promisedDays: terms.promisedDays,
    channelTags: terms.channelTags,
    visits: terms.channelTags.includes('ONE_NET') || terms.promisedDays === 1 ? 0 : 1,
    sources: sourcesOf(materials, terms.asked),
  });
  const published = { state: 'PUBLISHED', effectiveTo: null } as const;
  if (!improved) {
    const current = version(1, final, { ...published, effectiveFrom: FIRST_PUBLISHED });
    if (ordinal % 60 !== 7) return [current];
    const draft = { state: 'DRAFT', effectiveFrom: null, effectiveTo: null } as const;
    return [current, version(2, final, draft)];
  }
  const since = addDays('2025-12-01' as LocalDate, random.integer(0, 325));
  const before: FinalTerms = {
    promisedDays: final.promisedDays === 1 ? 1 : Math.min(legalDays, final.promisedDays + 3),
    channelTags: final.channelTags.slice(1),
    asked: Math.min(materials, final.asked + 1),
  };
  const superseded = {
    state: 'SUPERSEDED',
    effectiveFrom: FIRST_PUBLISHED,
    effectiveTo: addDays(since, -1),
  } as const;
  return [
    version(1, before, superseded),
    version(2, final, { ...published, effectiveFrom: since }),
  ];
}

/** The first materials are supplied by e-licences and sharing, the last one of them by commitment; the rest is asked. */
function sourcesOf(materials: number, asked: number): readonly MaterialSource[] {
  return Array.from({ length: materials }, (_, index): MaterialSource => {
    const supplied = materials - asked;
    if (index >= supplied) return index === materials - 1 && asked > 3 ? 'DEFERRED' : 'APPLICANT';
    if (index === supplied - 1 && supplied > 2) return 'COMMITMENT';
    return index % 2 === 0 ? 'E_LICENCE' : 'SHARED_DATA';
  });
}

/** Two items that ended in June: applications under them stay, new ones are refused. */
function withdrawnItems(items: readonly ItemPlan[]): readonly ItemPlan[] {
  return items.slice(0, 2).map((model, index): ItemPlan => {
    const ordinal = items.length + index;
    const [version] = model.versions as readonly [VersionPlan];
    return {
      ...model,
      ...identity(model.subject, index, ordinal),
      name: `${model.subject.name}（遗失补办）`,
      versions: [
        {
          ...version,
          id: stableId(`services/item/${ordinal}/version/1`),
          number: 1,
          state: 'WITHDRAWN',
          effectiveFrom: FIRST_PUBLISHED,
          effectiveTo: WITHDRAWN_ON,
        },
      ],
    };
  });
}
