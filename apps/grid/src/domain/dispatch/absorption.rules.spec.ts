import type { AbsorptionLevel } from '../event/event.codes';
import type { UnitLevel } from '../unit/unit.codes';
import type { Solver } from './absorption.rules';
import { checkAbsorption, deriveAbsorption } from './absorption.rules';

const by = (level: UnitLevel, onTheSpot = false): Solver => ({ level, onTheSpot });

describe('the level that solved a matter', () => {
  it.each<[string, Solver[], AbsorptionLevel | null]>([
    ['of a community', [by('COMMUNITY')], 'COMMUNITY'],
    ['of the grid member who did it on the spot', [by('COMMUNITY', true)], 'GRID'],
    ['of the district, whoever reported the result', [by('DISTRICT', true)], 'DISTRICT'],
    ['of the highest who led a part', [by('COMMUNITY'), by('SUBDISTRICT')], 'SUBDISTRICT'],
    ['of nobody known', [], null],
  ])('is that %s', (_, solvers, level) => {
    expect(deriveAbsorption(solvers)).toBe(level);
  });

  it('is none below the lowest of those who worked on it, and may be above', () => {
    const refused = { ok: false, refusal: { code: 'ABSORPTION_IMPOSSIBLE' } };
    expect(checkAbsorption('SUBDISTRICT', [by('DISTRICT')], [])).toMatchObject(refused);
    expect(checkAbsorption('COMMUNITY', [by('DISTRICT')], ['SUBDISTRICT'])).toMatchObject(refused);
    expect(checkAbsorption('SUBDISTRICT', [by('DISTRICT')], ['SUBDISTRICT'])).toMatchObject({
      ok: true,
    });
    expect(checkAbsorption('CITY', [by('DISTRICT')], [])).toMatchObject({ ok: true });
    expect(checkAbsorption('GRID', [by('COMMUNITY')], [])).toMatchObject({ ok: true });
  });
});
