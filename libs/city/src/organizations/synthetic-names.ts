import type { SeededRandom } from '../random/seeded-random';

const FIRST = '和瑞安嘉宏永恒鼎泰信达诚明德丰盛华新康宁福祥顺泽润锦云景远博雅尚立众汇天';
const SECOND = '悦丰源林泰邦禾成兴旺达康宁安和盛通利美佳乐居景辉轩庭苑川海峰松柏竹梅兰桂';

/** Two-character trade names, none twice. Every legal name built on one carries 示例 (example). */
export function tradeNames(random: SeededRandom): () => string {
  const all = random.shuffle(
    [...FIRST].flatMap((first) =>
      [...SECOND].filter((second) => second !== first).map((second) => first + second),
    ),
  );
  let index = -1;
  return () => {
    index += 1;
    const name = all[index % all.length] as string;
    const round = Math.floor(index / all.length);
    return round === 0 ? name : `${name}${'甲乙丙丁戊己庚辛壬癸'[round - 1] ?? round}`;
  };
}
