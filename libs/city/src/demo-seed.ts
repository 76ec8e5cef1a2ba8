import type { CityPlan } from './city-plan';

/** The rows of one table of a demonstration, made one at a time so that large tables need little memory. */
export interface DemoTable {
  /** The entity class; its own columns are loaded, relations by their key columns. */
  readonly entity: new () => object;
  readonly rows: Iterable<object>;
  /**
   * The reference seed writes to this table too, so rows may be there before. Any other table that is not empty
   * stops the load: invented rows never mix with somebody's work. Default false.
   */
  readonly besideReference?: boolean;
}

/**
 * What a department makes of the plan: its tables in an order in which every row finds those it refers to.
 * Pure: the same plan gives the same rows.
 */
export type DemoSeed = (plan: CityPlan) => readonly DemoTable[];

/** A table with its rows checked against the entity's type. */
export function demoTable<E extends object>(
  entity: new () => E,
  rows: Iterable<Partial<E>>,
  options: Pick<DemoTable, 'besideReference'> = {},
): DemoTable {
  return { entity, rows, ...options };
}
