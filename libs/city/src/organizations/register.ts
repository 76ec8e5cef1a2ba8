import type { AreaCode } from '@gezhi/kernel';
import { organizationId } from './organization-key';
import type { OrganizationKind, OrganizationPlan } from './organization-plan';
import type { UsccPrefix } from './uscc';
import { syntheticUscc } from './uscc';

/** What is known of an organisation before its id and code are worked out. */
export interface OrganizationDraft {
  readonly key: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly areaCode: AreaCode;
  readonly parentKey?: string;
  readonly departmentCode?: string;
  /** Leave out for a body without legal personality of its own. */
  readonly usccPrefix?: UsccPrefix;
}

/** Gives out ids and codes in the order of registration; a key or name used twice is a fault. */
export class OrganizationRegister {
  private readonly byKey = new Map<string, OrganizationPlan>();
  private ordinal: number;

  /** @param firstOrdinal where the synthetic credit codes of this register start, so that two never meet */
  constructor(
    private readonly division: string,
    firstOrdinal: number,
  ) {
    this.ordinal = firstOrdinal;
  }

  add(draft: OrganizationDraft): OrganizationPlan {
    if (this.byKey.has(draft.key)) throw new Error(`Two organisations have the key ${draft.key}`);
    const organization: OrganizationPlan = {
      id: organizationId(draft.key),
      key: draft.key,
      name: draft.name,
      kind: draft.kind,
      parentId: draft.parentKey === undefined ? null : organizationId(draft.parentKey),
      areaCode: draft.areaCode,
      departmentCode: draft.departmentCode ?? null,
      uscc:
        draft.usccPrefix === undefined
          ? null
          : syntheticUscc(draft.usccPrefix, this.division, (this.ordinal += 1)),
    };
    this.byKey.set(draft.key, organization);
    return organization;
  }

  all(): readonly OrganizationPlan[] {
    return [...this.byKey.values()];
  }
}
