import type { AreaCode } from '@gezhi/kernel';

/** Kinds of organisation, as `OrgKind` of spec/kernel.md. */
export const ORGANIZATION_KINDS = [
  'PARTY_ORG',
  'GOV_DEPARTMENT',
  'SUBDISTRICT_OFFICE',
  'ENFORCEMENT_BUREAU',
  'COMMAND_CENTER',
  'SERVICE_CENTER',
  'RESIDENT_COMMITTEE',
  'PUBLIC_INSTITUTION',
  'UTILITY',
  'PROPERTY_COMPANY',
  'OWNERS_COMMITTEE',
  'SOCIAL_ORG',
  'ENTERPRISE',
  'RESIDENT_UNIT',
] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** One organisation of the plan; party-building owns the row, everybody else refers to `id`. */
export interface OrganizationPlan {
  readonly id: string;
  /** A path that says who it is: `district/urban-management`, `subdistrict/320104001/command-centre`. Unique. */
  readonly key: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly parentId: string | null;
  /** The area it serves or stands in. */
  readonly areaCode: AreaCode;
  /** The department whose work it does, `URBAN_MANAGEMENT` at every level; null for units outside government. */
  readonly departmentCode: string | null;
  /** Synthetic; null for internal parts of a body and for party organisations. */
  readonly uscc: string | null;
}

/** Units that stand in a community without being governed by it (驻区单位) and may join its alliance. */
export type ResidentUnitSort =
  | 'SCHOOL'
  | 'HOSPITAL'
  | 'BANK'
  | 'LAW_FIRM'
  | 'PROPERTY_COMPANY'
  | 'SHOPPING_CENTRE'
  | 'OFFICE_BUILDING'
  | 'MARKET'
  | 'HOTEL'
  | 'INDUSTRIAL_PARK'
  | 'PARK'
  | 'CONSTRUCTION_SITE'
  | 'TRANSPORT_HUB';

export interface ResidentUnitPlan {
  readonly organization: OrganizationPlan;
  readonly sort: ResidentUnitSort;
  readonly communityCode: AreaCode;
}

/** What an approval is about, in the one-seal reform (一枚印章管审批). */
export type ApprovalField = 'MARKET_ACCESS' | 'INVESTMENT' | 'SOCIAL';
