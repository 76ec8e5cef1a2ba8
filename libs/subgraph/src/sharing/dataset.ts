import type { Text } from '@gezhi/kernel';

/**
 * What a field of a dataset asks of an integrator:
 * - `AREA`: a grant that holds the area the field hangs on; refused otherwise.
 * - `ANY`: a grant of the dataset wherever; its areas say which rows. Refused without one.
 * - `OWN`: nothing, because integrators find what they brought themselves here; what others brought needs a grant.
 */
export type DatasetField = 'AREA' | 'ANY' | 'OWN';

/** Rows that are not public and that a department shares by grant (共享数据集). */
export interface Dataset {
  /** As requests name it: `events`. */
  readonly key: string;
  readonly title: Text;
  /** What its rows hold, and what they do not. */
  readonly description: Text;
  /** Where it is read in the graph, by coordinate. */
  readonly fields: Readonly<Record<string, DatasetField>>;
  /** The entity types its rows are, as other departments refer to them. */
  readonly types: readonly string[];
}
