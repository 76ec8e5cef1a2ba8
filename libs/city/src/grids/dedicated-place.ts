import type { SeededRandom } from '../random/seeded-random';

/** What a dedicated grid (专属网格) is drawn around. */
export const PLACE_KINDS = [
  'SHOPPING_CENTRE',
  'OFFICE_BUILDING',
  'SCHOOL',
  'HOSPITAL',
  'MARKET',
  'HOTEL',
  'INDUSTRIAL_PARK',
  'PARK',
  'CONSTRUCTION_SITE',
  'TRANSPORT_HUB',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface DedicatedPlace {
  readonly kind: PlaceKind;
  readonly name: string;
}

interface PlaceStyle {
  readonly share: number;
  /** Ground taken, where a micro-grid takes 1. */
  readonly ground: number;
  readonly names: readonly string[];
}

const STYLES: Readonly<Record<PlaceKind, PlaceStyle>> = {
  SHOPPING_CENTRE: { share: 14, ground: 2, names: ['购物中心', '生活广场', '百货商场'] },
  OFFICE_BUILDING: { share: 24, ground: 1, names: ['大厦', '商务中心', '国际广场'] },
  SCHOOL: { share: 20, ground: 2, names: ['小学', '中学', '幼儿园'] },
  HOSPITAL: { share: 7, ground: 2, names: ['医院', '社区医院'] },
  MARKET: { share: 9, ground: 1, names: ['农贸市场'] },
  HOTEL: { share: 7, ground: 1, names: ['酒店'] },
  INDUSTRIAL_PARK: { share: 5, ground: 3, names: ['产业园', '创意园'] },
  PARK: { share: 6, ground: 4, names: ['公园', '街心游园'] },
  CONSTRUCTION_SITE: { share: 6, ground: 2, names: ['更新改造项目工地', '商住项目工地'] },
  TRANSPORT_HUB: { share: 2, ground: 2, names: ['公交枢纽站', '停车换乘中心'] },
};

export function groundOf(kind: PlaceKind): number {
  return STYLES[kind].ground;
}

/**
 * Places of one community with different names. Every name carries 示例 (example): no real school,
 * hospital or company is meant.
 */
export function dedicatedPlaces(
  random: SeededRandom,
  communityStem: string,
  count: number,
): DedicatedPlace[] {
  const shares = PLACE_KINDS.map((kind) => [kind, STYLES[kind].share] as const);
  const taken = new Map<string, number>();
  return Array.from({ length: count }, () => {
    const kind = random.weighted(shares);
    const title = random.pick(STYLES[kind].names);
    const repeats = (taken.get(title) ?? 0) + 1;
    taken.set(title, repeats);
    const ordinal = repeats === 1 ? '' : `第${chineseNumeral(repeats)}`;
    return { kind, name: `${communityStem}示例${ordinal}${title}` };
  });
}

const DIGITS = '零一二三四五六七八九';

/** 1 … 99 as written in names: 三, 十, 十二, 二十一. */
export function chineseNumeral(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const high = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return ones === 0 && tens > 0 ? high : `${high}${DIGITS[ones]}`;
}
