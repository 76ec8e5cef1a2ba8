import fc from 'fast-check';
import type { AreaCode } from './area-code';
import {
  areaKindOf,
  areaLevelOf,
  areaRange,
  isAreaCode,
  isWithin,
  lineageOf,
  parentOf,
  parseAreaCode,
} from './area-code';

const digits = (width: number) =>
  fc.integer({ min: 0, max: 10 ** width - 1 }).map((value) => String(value).padStart(width, '0'));

/** Any valid code, drawn from few values so that relations between two of them are common. */
const anyCode: fc.Arbitrary<AreaCode> = fc
  .tuple(
    fc.constantFrom('3201', '3202'),
    fc.constantFrom('04', '05'),
    fc.constantFrom('001', '010', '400'),
    fc.constantFrom('001', '010'),
    fc.constantFrom('C001', 'C010', 'D001'),
    fc.constantFrom('M001', 'M010'),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(([...parts]) => parts.slice(0, parts[6] as number).join('') as AreaCode);

describe('an area code', () => {
  it('has one fixed width for each level', () => {
    const levels = [
      '3201',
      '320104',
      '320104001',
      '320104001001',
      '320104001001C001',
      '320104001001C001M001',
    ];
    expect(levels.map((code) => areaLevelOf(code as AreaCode))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(levels.map((code) => areaKindOf(code as AreaCode))).toEqual([
      'CITY',
      'DISTRICT',
      'SUBDISTRICT',
      'COMMUNITY',
      'GRID',
      'MICRO_GRID',
    ]);
  });

  it('tells the four 400-series areas of Qinhuai from subdistricts', () => {
    expect(['320104400', '320104403'].map((code) => areaKindOf(code as AreaCode))).toEqual([
      'FUNCTIONAL_AREA',
      'FUNCTIONAL_AREA',
    ]);
  });

  it.each([
    '',
    '32',
    '32010',
    '3201040',
    '320104001001X001',
    '320104001001C01',
    '320104001001C001M1',
    '320104001 ',
  ])('refuses %j and names the path', (text) => {
    expect(parseAreaCode(text, ['input', 'areaCode'])).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID_AREA_CODE', path: ['input', 'areaCode'] },
    });
  });

  it('lies within exactly the areas of its lineage', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (code, area) => {
        expect(isWithin(code, area)).toBe(lineageOf(code).includes(area));
      }),
    );
  });

  it('has a range of codes that holds the area and all below it, and nothing else', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (code, area) => {
        const { from, below } = areaRange(area);
        expect(code >= from && code < below).toBe(isWithin(code, area));
      }),
    );
  });

  it('has a parent one level up, until the city', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const parent = parentOf(code);
        if (parent === null) expect(areaKindOf(code)).toBe('CITY');
        else expect(areaLevelOf(parent)).toBe(areaLevelOf(code) - 1);
      }),
    );
  });

  it('is recognised in any text of digits only when its width is that of a level', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 14 }).chain((width) => digits(width)),
        (text) => expect(isAreaCode(text)).toBe([4, 6, 9, 12].includes(text.length)),
      ),
    );
  });
});
