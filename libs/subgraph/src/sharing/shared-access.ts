import type { Actor } from '@gezhi/identity';
import type { Clock, Result } from '@gezhi/kernel';
import { refuse } from '@gezhi/kernel';
import type { DataSource } from 'typeorm';

/** Of whom something is read. */
export type SharedOf = { readonly areaCode: string } | { readonly organizationId: string };

/** What a client that reads by grant may read in one request. Everything it does not say yes to is refused. */
export interface SharedAccess {
  /** The rows the database may show, as `dataset:area`. */
  readonly rows: readonly string[];
  /** Whether all of some metrics may be read of an area or organisation. */
  figures(keys: readonly string[], of: SharedOf): Promise<Result<void>>;
  /** Whether the rows of a dataset may be read there; without a place, whether of any. */
  rowsOf(dataset: string, of?: SharedOf): Promise<Result<void>>;
  /** Notes that a dataset may be read here among rows of the client's own. */
  touch(dataset: string): Promise<Result<void>>;
}

/** Looks up what a client may read, once a request, before anything is read. */
export type OpenSharedAccess = (
  actor: Actor,
  at: { readonly dataSource: Pick<DataSource, 'query'>; readonly clock: Clock },
) => Promise<SharedAccess>;

/** A department that shares nothing. */
export const NOTHING_SHARED: SharedAccess = {
  rows: [],
  figures: () => Promise.resolve(refuse('FORBIDDEN', { action: 'read metrics', missing: 'GRANT' })),
  rowsOf: () => Promise.resolve(refuse('FORBIDDEN', { action: 'read dataset', missing: 'GRANT' })),
  touch: () => Promise.resolve(refuse('FORBIDDEN', { action: 'read dataset', missing: 'GRANT' })),
};
