import type { CityPlan, DemoTable } from '@gezhi/city';
import { demoTable } from '@gezhi/city';
import type { ReferenceCopy } from '@gezhi/messaging';
import {
  AREA_TOPIC,
  ORGANIZATION_TOPIC,
  ReferenceArea,
  ReferenceOrganization,
} from '@gezhi/messaging';

const TABLES: Readonly<Record<string, (plan: CityPlan) => DemoTable>> = {
  [AREA_TOPIC.name]: (plan) =>
    demoTable(
      ReferenceArea,
      plan.areas.map(({ code, name, kind, parentCode, validFrom, validTo }) => ({
        ...{ code, name, kind, parentCode, validFrom, validTo },
        version: 1,
      })),
    ),
  [ORGANIZATION_TOPIC.name]: (plan) =>
    demoTable(
      ReferenceOrganization,
      plan.organizations.map(({ id, name, kind, parentId, areaCode }) => ({
        ...{ id, name, kind, parentId, areaCode },
        validFrom: null,
        validTo: null,
        version: 1,
      })),
    ),
};

/** What a department knows of others' lists, as their messages would have told it: loaded at once to save the way. */
export function referenceCopies(plan: CityPlan, copies: readonly ReferenceCopy[]): DemoTable[] {
  return copies.flatMap(({ topic }) => TABLES[topic]?.(plan) ?? []);
}
