import { defineCodeList } from './code-list';
import type { Result } from './result';
import { ok, refuse } from './result';

declare const areaCode: unique symbol;
/**
 * The code of an area (区域): 4 digits city, 6 district, 9 subdistrict, 12 community,
 * then `C` (comprehensive, 综合) or `D` (dedicated, 专属) and three digits for a grid,
 * then `M` and three digits for a micro-grid. Every level has one fixed width.
 */
export type AreaCode = string & { readonly [areaCode]: true };

/** The kinds of area, from the city down. A functional area (功能区) sits beside the subdistricts but is not one. */
export const AREA_KIND_LIST = defineCodeList(
  'AreaKind',
  { en: 'The level of an area', zh: '区域层级' },
  {
    CITY: { en: 'City', zh: '市' },
    DISTRICT: { en: 'District', zh: '区' },
    SUBDISTRICT: { en: 'Subdistrict or town', zh: '街道/镇' },
    FUNCTIONAL_AREA: { en: 'Functional area', zh: '功能区' },
    COMMUNITY: { en: 'Community or village', zh: '社区/村' },
    GRID: { en: 'Grid', zh: '网格' },
    MICRO_GRID: { en: 'Micro-grid', zh: '微网格' },
  },
);
export type AreaKind = (typeof AREA_KIND_LIST.codes)[number];

const PATTERN = /^\d{4}(\d{2}(\d{3}(\d{3}([CD]\d{3}(M\d{3})?)?)?)?)?$/;
const WIDTHS = [4, 6, 9, 12, 16, 20] as const;
const LEVEL_OF_WIDTH: Readonly<Record<number, number>> = { 4: 1, 6: 2, 9: 3, 12: 4, 16: 5, 20: 6 };

export function parseAreaCode(text: string, path: readonly string[] = []): Result<AreaCode> {
  return PATTERN.test(text)
    ? ok(text as AreaCode)
    : refuse('INVALID_AREA_CODE', { path, value: text.slice(0, 40) });
}

export function isAreaCode(text: string): text is AreaCode {
  return PATTERN.test(text);
}

/** 1 for a city … 4 for a community, 5 for a grid, 6 for a micro-grid. */
export function areaLevelOf(code: AreaCode): number {
  return LEVEL_OF_WIDTH[code.length] ?? 0;
}

/** Statistical codes 400–599 at the third level are functional areas: never counted as subdistricts. */
export function areaKindOf(code: AreaCode): AreaKind {
  switch (areaLevelOf(code)) {
    case 1:
      return 'CITY';
    case 2:
      return 'DISTRICT';
    case 3:
      return code[6] === '4' || code[6] === '5' ? 'FUNCTIONAL_AREA' : 'SUBDISTRICT';
    case 4:
      return 'COMMUNITY';
    case 5:
      return 'GRID';
    default:
      return 'MICRO_GRID';
  }
}

export function parentOf(code: AreaCode): AreaCode | null {
  const width = WIDTHS[areaLevelOf(code) - 2];
  return width === undefined ? null : (code.slice(0, width) as AreaCode);
}

/** The area itself and everything above it, the city first. */
export function lineageOf(code: AreaCode): AreaCode[] {
  return WIDTHS.filter((width) => width <= code.length).map(
    (width) => code.slice(0, width) as AreaCode,
  );
}

/** Whether `code` is `area` or lies inside it. */
export function isWithin(code: string, area: string): boolean {
  return code.startsWith(area);
}

/**
 * The half-open range of codes of an area and all it contains, under byte order (`COLLATE "C"`).
 * Fixed widths make a plain prefix exact: `320104001` can never be the start of `3201040010…` of another
 * subdistrict, so no delimiter is needed; a property test holds this.
 */
export function areaRange(area: string): { from: string; below: string } {
  return { from: area, below: `${area}~` };
}
