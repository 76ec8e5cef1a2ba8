import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { AbsorptionLevel } from '../event/event.codes';
import { ABSORPTION_LEVELS } from '../event/event.codes';
import type { UnitLevel } from '../unit/unit.codes';

/** Who led a matter or a part of it, and whether a grid member did the work on the spot. */
export interface Solver {
  readonly level: UnitLevel;
  readonly onTheSpot: boolean;
}

/** From the grid up. */
const height = (level: AbsorptionLevel): number => ABSORPTION_LEVELS.codes.indexOf(level);

/** The level that solved a matter, from who led it and its parts: the highest of them. Null when nobody is known. */
export function deriveAbsorption(solvers: readonly Solver[]): AbsorptionLevel | null {
  const levels = solvers.map(({ level, onTheSpot }): AbsorptionLevel =>
    level === 'COMMUNITY' && onTheSpot ? 'GRID' : level,
  );
  return levels.sort((one, other) => height(other) - height(one))[0] ?? null;
}

/**
 * Lets a level be named that somebody who worked on it can have solved it at: none below the lowest of them, or
 * figures would show as absorbed below what was solved above. A community may name its grids.
 */
export function checkAbsorption(
  named: AbsorptionLevel,
  solvers: readonly Solver[],
  helpers: readonly UnitLevel[],
): Result<AbsorptionLevel> {
  const levels: AbsorptionLevel[] = [...solvers.map(({ level }) => level), ...helpers];
  const lowest = levels.sort((one, other) => height(one) - height(other))[0] ?? 'COMMUNITY';
  const least: AbsorptionLevel = lowest === 'COMMUNITY' ? 'GRID' : lowest;
  return height(named) >= height(least)
    ? ok(named)
    : refuse('ABSORPTION_IMPOSSIBLE', {
        path: ['input', 'absorptionLevel'],
        level: named,
        lowest: least,
      });
}
