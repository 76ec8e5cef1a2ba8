import type { AreaCode } from '@gezhi/kernel';
import { stableId } from '../random/stable-id';

/** The id of the organisation with this key: the same in every seed. */
export function organizationId(key: string): string {
  return stableId(`organization/${key}`);
}

/** The key of the branch of a grid (网格党支部). */
export function branchKey(gridCode: AreaCode): string {
  return `party/${gridCode}`;
}
