import type { SeededRandom } from '../random/seeded-random';

interface UnusualSize {
  readonly households: number;
  readonly sizeReason: string;
}

/** How many micro-grids stand outside the band of rule G1 on purpose. */
export const UNUSUAL_MICRO_GRIDS = { small: 6, large: 8 } as const;

const SMALL_REASONS = [
  '更新改造收尾片区，在住户数暂不足五十户',
  '沿街老宅片区，并入相邻微网格将跨越主干道',
  '独立院落，单设便于联系',
];
const LARGE_REASONS = [
  '单栋高层住宅共用一个出入口，不宜拆分',
  '两栋连体塔楼由同一楼栋长联系，暂不拆分',
];

/**
 * The few micro-grids whose size needs a written reason, by their place in the order of cutting. The first of the
 * large ones has 120 households: the case of scenario S-9.
 */
export function unusualSizes(total: number, random: SeededRandom): Map<number, UnusualSize> {
  const { small, large } = UNUSUAL_MICRO_GRIDS;
  const indexes = random.shuffle(
    random.sample(
      Array.from({ length: total }, (_, index) => index),
      small + large,
    ),
  );
  return new Map(
    indexes.map((index, order) => [
      index,
      order < small
        ? { households: random.integer(31, 49), sizeReason: random.pick(SMALL_REASONS) }
        : {
            households: order === small ? 120 : random.integer(101, 128),
            sizeReason: random.pick(LARGE_REASONS),
          },
    ]),
  );
}
