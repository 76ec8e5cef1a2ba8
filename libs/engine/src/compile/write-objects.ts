import type { SelectedField, SelectedFields } from './selected-fields';
import type { Shape } from './shape';
import { propertyOf, readOwn } from './source-text';
import type { SourceText } from './source-text';

/*
 * Generated functions that take what a subgraph answered into objects of our own:
 *   take(v)      makes our object, or list of objects, of an answered one
 *   merge(o, v)  adds what was answered to what is there, as the later one wins; or, kept, as what is there
 *                stays: what is answered later takes nothing away from what is answered at once
 * What is neither object nor list nor null where an object belongs is kept as it is: the writer,
 * which knows the types, tells. Answers are only read, for several requests may share one.
 */

/** Properties objects have beside fields: last visit, and the text they were last written as. */
export const OWN_PROPERTIES = '$visit: 0, $writer: 0, $text: ""';

export class ObjectWriter {
  private readonly takes = new Map<SelectedFields, string>();
  private readonly merges = new Map<SelectedFields, string>();
  private readonly keeping = new Map<SelectedFields, string>();

  constructor(private readonly source: SourceText) {}

  /** The expression of an object with nothing in it. */
  empty(shape: Shape): string {
    const names = [...shape.fields.keys()].map((name) => `${propertyOf(name)}: undefined`);
    return `{ ${[OWN_PROPERTIES, ...names].join(', ')} }`;
  }

  take(shape: Shape, fields: SelectedFields): string {
    const known = this.takes.get(fields);
    if (known !== undefined) return known;
    const name = this.source.fresh('take');
    this.takes.set(fields, name);
    const values = [...shape.fields.keys()].map((each) => {
      const field = fields.get(each);
      const value = field === undefined ? 'undefined' : this.taken(shape, each, field);
      return `${propertyOf(each)}: ${value}`;
    });
    this.source.block(`function ${name}(v)`, () => {
      this.source.line('if (v === null || typeof v !== "object") return v;');
      this.source.block('if (Array.isArray(v))', () => {
        this.source.line('const list = new Array(v.length);');
        this.source.line(`for (let i = 0; i < v.length; i++) list[i] = ${name}(v[i]);`);
        this.source.line('return list;');
      });
      this.source.line(`return { ${[OWN_PROPERTIES, ...values].join(', ')} };`);
    });
    return name;
  }

  merge(shape: Shape, fields: SelectedFields, keeps = false): string {
    const merges = keeps ? this.keeping : this.merges;
    const known = merges.get(fields);
    if (known !== undefined) return known;
    const name = this.source.fresh(keeps ? 'keep' : 'merge');
    merges.set(fields, name);
    const take = this.take(shape, fields);
    const write = this.assignments(shape, fields, 'o', 'v', keeps);
    this.source.block(`function ${name}(o, v)`, () => {
      if (keeps) {
        this.source.line(`if (o === undefined) return ${take}(v);`);
        this.source.line('if (!isObject(o) || !isObject(v)) return o;');
        this.source.line('if (Array.isArray(o) !== Array.isArray(v)) return o;');
        this.source.line('if (Array.isArray(o) && o.length !== v.length) return o;');
      }
      this.source.line('if (v === undefined) return o;');
      this.source.line(
        `if (v === null || typeof v !== "object" || !isObject(o)) return ${take}(v);`,
      );
      this.source.block('if (Array.isArray(v))', () => {
        this.source.line(`if (!Array.isArray(o) || o.length !== v.length) return ${take}(v);`);
        this.source.line(`for (let i = 0; i < v.length; i++) o[i] = ${name}(o[i], v[i]);`);
        this.source.line('return o;');
      });
      this.source.line(`if (Array.isArray(o)) return ${take}(v);`);
      write();
      this.source.line('return o;');
    });
    return name;
  }

  /** Writes statements that add the fields of `from`, an answered object, to `to`, one of ours. */
  assignments(
    shape: Shape,
    fields: SelectedFields,
    to: string,
    from: string,
    keeps = false,
  ): () => void {
    const statements = [...fields].map(([name, field]) => {
      const target = `${to}.${propertyOf(name)}`;
      const below = shape.child(name);
      if (field.fields !== null && below !== undefined) {
        const merge = this.merge(below, field.fields, keeps);
        return `${target} = ${merge}(${target}, ${read(from, field)});`;
      }
      const value = this.source.fresh('x');
      const when = keeps ? `${target} === undefined` : `${value} !== undefined`;
      return `const ${value} = ${read(from, field)}; if (${when}) ${target} = ${value};`;
    });
    return () => statements.forEach((statement) => this.source.line(statement));
  }

  private taken(shape: Shape, name: string, field: SelectedField): string {
    const below = shape.child(name);
    if (field.fields === null || below === undefined) return read('v', field);
    return `${this.take(below, field.fields)}(${read('v', field)})`;
  }
}

export function read(from: string, { sources }: SelectedField): string {
  return sources.map((source) => readOwn(from, source)).join(' ?? ');
}
