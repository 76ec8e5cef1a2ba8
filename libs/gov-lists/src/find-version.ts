import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { ListVersion } from './list-version';

export function findVersion<V extends ListVersion>(
  versions: readonly V[],
  number: number,
): Result<V> {
  const found = versions.find(({ version }) => version === number);
  return found ? ok(found) : refuse('NOT_FOUND', { type: 'GovListVersion', id: number });
}
