import { defineProblems } from '@gezhi/kernel';

/** What borders and places can refuse. */
export const AREA_PROBLEMS = defineProblems('area', {
  BOUNDARY_BROKEN: {
    kind: 'INVALID_INPUT',
    message: { en: 'The border is not sound: {fault}.', zh: '边界图形不合规：{fault}。' },
    meaning: {
      en: 'RING_OPEN: a ring ends elsewhere than it began. RING_ORIENTATION: outer rings turn counter-clockwise, holes clockwise. RING_CROSSING: lines cross. NOT_A_POSITION: longitude and latitude in degrees.',
      zh: 'RING_OPEN：环未闭合；RING_ORIENTATION：外环须逆时针、内环须顺时针；RING_CROSSING：线段相交；NOT_A_POSITION：坐标须为经度、纬度（度）。',
    },
    since: '0.2.0',
    source: 'RFC 7946, 3.1.6',
  },
  BOUNDARY_TOO_FINE: {
    kind: 'INVALID_INPUT',
    message: { en: 'A border has at most {most} positions.', zh: '边界最多 {most} 个坐标点。' },
    meaning: {
      en: 'Simplify the border: what is compared with all neighbours is kept small.',
      zh: '请先简化边界；边界须与相邻区域逐一比对，点数不宜过多。',
    },
    since: '0.2.0',
  },
  BOUNDARY_OUTSIDE: {
    kind: 'RULE',
    message: {
      en: '{areaCode} does not lie in {parentCode}, by more than {metres} m.',
      zh: '{areaCode} 超出 {parentCode} 的边界，超过 {metres} 米。',
    },
    meaning: {
      en: 'An area lies in the area above it (G2). Draw the larger one first.',
      zh: '区域须位于上级区域之内（G2），请先划定上级边界。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G2',
  },
  BOUNDARY_OVERLAPS: {
    kind: 'RULE',
    message: {
      en: '{areaCode} overlaps {otherCode} by more than {metres} m.',
      zh: '{areaCode} 与 {otherCode} 重叠超过 {metres} 米。',
    },
    meaning: {
      en: 'There is one set of grids only (G5): no ground belongs to two areas of one level.',
      zh: '网格只有一套（G5）：同一层级的区域不得重叠。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G5',
  },
  PLACE_UNCLEAR: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Name one of polygon, box and near.',
      zh: '多边形、矩形、周边三者须且仅须填写一项。',
    },
    meaning: {
      en: 'A place on the map is drawn in exactly one way; a radius is at most 20 km.',
      zh: '地图范围只能用一种方式给出；半径不超过20公里。',
    },
    since: '0.2.0',
  },
});
