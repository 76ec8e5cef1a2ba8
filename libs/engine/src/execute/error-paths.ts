import type { Target } from '../compile/program';
import { propertyOf } from '../compile/source-text';

type Path = readonly (string | number)[];

/** Places found for one error at most: an entity may stand in any number of places. */
const MOST_PLACES = 100;

/** All places at a path of the answer where one of the objects stands, as paths. */
export function placesOf(
  root: Target,
  path: readonly string[],
  objects: ReadonlySet<unknown>,
): readonly Path[] {
  const places: Path[] = [];
  const current: (string | number)[] = [];

  function visit(value: unknown, depth: number): void {
    if (places.length >= MOST_PLACES || typeof value !== 'object' || value === null) return;
    const element = path[depth];
    if (element === undefined) {
      if (objects.has(value)) places.push([...current]);
    } else if (element === '@') {
      if (!Array.isArray(value)) return;
      value.forEach((item, index) => step(index, item, depth));
    } else {
      step(element, (value as Target)[propertyOf(element)], depth);
    }
  }

  function step(key: string | number, value: unknown, depth: number): void {
    current.push(key);
    visit(value, depth + 1);
    current.pop();
  }

  visit(root, 0);
  return places;
}

/** The path as far as it is the same for all objects of a fetch; undefined for none. */
export function knownPath(path: readonly string[]): Path | undefined {
  const end = path.indexOf('@');
  const known = end < 0 ? path : path.slice(0, end);
  return known.length === 0 ? undefined : known;
}
