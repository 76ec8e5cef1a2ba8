import type { Shape } from './shape';
import { propertyOf } from './source-text';
import type { SourceText } from './source-text';

/** What a gathering function is told: where objects are and what to do with each. */
export interface Gathering {
  readonly path: readonly string[];
  readonly shape: Shape;
  /** Name of the function that makes a representation; null when any object will do. */
  readonly represent: string | null;
  /** Whether equal objects become one; not where somebody holds on to them. Default true. */
  readonly joinsEqual?: boolean;
}

/**
 * Generates `gather(root, list, part, visit)`: walks to all objects at a path, each once, and hands
 * them to `part` with the number of their representation in `list`.
 *
 * Two objects of one path with equal representations and equal contents are one from then on: their
 * holders point to the first. What is asked later about them is asked, joined and written once.
 */
export function writeGathering(
  source: SourceText,
  { path, shape, represent, joinsEqual = true }: Gathering,
): string {
  const joins = represent !== null && joinsEqual && path.length > 0;
  const same = joins ? writeEquality(source, shape) : null;
  const name = source.fresh('gather');

  function step(index: number, value: string, holder: string): void {
    const element = path[index];
    if (element === undefined) {
      source.block(
        `if (isObject(${value}) && !Array.isArray(${value}) && ${value}.$visit !== visit)`,
        () => {
          source.line(`${value}.$visit = visit;`);
          found(value, holder);
        },
      );
    } else if (element === '@') {
      source.block(`if (Array.isArray(${value}))`, () => {
        const i = source.fresh('i');
        const item = source.fresh('v');
        source.block(`for (let ${i} = 0; ${i} < ${value}.length; ${i}++)`, () => {
          source.line(`const ${item} = ${value}[${i}];`);
          step(index + 1, item, `${value}[${i}]`);
        });
      });
    } else {
      const below = source.fresh('v');
      const place = `${value}.${propertyOf(element)}`;
      source.block(`if (isObject(${value}) && ${value}.$visit !== visit)`, () => {
        source.line(`${value}.$visit = visit;`);
        source.line(`const ${below} = ${place};`);
        step(index + 1, below, place);
      });
    }
  }

  function found(value: string, holder: string): void {
    if (represent === null) {
      source.line(`part.add(${value}, 0);`);
      return;
    }
    source.line(`const text = ${represent}(${value});`);
    source.block('if (text !== null)', () => {
      source.line('const index = list.add(text);');
      if (same === null) source.line(`part.add(${value}, index);`);
      else {
        source.line('const first = part.first(index);');
        source.line(`if (first !== undefined && ${same}(first, ${value})) ${holder} = first;`);
        source.line(`else part.add(${value}, index);`);
      }
    });
  }

  source.block(`function ${name}(root, list, part, visit)`, () => step(0, 'root', 'root'));
  return name;
}

function writeEquality(source: SourceText, shape: Shape): string {
  const name = source.fresh('same');
  const fields = [...shape.fields.keys()].map(propertyOf);
  const tests = fields.map((field) => `a.${field} === b.${field}`);
  source.line(`function ${name}(a, b) { return ${tests.join(' && ') || 'true'}; }`);
  return name;
}
