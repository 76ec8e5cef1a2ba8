import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { ListVersion } from './list-version';

/** A new draft, and the version whose items it begins with. */
export interface NewDraft extends ListVersion {
  readonly state: 'DRAFT';
  readonly effectiveFrom: null;
  readonly effectiveTo: null;
  /** Copy the items of this version; null for the first draft of a list. */
  readonly basedOn: number | null;
}

/** How a list is changed: a new draft one version on, beginning with what was published last. */
export function startDraft(versions: readonly ListVersion[]): Result<NewDraft> {
  const draft = versions.find(({ state }) => state === 'DRAFT');
  if (draft) return refuse('GOV_LIST_DRAFT_EXISTS', { version: draft.version });
  const latest = versions.reduce((most, { version }) => Math.max(most, version), 0);
  return ok({
    version: latest + 1,
    state: 'DRAFT',
    effectiveFrom: null,
    effectiveTo: null,
    basedOn: versions.find(({ state }) => state === 'PUBLISHED')?.version ?? (latest || null),
  });
}

/** Lets only a draft be edited: a published version is immutable. */
export function requireDraft(version: Pick<ListVersion, 'version' | 'state'>): Result<void> {
  if (version.state === 'DRAFT') return ok();
  return refuse('GOV_LIST_IMMUTABLE', { version: version.version, state: version.state });
}
