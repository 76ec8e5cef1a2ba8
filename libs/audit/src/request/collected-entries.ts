import type { AuditedObject, AuditEntry } from '../record/audit-entry';

/** Objects one record names; what concerns more leaves several records. */
const MOST_OBJECTS = 1_000;

interface Collected {
  readonly entry: AuditEntry;
  readonly objects: Map<string, AuditedObject>;
  readonly fields: Set<string>;
}

/** Facts of one request that are written together: what is said several times of the same matter is one entry. */
export class CollectedEntries {
  private readonly byMatter = new Map<string, Collected>();

  /** `matter` tells which facts are one entry; the first one said is kept, objects and fields add up. */
  add(matter: string, entry: () => AuditEntry, object?: AuditedObject, field?: string): void {
    let known = this.byMatter.get(matter);
    if (!known) {
      known = { entry: entry(), objects: new Map(), fields: new Set() };
      this.byMatter.set(matter, known);
    }
    if (object) known.objects.set(`${object.type} ${object.id}`, object);
    if (field !== undefined) known.fields.add(field);
  }

  /** All entries, and begins anew. */
  take(): AuditEntry[] {
    const entries = [...this.byMatter.values()].flatMap(({ entry, objects, fields }) =>
      sliced({ ...entry, objects: [...objects.values()], fields: [...fields] }),
    );
    this.byMatter.clear();
    return entries;
  }
}

/** An entry of very many objects as several. */
export function sliced(entry: AuditEntry): AuditEntry[] {
  const { objects = [] } = entry;
  const count = Math.max(1, Math.ceil(objects.length / MOST_OBJECTS));
  return Array.from({ length: count }, (_, index) => ({
    ...entry,
    objects: objects.slice(index * MOST_OBJECTS, (index + 1) * MOST_OBJECTS),
  }));
}
