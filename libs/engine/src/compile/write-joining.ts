import type { SelectedFields } from './selected-fields';
import type { Shape } from './shape';
import { propertyOf } from './source-text';
import type { SourceText } from './source-text';
import { read } from './write-objects';
import type { ObjectWriter } from './write-objects';

/**
 * Generates `join(part, entities)`: adds to each object gathered what was answered about it. Objects
 * below an entity are made once and stand in all places of it, where no other fetch adds to them
 * by another representation. What keeps takes nothing away. Gives back how many entities were no objects.
 */
export function writeJoining(
  source: SourceText,
  objects: ObjectWriter,
  shape: Shape,
  fields: SelectedFields,
  keeps = false,
): string {
  const belowOnce: [string, string][] = [];
  const each = new Map(fields);
  for (const [name, field] of fields) {
    const below = shape.child(name);
    if (field.fields === null || below === undefined) continue;
    if ((shape.fields.get(name)?.broughtBy.size ?? 0) > 1) continue;
    each.delete(name);
    belowOnce.push([propertyOf(name), `${objects.take(below, field.fields)}(${read('e', field)})`]);
  }
  const assign = objects.assignments(shape, each, 'o', 'e', keeps);
  const name = source.fresh('join');
  source.block(`function ${name}(part, entities)`, () => {
    source.line('const { targets, indices } = part;');
    if (belowOnce.length > 0) source.line('const made = new Array(entities.length);');
    source.line('let wrong = 0;');
    source.block('for (let i = 0; i < targets.length; i++)', () => {
      source.line('const index = indices[i];');
      source.line('const e = entities[index];');
      source.line('if (e === null || e === undefined) continue;');
      source.line('if (typeof e !== "object" || Array.isArray(e)) { wrong++; continue; }');
      source.line('const o = targets[i];');
      assign();
      if (belowOnce.length === 0) return;
      source.line('let m = made[index];');
      const values = belowOnce.map(([property, value]) => `${property}: ${value}`);
      source.line(`if (m === undefined) m = made[index] = { ${values.join(', ')} };`);
      for (const [property] of belowOnce) {
        source.line(`if (m.${property} !== undefined) o.${property} = m.${property};`);
      }
    });
    source.line('return wrong;');
  });
  return name;
}
