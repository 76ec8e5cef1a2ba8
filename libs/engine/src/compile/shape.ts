import type { Fetch } from './fetches';
import { selectedFields } from './selected-fields';
import type { SelectedFields } from './selected-fields';

/**
 * What may stand at one place of the answer: all fields any fetch brings there. Objects of one place
 * are made with all of them, so that the engine below sees one kind of object.
 */
export class Shape {
  readonly fields = new Map<string, ShapeField>();
  /** One object may stand in several places of the same path. */
  isShared = false;

  constructor(
    /** For generated names. */
    readonly id: number,
    /** For people: the path. */
    readonly path: string,
  ) {}

  child(name: string): Shape | undefined {
    return this.fields.get(name)?.shape ?? undefined;
  }
}

export interface ShapeField {
  /** Null for a leaf. */
  shape: Shape | null;
  /** Fetches that bring it. */
  readonly broughtBy: Set<number>;
}

/** The shapes of an operation's answer, and what each fetch brings to them. */
export class Shapes {
  readonly all: Shape[] = [];
  readonly root = this.make('');
  private readonly selected = new Map<number, SelectedFields>();

  constructor(fetches: readonly Fetch[]) {
    for (const fetch of fetches) {
      const fields = selectedFields(fetch.selection, fetch.outputRewrites);
      this.selected.set(fetch.id, fields);
      const place = this.at(fetch.path);
      this.add(place, fields, fetch.id);
    }
    for (const fetch of fetches) {
      if (fetch.requires !== null || fetch.path.length > 0) share(this.at(fetch.path));
    }
  }

  /** The shape at a path; made where no fetch has brought anything yet. */
  at(path: readonly string[]): Shape {
    let shape = this.root;
    for (const name of path) {
      if (name === '@') continue;
      shape = this.childOf(shape, name);
    }
    return shape;
  }

  fieldsOf(fetch: Fetch): SelectedFields {
    return this.selected.get(fetch.id) ?? new Map();
  }

  private add(shape: Shape, fields: SelectedFields, fetch: number): void {
    for (const [name, { fields: below }] of fields) {
      const field = shape.fields.get(name) ?? { shape: null, broughtBy: new Set<number>() };
      shape.fields.set(name, field);
      field.broughtBy.add(fetch);
      if (below !== null) this.add(this.childOf(shape, name), below, fetch);
    }
  }

  private childOf(shape: Shape, name: string): Shape {
    const field = shape.fields.get(name) ?? { shape: null, broughtBy: new Set<number>() };
    shape.fields.set(name, field);
    field.shape ??= this.make(shape.path === '' ? name : `${shape.path}.${name}`);
    return field.shape;
  }

  private make(path: string): Shape {
    const shape = new Shape(this.all.length, path);
    this.all.push(shape);
    return shape;
  }
}

function share(shape: Shape): void {
  shape.isShared = true;
  for (const { shape: below } of shape.fields.values()) if (below !== null) share(below);
}
